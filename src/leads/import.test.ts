/** Files of leads as the world writes them: each read right, or refused with its row and column; nothing lost. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { as, type Ctx } from '#platform/ctx'
import { problemOf } from '../../test/support/accounts.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { exportLeads, getLead, importLeads, listLeads, textOfFile } from './index.ts'

const publisherId = 'fabrikam'
let shop: TestShop
let owner: Ctx

beforeAll(async () => {
  shop = await aShop()
  await aLiveOffer(shop.ctx)
  owner = as(shop.ctx, anActor({ publisherId, name: 'Olga' }))
})
afterAll(() => shop.close())

const read = (csv: string | Uint8Array) =>
  importLeads(owner, {
    publisherId,
    fileName: 'leads.csv',
    csv: typeof csv === 'string' ? csv : textOfFile(csv),
    send: false,
    consent: 'Signed at the fair',
  })
const known = async (email: string) => (await listLeads(owner, publisherId, { text: email })).items[0]

test('Excel’s own ways of saving are read: UTF-16, Windows’ Western letters, semicolons', async () => {
  const file = (email: string) => `Email;LastName;OfferId\r\n${email};Désirée Œuvrard;route-planner\r\n`
  const utf16 = Buffer.from(`\ufeff${file('a@utf16.example')}`, 'utf16le')
  const unmarked = Buffer.from(file('a@unmarked.example'), 'utf16le')
  const western = Buffer.from(file('a@western.example').replace('Œ', '\x8c'), 'latin1')
  for (const bytes of [utf16, unmarked, western]) expect(await read(bytes)).toMatchObject({ kept: 1, refused: [] })
  for (const email of ['a@utf16.example', 'a@unmarked.example', 'a@western.example'])
    expect((await known(email))?.lastName).toBe('Désirée Œuvrard')
})

test('moments are read in the one way they can be; what is February to some is refused', async () => {
  const rows = [
    ['zulu', '2026-02-28T09:14:07Z', '2026-02-28T09:14:07.000Z'],
    ['zone', '2026-02-28 09:14:07+01:00', '2026-02-28T08:14:07.000Z'],
    ['none', '2026-02-28 09:14', '2026-02-28T09:14:00.000Z'],
    ['day', '2026-02-28', '2026-02-28T00:00:00.000Z'],
    ['http', '"Sat, 28 Feb 2026 09:14:07 GMT"', '2026-02-28T09:14:07.000Z'],
    ['excel', '46081.5', '2026-02-28T12:00:00.000Z'],
    ['comma', '"46081,25"', '2026-02-28T06:00:00.000Z'],
  ] as const
  const refused = ['02/03/2026', '28/02/2026 09:14', '2026-02-30T00:00:00Z', 'yesterday', '2027-01-01', '99999999']
  const lines = [
    ...rows.map(([name, when]) => `${name}@when.example,route-planner,${when}`),
    ...refused.map((when, i) => `bad${i}@when.example,route-planner,${when}`),
  ]
  const result = await read(`Email,OfferId,CapturedAt\n${lines.join('\n')}\n`)
  expect(result).toMatchObject({ kept: rows.length })
  expect(result.refused.map(({ row }) => row)).toEqual(refused.map((_, i) => rows.length + 2 + i))
  for (const [name, , at] of rows)
    expect((await known(`${name}@when.example`))?.occurredAt.toISOString(), name).toBe(at)
})

test('a column named twice, and a quote that never ends, are refused with their name and line', async () => {
  expect(await problemOf(read('Email,OfferId,e-mail\na@b.example,route-planner,c@d.example\n'))).toMatchObject({
    errors: [{ code: 'leads.csv.twice', params: { column: 'e-mail' } }],
  })
  expect(await problemOf(read('Email,OfferId\na@b.example,"route-planner\n'))).toMatchObject({
    errors: [{ code: 'leads.csv.unreadable', params: { line: 2 } }],
  })
})

test('a comma too many is told of its row, and moves nothing into the wrong column', async () => {
  const result = await read(
    'Email,Company,OfferId\na@comma.example,Transports, Delvaux,route-planner\nb@comma.example,One,route-planner,,\n',
  )
  expect(result).toMatchObject({ kept: 1, refused: [{ row: 2, errors: [{ code: 'leads.import.beyond' }, {}] }] })
})

test('what no database keeps, and what is too long for its field, is refused by column', async () => {
  const result = await read(
    `Email,OfferId,LeadSource,utm_source\na@odd.example,route-planner,SP\0ZA,x\nb@odd.example,route-planner,${'s'.repeat(300)},x\nc@odd.example,route-planner,SPZA,${'u'.repeat(300)}\n`,
  )
  expect(result.kept).toBe(0)
  expect(result.refused.map(({ errors }) => errors.map(({ column, code }) => `${column} ${code}`))).toEqual([
    ['LeadSource leads.import.unreadable'],
    ['LeadSource leads.import.too_long'],
    ['utm_source leads.import.too_long'],
  ])
})

test('the customer as one cell of JSON is read with its numbers; what is no JSON is refused', async () => {
  const info = JSON.stringify({ Email: 'a@json.example', Phone: 3225550143, LastName: 'Ö“nü' }).replaceAll('"', '""')
  const result = await read(`CustomerInfo,OfferId\n"${info}",route-planner\nnull,route-planner\n{,route-planner\n`)
  expect(result).toMatchObject({ kept: 1, refused: [{ row: 3 }, { row: 4 }] })
  expect(await known('a@json.example')).toMatchObject({ phone: '3225550143', lastName: 'Ö“nü' })
})

test('50 MB are refused before they are read', async () => {
  const big = `Email,OfferId\n${'a@big.example,route-planner\n'.repeat(1_850_000)}`
  expect(await problemOf(read(big))).toMatchObject({ errors: [{ code: 'leads.csv.too_big', params: { size: 52 } }] })
})

test('what an export makes harmless comes back as it was: formulas, emoji, line breaks (case 68)', async () => {
  const hostile = {
    company: '=HYPERLINK("http://x","y")',
    firstName: '@SUM(1+1)*cmd|" /C calc"!A0',
    lastName: '👩‍🚀 Ng;"ugen\u0301"',
    phone: '+3225550143',
    title: '\u2212not a minus',
  }
  const cells = [`e@hostile.example`, 'route-planner', ...Object.values(hostile)]
  const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  await read(`Email,OfferId,Company,FirstName,LastName,Phone,Title\n${line}\n`)
  const lead = (await known('e@hostile.example'))!
  let file = ''
  for await (const piece of await exportLeads(owner, { publisherId, format: 'csv', filter: { text: 'hostile' } }))
    file += piece
  expect(file).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
  expect(file).toContain(`'+3225550143`)
  // The lead as another instance would read it: what was there is there, sign for sign.
  const again = file.replaceAll('e@hostile.example', 'f@hostile.example').replaceAll(lead.id, '')
  expect(await read(again)).toMatchObject({ kept: 1, refused: [] })
  const copy = (await known('f@hostile.example'))!
  expect(copy).toMatchObject(hostile)
  expect((await getLead(owner, { publisherId, leadId: copy.id })).lead.leadSource).toBe(lead.leadSource)
})

test('leads missed elsewhere are imported once; rows that cannot be kept are listed with what is wrong', async () => {
  const csv = [
    'FirstName,LastName,Email,Phone,Country,Company,LeadSource,ActionCode,OfferId,CapturedAt,CampaignMktcmpid',
    "Ana,Ruiz,ana@ruiz.example,'+34915550143,ES,Ruiz SL,AzureMarketplace,INS,route-planner,2026-02-27T10:00:00Z,fair26",
    'Ana,Ruiz,ANA@ruiz.example,,ES,Ruiz SL,AzureMarketplace,INS,route-planner,2026-02-27T10:00:00Z,',
    'No,Address,nobody,,ES,,SPZA,PLT,route-planner,,',
    'No,Offer,x@y.example,,ES,,SPZA,PLT,unknown-offer,2099-01-01T00:00:00Z,',
  ].join('\n')
  const file = { publisherId, fileName: 'missed.csv', csv, send: false, consent: 'Agreed on the fair’s form' }
  const dry = await importLeads(owner, { ...file, dryRun: true })
  expect(dry).toMatchObject({ rows: 4, kept: 1, repeated: 1 })
  expect(dry.refused.map(({ row, errors }) => [row, errors.map(({ column }) => column)])).toEqual([
    [4, ['Email']],
    [5, ['OfferId', 'CapturedAt']],
  ])
  expect((await listLeads(owner, publisherId, { text: 'ana' })).items).toEqual([])

  expect(await importLeads(owner, file)).toMatchObject({ kept: 1, repeated: 1 })
  const [kept] = (await listLeads(owner, publisherId, { text: 'ana' })).items
  expect(kept).toMatchObject({
    leadSource: 'AzureMarketplace-INS|fabrikam.route-planner',
    phone: '+34915550143',
    campaign: { mktcmpid: 'fair26' },
    occurredAt: new Date('2026-02-27T10:00:00Z'),
    consent: { method: 'import' },
  })
  expect(await importLeads(owner, file)).toMatchObject({ kept: 0, repeated: 2 })
})

test('the columns of a storage table are read as they are', async () => {
  const info = JSON.stringify({
    FirstName: 'Bo',
    LastName: 'Ek',
    Email: 'bo@ek.example',
    Country: 'SE',
    Company: 'Ek AB',
  })
  const csv = `PartitionKey,RowKey,ProductId,CustomerInfo,LeadSource,ActionCode,OfferDisplayName,CreatedTime\n20260301,0192f3c1-7b7e-7a10-9c55-3d1f0a6f2b11,fabrikam.route-planner,"${info.replaceAll('"', '""')}",SPZA,PLT,Route Planner,2026-03-01T08:00:00Z\n`
  const file = { publisherId, fileName: 'table.csv', csv, send: false, consent: 'As recorded by the marketplace' }
  expect(await importLeads(owner, file)).toMatchObject({ kept: 1, refused: [] })
  expect((await getLead(owner, { publisherId, leadId: '0192f3c1-7b7e-7a10-9c55-3d1f0a6f2b11' })).lead).toMatchObject({
    lastName: 'Ek',
    company: 'Ek AB',
  })
})
