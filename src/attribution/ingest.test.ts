import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { problemOf } from '../../test/support/accounts.ts'
import { aDeployment, created, storageId } from '../../test/support/attribution.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor, aPublisher } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { as, type Ctx } from '../platform/ctx.ts'
import type { JobKind } from '../platform/jobs.ts'
import { thisGuid } from './guid-record.ts'
import {
  addGuid,
  customersByMonth,
  exportReport,
  getGuid,
  importUsage,
  ingestEvents,
  listRuns,
  listUnattributed,
  retireGuid,
  settleDispute,
  totalStaleMonths,
  usageReport,
  verifyFromRecords,
} from './index.ts'
import { attributionJobs } from './jobs.ts'
import { trackingGuids } from './schema.ts'

let shop: TestShop
let fabrikam: Ctx
let guid: string
let guidId: string
const publisherId = 'fabrikam'
const march = { publisherId, from: '2026-03-01', to: '2026-03-01' }
let run = 0
/** Another customer’s run each time. */
const correlation = () => `d2f6c7c1-0f3e-4b0e-9a63-${String(++run).padStart(12, '0')}`

beforeAll(async () => {
  shop = await aShop({ jobs: attributionJobs as unknown as JobKind[] })
  await aLiveOffer(shop.ctx, { publisherId, offerId: 'planner' })
  await aPublisher(shop, { publisherId: 'contoso' })
  fabrikam = as(shop.ctx, anActor({ publisherId, roles: ['owner'] }))
})
afterAll(() => shop.close())
beforeEach(async () => {
  const { record } = await addGuid(fabrikam, publisherId, {
    description: 'Planner',
    channel: 'marketplace',
    offerId: 'planner',
  })
  guid = record.guid!
  guidId = record.id
})

async function reported(by: Parameters<typeof usageReport>[1]['by'] = ['guid'], filter = { guid: [guid] }) {
  await totalStaleMonths(shop.ctx)
  return (await usageReport(fabrikam, { ...march, by, filter })).rows
}

describe('a deployment', () => {
  test('A37 told twice is one run; a later end decides how it ended', async () => {
    const correlationId = correlation()
    const failed = aDeployment(guid, { correlationId, status: 'Failed', errorCode: 'Conflict' })
    expect(await ingestEvents(shop.ctx, [failed])).toEqual([{ result: 'attributed', publisherId, guid }])
    expect(await ingestEvents(shop.ctx, [failed])).toEqual([{ result: 'duplicate', publisherId, guid }])
    await ingestEvents(shop.ctx, [aDeployment(guid, { correlationId, endTime: '2026-03-02T10:30:00Z' })])
    await ingestEvents(shop.ctx, [aDeployment(guid, { correlationId, status: 'Running', endTime: undefined })])
    const { items } = await listRuns(fabrikam, { publisherId, filter: { guid: [guid] } })
    expect(items).toEqual([
      expect.objectContaining({ status: 'Succeeded', errorCode: null, endedAt: new Date('2026-03-02T10:30:00Z') }),
    ])
    expect(await reported()).toEqual([expect.objectContaining({ deployments: 1, succeeded: 1, failed: 0 })])
  })

  test('is of the month of UTC in which it began, whatever the clock of the place said', async () => {
    const at = (startTime: string, endTime: string) =>
      aDeployment(guid, { correlationId: correlation(), startTime, endTime })
    await ingestEvents(shop.ctx, [
      at('2026-04-01T00:30:00+02:00', '2026-04-01T00:35:00+02:00'),
      at('2026-03-31T20:30:00-05:00', '2026-03-31T20:35:00-05:00'),
      at('2026-03-31T23:59:59.999Z', '2026-04-01T00:00:30Z'),
      at('2026-04-01T00:00:00Z', '2026-04-01T00:05:00Z'),
    ])
    await totalStaleMonths(shop.ctx)
    const counts = async (by: 'month' | 'day') =>
      (await usageReport(fabrikam, { ...march, to: '2026-04-01', by: [by], filter: { guid: [guid] } })).rows
        .map(({ keys, deployments }) => `${keys[by]?.slice(0, 10)}: ${deployments}`)
        .sort()
    expect(await counts('month')).toEqual(['2026-03-01: 2', '2026-04-01: 2'])
    expect(await counts('day')).toEqual(['2026-03-31: 2', '2026-04-01: 2'])
  })

  test('in a sovereign cloud is a run of its own there, even under the same correlation', async () => {
    const correlationId = correlation()
    const clouds = ['AzureGlobal', 'AzureUSGovernment', 'AzureChina'] as const
    await ingestEvents(
      shop.ctx,
      clouds.map((cloudInstance) => aDeployment(guid, { correlationId, cloudInstance })),
    )
    expect((await reported(['cloud'])).map(({ keys, deployments }) => [keys.cloud, deployments]).sort()).toEqual([
      ['AzureChina', 1],
      ['AzureGlobal', 1],
      ['AzureUSGovernment', 1],
    ])
  })

  test('told with the newest first created and deleted what it did, each answered in its place', async () => {
    const [first, second] = [correlation(), correlation()]
    const deletion = aDeployment(guid, {
      correlationId: second,
      startTime: '2026-03-10T10:00:00Z',
      endTime: '2026-03-10T10:05:00Z',
      resources: [created('turned', { operation: 'Delete', timestamp: '2026-03-10T10:04:00Z' })],
    })
    const creation = aDeployment(guid, { correlationId: first, resources: [created('turned')] })
    const taken = await ingestEvents(shop.ctx, [deletion, 'nonsense', creation])
    expect(taken.map(({ result }) => result)).toEqual(['attributed', 'rejected', 'attributed'])
    // Again at 12:00, told late: within what is known, and nothing that outlives the deletion.
    await ingestEvents(shop.ctx, [
      aDeployment(guid, {
        correlationId: correlation(),
        startTime: '2026-03-02T12:00:00Z',
        endTime: '2026-03-02T12:05:00Z',
        resources: [created('turned', { timestamp: '2026-03-02T12:04:00Z' })],
      }),
    ])
    const used = { quantity: 2, unit: 'GB', meterCategory: 'Storage' }
    const rows = ['2026-03-05', '2026-03-12'].map((usageDate) => ({
      ...{ ...used, usageDate, resourceId: storageId('turned') },
    }))
    expect(await importUsage(shop.ctx, rows)).toMatchObject({ counted: 1, unmatched: 1 })
  })

  test('A38 with a tagged linked template of another publisher counts once; the second is listed', async () => {
    const contoso = as(shop.ctx, anActor({ publisherId: 'contoso' }))
    const { record } = await addGuid(contoso, 'contoso', { description: 'Library', channel: 'other' })
    const correlationId = correlation()
    await ingestEvents(shop.ctx, [
      aDeployment(guid, { correlationId, resources: [created('a38')] }),
      aDeployment(record.guid!, { correlationId, nested: true, resources: [created('a38')] }),
    ])
    expect(await reported()).toEqual([expect.objectContaining({ deployments: 1, resources: 1 })])
    const theirs = await usageReport(contoso, { ...march, publisherId: 'contoso', by: ['guid'] })
    expect(theirs.rows).toEqual([])
    expect((await listRuns(contoso, { publisherId: 'contoso' })).items).toEqual([
      expect.objectContaining({ isPrimary: false, multipleTrackers: false }),
    ])
  })

  test('with two trackers gives its resources to the first, and both see that they were two', async () => {
    const { record } = await addGuid(fabrikam, publisherId, { description: 'Second', channel: 'other' })
    const correlationId = correlation()
    await ingestEvents(shop.ctx, [
      aDeployment(record.guid!, { correlationId, trackerOrder: 1, resources: [created('two')] }),
      aDeployment(guid, {
        correlationId,
        trackerOrder: 0,
        endTime: '2026-03-02T10:06:00Z',
        resources: [created('two')],
      }),
    ])
    expect(await reported()).toEqual([expect.objectContaining({ resources: 1 })])
    expect(await reported(['guid'], { guid: [record.guid!] })).toEqual([
      expect.objectContaining({ deployments: 1, resources: 0 }),
    ])
    expect((await listRuns(fabrikam, { publisherId, filter: { guid: [guid] } })).items[0]!.multipleTrackers).toBe(true)
  })

  test('that failed counts as such; what it created all the same is credited', async () => {
    await ingestEvents(shop.ctx, [
      aDeployment(guid, {
        correlationId: correlation(),
        status: 'Failed',
        resources: [created('kept'), created('lost', { state: 'Failed', statusCode: 'Conflict' })],
      }),
    ])
    expect(await reported()).toEqual([expect.objectContaining({ deployments: 1, failed: 1, resources: 1 })])
  })

  test('is kept with what caused its failure, and with what kind of thing was deployed', async () => {
    const { record } = await addGuid(fabrikam, publisherId, { description: 'Repository', channel: 'publicRepository' })
    const cause = { deepErrorCode: 'SkuNotAvailable', deepErrorMessage: 'Not in this region.' }
    await ingestEvents(shop.ctx, [
      aDeployment(guid, { correlationId: correlation(), status: 'Failed', errorCode: 'DeploymentFailed', ...cause }),
      aDeployment(record.guid!, { correlationId: correlation() }),
      aDeployment(record.guid!, { correlationId: correlation(), templateType: 'managedApplication' }),
    ])
    const listed = async (of: string) => (await listRuns(fabrikam, { publisherId, filter: { guid: [of] } })).items
    expect(await listed(guid)).toEqual([expect.objectContaining({ ...cause, templateType: 'solutionTemplate' })])
    expect((await listed(record.guid!)).map(({ templateType }) => templateType).sort()).toEqual([
      'external',
      'managedApplication',
    ])
  })

  test('reads, outputs and the deployments themselves are no resources', async () => {
    await ingestEvents(shop.ctx, [
      aDeployment(guid, {
        correlationId: correlation(),
        resources: [
          created('read', { operation: 'Read' }),
          created('nested', { type: 'Microsoft.Resources/deployments' }),
        ],
      }),
    ])
    expect(await reported()).toEqual([expect.objectContaining({ resources: 0 })])
  })

  test('without a correlation, or with no tracking id, is refused alone', async () => {
    const taken = await ingestEvents(shop.ctx, [
      aDeployment(guid, { correlationId: undefined }),
      { ...aDeployment(guid), trackingId: 'main' },
      { nonsense: true },
      aDeployment(guid, { correlationId: correlation() }),
    ])
    expect(taken.map(({ result }) => result)).toEqual(['rejected', 'rejected', 'rejected', 'attributed'])
  })

  test('after retirement is listed as such and not counted', async () => {
    shop.clock.set('2026-03-02T11:00:00Z')
    await retireGuid(fabrikam, { publisherId, guidId })
    await ingestEvents(shop.ctx, [
      aDeployment(guid, {
        correlationId: correlation(),
        startTime: '2026-03-02T12:00:00Z',
        endTime: '2026-03-02T12:05:00Z',
        resources: [created('late')],
      }),
    ])
    expect((await listRuns(fabrikam, { publisherId, filter: { guid: [guid] } })).items).toEqual([
      expect.objectContaining({ afterRetirement: true }),
    ])
    expect(await reported()).toEqual([])
    shop.clock.set('2026-03-02T09:00:00Z')
  })

  test('of somebody else’s GUID is nothing a publisher may tell', async () => {
    const contoso = as(shop.ctx, anActor({ publisherId: 'contoso' }))
    const [taken] = await ingestEvents(contoso, [aDeployment(guid, { correlationId: correlation() })], {
      publisherId: 'contoso',
    })
    expect(taken).toMatchObject({ result: 'rejected' })
    const asFabrikam = ingestEvents(contoso, [aDeployment(guid)], { publisherId })
    expect((await problemOf(asFabrikam)).status).toBe(404)
  })
})

test('A41 deployments before registration are counted, never credited', async () => {
  const later = crypto.randomUUID()
  await ingestEvents(shop.ctx, [
    aDeployment(later, { correlationId: correlation() }),
    aDeployment(later, { correlationId: correlation(), endTime: '2026-03-02T10:07:00Z' }),
  ])
  const operator = as(shop.ctx, { ...shop.ctx.actor, kind: 'person', instanceRoles: ['operatorAdmin'] })
  expect(await listUnattributed(operator)).toContainEqual(
    expect.objectContaining({ guid: later, reason: 'unknown', count: 2 }),
  )
  const { record } = await addGuid(fabrikam, publisherId, { guid: later, description: 'Late', channel: 'other' })
  expect((await getGuid(fabrikam, { publisherId, guidId: record.id })).missedBefore).toBe(2)
  expect(await reported(['guid'], { guid: [later] })).toEqual([])
})

test('A6 while two claim a GUID neither sees what it brought, and nothing new is credited', async () => {
  await ingestEvents(shop.ctx, [aDeployment(guid, { correlationId: correlation(), resources: [created('claimed')] })])
  expect(await reported()).toEqual([expect.objectContaining({ deployments: 1, resources: 1 })])
  const contoso = as(shop.ctx, anActor({ publisherId: 'contoso', roles: ['owner'] }))
  const theirs = { guid: guid.toUpperCase(), description: 'Ours', channel: 'other' }
  expect((await addGuid(contoso, 'contoso', theirs)).record.state).toBe('disputed')
  expect(await ingestEvents(shop.ctx, [aDeployment(guid, { correlationId: correlation() })])).toEqual([
    { result: 'unattributed', guid, reason: 'disputed' },
  ])
  expect(await reported()).toEqual([])
  expect(await reported(['day'])).toEqual([])
  expect((await listRuns(fabrikam, { publisherId, filter: { guid: [guid] } })).items).toEqual([])
  const operator = as(shop.ctx, { ...shop.ctx.actor, kind: 'person', instanceRoles: ['operatorAdmin'] })
  await settleDispute(operator, { guid, winner: publisherId })
  expect(await reported()).toEqual([expect.objectContaining({ deployments: 1, resources: 1 })])
})

test('a GUID awarded to another publisher takes what it had brought out of the loser’s reports', async () => {
  const contoso = as(shop.ctx, anActor({ publisherId: 'contoso', roles: ['owner'] }))
  const operator = as(shop.ctx, { ...shop.ctx.actor, kind: 'person', instanceRoles: ['operatorAdmin'] })
  const tenantId = 'tenant-of-the-lost'
  await ingestEvents(shop.ctx, [
    aDeployment(guid, { correlationId: correlation(), tenantId, resources: [created('lost')] }),
  ])
  await importUsage(shop.ctx, [{ usageDate: '2026-03-05', resourceId: storageId('lost'), quantity: 1, unit: 'h' }])
  expect(await reported()).toEqual([expect.objectContaining({ deployments: 1, resources: 1, quantity: 1 })])
  await addGuid(contoso, 'contoso', { guid, description: 'Ours', channel: 'other' })
  await settleDispute(operator, { guid, winner: 'contoso' })
  expect(await reported()).toEqual([])
  expect(await reported(['day'])).toEqual([])
  expect((await listRuns(fabrikam, { publisherId, filter: { guid: [guid] } })).items).toEqual([])
  const all = { from: march.from, to: march.to, by: ['publisher' as const], filter: { guid: [guid] } }
  expect((await usageReport(operator, all)).rows).toEqual([])
  // From now on it is the winner’s, and the loser has no say in it.
  const later = { startTime: '2026-03-09T10:00:00Z', endTime: '2026-03-09T10:05:00Z' }
  expect(await ingestEvents(shop.ctx, [aDeployment(guid, { correlationId: correlation(), ...later })])).toEqual([
    { result: 'attributed', publisherId: 'contoso', guid },
  ])
})

test('a claim without proof takes nothing from whoever showed one', async () => {
  const proved = crypto.randomUUID()
  const { record } = await addGuid(fabrikam, publisherId, { guid: proved, description: 'Proved', channel: 'other' })
  await shop.ctx.db
    .update(trackingGuids)
    .set({ proof: 'packageUpload' })
    .where(thisGuid({ publisherId, guidId: record.id }))
  const contoso = as(shop.ctx, anActor({ publisherId: 'contoso', roles: ['owner'] }))
  const claimed = await addGuid(contoso, 'contoso', { guid: proved, description: 'Ours', channel: 'other' })
  expect(claimed.record.state).toBe('disputed')
  expect(await ingestEvents(shop.ctx, [aDeployment(proved, { correlationId: correlation() })])).toEqual([
    { result: 'attributed', publisherId, guid: proved },
  ])
})

describe('usage', () => {
  const row = (resourceId: string, usageDate: string, more: object = {}) => ({
    resourceId,
    usageDate,
    quantity: 2,
    unit: 'GB',
    cost: 1.5,
    currency: 'EUR',
    meterCategory: 'Storage',
    ...more,
  })

  test('A39 of a child resource counts for the one above it, whatever its capitals', async () => {
    await ingestEvents(shop.ctx, [aDeployment(guid, { correlationId: correlation(), resources: [created('x39')] })])
    const taken = await importUsage(shop.ctx, [row(`${storageId('X39')}/blobServices/default`, '2026-03-03')])
    expect(taken).toMatchObject({ counted: 1, unmatched: 0 })
    expect(await reported(['meter', 'unit', 'currency'])).toContainEqual(
      expect.objectContaining({ keys: { meter: 'Storage', unit: 'GB', currency: 'EUR' }, quantity: 2, cost: 1.5 }),
    )
  })

  test('A40 before the deployment or after the deletion does not count; imported twice it counts once', async () => {
    const correlationId = correlation()
    await ingestEvents(shop.ctx, [
      aDeployment(guid, { correlationId, resources: [created('x40')] }),
      aDeployment(guid, {
        correlationId,
        endTime: '2026-03-10T10:00:00Z',
        resources: [created('x40', { operation: 'Delete', timestamp: '2026-03-10T10:00:00Z' })],
      }),
    ])
    const id = storageId('x40')
    const rows = [row(id, '2026-03-01'), row(id, '2026-03-05'), row(id, '2026-03-10T10:00:00Z'), row(id, '2026-03-11')]
    expect(await importUsage(shop.ctx, rows)).toMatchObject({ counted: 1, unmatched: 3, duplicates: 0 })
    expect(await importUsage(shop.ctx, rows)).toMatchObject({ counted: 0, duplicates: 1 })
  })

  test('a resource that another GUID’s run creates again is handed over', async () => {
    const { record } = await addGuid(fabrikam, publisherId, { description: 'Next', channel: 'other' })
    await ingestEvents(shop.ctx, [
      aDeployment(guid, { correlationId: correlation(), resources: [created('moves')] }),
      aDeployment(record.guid!, {
        correlationId: correlation(),
        startTime: '2026-03-20T10:00:00Z',
        endTime: '2026-03-20T10:05:00Z',
        resources: [created('moves', { timestamp: '2026-03-20T10:04:00Z' })],
      }),
    ])
    const id = storageId('moves')
    await importUsage(shop.ctx, [row(id, '2026-03-10'), row(id, '2026-03-25', { quantity: 5 })])
    const quantities = async (of: string) =>
      (await reported(['unit'], { guid: [of] })).reduce((sum, { quantity }) => sum + (quantity ?? 0), 0)
    expect([await quantities(guid), await quantities(record.guid!)]).toEqual([2, 5])
  })

  test('is never summed across currencies', async () => {
    await ingestEvents(shop.ctx, [aDeployment(guid, { correlationId: correlation(), resources: [created('money')] })])
    await importUsage(shop.ctx, [
      row(storageId('money'), '2026-03-05'),
      row(storageId('money'), '2026-03-05', { currency: 'USD' }),
    ])
    expect((await reported())[0]!).toMatchObject({ cost: null, quantity: 4 })
    expect((await reported(['currency'])).map(({ keys, cost }) => [keys.currency, cost])).toContainEqual(['USD', 1.5])
  })
})

test('A42 who may not know customers sees a pseudonym and the country, in the export too', async () => {
  const { record } = await addGuid(fabrikam, publisherId, { description: 'Public', channel: 'publicRepository' })
  const customer = { name: 'Adventure Works', country: 'BE' }
  const tenantId = 'tenant-of-42'
  await ingestEvents(shop.ctx, [
    aDeployment(guid, { correlationId: correlation(), customer, tenantId: 'another' }),
    aDeployment(record.guid!, { correlationId: correlation(), customer, tenantId }),
  ])
  await totalStaleMonths(shop.ctx)
  const analyst = as(shop.ctx, anActor({ publisherId, roles: ['businessContributor'] }))
  const query = (of: string) => ({ ...march, by: ['customer' as const], filter: { guid: [of] } })
  const told = async (ctx: Ctx, of: string) => (await usageReport(ctx, query(of))).rows[0]!.keys.customer
  expect(await told(fabrikam, guid)).toBe('Adventure Works')
  for (const ctx of [analyst, fabrikam])
    expect(await told(ctx, record.guid!)).toMatch(/^customer-[a-z0-9]{1,8} \(BE\)$/)
  expect(await told(analyst, guid)).toMatch(/^customer-/)
  const csv = await exportReport(analyst, query(guid), 'csv')
  expect(csv).not.toContain('Adventure')
  expect(csv.split('\r\n')[1]).toContain(await told(analyst, guid))
  const ofRepository = await exportReport(analyst, query(record.guid!), 'csv')
  expect(ofRepository).not.toContain('Adventure')
  expect(ofRepository.split('\r\n')[1]).toContain(await told(analyst, record.guid!))
})

describe('a report of finer grain', () => {
  test('by day, status and scope comes from the facts, over three months at most', async () => {
    await ingestEvents(shop.ctx, [
      aDeployment(guid, { correlationId: correlation(), resources: [created('fine1'), created('fine2')] }),
      aDeployment(guid, {
        correlationId: correlation(),
        startTime: '2026-03-03T10:00:00Z',
        endTime: '2026-03-03T10:05:00Z',
        status: 'Failed',
        errorCode: 'Conflict',
      }),
    ])
    expect(await reported(['day', 'status', 'error'])).toEqual([
      expect.objectContaining({
        keys: { day: '2026-03-02', status: 'Succeeded', error: '' },
        deployments: 1,
        resources: 2,
      }),
      expect.objectContaining({ keys: { day: '2026-03-03', status: 'Failed', error: 'Conflict' }, failed: 1 }),
    ])
    expect(await reported(['week', 'scope', 'cloud'])).toEqual([
      expect.objectContaining({
        keys: { week: '2026-03-02', scope: 'resourceGroup', cloud: 'AzureGlobal' },
        deployments: 2,
        resources: 2,
      }),
    ])
    const resources = await reported(['resource'])
    expect(JSON.stringify(resources)).not.toContain('subscriptions')
    const long = usageReport(fabrikam, { publisherId, from: '2026-01-01', to: '2026-06-01', by: ['day'] })
    expect((await problemOf(long)).status).toBe(422)
  })

  test('customers come with their first deployment and are lost with their last resource', async () => {
    const filter = { guid: [guid] }
    await ingestEvents(shop.ctx, [
      aDeployment(guid, { correlationId: correlation(), resources: [created('came')] }),
      aDeployment(guid, {
        correlationId: correlation(),
        startTime: '2026-04-10T10:00:00Z',
        endTime: '2026-04-10T10:05:00Z',
        resources: [created('came', { operation: 'Delete', timestamp: '2026-04-10T10:04:00Z' })],
      }),
    ])
    const months = await customersByMonth(fabrikam, { publisherId, from: '2026-03-01', to: '2026-05-01', filter })
    expect(months).toEqual([
      { month: '2026-03-01', customers: 1, gained: 1, lost: 0, activeResources: 1 },
      { month: '2026-04-01', customers: 1, gained: 0, lost: 1, activeResources: 1 },
      { month: '2026-05-01', customers: 0, gained: 0, lost: 0, activeResources: 0 },
    ])
  })
})

test('what was told here proves a deployment, without an id that names a customer', async () => {
  expect(await verifyFromRecords(fabrikam, { publisherId, guid })).toEqual({
    outcome: 'notFound',
    runs: 0,
    resources: [],
  })
  await ingestEvents(shop.ctx, [
    aDeployment(guid, { correlationId: correlation(), resources: [created('proved1'), created('proved2')] }),
  ])
  const proof = await verifyFromRecords(fabrikam, { publisherId, guid })
  expect(proof).toMatchObject({
    outcome: 'verified',
    runs: 1,
    resources: [{ type: 'microsoft.storage/storageaccounts', count: 2 }],
  })
  expect(JSON.stringify(proof)).not.toContain('subscriptions')
})
