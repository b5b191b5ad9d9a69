/** A character that is none is the caller's mistake wherever it is sent, never a fault of ours. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '../server/api.ts'
import { createOffer } from '../src/offers/index.ts'
import { as } from '../src/platform/ctx.ts'
import { type OpenApi, operationsOf, queryOf } from './support/openapi.ts'
import { anActor, anOperator, aPublisher } from './support/people.ts'
import { aShop, type TestShop } from './support/shop.ts'

const publisherId = 'fabrikam'
const grants = { publisherId, roles: ['owner' as const] }
const person = { ...anActor(grants), instanceRoles: anOperator().instanceRoles }

let shop: TestShop
beforeAll(async () => {
  shop = await aShop()
  await aPublisher(shop, { publisherId })
  const offer = { offerId: 'planner', alias: 'Planner', type: 'dynamics-365-ce' }
  await createOffer(as(shop.ctx, person), { publisherId, ...offer })
})
afterAll(() => shop.close())

test('no list and no address of the API breaks on U+0000', async () => {
  const face = api(async () => as({ ...shop.ctx, client: { address: '192.0.2.7', userAgent: 'test' } }, person))
  const document = (await (await face.request('/openapi.json')).json()) as OpenApi
  const broken: string[] = []
  for (const { name, path, method, operation } of operationsOf(document)) {
    if (method !== 'GET') continue
    const filled = path.replace(/\{(\w+)\}/g, (_, part: string) => (part === 'publisherId' ? publisherId : 'planner'))
    const texts = (operation.parameters ?? []).filter((p) => p.in === 'query' && p.schema.type === 'string')
    const asked = texts.map(({ name }) => {
      const query = new URLSearchParams(queryOf(document, operation))
      query.set(name, 'a\0b')
      return `${filled}?${query}`
    })
    const places = [...path.matchAll(/\{(\w+)\}/g)].map(([whole]) => path.replace(whole, 'a%00b'))
    for (const address of [...asked, ...places.map((place) => place.replace(/\{(\w+)\}/g, 'planner'))]) {
      const { status } = await face.request(address, { method })
      if (status >= 500) broken.push(`${name} ${address}: ${status}`)
    }
  }
  expect(broken).toEqual([])
})
