/**
 * A shop for a test: a context on a fresh, migrated database with a clock that the test moves. Jobs
 * are real rows in real queues; `shop.runJobs()` works them off, in order, in the test's own time.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../src/platform/config.ts'
import { type Ctx, idsOf, system } from '../../src/platform/ctx.ts'
import { openEgress } from '../../src/platform/egress.ts'
import { openFiles } from '../../src/platform/files.ts'
import { openLog } from '../../src/platform/log.ts'
import { keysFrom } from '../../src/platform/secrets.ts'
import { freshDatabase } from './fresh-database.ts'
import { type JobKind, openTestJobs } from './jobs.ts'

export type TestShop = {
  /** Acts as the system; `as(ctx, actor)` makes somebody else act. */
  ctx: Ctx
  clock: { now(): Date; advance(ms: number): void; set(at: Date | string): void }
  /** Works off every due job, and those they send, until none is due. */
  runJobs(): Promise<void>
  close(): Promise<void>
}

/** @param env configuration keys, as in the environment; @param jobs the jobs that this test works */
export async function aShop({ env = {}, jobs = [] as JobKind[] } = {}): Promise<TestShop> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-shop-'))
  const config = readConfig({
    COMPTOIR_DATA: folder,
    COMPTOIR_LOG_LEVEL: 'silent',
    COMPTOIR_OFFER_LINKS: 'shape',
    ...env,
  })
  const log = openLog(config.logLevel)
  const database = await freshDatabase()
  let time = new Date('2026-03-02T09:00:00.000Z').getTime()
  const now = () => new Date(time)
  const queue = openTestJobs(jobs)
  const egress = openEgress(config, log)
  const ctx: Ctx = {
    config,
    database,
    db: database.db,
    jobs: queue,
    files: openFiles(config.filesDir),
    keys: keysFrom(Buffer.from('a test instance has a key that everybody knows')),
    egress,
    actor: system,
    locale: 'en',
    log,
    now,
    newId: idsOf(now),
  }
  return {
    ctx,
    clock: {
      now,
      advance: (ms) => {
        time += ms
      },
      set: (at) => {
        time = new Date(at).getTime()
      },
    },
    runJobs: () => queue.run(ctx),
    async close() {
      await egress.close()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
