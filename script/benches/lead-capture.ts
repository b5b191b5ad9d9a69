/**
 * Leads kept per second, durable, beside the raw limit: bare single-row durable inserts of the same bytes
 * through the same driver at the same concurrency, measured in turn with it. Then the time to accept a
 * lead at half of that load. node script/benches/lead-capture.ts [seconds per round]
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { fullSpeed, median, percentile, steadyRate } from './lead/pace.ts'
import { aBenchShop, captureOne, type DatabaseKind, databaseKinds } from './lead/shop.ts'

const SECONDS = Number(process.argv[2] ?? 4)
const ROUNDS = 3
const CONCURRENCY = 128

async function measure(kind: DatabaseKind) {
  const { ctx, close } = await aBenchShop(kind)
  await ctx.db.execute(sql`create table bare (id uuid primary key, body jsonb not null)`)
  const body = JSON.stringify(await captureOne(ctx))
  const insert = () => ctx.database.pool.query('insert into bare (id, body) values ($1, $2)', [randomUUID(), body])
  const capture = () => captureOne(ctx)

  await fullSpeed(1, CONCURRENCY, insert)
  await fullSpeed(1, CONCURRENCY, capture)
  const raw: number[] = []
  const captured: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    raw.push(await fullSpeed(SECONDS, CONCURRENCY, insert))
    captured.push(await fullSpeed(SECONDS, CONCURRENCY, capture))
  }
  const capturePerSecond = Math.round(median(captured))
  const rawPerSecond = Math.round(median(raw))
  const halfLoad = Math.floor(capturePerSecond / 2)
  const accepted = await steadyRate(SECONDS * 2, halfLoad, capture)
  const leads = (await ctx.db.execute<{ n: number }>(sql`select count(*)::int as n from leads`)).rows[0]!.n
  await close()
  return {
    database: kind,
    capturePerSecond,
    rawPerSecond,
    ratio: Math.round((capturePerSecond / rawPerSecond) * 100) / 100,
    acceptAtHalfLoad: { perSecond: halfLoad, p50Ms: percentile(accepted, 0.5), p99Ms: percentile(accepted, 0.99) },
    leads,
  }
}

const results = []
for (const kind of databaseKinds) results.push(await measure(kind))
const limits = { ratio: 0.4, acceptP99Ms: 50 }
process.stdout.write(
  `${JSON.stringify({ bench: 'lead-capture', limits, concurrency: CONCURRENCY, results }, null, 2)}\n`,
)
const isMissed = results.some((r) => r.ratio < limits.ratio || r.acceptAtHalfLoad.p99Ms > limits.acceptP99Ms)
if (isMissed) process.exitCode = 1
