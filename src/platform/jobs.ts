/**
 * Background jobs on pg-boss, on the same database. A job is sent inside the transaction that causes
 * it. Lead deliveries are not jobs: their rows are their own queue (see #delivery).
 */
import { sql } from 'drizzle-orm'
import { fromDrizzle, PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { Ctx } from './ctx.ts'
import type { Database, Db } from './db.ts'
import type { Log } from './log.ts'
import type { Jobs, SendOptions } from './queue.ts'
import { toldError } from './told-error.ts'

export type { Jobs } from './queue.ts'

export type JobKind<T extends object = object> = {
  name: string
  data: z.ZodType<T>
  run(ctx: Ctx, data: T): Promise<void>
  /** Tries after the first, with doubling seconds between. Default 5. */
  retryLimit: number
  /** Seconds without a heartbeat after which a killed worker's job is given to another. Default 30. */
  heartbeatSeconds: number
  /** Cron expression (UTC) when the job also runs by itself. */
  every?: string
}

export function defineJob<T extends object>(
  kind: Pick<JobKind<T>, 'name' | 'data' | 'run'> & Partial<JobKind<T>>,
): JobKind<T> {
  return { retryLimit: 5, heartbeatSeconds: 30, ...kind }
}

/** Sends a job in the caller's transaction: it exists if and only if the rows beside it do. */
export async function sendJob<T extends object>(
  ctx: Pick<Ctx, 'db' | 'jobs'>,
  kind: JobKind<T>,
  data: T,
  options: SendOptions = {},
) {
  await ctx.jobs.send(ctx, kind.name, kind.data.parse(data), options)
}

export type JobRunner = Jobs & {
  /** Starts working; `ctx` is the context jobs run in. */
  work(ctx: Ctx): Promise<void>
  /** Jobs that are not done, those in work included: what a backup keeps. */
  unfinished(db: Db): Promise<UnfinishedJob[]>
  /** Sends them again, in the caller's transaction. */
  resume(ctx: { db: Db }, jobs: UnfinishedJob[]): Promise<void>
  stop(): Promise<void>
}

export type UnfinishedJob = { id: string; name: string; data: object; startAfter: string; singletonKey: string | null }

// Asking for any job makes pg-boss remember the queue it is asked in.
const noJob = '00000000-0000-0000-0000-000000000000'

/**
 * Opens the queues. Every queue must exist, and be known to pg-boss, before the first request: sending
 * to a queue it has not seen makes it look the queue up on a second connection, and PGlite has only
 * one; inside a transaction that would wait for itself for ever.
 */
export async function openJobs(
  database: Database,
  kinds: JobKind<never>[] | JobKind[],
  log: Log,
  { worker = true } = {},
): Promise<JobRunner> {
  const all = kinds as JobKind[]
  const boss = new PgBoss({
    db: { executeSql: (text, values) => database.pool.query(text, values as unknown[]) },
    schema: 'pgboss',
    supervise: worker,
    schedule: worker,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    queueCacheIntervalSeconds: 60,
    cronMonitorIntervalSeconds: 30,
  })
  boss.on('error', (error) => log.warn({ err: error.message }, 'job queue'))
  await boss.start()
  for (const kind of all) {
    const options = {
      retryLimit: kind.retryLimit,
      retryDelay: 1,
      retryBackoff: true,
      retryDelayMax: 600,
      heartbeatSeconds: kind.heartbeatSeconds,
      expireInSeconds: 3600,
      retentionSeconds: 14 * 86_400,
      deleteAfterSeconds: 3 * 86_400,
    }
    if (await boss.getQueue(kind.name)) await boss.updateQueue(kind.name, options)
    else await boss.createQueue(kind.name, options)
    await boss.getJobById(kind.name, noJob)
  }
  return {
    async send(ctx, name, data, options) {
      await boss.send(name, data, { ...options, db: fromDrizzle(ctx.db, sql) })
    },
    async work(ctx) {
      for (const kind of all) {
        await boss.work(kind.name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([job]) => {
          if (!job) return
          const jobCtx = { ...ctx, log: ctx.log.child({ job: kind.name, jobId: job.id }) }
          try {
            await kind.run(jobCtx, kind.data.parse(job.data ?? {}))
          } catch (error) {
            jobCtx.log.warn({ err: error }, 'a job failed; it is tried again while it has tries left')
            // The queue keeps what is thrown beside the job, for days: no place for the values of a failed query.
            throw Object.assign(new Error(), toldError(error))
          }
        })
        if (kind.every) await boss.schedule(kind.name, kind.every, {})
      }
    },
    async unfinished(db) {
      const { rows } = await db.execute<UnfinishedJob>(sql`
        select id, name, data, 
          to_char(start_after at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startAfter",
          singleton_key as "singletonKey" from pgboss.job
        where state in ('created', 'retry', 'active') and name in ${all.map((kind) => kind.name)}
        order by created_on, id`)
      return rows
    },
    async resume(ctx, jobs) {
      for (const [name, same] of Map.groupBy(jobs, (job) => job.name)) {
        const again = same.map(({ id, data, startAfter, singletonKey }) => ({
          id,
          data,
          startAfter,
          ...(singletonKey !== null && { singletonKey }),
        }))
        await boss.insert(name, again, { db: fromDrizzle(ctx.db, sql) })
      }
    },
    async counts() {
      const queues = await boss.getQueues(all.map((kind) => kind.name))
      return queues.map((q) => ({ name: q.name, queued: q.queuedCount, active: q.activeCount, failed: q.failedCount }))
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000, close: false }),
  }
}
