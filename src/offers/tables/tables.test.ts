/** Tables that come back as they went out, the way spreadsheet programs save them: nothing of the offer changes. */
import { stringify } from 'csv-stringify/sync'
import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam, type Team } from '../../../test/support/publishing.ts'
import { aSampleOffer, uploadSampleFiles } from '../../../test/support/sample-offers.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { getDraft } from '../draft.ts'
import { exportPrices, importPrices } from '../plans/price-table.ts'
import { exportMarkets, importMarkets } from './market-table.ts'
import { exportPlans, importPlans } from './plan-table.ts'

const tables = {
  plans: [exportPlans, importPlans],
  prices: [exportPrices, importPrices],
  markets: [exportMarkets, importMarkets],
} as const
type Table = keyof typeof tables

let shop: TestShop
let team: Team
let counter = 0
let files: Awaited<ReturnType<typeof uploadSampleFiles>>
beforeAll(async () => {
  shop = await aShop()
  team = await aTeam(shop)
  files = await uploadSampleFiles(team.mine, team.publisherId)
})
afterAll(() => shop.close())

async function theTable(type: string, table: Table) {
  const key = { publisherId: team.publisherId, offerId: `offer-${++counter}` }
  await aSampleOffer(team.mine, { ...key, type, files })
  const { revision } = await getDraft(team.mine, key)
  const csv = await tables[table][0](team.mine, key, 'csv')
  const xlsx = await tables[table][0](team.mine, key, 'xlsx')
  const bring = (file: Buffer) => tables[table][1](team.mine, { ...key, revision, file })
  return { key, revision, csv, xlsx, bring, rows: (await readSheet(xlsx)) as unknown[][] }
}

/** As a spreadsheet program of France saves it: semicolons, decimal commas, all of it texts, empty lines and columns. */
function savedInFrance(rows: unknown[][]): Buffer {
  const [head = [], ...body] = rows.map((row) => row.map(asFrench))
  const reordered = [head, ...body.toReversed()].map((row) => [...row.toReversed(), ''])
  const empty = Array.from({ length: 3 }, () => head.map(() => ''))
  return Buffer.from(stringify([...reordered, ...empty], { delimiter: ';', record_delimiter: 'windows' }), 'latin1')
}

function asFrench(cell: unknown): string {
  return typeof cell === 'number' ? String(cell).replace('.', ',') : String(cell ?? '')
}

test.for([
  ['saas', 'plans'],
  ['azure-application', 'plans'],
  ['azure-virtual-machine', 'plans'],
  ['azure-container', 'plans'],
  ['managed-service', 'plans'],
  ['saas', 'prices'],
  ['azure-virtual-machine', 'prices'],
  ['dynamics-365-ce', 'markets'],
] as const)('of %s, the table of %s that comes back as it went out changes nothing', async ([type, table]) => {
  const { revision, csv, xlsx, bring, rows } = await theTable(type, table)
  for (const file of [csv, xlsx, savedInFrance(rows)]) {
    expect(await bring(file)).toMatchObject({ revision, ...(table === 'plans' && { added: 0, changed: 0 }) })
  }
})

test('one cell that is another changes just that plan', async () => {
  const { bring, csv } = await theTable('iot-edge-module', 'plans')
  const saved = await bring(Buffer.from(csv.toString().replace('Watches one line', 'Watches two lines')))
  expect(saved).toMatchObject({ added: 0, changed: 1 })
  expect(saved.document.plans?.[0]?.summary).toBe('Watches two lines on a device beside it.')
})

test('accents of a table that Windows wrote are read as they were', async () => {
  const { bring } = await theTable('saas', 'plans')
  const file = Buffer.from('Plan ID;name\r\nteam;Équipe dédiée\r\n', 'latin1')
  const saved = await bring(file)
  expect(saved.document.plans?.[0]?.name).toBe('Équipe dédiée')
})
