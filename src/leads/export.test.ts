import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listActs } from '#accounts'
import { as, type Ctx } from '#platform/ctx'
import { problemOf } from '../../test/support/accounts.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { exportLeads, type LeadFilter } from './index.ts'

let shop: TestShop
let owner: Ctx
const publisherId = 'fabrikam'

beforeAll(async () => {
  shop = await aShop({ env: { COMPTOIR_NAME: 'Example Store' } })
  await aLiveOffer(shop.ctx)
  owner = as(shop.ctx, anActor({ publisherId }))
})
afterAll(() => shop.close())

async function fileOf(filter: LeadFilter, ctx = owner): Promise<string> {
  let text = ''
  for await (const piece of await exportLeads(ctx, { publisherId, filter, format: 'csv' })) text += piece
  return text
}

test('a spreadsheet opens the file with its accents, and computes nothing that a customer typed (case 68)', async () => {
  const { id } = await aLead(shop.ctx, {
    email: 'a.okonkwo@delvaux.example',
    company: '=HYPERLINK("http://x","y")',
    phone: '+3225550143',
    title: '@SUM(A1), "boss"',
    campaign: { src: 'website', mktcmpid: 'spring26', utm_source: 'letter' },
  })
  expect(await fileOf({ ids: [id] })).toBe(
    '\ufeffFirstName,LastName,Email,Phone,Country,Company,Title,LeadSource,ActionCode,LeadSourceFull,OfferId,OfferTitle,Marketplace,CapturedAt,Score,CampaignSrc,CampaignMktcmpid,CampaignUtmSource,CampaignUtmMedium,CampaignUtmCampaign,CampaignUtmTerm,CampaignUtmContent,DeliveryState\r\n' +
      `Amélie,Okonkwo,a.okonkwo@delvaux.example,'+3225550143,BE,"'=HYPERLINK(""http://x"",""y"")","'@SUM(A1), ""boss""",SPZA,PLT,SPZA-PLT|fabrikam.route-planner,route-planner,Route Planner,Example Store,${shop.clock.now().toISOString()},70,website,spring26,letter,,,,,\r\n`,
  )
})

test('withheld leads are rows without anybody in them', async () => {
  await aLead(shop.ctx, { email: 'prof@cs.example.edu', lastName: 'Einstein', company: 'Example University' })
  const file = await fileOf({ state: 'withheld' })
  expect(file.split('\r\n')[1]).toMatch(/^,,,,BE,,,SPZA,PLT,/)
  expect(file).not.toMatch(/Einstein|cs\.example|University/)
})

test('a longer file comes in pieces and holds each lead once', async () => {
  for (let i = 0; i < 405; i += 45) {
    await Promise.all(Array.from({ length: 45 }, (_, n) => aLead(shop.ctx, { email: `many-${i + n}@delvaux.example` })))
  }
  const lines = (await fileOf({ text: 'many' })).trim().split('\r\n').slice(1)
  expect(new Set(lines.map((line) => line.split(',')[2])).size).toBe(405)
  expect(lines).toHaveLength(405)
})

test('an export is kept in the audit log, without the words that were searched for', async () => {
  await fileOf({ text: 'Okonkwo', country: 'BE' })
  const [act] = (await listActs(owner, { publisherId, act: 'leads.exported' })).items
  expect(act).toMatchObject({ detail: { format: 'csv', filter: { country: 'BE', text: true } } })
})

test('a filter that no text can hold is refused before anything is kept of it', async () => {
  const unreadable = exportLeads(owner, { publisherId, filter: { tag: 'fair\0' }, format: 'csv' })
  expect(await problemOf(unreadable)).toMatchObject({ status: 422 })
})

test('whoever may not carry leads away is refused before the first line', async () => {
  const reader = as(shop.ctx, anActor({ publisherId, roles: ['developer'] }))
  expect(await problemOf(exportLeads(reader, { publisherId, format: 'csv' }))).toMatchObject({ status: 403 })
  const stranger = as(shop.ctx, anActor({ publisherId: 'northwind' }))
  expect(await problemOf(exportLeads(stranger, { publisherId, format: 'csv' }))).toMatchObject({ status: 404 })
})

// Some programs find the end of a part in no other way.
const deflated = 8

test('a workbook holds texts as texts, whatever a customer typed (case 68)', async () => {
  await aLead(shop.ctx, {
    email: 'formula@delvaux.example',
    company: '=HYPERLINK("http://x","y")',
    phone: '+3225550143',
    lastName: 'Strauß & Cie',
    title: 'Head of _x0041_',
  })
  const pieces = await exportLeads(owner, { publisherId, filter: { text: 'formula' }, format: 'xlsx' })
  const bytes: Uint8Array[] = []
  for await (const piece of pieces) bytes.push(piece as Uint8Array)
  const parts = unzipSync(Buffer.concat(bytes), { filter: ({ compression }) => compression === deflated })
  expect(Object.keys(parts)).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/worksheets/sheet1.xml',
  ])
  const xml = Buffer.from(parts['xl/worksheets/sheet1.xml']!).toString('utf8')
  expect(xml).toContain('t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;http://x&quot;,&quot;y&quot;)</t>')
  expect(xml).toContain('<t xml:space="preserve">+3225550143</t>')
  expect(xml).toContain('Strauß &amp; Cie')
  expect(xml).toContain('Head of _x005F_x0041_<')
  expect(xml).not.toContain('<f>')
})
