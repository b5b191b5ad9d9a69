import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '../../server/api.ts'
import { problemOf } from '../../test/support/accounts.ts'
import { aDeployment, created, storageId } from '../../test/support/attribution.ts'
import { anActor, anOperator, aPublisher } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { as, type Ctx } from '../platform/ctx.ts'
import {
  addGuid,
  customersByMonth,
  deploymentTimes,
  exportCustomers,
  exportReport,
  exportRuns,
  figuresOfGuids,
  getRun,
  importRates,
  importUsage,
  ingestEvents,
  listRuns,
  ratedCurrencies,
  totalStaleMonths,
  usageReport,
} from './index.ts'

const publisherId = 'fabrikam'
const months = { from: '2026-03-01', to: '2026-04-01' }
let shop: TestShop
let fabrikam: Ctx
let operator: Ctx
let guid: string

beforeAll(async () => {
  shop = await aShop()
  for (const id of [publisherId, 'contoso']) await aPublisher(shop, { publisherId: id })
  fabrikam = as(shop.ctx, anActor({ publisherId, roles: ['owner'] }))
  operator = as(shop.ctx, anOperator())
  const form = { description: 'Planner', channel: 'publicRepository' }
  guid = (await addGuid(fabrikam, publisherId, form)).record.guid!
  const contoso = as(shop.ctx, anActor({ publisherId: 'contoso', roles: ['owner'] }))
  const theirs = (await addGuid(contoso, 'contoso', form)).record.guid!
  const at = (day: string, hour: number) => `2026-${day}T${String(hour).padStart(2, '0')}:00:00Z`
  const run = (n: number, more: object) =>
    aDeployment(guid, { correlationId: `c${n}`, deploymentName: `d${n}`, ...more })
  await ingestEvents(operator, [
    run(1, { startTime: at('03-10', 8), endTime: at('03-10', 9), status: 'Failed', errorCode: 'QuotaExceeded' }),
    run(2, { startTime: at('03-10', 10), endTime: at('03-10', 11), resources: [created('one')] }),
    run(3, {
      startTime: at('04-02', 10),
      endTime: at('04-02', 12),
      region: 'northeurope',
      resources: [created('two')],
    }),
    run(4, { startTime: at('04-03', 10), endTime: at('04-03', 12), nested: true }),
    aDeployment(theirs, { correlationId: 'c5', startTime: at('04-04', 8), endTime: at('04-04', 9) }),
  ])
  const row = { meterCategory: 'Storage', quantity: 1, unit: 'GB' }
  await importUsage(operator, [
    { ...row, usageDate: '2026-03-11', resourceId: storageId('one'), cost: 100, currency: 'EUR' },
    { ...row, usageDate: '2026-04-11', resourceId: storageId('one'), cost: 100, currency: 'EUR' },
    { ...row, usageDate: '2026-04-12', resourceId: storageId('one'), cost: 10, currency: 'USD' },
    { ...row, usageDate: '2026-04-12', resourceId: storageId('one'), cost: 7, currency: 'CHF' },
  ])
  await totalStaleMonths(shop.ctx)
})
afterAll(() => shop.close())

test('costs are estimated in one currency by the rates of each month’s end, and not at all where one is missing', async () => {
  expect(await ratedCurrencies(shop.ctx)).toEqual([])
  const refused = await problemOf(importRates(operator, 'month,currency,perDollar\n2026-03,EUR,0.5\n2026-13,EUR,x\n'))
  expect(refused.errors[0]?.detail).toMatch(/^Line 3:/)
  expect((await problemOf(importRates(fabrikam, ''))).status).toBe(403)
  await importRates(operator, 'month,currency,perDollar\n2026-03,EUR,0.5\n2026-04,eur,0.8\n')
  expect(await ratedCurrencies(shop.ctx)).toEqual(['USD', 'EUR'])
  const by = async (more: object) =>
    (await usageReport(fabrikam, { publisherId, ...months, by: ['month'], ...more })).rows
  const inDollars = { in: 'USD', filter: { currency: ['EUR', 'USD'] } }
  expect((await by(inDollars)).map(({ converted }) => converted)).toEqual([200, 135])
  expect((await by({ ...inDollars, in: 'EUR' })).map(({ converted }) => converted)).toEqual([100, 108])
  expect((await by({ in: 'USD' })).map(({ converted }) => converted)).toEqual([200, null])
  expect((await by({}))[0]).not.toHaveProperty('converted')
  // From facts, by customer too.
  const [customer] = (await usageReport(fabrikam, { publisherId, ...months, by: ['customer', 'day'], ...inDollars }))
    .rows
  expect(customer).toMatchObject({ converted: 200, customerRef: expect.any(String) })
  await importRates(operator, 'month,currency,perDollar\n2026-02,CHF,0.7\n')
  expect((await by({ in: 'USD' }))[1]?.converted).toBeCloseTo(145)
  const csv = await exportReport(fabrikam, { publisherId, ...months, by: ['month'], in: 'USD' }, 'csv')
  expect(csv).toMatch(/,estimatedCostUSD\r\n2026-03-01,.*,200\r\n/)
})

test('a row of a report leads to the deployments it counts, and each to what it created', async () => {
  const picked = async (filter: object, more: object = {}) =>
    (await listRuns(fabrikam, { publisherId, filter, ...more })).items.map(({ deploymentName, correlationId }) =>
      [deploymentName, correlationId].at(-1),
    )
  expect(await picked({ region: ['northeurope'] })).toEqual(['c3'])
  expect(await picked({ offer: [''] }, { counted: true })).toEqual(['c3', 'c2', 'c1'])
  expect(await picked({ guid: [guid] }, { from: '2026-04-01', to: '2026-04-02' })).toEqual(['c3'])
  expect(await picked({ error: ['QuotaExceeded'] })).toEqual(['c1'])
  const [run] = (await listRuns(fabrikam, { publisherId, filter: { region: ['northeurope'] } })).items
  const { resources } = await getRun(fabrikam, { publisherId, runId: run!.id })
  expect(resources.map(({ type, toAt }) => [type, toAt])).toEqual([['microsoft.storage/storageaccounts', null]])
  expect(JSON.stringify(resources)).not.toContain('subscriptions')
  expect((await problemOf(getRun(fabrikam, { publisherId, runId: 'nothing' }))).status).toBe(404)
  const csv = await exportRuns(fabrikam, { publisherId, filter: { region: ['northeurope'] } }, 'tsv')
  expect(csv.trim().split('\r\n')).toHaveLength(2)
})

test('the first success is timed from the customer’s first attempt to its end', async () => {
  expect(await deploymentTimes(fabrikam, { publisherId, ...months })).toEqual([
    {
      ...{ offer: '', plan: '', deployments: 3, failed: 1, error: 'QuotaExceeded' },
      ...{ successMs: 5_400_000, failureMs: 3_600_000, firstSuccessMs: 10_800_000, firstSuccesses: 1 },
    },
  ])
  // What was won before the period is no first success of it.
  const [april] = await deploymentTimes(fabrikam, { publisherId, from: '2026-04-01', to: '2026-04-01' })
  expect(april).toMatchObject({ deployments: 1, firstSuccessMs: null, firstSuccesses: 0 })
})

test('customers are counted under the filters of a report, and not at all under those that say nothing of them', async () => {
  const counted = async (filter: object) =>
    (await customersByMonth(fabrikam, { publisherId, from: '2026-04-01', to: '2026-04-01', filter })).map(
      ({ customers, activeResources, gained }) => [customers, activeResources, gained],
    )
  expect(await counted({})).toEqual([[1, 2, 0]])
  expect(await counted({ cloud: ['AzureChina'] })).toEqual([[0, 0, 0]])
  expect(await counted({ status: ['Succeeded'], provider: ['microsoft.storage'] })).toEqual([[1, 2, 0]])
  expect(await counted({ resourceType: ['microsoft.network/virtualnetworks'] })).toEqual([[0, 0, 0]])
  expect(await counted({ meter: ['Storage'] })).toEqual([])
  expect(await exportCustomers(fabrikam, { publisherId, ...months }, 'csv')).toBe(
    'month,customers,gained,lost,activeResources\r\n2026-03-01,1,1,0,2\r\n2026-04-01,1,0,0,2\r\n',
  )
})

test('the API tells the same months, customers and durations as the pages', async () => {
  const face = api(async () => fabrikam)
  const home = `/publishers/${publisherId}/attribution`
  const get = async (path: string) => (await face.request(`${home}/${path}`)).json()
  const range = 'from=2026-03&to=2026-04'
  expect(await get(`customers?${range}`)).toEqual({
    items: await customersByMonth(fabrikam, { publisherId, ...months }),
  })
  expect(await get(`durations?${range}`)).toEqual({
    items: await deploymentTimes(fabrikam, { publisherId, ...months }),
  })
  expect(await get(`report?${range}&by=month`)).toMatchObject({
    rows: [
      { keys: { month: '2026-03-01' }, deployments: 2, successRate: 0.5 },
      { deployments: 1, successRate: 1, quantity: 3, cost: null },
    ],
  })
  for (const wrong of ['from=2026-04&to=2026-03', 'from=0001-01&to=9999-12'])
    for (const path of ['report', 'customers', 'durations'])
      expect((await face.request(`${home}/${path}?${wrong}`)).status, `${path} ${wrong}`).toBe(422)
  expect((await face.request(`${home}/customers?from=1990-01&to=2026-03`)).status).toBe(422)
  expect((await face.request(`${home}/report?${range}&region=%00`)).status).toBe(422)
  expect(await get('deployments?region=%00')).toMatchObject({ items: [] })
  const forged = Buffer.from('["then","me"]').toString('base64url')
  expect((await face.request(`${home}/deployments?cursor=${forged}`)).status).toBe(400)
})

test('each GUID tells its deployments, when the first and last were, and what is there', async () => {
  expect((await figuresOfGuids(fabrikam, publisherId)).get(guid)).toEqual({
    ...{ deployments: 3, deployments30d: 3, succeeded: 2, activeResources: 2, partial: 0 },
    firstAt: new Date('2026-03-10T08:00:00Z'),
    lastAt: new Date('2026-04-02T10:00:00Z'),
  })
})

test('operators see all publishers together, which is kept; nobody else does', async () => {
  const { rows } = await usageReport(operator, { ...months, by: ['publisher'] })
  expect(rows.map(({ keys, deployments }) => [keys.publisher, deployments])).toEqual([
    ['contoso', 1],
    ['fabrikam', 3],
  ])
  expect((await problemOf(usageReport(fabrikam, { ...months, by: ['publisher'] }))).status).toBe(403)
})
