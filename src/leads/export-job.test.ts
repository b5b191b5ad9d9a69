import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listActs } from '#accounts'
import { as, type Ctx } from '#platform/ctx'
import { listMails } from '#platform/mail'
import { problemOf } from '../../test/support/accounts.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor, aPerson } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { makeExportJob } from './export-job.ts'
import { eraseLead, exportLeads, listExports, listLeads, openExport, requestExport } from './index.ts'
import { forgetTraces } from './retention.ts'

const publisherId = 'fabrikam'
let shop: TestShop
let owner: Ctx

beforeAll(async () => {
  shop = await aShop({ jobs: [makeExportJob] })
  await aLiveOffer(shop.ctx)
  owner = as(shop.ctx, await aPerson(shop, { publisherId, name: 'Olga', email: 'olga@fabrikam.example' }))
  await aLead(shop.ctx)
  // What customers typed is told by other tests; here their number counts.
  await shop.ctx.database.pool.query(`
    insert into leads (publisher_id, id, environment, state, offer_id, offer_title, offer_type, listing_option, publisher_name,
      marketplace, source, action_code, lead_source, email, company, locale, score, rating, occurred_at, captured_at, retain_until)
    select 'fabrikam', gen_random_uuid(), 'live', 'routable', 'route-planner', 'Route Planner', 'saas', 'contact-me', 'Fabrikam',
      'Example', 'SPZA', 'PLT', 'SPZA-PLT|fabrikam.route-planner', 'n' || lpad(n::text, 4, '0') || '@many.example', 'Many ' || n, 'en', 50, 'warm',
      timestamptz '2026-03-01' + n * interval '1 second', timestamptz '2026-03-01' + n * interval '1 second', '2029-03-01'
    from generate_series(1, 1500) n`)
})
afterAll(() => shop.close())

async function bytesOf(exportId: string, ctx = owner): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of (await openExport(ctx, { publisherId, exportId })).pieces) pieces.push(piece)
  return Buffer.concat(pieces)
}

test('more leads than go at once are made into a file in the background; whoever asked is mailed and fetches it', async () => {
  expect(await problemOf(exportLeads(owner, { publisherId, format: 'csv' }))).toMatchObject({ status: 409 })
  const asked = await requestExport(owner, { publisherId, format: 'csv' })
  expect(asked).toMatchObject({ state: 'queued', total: 1501, done: 0 })
  expect(await problemOf(openExport(owner, { publisherId, exportId: asked.id }))).toMatchObject({ status: 404 })
  await shop.runJobs()
  expect((await listExports(owner, publisherId))[0]).toMatchObject({ state: 'ready', done: 1501 })
  const file = (await bytesOf(asked.id)).toString('utf8')
  expect(file.startsWith('\ufeffFirstName,')).toBe(true)
  expect(file.trim().split('\r\n')).toHaveLength(1502)
  const [mail] = (await listMails(shop.ctx, { to: 'olga@fabrikam.example' })).items
  expect(mail).toMatchObject({ kind: 'leads.export' })
  expect(mail!.body).not.toMatch(/many\.example|Okonkwo/)
  const { items } = await listActs(owner, { publisherId, act: 'leads.exportFetched' })
  expect(items[0]).toMatchObject({ subject: asked.id, detail: { count: 1501 } })
})

test('a workbook of the filter’s leads is made the same way', async () => {
  const asked = await requestExport(owner, { publisherId, format: 'xlsx', filter: { text: 'n0077@many' } })
  await shop.runJobs()
  const parts = unzipSync(await bytesOf(asked.id))
  expect(Buffer.from(parts['xl/worksheets/sheet1.xml']!).toString('utf8')).toContain('n0077@many.example')
})

test('a file is for whoever asked for it, with the offers they may see, and for a day', async () => {
  const asked = await requestExport(owner, { publisherId, format: 'csv', filter: { text: 'n0001@many' } })
  await shop.runJobs()
  const colleague = as(shop.ctx, await aPerson(shop, { publisherId }))
  const stranger = as(shop.ctx, anActor({ publisherId: 'northwind' }))
  for (const other of [colleague, stranger]) {
    expect(await problemOf(openExport(other, { publisherId, exportId: asked.id }))).toMatchObject({ status: 404 })
  }
  expect(await listExports(colleague, publisherId)).toEqual([])
  const limited = as(shop.ctx, anActor({ publisherId, roles: ['manager'], limitedTo: ['yard-watch'] }))
  const none = await requestExport(limited, { publisherId, format: 'csv', filter: { offerId: 'yard-watch' } })
  await shop.runJobs()
  expect((await bytesOf(none.id, limited)).toString('utf8').trim().split('\r\n')).toHaveLength(1)

  shop.clock.advance(24 * 3_600_000 + 1)
  expect(await problemOf(openExport(owner, { publisherId, exportId: asked.id }))).toMatchObject({ status: 404 })
  await forgetTraces(shop.ctx)
  const left = await shop.ctx.database.pool.query('select count(*)::int as count from lead_export_pieces')
  expect(left.rows).toEqual([{ count: 0 }])
})

test('an erasure destroys the files that were made before it (case 64)', async () => {
  const [lead] = (await listLeads(owner, publisherId, { text: 'n0005@many' })).items
  const asked = await requestExport(owner, { publisherId, format: 'csv', filter: { text: 'n0005@many' } })
  const waiting = await requestExport(owner, { publisherId, format: 'csv', filter: { text: 'n0005@many' } })
  await shop.ctx.database.pool.query(`delete from test_jobs where data ->> 'exportId' = $1`, [waiting.id])
  await shop.runJobs()
  await eraseLead(owner, { publisherId, leadId: lead!.id })
  expect(await problemOf(openExport(owner, { publisherId, exportId: asked.id }))).toMatchObject({ status: 404 })
  const pieces = await shop.ctx.database.pool.query('select 1 from lead_export_pieces where export_id = $1', [asked.id])
  expect(pieces.rows).toEqual([])

  await makeExportJob.run(shop.ctx, { publisherId, exportId: waiting.id })
  expect((await bytesOf(waiting.id)).toString('utf8')).not.toContain('n0005@many.example')
})

test('whoever is erased while a file is being made, or just as it is finished, is in no file', async () => {
  for (const [moment, who] of ['n0011@many', 'n0012@many', 'n0013@many'].entries()) {
    const [lead] = (await listLeads(owner, publisherId, { text: who })).items
    const { id } = await requestExport(owner, { publisherId, format: 'csv', filter: { text: who } })
    await shop.ctx.database.pool.query(`delete from test_jobs where data ->> 'exportId' = $1`, [id])
    // Whenever the job asks what time it is, its work is at another point; the last two are within its last transaction.
    let asked = 0
    let erased: Promise<void> | undefined
    const now = () => {
      if (asked++ >= moment) erased ??= eraseLead(owner, { publisherId, leadId: lead!.id })
      return shop.ctx.now()
    }
    await makeExportJob.run({ ...shop.ctx, now }, { publisherId, exportId: id })
    await erased
    expect(erased).toBeDefined()
    const pieces = await shop.ctx.database.pool.query('select bytes from lead_export_pieces where export_id = $1', [id])
    expect(Buffer.concat(pieces.rows.map(({ bytes }) => bytes)).toString('utf8')).not.toContain(who)
  }
})
