/**
 * The usage report of one publisher over twelve months and ten million rows of usage, by three dimensions, on
 * PostgreSQL: from totals of months; what totalling costs; and the same question put to the rows themselves.
 */
import { sql } from 'drizzle-orm'
import { usageReport } from '../../src/attribution/index.ts'
import { totalMonth } from '../../src/attribution/rollup.ts'
import { aBenchShop } from './lead/shop.ts'

const rows = Number(process.argv[2] ?? 10_000_000)
const limitMs = 500
const publisherId = 'fabrikam'
const months = Array.from({ length: 12 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}-01`)

const { ctx, close } = await aBenchShop('postgres')
try {
  const generated = await timed(generate)
  const totals: number[] = []
  for (const month of months) totals.push(await timed(() => totalMonth(ctx, publisherId, month)))
  await ctx.db.execute(sql`vacuum analyze attribution_rollups`)
  const kept = await ctx.db.execute<{ n: string }>(sql`select count(*) as n from attribution_rollups`)
  const query = { publisherId, by: ['guid', 'resourceType', 'month'] as const, from: months[0]!, to: months[11]! }
  let reported = 0
  const times: number[] = []
  for (let i = 0; i < 12; i++)
    times.push(
      await timed(async () => {
        const { rows } = await usageReport(ctx, { ...query, by: [...query.by], limit: 100_000 })
        reported = rows.length
      }),
    )
  const filtered = await timed(() =>
    usageReport(ctx, { ...query, by: ['region', 'channel', 'month'], filter: { currency: ['EUR'] } }),
  )
  const raw = await timed(() =>
    ctx.db.execute(sql`select guid, type, date_trunc('month', used_at), sum(quantity), sum(cost), count(*) from attributed_usage
      where publisher_id = ${publisherId} group by 1, 2, 3`),
  )
  const steady = times.slice(2).sort((a, b) => a - b)
  const p50 = steady[Math.floor(steady.length / 2)]!
  const round = (n: number) => Math.round(n * 10) / 10
  const result = {
    bench: 'usage-report',
    usageRows: rows,
    limitMs,
    report: {
      dimensions: query.by,
      rows: reported,
      p50Ms: round(p50),
      maxMs: round(steady.at(-1)!),
      otherThreeDimensionsMs: round(filtered),
    },
    rollup: {
      rows: Number(kept.rows[0]!.n),
      everyMonthSeconds: round(totals.reduce((a, b) => a + b, 0) / 1000),
      oneMonthSeconds: round(Math.max(...totals) / 1000),
    },
    rawQuery: { ms: round(raw), ratio: round(raw / p50) },
    generatingSeconds: round(generated / 1000),
  }
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
  if (steady.at(-1)! > limitMs) process.exitCode = 1
} finally {
  await close()
}

/** Forty GUIDs, each with its offer and channel, twenty types, twelve regions with their currency, five thousand customers; without its key while it is filled, to be quick. */
async function generate() {
  // The rows of a bench need not survive a power cut.
  await ctx.db.execute(sql`alter table attributed_usage set unlogged`)
  await ctx.db.execute(
    sql`alter table attributed_usage drop constraint attributed_usage_publisher_id_used_at_row_key_pk`,
  )
  for (const [i, month] of months.entries())
    await ctx.db.execute(sql`
      insert into attributed_usage
      select ${publisherId}, n::text, ${month}::timestamptz + (n % 2419200) * interval '1 second',
        '/subscriptions/s' || n % 5000 || '/resourcegroups/rg/providers/microsoft.storage/storageaccounts/a' || n % 200000,
        md5((n % 40)::text)::uuid::text, 'offer-' || n % 8, null, (array['marketplace', 'publicRepository', 'other', 'other'])[1 + (n % 4)::int], 'template',
        'microsoft.service' || (n / 40) % 20 || '/things', 'region' || (n / 800) % 12, 'c' || (n / 7) % 5000, 'meter' || (n / 40) % 6, n % 100, 'h', n % 7,
        (array['EUR', 'USD'])[1 + ((n / 800) % 2)::int]
      from generate_series(${Math.round((i * rows) / 12)}::bigint, ${Math.round(((i + 1) * rows) / 12) - 1}::bigint) as n`)
  await ctx.db.execute(sql`create index on attributed_usage (publisher_id, used_at)`)
  await ctx.db.execute(sql`vacuum analyze attributed_usage`)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
