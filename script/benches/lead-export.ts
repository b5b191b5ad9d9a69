/**
 * A file of 100 000 leads made in the background, as CSV and as a workbook: how long it takes, what the process needs
 * beside what it had, and what the inbox's first page takes meanwhile. The raw limit beside it is reading the same
 * rows and writing each as JSON. node script/benches/lead-export.ts [pglite | postgres] [leads]
 */
import { setTimeout as pause } from 'node:timers/promises'
import { as } from '#platform/ctx'
import { makeExportJob } from '../../src/leads/export-job.ts'
import { listLeads, requestExport } from '../../src/leads/index.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { anActor } from '../../test/support/people.ts'
import { aBenchShop, kindsIn } from './lead/shop.ts'

const [database = 'pglite', leads = '100000'] = process.argv.slice(2)
const publisherId = 'fabrikam'
const LEADS = Number(leads)

const shop = await aBenchShop(kindsIn(database)[0]!)
await aLead(shop.ctx)
await shop.ctx.database.pool.query(`
  insert into leads (publisher_id, id, environment, state, offer_id, offer_title, offer_type, listing_option, publisher_name,
    marketplace, source, action_code, lead_source, first_name, last_name, email, email_normalised, company, country, message, locale,
    score, rating, occurred_at, captured_at, retain_until)
  select publisher_id, gen_random_uuid(), environment, state, offer_id, offer_title, offer_type, listing_option, publisher_name,
    marketplace, source, action_code, lead_source, first_name, last_name, 'n' || n || '@many.example', 'n' || n || '@many.example',
    company, country, 'We have ' || n || ' vans and would like to see it.', locale, score, rating,
    occurred_at - n * interval '1 minute', captured_at - n * interval '1 minute', retain_until
  from leads, generate_series(1, ${LEADS - 1}) n`)
await shop.ctx.database.pool.query('analyze leads')
const owner = as(shop.ctx, anActor({ publisherId, name: 'Olga' }))

const raw = await timed(async () => {
  const { rows } = await shop.ctx.database.pool.query('select * from leads')
  for (const row of rows) JSON.stringify(row)
})
const results = []
for (const format of ['csv', 'xlsx'] as const) {
  const { id: exportId } = await requestExport(owner, { publisherId, format })
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let peak = before
  let isDone = false
  const pages: number[] = []
  const watching = (async () => {
    while (!isDone) {
      pages.push((await timed(() => listLeads(owner, publisherId, { limit: 50 }))) * 1000)
      peak = Math.max(peak, process.memoryUsage().rss)
      await pause(50)
    }
  })()
  const seconds = await timed(() => makeExportJob.run(shop.ctx, { publisherId, exportId }))
  isDone = true
  await watching
  const sorted = pages.sort((a, b) => a - b)
  results.push({
    format,
    leads: LEADS,
    seconds: round(seconds),
    leadsPerSecond: Math.round(LEADS / seconds),
    megabytesMore: Math.round((peak - before) / 1e6),
    inboxMeanwhileP99Ms: Math.round(sorted[Math.floor((sorted.length - 1) * 0.99)] ?? 0),
  })
}
process.stdout.write(
  `${JSON.stringify({ bench: 'lead-export', database, rawSeconds: round(raw), results }, null, 2)}\n`,
)
await shop.close()

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
