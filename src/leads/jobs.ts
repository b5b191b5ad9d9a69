/** Background work of this room. */
import { z } from 'zod'
import { defineJob, type JobKind } from '#platform/jobs'
import { trimJournal } from './journal.ts'
import { eraseExpiredLeads, forgetTraces } from './retention.ts'

const nothing = z.object({})

export const eraseExpired = defineJob({
  name: 'leads.erase-expired',
  data: nothing,
  every: '23 2 * * *',
  async run(ctx) {
    await eraseExpiredLeads(ctx)
  },
})

export const forget = defineJob({
  name: 'leads.forget-traces',
  data: nothing,
  every: '41 * * * *',
  run: (ctx) => forgetTraces(ctx),
})

export const trim = defineJob({
  name: 'leads.trim-journal',
  data: nothing,
  every: '*/10 * * * *',
  async run(ctx) {
    await trimJournal(ctx)
  },
})

export const leadsJobs = [eraseExpired, forget, trim] as JobKind[]
