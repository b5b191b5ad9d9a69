/** Opens what every program stands on: database, queues, files, keys, the guarded door out; and closes it again. */
import { closeJournal } from '#leads'
import type { Config } from '#platform/config'
import { type Ctx, idsOf, system } from '#platform/ctx'
import { openDatabase } from '#platform/db'
import { openEgress } from '#platform/egress'
import { openFiles } from '#platform/files'
import { type JobKind, type JobRunner, openJobs } from '#platform/jobs'
import { openLog } from '#platform/log'
import { migrateDatabase } from '#platform/migrate'
import { openKeys } from '#platform/secrets'

export type Shop = { ctx: Ctx; jobs: JobRunner; close(): Promise<void> }

/** @param worker whether this process also supervises the queues; others just send */
export async function openHouse(config: Config, kinds: JobKind[], { worker }: { worker: boolean }): Promise<Shop> {
  const log = openLog(config.logLevel)
  const keys = openKeys(config)
  const database = await openDatabase(config, log)
  await migrateDatabase(database)
  const jobs = await openJobs(database, kinds, log, { worker })
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
