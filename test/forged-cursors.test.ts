/** A cursor that no list gave out is the caller's mistake wherever it is sent, never a fault of ours. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '../server/api.ts'
import { loadPages } from '../server/web-pages.ts'
import { createOffer } from '../src/offers/index.ts'
import { as } from '../src/platform/ctx.ts'
import { encodeCursor } from '../src/platform/paging.ts'
import { type OpenApi, operationsOf, unknownId } from './support/openapi.ts'
import { anActor, anOperator, aPublisher } from './support/people.ts'
import { aShop, type TestShop } from './support/shop.ts'

const publisherId = 'fabrikam'
const grants = { publisherId, roles: ['owner' as const] }
const person = { ...anActor(grants), instanceRoles: anOperator().instanceRoles }
const application = anActor({ ...grants, kind: 'application', name: 'Pipeline' })

const encoded = (json: string) => Buffer.from(json).toString('base64url')
const moment = '2026-03-02T09:00:00.000Z'
const moments = [
  ...['then', '\0', '', 'infinity', '2026-03-02', '2026-02-30T09:00:00.000Z', '0000-01-01T00:00:00.000Z'],
  ...['+275760-09-13T00:00:00.000Z', '-271821-04-20T00:00:00.000Z', '+999999-01-01T00:00:00.000Z'],
]
const forged = [
  ...['%%%', 'é', '\0', 'x', 'x'.repeat(5000), encoded('planner'), encoded('{"0":1}'), encoded('null'), encoded('[]')],
  ...['[null]', '[true]', '[{}]', '["\\u0000"]', '[1.5]', '[2147483648]', '[1e999]'].map(encoded),
  ...['[null,null]', '[[],[]]', '[1e999,2]', '[1.5,2]'].map(encoded),
  ...[`[2147483648,"${unknownId}"]`, `[1e999,"${unknownId}"]`, `["1","${unknownId}"]`].map(encoded),
  ...moments.map((at) => encodeCursor([at, unknownId])),
  ...[1, '\0', '', 'a'.repeat(201), `${unknownId}\0`].map((id) => encodeCursor([moment, id])),
  encodeCursor([moment, unknownId, 1]),
]

let shop: TestShop
beforeAll(async () => {
  shop = await aShop()
  await aPublisher(shop, { publisherId })
  const offer = { offerId: 'planner', alias: 'Planner', type: 'dynamics-365-ce' }
  await createOffer(as(shop.ctx, person), { publisherId, ...offer })
})
afterAll(() => shop.close())

const filled = (path: string) =>
  path.replace(/[{:](\w+)\}?/g, (_, name: string) => (name === 'publisherId' ? publisherId : 'planner'))

test('every operation that has a cursor refuses a forged one', async () => {
  const client = { address: '192.0.2.7', userAgent: 'test' }
  const faceOf = (actor: typeof application) => api(async () => as({ ...shop.ctx, client }, actor))
  const faces = [faceOf(person), faceOf(application)]
  const document = (await (await faces[0]!.request('/openapi.json')).json()) as OpenApi
  const paged = operationsOf(document).filter(({ operation }) =>
    operation.parameters?.some(({ name }) => name === 'cursor'),
  )
  expect(paged.length).toBeGreaterThan(8)
  const others: string[] = []
  for (const { name, path, method, operation } of paged) {
    const sort = operation.parameters?.find((parameter) => parameter.name === 'sort')
    const sorts = (sort?.schema.enum ?? ['']) as string[]
    // Some are for programs only: those answer people with 403.
    const face = path === '/leads' ? faces[1]! : faces[0]!
    for (const order of sorts) {
      for (const cursor of forged) {
        const query = new URLSearchParams({ cursor, ...(order && { sort: order }) })
        const { status } = await face.request(`${filled(path)}?${query}`, { method })
        if (status !== 400) others.push(`${name} ${order} ${cursor.slice(0, 60)}: ${status}`)
      }
    }
  }
  expect(others).toEqual([])
})

test.each([
  '/publisher/:publisherId/offers',
  '/publisher/:publisherId/offers/:offerId/history',
  '/publisher/:publisherId/private-offers',
  '/publisher/:publisherId/leads',
  '/publisher/:publisherId/leads?sort=score',
  '/publisher/:publisherId/attribution/deployments',
  '/publisher/:publisherId/attribution/orders',
  '/publisher/:publisherId/settings/audit',
  '/operator/certification',
  '/operator/publishers',
  '/operator/mailbox',
  '/operator/audit',
])('the page %s refuses a forged one', async (path) => {
  const answer = await loadPages()
  for (const cursor of ['%%%', '\0', encoded('["\\u0000"]'), ...moments.map((at) => encodeCursor([at, unknownId]))]) {
    const address = new URL(filled(path), 'http://127.0.0.1')
    address.searchParams.set('after', cursor)
    const { status } = await answer(new Request(address), as(shop.ctx, person))
    expect(status, cursor).toBe(400)
  }
})
