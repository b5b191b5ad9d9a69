/**
 * Opens everything a running Comptoir needs (database, queues, files, keys, the guarded door out) and
 * closes it again. Programs start here; what each then does is in main.ts.
 */

import { closeJournal, replayJournal } from '#leads'
import type { Config } from '#platform/config'
import { type Ctx, idsOf, system } from '#platform/ctx'
import { openDatabase } from '#platform/db'
import { openEgress } from '#platform/egress'
import { openFiles } from '#platform/files'
import { forgetIdempotencyKeys } from '#platform/idempotency'
import { type JobKind, type JobRunner, openJobs } from '#platform/jobs'
import { openLog } from '#platform/log'
import { postMail } from '#platform/mail'
import { migrateDatabase } from '#platform/migrate'
import { openKeys } from '#platform/secrets'
import { accountsJobs } from '../src/accounts/jobs.ts'
import { deliveryJobs } from '../src/delivery/jobs.ts'
import { leadsJobs } from '../src/leads/jobs.ts'
import { offersJobs } from '../src/offers/jobs.ts'

export type Shop = { ctx: Ctx; jobs: JobRunner; close(): Promise<void> }

export const jobKinds = [
  postMail,
  forgetIdempotencyKeys,
  ...accountsJobs,
  ...deliveryJobs,
  ...leadsJobs,
  ...offersJobs,
] as JobKind[]

/** @param worker whether this process also supervises the queues; web-only processes just send */
export async function openShop(config: Config, { worker = true } = {}): Promise<Shop> {
  const log = openLog(config.logLevel)
  const keys = openKeys(config)
  const database = await openDatabase(config, log)
  await migrateDatabase(database)
  const jobs = await openJobs(database, jobKinds, log, { worker })
  const egress = openEgress(config, log)
  const now = () => new Date()
  const ctx: Ctx = {
    config,
    database,
    db: database.db,
    jobs,
    files: openFiles(config.filesDir),
    keys,
    egress,
    actor: system,
    locale: 'en',
    log,
    now,
    newId: idsOf(now),
  }
  await replayJournal(ctx)
  return {
    ctx,
    jobs,
    async close() {
      await jobs.stop()
      await egress.close()
      await closeJournal(ctx)
      await database.close()
    },
  }
}
