import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { api } from '../../server/api.ts'
import { aDeployment, created, storageId } from '../../test/support/attribution.ts'
import { anActor, aPublisher } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { type Actor, anonymous, as, type Ctx } from '../platform/ctx.ts'
import type { JobKind } from '../platform/jobs.ts'
import { addCollectorKey, listCollectorKeys, revokeCollectorKey, signatureOf } from './collectors.ts'
import { addGuid, headerSightingOf, listRuns, listUnattributed, totalStaleMonths, usageReport } from './index.ts'
import { attributionJobs } from './jobs.ts'

let shop: TestShop
let fabrikam: Ctx
let contoso: Ctx
let guid: string
let guidId: string
const publisherId = 'fabrikam'
let run = 0
const correlation = () => `a1f6c7c1-0f3e-4b0e-9a63-${String(++run).padStart(12, '0')}`

beforeAll(async () => {
  shop = await aShop({ jobs: attributionJobs as unknown as JobKind[] })
  await aPublisher(shop, { publisherId })
  await aPublisher(shop, { publisherId: 'contoso' })
  fabrikam = as(shop.ctx, anActor({ publisherId, roles: ['owner'] }))
  contoso = as(shop.ctx, anActor({ publisherId: 'contoso', roles: ['owner'] }))
})
afterAll(() => shop.close())
beforeEach(async () => {
  const { record } = await addGuid(fabrikam, publisherId, { description: 'Planner', channel: 'publicRepository' })
  guid = record.guid!
  guidId = record.id
})

type Sent = { body: BodyInit; type?: string; headers?: Record<string, string>; actor?: Actor }

async function post(path: string, { body, type = 'application/json', headers = {}, actor }: Sent) {
  const face = api(async () => as(shop.ctx, actor ?? fabrikam.actor))
  const answer = await face.request(path, { method: 'POST', body, headers: { 'content-type': type, ...headers } })
  return {
    status: answer.status,
    body: (await answer.json()) as { items: Record<string, unknown>[] } & Record<string, unknown>,
  }
}

const own = '/publishers/fabrikam/attribution/events'
const totalled = async () => {
  await totalStaleMonths(shop.ctx)
  const march = { from: '2026-03-01', to: '2026-03-01' }
  return (await usageReport(fabrikam, { publisherId, ...march, by: ['guid'], filter: { guid: [guid] } })).rows
}
const results = (body: { items: Record<string, unknown>[] }) => body.items.map(({ row, result }) => [row, result])

describe('what collectors send', () => {
  test('a bad event of a batch is rejected with its row; the others are taken', async () => {
    const events = [
      aDeployment(guid, { correlationId: correlation() }),
      { trackingId: 'nonsense' },
      aDeployment(guid, { correlationId: correlation() }),
    ]
    const { status, body } = await post(own, { body: JSON.stringify(events) })
    expect(status).toBe(202)
    expect(results(body)).toEqual([
      [1, 'attributed'],
      [2, 'rejected'],
      [3, 'attributed'],
    ])
    expect(body.items[1]!.reason).toContain('startTime')
  })

  test('NDJSON, zipped, says which lines could not be read', async () => {
    const lines = [JSON.stringify(aDeployment(guid, { correlationId: correlation() })), '', '{ "trackingId": ']
    const { body } = await post(own, { body: gzipSync(lines.join('\n')), type: 'application/x-ndjson' })
    expect(results(body)).toEqual([
      [1, 'attributed'],
      [3, 'rejected'],
    ])
  })

  test('the same file sent again changes nothing, nor does another event under the same id', async () => {
    const event = aDeployment(guid, { correlationId: correlation(), resources: [created('again')] })
    const named = aDeployment(guid, { eventId: 'build-7', correlationId: correlation() })
    const byHeader = { deploymentName: undefined, correlationId: undefined, endTime: undefined }
    const requests = ['2026-03-02T10:00:00Z', '2026-03-02T10:01:00Z'].map((startTime) =>
      aDeployment(guid, { ...byHeader, method: 'userAgent', startTime }),
    )
    const file = [event, event, named, ...requests].map((one) => JSON.stringify(one)).join('\n')
    const send = async (body: string) =>
      (await post('/attribution/imports', { body, type: 'application/x-ndjson' })).body.items.map(
        ({ result }) => result,
      )
    expect(await send(file)).toEqual(['attributed', 'duplicate', 'attributed', 'attributed', 'attributed'])
    const runs = async () => (await listRuns(fabrikam, { publisherId, filter: { guid: [guid] } })).items
    const before = await runs()
    expect(before).toHaveLength(4)
    expect(await send(file)).toEqual(['duplicate', 'duplicate', 'duplicate', 'duplicate', 'duplicate'])
    const other = JSON.stringify({ ...named, status: 'Failed', endTime: '2026-03-02T11:00:00Z' })
    expect(await send(other)).toEqual(['duplicate'])
    expect(await runs()).toEqual(before)
    const rows = await totalled()
    expect(rows).toEqual([expect.objectContaining({ deployments: 4, succeeded: 4, failed: 0, resources: 1 })])
  })

  test('CSV has members of members as columns, and lists as JSON', async () => {
    const resources = JSON.stringify([created('csv')]).replaceAll('"', '""')
    const csv = `trackingId,correlationId,startTime,status,nested,customer.country,resources
pid-${guid},${correlation()},2026-03-02T10:00:00Z,Succeeded,false,FR,"${resources}"
pid-${guid},${correlation()},2026-03-02T10:00:00Z,Succeeded,false,FR,[broken
`
    const { body } = await post(own, { body: csv, type: 'text/csv' })
    expect(results(body)).toEqual([
      [1, 'attributed'],
      [2, 'rejected'],
    ])
    const { items } = await listRuns(fabrikam, { publisherId, filter: { guid: [guid] } })
    expect(items[0]!.customer).toMatch(/\(FR\)$/)
  })

  test('an application of one publisher tells of its own by the common address; strangers do not', async () => {
    const events = JSON.stringify(aDeployment(guid, { correlationId: correlation() }))
    expect(results((await post('/attribution/events', { body: events })).body)).toEqual([[1, 'attributed']])
    const theirs = await post('/attribution/events', { body: events, actor: contoso.actor })
    expect(theirs.body.items[0]).toMatchObject({ result: 'rejected', reason: expect.stringContaining('not a GUID of') })
    expect((await post('/attribution/events', { body: events, actor: anonymous })).status).toBe(401)
  })

  test('more than a thousand in one call are refused whole, and taken from a file', async () => {
    const events = Array.from({ length: 1001 }, () => ({ trackingId: 'x' }))
    expect((await post(own, { body: JSON.stringify(events) })).status).toBe(422)
    const lines = events.map((event) => JSON.stringify(event)).join('\n')
    const { body } = await post('/attribution/imports', { body: lines, type: 'application/x-ndjson' })
    expect(body.items).toHaveLength(1001)
  })

  test('a row that nothing could keep or add up is rejected alone', async () => {
    const told = (more: object) => aDeployment(guid, { correlationId: correlation(), ...more })
    const { body } = await post(own, {
      body: JSON.stringify([
        told({ errorMessage: 'half\u0000' }),
        told({ correlationId: 'a\u0000' }),
        told({ startTime: '9999-12-31T23:59:59Z', endTime: undefined }),
        told({ endTime: '2026-03-01T10:00:00Z' }),
        told({ startTime: '2026-03-02T12:00:00.1234567+02:00', endTime: '2026-03-02T09:58:00Z' }),
      ]),
    })
    expect(results(body).map(([, result]) => result)).toEqual([
      ...['rejected', 'rejected', 'rejected', 'rejected'],
      'attributed',
    ])
    const { items } = await listRuns(fabrikam, { publisherId, filter: { guid: [guid] } })
    expect(items.map(({ startedAt, endedAt }) => [startedAt.toISOString(), endedAt?.toISOString()])).toEqual([
      ['2026-03-02T10:00:00.123Z', '2026-03-02T10:00:00.123Z'],
    ])
    await post(own, { body: JSON.stringify(told({ resources: [created('sums')] })) })
    const row = { usageDate: '2026-03-05', resourceId: storageId('sums'), unit: 'h' }
    const rows = [1e308, null, '', [], 'three', '2.5', -1].map((quantity) => ({ ...row, quantity }))
    const strange = [
      { ...row, quantity: 1, meterId: '\u0000' },
      { ...row, quantity: 1, usageDate: '2199-01-01' },
    ]
    const usage = await post('/attribution/usage', {
      body: JSON.stringify([...rows, ...strange]),
      actor: shop.ctx.actor,
    })
    expect(usage.body).toMatchObject({ counted: 2, unmatched: 0 })
    expect((usage.body.rejected as { row: number }[]).map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 8, 9])
    expect(await totalled()).toEqual([expect.objectContaining({ quantity: 1.5 })])
  })

  test('the cloud’s own activity log is told row by row, and again changes nothing', async () => {
    const id = (name: string) =>
      storageId('x').replace(/Microsoft.Storage.*/, `Microsoft.Resources/deployments/${name}`)
    const correlationId = correlation()
    const logged = (resourceId: string, operation: string, time: string) => ({
      ...{ resourceId, correlationId, time, operationName: operation.toUpperCase(), resultType: 'Success' },
    })
    const log = [
      logged(id(`pid-${guid}`), 'Microsoft.Resources/deployments/write', '2026-03-02T10:02:00Z'),
      logged(storageId('logged'), 'Microsoft.Storage/storageAccounts/write', '2026-03-02T10:03:00Z'),
      { nonsense: true },
    ]
    const body = log.map((row) => JSON.stringify(row)).join('\n')
    const send = async () =>
      results((await post('/attribution/imports', { body, type: 'application/x-ndjson', actor: shop.ctx.actor })).body)
    expect(await send()).toEqual([
      [1, 'attributed'],
      [2, 'nothing'],
      [3, 'rejected'],
    ])
    expect((await send())[0]).toEqual([1, 'duplicate'])
    expect(await totalled()).toEqual([expect.objectContaining({ deployments: 1, resources: 1 })])
    const { trackingId, ...event } = aDeployment(guid, { correlationId: correlation() })
    const named = await post(own, { body: JSON.stringify({ ...event, trackingIdRaw: trackingId }) })
    expect(results(named.body)).toEqual([[1, 'attributed']])
  })

  test('what is neither is refused', async () => {
    expect((await post(own, { body: 'x', type: 'application/xml' })).status).toBe(415)
    expect((await post(own, { body: '{', type: 'application/json' })).status).toBe(400)
  })

  test('a publisher’s report neither deletes nor takes over what is credited to another', async () => {
    const { record } = await addGuid(contoso, 'contoso', { description: 'Library', channel: 'other' })
    const told = aDeployment(guid, { correlationId: correlation(), resources: [created('kept')] })
    await post('/attribution/events', { body: JSON.stringify(told), actor: shop.ctx.actor })
    const later = { timestamp: '2026-03-05T10:00:00Z' }
    await post('/publishers/contoso/attribution/events', {
      actor: contoso.actor,
      body: JSON.stringify([
        aDeployment(record.guid!, {
          correlationId: correlation(),
          endTime: later.timestamp,
          resources: [created('kept', { ...later, operation: 'Delete' })],
        }),
        aDeployment(record.guid!, {
          correlationId: correlation(),
          endTime: later.timestamp,
          resources: [created('kept', later)],
        }),
      ]),
    })
    const row = { usageDate: '2026-03-20', resourceId: storageId('kept'), quantity: 1, unit: 'h' }
    const usage = await post('/attribution/usage', { body: JSON.stringify([row]), actor: shop.ctx.actor })
    expect(usage.body).toMatchObject({ counted: 1 })
    await totalStaleMonths(shop.ctx)
    const { rows } = await usageReport(fabrikam, {
      ...{ publisherId, from: '2026-03-01', to: '2026-03-01', by: ['guid', 'unit'] },
      filter: { guid: [guid], unit: ['h'] },
    })
    expect(rows).toEqual([expect.objectContaining({ quantity: 1 })])
  })

  test('usage comes as Parquet, and the same file again counts nothing', async () => {
    const event = aDeployment(guid, { correlationId: correlation(), resources: [created('exported')] })
    await post(own, { body: JSON.stringify(event) })
    const exported = new URL('../../test/usage-exports/duckdb-zstd.parquet', import.meta.url)
    const send = async () => {
      const body = new Uint8Array(readFileSync(exported))
      const type = 'application/vnd.apache.parquet'
      return (await post('/attribution/usage', { body, type, actor: shop.ctx.actor })).body
    }
    expect(await send()).toMatchObject({ counted: 40, unmatched: 0, duplicates: 0, rejected: [] })
    expect(await send()).toMatchObject({ counted: 0, duplicates: 40 })
    expect(await totalled()).toEqual([expect.objectContaining({ quantity: 790 })])
  })

  test('usage comes as CSV too, and the rows that do not fit keep their numbers', async () => {
    const event = aDeployment(guid, { correlationId: correlation(), resources: [created('usagecsv')] })
    await post(own, { body: JSON.stringify(event) })
    const csv = `usageDate,resourceId,quantity,unit,cost,currency,tags
2026-03-20,${storageId('usagecsv')},3,h,1.5,eur,"{""a"":""b""}"
not a date,${storageId('usagecsv')},3,h,1.5,eur,
`
    const { body } = await post('/attribution/usage', { body: csv, type: 'text/csv', actor: shop.ctx.actor })
    expect(body).toMatchObject({ counted: 1, rejected: [{ row: 2, reason: expect.stringContaining('usageDate') }] })
  })
})

describe('a cost export', () => {
  const heading =
    'SubscriptionId,Date,MeterCategory,MeterId,UnitOfMeasure,Quantity,CostInBillingCurrency,ResourceId,BillingCurrencyCode,ChargeType'
  const line = (name: string, day: string, amount: number, charge = 'Usage') =>
    `8a2c,03/${day}/2026,Storage,m-1,1 GB,${amount},${amount},${name && storageId(name)},EUR,${charge}`
  const send = async (lines: string[], restates = '') => {
    const body = [heading, ...lines].join('\r\n')
    const path = `/attribution/usage${restates && `?restates=${restates}`}`
    return (await post(path, { body, type: 'text/csv', actor: shop.ctx.actor })).body
  }

  test('is taken as the cloud writes it, with credits, and with what names no resource', async () => {
    await post(own, {
      body: JSON.stringify(aDeployment(guid, { correlationId: correlation(), resources: [created('billed')] })),
    })
    const lines = [line('billed', '05', 3), line('billed', '05', -1, 'Refund'), line('', '06', 9, 'Purchase')]
    expect(await send([...lines, line('billed', '45', 1)])).toMatchObject({
      ...{ counted: 2, unmatched: 1 },
      rejected: [{ row: 4, reason: expect.stringContaining('usageDate') }],
    })
    expect(await totalled()).toEqual([expect.objectContaining({ quantity: 2, cost: 2 })])
  })

  test('of a running month replaces what was told of it before, and of no other subscription or month', async () => {
    const correlationId = correlation()
    const elsewhere = created('restated').id.replace('/subscriptions/8a2c', '/subscriptions/9b3d')
    const resources = [created('restated'), { ...created('restated'), id: elsewhere }]
    await post('/attribution/events', {
      body: JSON.stringify(aDeployment(guid, { correlationId, resources })),
      actor: shop.ctx.actor,
    })
    const other = line('restated', '05', 7).replace(storageId('restated'), elsewhere)
    const april = line('restated', '05', 1).replace('03/05', '04/05')
    await send([line('restated', '05', 2), line('restated', '06', 2), other, april])
    expect(
      await send([line('restated', '05', 3), line('restated', '06', 2), line('restated', '07', 1), april], '2026-03'),
    ).toMatchObject({
      ...{ counted: 3, duplicates: 0 },
      rejected: [{ row: 4, reason: 'usageDate: not in 2026-03' }],
    })
    expect(await totalled()).toEqual([expect.objectContaining({ quantity: 13 })])
    const wrong = await post('/attribution/usage?restates=march', { body: '[]', actor: shop.ctx.actor })
    expect(wrong.status).toBe(422)
  })

  test('in parts replaces what was told before, and none of its own parts, in any order and twice', async () => {
    await post(own, {
      body: JSON.stringify(aDeployment(guid, { correlationId: correlation(), resources: [created('parted')] })),
    })
    await send([line('parted', '05', 40)])
    const [first, second] = [[line('parted', '05', 1)], [line('parted', '06', 2), line('parted', '07', 4)]]
    for (const part of [second, first, second]) await send(part, '2026-03&export=run-1')
    expect(await totalled()).toEqual([expect.objectContaining({ quantity: 7 })])
    for (const part of [first, [line('parted', '06', 9)]]) await send(part, '2026-03&export=run-2')
    expect(await totalled()).toEqual([expect.objectContaining({ quantity: 10 })])
    const wrong = await post(`/attribution/usage?export=${'x'.repeat(101)}`, { body: '[]', actor: shop.ctx.actor })
    expect(wrong.status).toBe(422)
  })
})

describe('a collector’s key', () => {
  async function signed(
    body: string,
    { secret, keyId, at = shop.ctx.now() }: { secret: string; keyId: string; at?: Date },
  ) {
    const timestamp = String(Math.floor(at.getTime() / 1000))
    const signature = signatureOf(secret, { id: 'msg_1', timestamp, body: Buffer.from(body) })
    return post('/attribution/events', {
      body,
      actor: anonymous,
      headers: {
        'comptoir-collector': keyId,
        'webhook-id': 'msg_1',
        'webhook-timestamp': timestamp,
        'webhook-signature': signature,
      },
    })
  }

  test('signs what a publisher’s collector sends, for that publisher only, until it is revoked', async () => {
    const { key, secret } = await addCollectorKey(fabrikam, { publisherId, name: 'log reader' })
    const body = JSON.stringify(aDeployment(guid, { correlationId: correlation() }))
    expect(results((await signed(body, { secret, keyId: key.id })).body)).toEqual([[1, 'attributed']])
    expect((await signed(`${body} `, { secret: 'whsec_AAAA', keyId: key.id })).status).toBe(401)
    const old = new Date(shop.ctx.now().getTime() - 10 * 60_000)
    expect((await signed(body, { secret, keyId: key.id, at: old })).status).toBe(401)
    const [listed] = await listCollectorKeys(fabrikam, { publisherId })
    expect(listed).toMatchObject({ name: 'log reader', lastUsedAt: expect.any(Date) })
    expect(JSON.stringify(listed)).not.toContain(secret)
    await revokeCollectorKey(fabrikam, { publisherId, id: key.id })
    expect((await signed(body, { secret, keyId: key.id })).status).toBe(401)
  })

  test('of a publisher may not tell of usage, which is the operator’s', async () => {
    const { key, secret } = await addCollectorKey(fabrikam, { publisherId, name: 'usage' })
    const timestamp = String(Math.floor(shop.ctx.now().getTime() / 1000))
    const signature = signatureOf(secret, { id: 'm', timestamp, body: Buffer.from('[]') })
    const answer = await post('/attribution/usage', {
      body: '[]',
      actor: anonymous,
      headers: {
        'comptoir-collector': key.id,
        'webhook-id': 'm',
        'webhook-timestamp': timestamp,
        'webhook-signature': signature,
      },
    })
    expect(answer.status).toBe(403)
  })

  test('is no stranger’s to make', async () => {
    await expect(addCollectorKey(contoso, { publisherId, name: 'x' })).rejects.toMatchObject({ status: 404 })
  })
})

describe('header tokens of an access log', () => {
  const request = (userAgent: string, more: object = {}) => ({
    userAgent,
    timestamp: '2026-03-02T10:00:00Z',
    method: 'PUT',
    statusCode: 201,
    ...more,
  })

  test('say of a GUID that its token was seen, and nothing of the header', async () => {
    const sent = [
      request(`AZURECLI/2.61.0 pid-${guid.toUpperCase()} extra`),
      request(`azsdk pid-${guid}`, { method: 'GET', timestamp: '2026-03-04T10:00:00Z' }),
      request('curl/8'),
      { userAgent: '' },
    ]
    const { body } = await post('/attribution/user-agents', { body: JSON.stringify(sent), actor: shop.ctx.actor })
    expect(results(body)).toEqual([
      [1, 'seen'],
      [2, 'seen'],
      [3, 'nothing'],
      [4, 'rejected'],
    ])
    expect(await headerSightingOf(fabrikam, { publisherId, guidId })).toMatchObject({
      requests: 2,
      writes: 1,
      lastAt: new Date('2026-03-04T10:00:00Z'),
    })
  })

  test('count once, however often a log is sent; a request in it is known by its id, or by all that is told of it', async () => {
    const requests = [
      request(`pid-${guid}`, { timestamp: '2026-03-05T10:00:00.120Z', resourceId: storageId('one') }),
      request(`pid-${guid}`, { timestamp: '2026-03-05T10:00:00.120Z', resourceId: storageId('two') }),
      request(`pid-${guid}`, { timestamp: '2026-03-05T10:00:00Z', eventId: 'req-1' }),
      request(`pid-${guid}`, { timestamp: '2026-03-05T10:00:00Z', eventId: 'req-2' }),
    ]
    const log = requests.map((one) => JSON.stringify(one)).join('\n')
    const send = async (body: string) =>
      (await post('/attribution/user-agents', { body, type: 'application/x-ndjson' })).body.items.map(
        ({ result }) => result,
      )
    expect(await send(log)).toEqual(['seen', 'seen', 'seen', 'seen'])
    expect(await send(`${log}\n${JSON.stringify(request(`pid-${guid}`, { eventId: 'req-3' }))}`)).toEqual([
      'duplicate',
      'duplicate',
      'duplicate',
      'duplicate',
      'seen',
    ])
    const line = JSON.stringify(request(`pid-${guid}`, { timestamp: '2026-03-06T10:00:00Z' }))
    expect(await send(`${line}\n${line}`)).toEqual(['seen', 'duplicate'])
    expect(await headerSightingOf(fabrikam, { publisherId, guidId })).toMatchObject({ requests: 6, writes: 6 })
  })

  test('of a log longer than a thousand are all taken', async () => {
    const log = Array.from({ length: 1200 }, (_, i) => JSON.stringify(request(`pid-${guid}`, { eventId: `r${i}` })))
    const sent = { body: log.join('\n'), type: 'application/x-ndjson' }
    expect((await post('/publishers/fabrikam/attribution/user-agents', sent)).status).toBe(202)
    expect(await headerSightingOf(fabrikam, { publisherId, guidId })).toMatchObject({ requests: 1200 })
  })

  test('A29 a tool’s own id gives way to an active publisher’s', async () => {
    const header = `terraform pid-222c6c49-1b0a-5959-a213-6608f9eb8820 pid-${guid}`
    const { body } = await post('/attribution/user-agents', { body: JSON.stringify(request(header)) })
    expect(body.items).toEqual([{ row: 1, result: 'seen', guid, multipleTrackers: false }])
  })

  test('A28 cut short, without its prefix or unknown, are counted for the operator', async () => {
    const bare = crypto.randomUUID()
    const sent = [request('pid-5f0c3c2e-8d1b-4c77-9'), request(`x ${bare}`), request(`pid-${bare}`)]
    for (let twice = 0; twice < 2; twice++)
      await post('/attribution/user-agents', { body: JSON.stringify(sent), actor: shop.ctx.actor })
    const left = await listUnattributed(shop.ctx)
    expect(left).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ guid: 'pid-5f0c3c2e-8d1b-4c77-9', reason: 'truncated', count: 1 }),
        expect.objectContaining({ guid: bare, reason: 'noPrefix', count: 1 }),
        expect.objectContaining({ guid: bare, reason: 'unknown', count: 1 }),
      ]),
    )
  })
})
