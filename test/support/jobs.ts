/**
 * The job queue of a test: the same promise as pg-boss (a job exists if and only if its transaction
 * commits), kept in a table of the test's own database, worked off in order when the test says so.
 * The real queue has its own tests in src/platform/jobs.test.ts.
 */
import { sql } from 'drizzle-orm'
import type { Ctx } from '../../src/platform/ctx.ts'
import type { JobKind, Jobs } from '../../src/platform/jobs.ts'

export type { JobKind }

export function openTestJobs(kinds: JobKind[]): Jobs & { run(ctx: Ctx): Promise<void> } {
  const byName = new Map(kinds.map((kind) => [kind.name, kind]))
  return {
    async send(ctx, name, data, options) {
      await ctx.db.execute(sql`create table if not exists test_jobs
        (id bigserial primary key, name text not null, data jsonb not null, start_after timestamptz, singleton_key text)`)
      await ctx.db.execute(sql`insert into test_jobs (name, data, start_after, singleton_key)
        select ${name}, ${JSON.stringify(data)}::jsonb, ${options.startAfter?.toISOString() ?? null}, ${options.singletonKey ?? null}
        where ${options.singletonKey ?? null}::text is null
           or not exists (select from test_jobs where name = ${name} and singleton_key = ${options.singletonKey ?? null})`)
    },
    counts: async () => [],
    async run(ctx) {
      const exists = await ctx.db.execute(sql`select to_regclass('test_jobs') is not null as there`)
      if (!exists.rows[0]?.there) return
      for (;;) {
        const { rows } = await ctx.db.execute(sql`delete from test_jobs where id = (
            select id from test_jobs where start_after is null or start_after <= ${ctx.now().toISOString()} order by id limit 1)
          returning name, data`)
        const job = rows[0] as { name: string; data: object } | undefined
        if (!job) return
        const kind = byName.get(job.name)
        if (kind) await kind.run(ctx, kind.data.parse(job.data))
      }
    },
  }
}
