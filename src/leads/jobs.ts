/** Background work of this room. */
import { z } from 'zod'
import { defineJob, type JobKind } from '#platform/jobs'
import { askToConfirm, askToConfirmJob } from './ask-to-confirm.ts'
import { watchClocks } from './clock.ts'
import { mailDigests } from './digest.ts'
import { settleErasures } from './erase.ts'
import { tellErasedJob } from './erasure-jobs.ts'
import { makeExportJob } from './export-job.ts'
import { trimJournal } from './journal.ts'
import { lookUpJob } from './look-up.ts'
import { remindNowhere } from './nowhere.ts'
import { sendPathMails } from './path-mails.ts'
import { rescoreJob, rescoreWaiting } from './rescore.ts'
import { eraseExpiredLeads, forgetTraces } from './retention.ts'
import { routeNewLeads } from './route.ts'

const nothing = z.object({})

const eraseExpired = defineJob({
  name: 'leads.erase-expired',
  data: nothing,
  every: '23 2 * * *',
  async run(ctx) {
    await eraseExpiredLeads(ctx)
  },
})

const forget = defineJob({
  name: 'leads.forget-traces',
  data: nothing,
  every: '41 * * * *',
  run: (ctx) => forgetTraces(ctx),
})

const trim = defineJob({
  name: 'leads.trim-journal',
  data: nothing,
  every: '*/10 * * * *',
  async run(ctx) {
    await trimJournal(ctx)
  },
})

/** Puts new leads on their paths, then looks at the clocks and at mails that are due. */
const work = defineJob({
  name: 'leads.work',
  data: nothing,
  every: '* * * * *',
  async run(ctx) {
    await routeNewLeads(ctx)
    await watchClocks(ctx)
    await sendPathMails(ctx)
    await askToConfirm(ctx)
  },
})

/** What is mailed by the hour, the day and the week. */
const digest = defineJob({
  name: 'leads.digest',
  data: nothing,
  every: '5 * * * *',
  async run(ctx) {
    await mailDigests(ctx)
    await remindNowhere(ctx)
  },
})

const settle = defineJob({
  name: 'leads.settle-erasures',
  data: nothing,
  every: '*/5 * * * *',
  run: (ctx) => settleErasures(ctx),
})

/** Waiting takes points away. */
const rescoreNightly = defineJob({
  name: 'leads.rescore-waiting',
  data: nothing,
  every: '11 1 * * *',
  run: (ctx) => rescoreWaiting(ctx),
})

export const leadsJobs = [
  eraseExpired,
  forget,
  trim,
  work,
  digest,
  settle,
  tellErasedJob,
  makeExportJob,
  lookUpJob,
  askToConfirmJob,
  rescoreJob,
  rescoreNightly,
] as JobKind[]
