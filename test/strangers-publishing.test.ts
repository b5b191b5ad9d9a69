/** Through the publishing APIs nobody sees or touches what is another publisher's, with right or guessed ids. */
import { count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acts } from '../src/accounts/schema.ts'
import { portalAddresses } from '../src/ingestion/portal/routes.ts'
import { productIngestionAddresses } from '../src/ingestion/product-ingestion/routes.ts'
import { v1Addresses } from '../src/ingestion/v1/routes.ts'
import { listProducts } from '../src/offers/index.ts'
import { offersJobs } from '../src/offers/jobs.ts'
import { oneOfEverything } from './support/one-of-everything.ts'
import { unknownId } from './support/openapi.ts'
import { aTeam } from './support/publishing.ts'
import { aClient, anApplication, apis, type Client, send } from './support/publishing-client.ts'
import { aShop, type TestShop } from './support/shop.ts'

let shop: TestShop
let ids: Record<string, string>
const strangers: Partial<Record<keyof typeof apis, Client>> = {}

beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  const { publisherId, offerId, submissionId, planId } = await oneOfEverything(shop)
  const { items } = await listProducts(shop.ctx, { publisherId: publisherId!, offerId })
  ids = {
    publisher: publisherId!,
    offer: offerId!,
    product: items[0]!.productId,
    id: submissionId!,
    submission: '1',
    version: '1',
    slot: 'preview',
    operation: submissionId!,
    module: 'Listing',
    resource: 'product',
    job: unknownId,
    instance: unknownId,
    listing: unknownId,
    plan: planId!,
  }
  const team = await aTeam(shop, { publisherId: 'strangers' })
  const credentials = await anApplication(shop, team.owner, { publisherId: 'strangers' })
  for (const [name, api] of Object.entries(apis)) {
    strangers[name as keyof typeof apis] = await aClient(shop, credentials, api)
  }
})
afterAll(() => shop.close())

const surfaces = [
  ['v1', v1Addresses],
  ['productIngestion', productIngestionAddresses],
  ['portal', portalAddresses],
] as const

const filled = (pattern: string) =>
  pattern.replace(/:(\w+)|\*/g, (_, name: string | undefined) => {
    const id = name === undefined ? 'anything' : ids[name]
    if (id === undefined) throw new Error(`${pattern}: no test knows a ${name}`)
    return id
  })

test.each(surfaces)('%s asks everybody who they are', async (name, addresses) => {
  const { prefix, ...api } = apis[name]
  for (const { method, pattern } of addresses) {
    const path = prefix + filled(pattern)
    const { status } = await send(shop, method, path, {
      query: 'query' in api ? api.query : undefined,
      body: bodyOf(method),
    })
    expect([method, pattern, status]).toEqual([method, pattern, 401])
  }
})

test.each(surfaces)(
  '%s tells the program of another publisher nothing and does nothing for it',
  async (name, addresses) => {
    const actsOfOthers = async () =>
      (await shop.ctx.db.select({ n: count() }).from(acts).where(eq(acts.publisherId, ids.publisher!)))[0]!.n
    const before = await actsOfOthers()
    const letIn: string[] = []
    for (const { method, pattern } of addresses) {
      const { status, body } = await strangers[name]!(method, filled(pattern), { body: bodyOf(method) })
      const isOthers = pattern.includes(':')
      if (isOthers ? ![403, 404].includes(status) : tellsOf(body)) letIn.push(`${method} ${pattern}: ${status}`)
    }
    expect(letIn).toEqual([])
    expect(await actsOfOthers()).toBe(before)
  },
)

const tellsOf = (body: unknown) => [`"${ids.publisher}"`, ids.product!].some((id) => JSON.stringify(body).includes(id))

const bodyOf = (method: string) => (method === 'POST' || method === 'PUT' ? {} : undefined)
