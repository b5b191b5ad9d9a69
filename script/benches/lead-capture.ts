/**
 * Leads kept per second, durable, beside the raw limit: bare single-row durable inserts of the same bytes
 * through the same driver at the same concurrency, measured in turn with it. Then the time to accept a
 * lead at half of that load, and at half of the load that the limit asks for, beside what a bare insert takes at the
 * same rate; what the disk takes to keep as many bytes as a group of leads has; and how evenly the machine computes by
 * itself. Of several rounds each figure is the median: a shared machine stands still now and then. node script/benches/lead-capture.ts [pglite | postgres | both] [seconds per round]
 */
import { randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { fullSpeed, median, percentile, steadyRate } from './lead/pace.ts'
import { aBenchShop, captureOne, type DatabaseKind, kindsIn } from './lead/shop.ts'
import { steadiness } from './lead/steadiness.ts'

const SECONDS = Number(process.argv[3] ?? 4)
const ROUNDS = 3
const CONCURRENCY = 128
const limits = { ratio: 0.4, acceptP99Ms: 50 }

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
  // A database that has run for a while writes its log into files that are there; a new one makes each, 16 MB at a time.
  await ctx.db.execute(sql`checkpoint`)
  await steadyRate(1, capturePerSecond / 2, capture)
  const synced = await syncs(SECONDS / 2)
  const atHalfLoad = await atRate(Math.floor(capturePerSecond / 2), capture, insert)
  const atHalfOfLimit = await atRate(Math.floor((rawPerSecond * limits.ratio) / 2), capture, insert)
  const leads = (await ctx.db.execute<{ n: number }>(sql`select count(*)::int as n from leads`)).rows[0]!.n
  await close()
  return {
    database: kind,
    capturePerSecond,
    rawPerSecond,
    ratio: Math.round((capturePerSecond / rawPerSecond) * 100) / 100,
    atHalfLoad,
    atHalfOfLimit,
    rawSync: spreadOf(synced),
    leads,
  }
}

/** Leads accepted at a steady rate, and as many bare rows inserted, in turn. */
async function atRate(perSecond: number, capture: () => Promise<unknown>, insert: () => Promise<unknown>) {
  const accepted: Spread[] = []
  const inserted: Spread[] = []
  for (let round = 0; round < ROUNDS; round++) {
    accepted.push(spreadOf(await steadyRate(SECONDS, perSecond, capture)))
    inserted.push(spreadOf(await steadyRate(SECONDS, perSecond, insert)))
  }
  return { perSecond, accept: middleOf(accepted), raw: middleOf(inserted) }
}

type Spread = { p50Ms: number; p99Ms: number }

function spreadOf(took: number[]): Spread {
  return { p50Ms: percentile(took, 0.5), p99Ms: percentile(took, 0.99) }
}

function middleOf(rounds: Spread[]): Spread & { worstP99Ms: number } {
  const of = (which: keyof Spread) => rounds.map((round) => round[which])
  return { p50Ms: median(of('p50Ms')), p99Ms: median(of('p99Ms')), worstP99Ms: Math.max(...of('p99Ms')) }
}

/** Twenty kilobytes put on the disk, one after the other; the milliseconds of each. */
async function syncs(seconds: number): Promise<number[]> {
  const path = join(tmpdir(), `comptoir-bench-sync-${process.pid}`)
  const file = await open(path, 'w')
  const bytes = Buffer.alloc(20_000, 'x')
  const took: number[] = []
  const end = performance.now() + seconds * 1000
  while (performance.now() < end) {
    const start = performance.now()
    await file.write(bytes)
    await file.datasync()
    took.push(performance.now() - start)
  }
  await file.close()
  await rm(path)
  return took
}

const machine = await steadiness(6)
const results = []
for (const kind of kindsIn(process.argv[2])) results.push(await measure(kind))
process.stdout.write(
  `${JSON.stringify({ bench: 'lead-capture', limits, concurrency: CONCURRENCY, machine, results }, null, 2)}\n`,
)
const isMissed = results.some((r) => r.ratio < limits.ratio || r.atHalfLoad.accept.p99Ms > limits.acceptP99Ms)
if (isMissed) process.exitCode = 1
