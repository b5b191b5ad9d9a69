/** Bad input through the publishing APIs: a faulty offer is refused there with the codes and words of the native API. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '../server/api.ts'
import { createOffer, fieldIndex, getDraft, getOfferType, type OfferDocument, saveDraft } from '../src/offers/index.ts'
import { as } from '../src/platform/ctx.ts'
import { type Faulty, faultyByData } from './faulty/documents.ts'
import { aTeam, type Team } from './support/publishing.ts'
import { aClient, anApplication, apis, type Body, type Client } from './support/publishing-client.ts'
import { type SampleFiles, typedSample, uploadSampleFiles } from './support/sample-offers.ts'
import { aShop, type TestShop } from './support/shop.ts'

let shop: TestShop
let team: Team
let call: Client
let files: SampleFiles

beforeAll(async () => {
  shop = await aShop()
  team = await aTeam(shop)
  call = await aClient(shop, await anApplication(shop, team.owner, team), apis.productIngestion)
  files = await uploadSampleFiles(team.mine, team.publisherId, ['logo-large', 'screenshot', 'document'])
})
afterAll(() => shop.close())

const types = ['saas', 'azure-virtual-machine', 'consulting-service']
const said = (found: { code: string; message: string }[]) =>
  found.map(({ code, message }) => `${code}: ${message}`).sort()

/** What the dry run of the native API finds in the draft as it is. */
async function nativeSays(offerId: string): Promise<string[]> {
  const app = api(async () => ({ ...as(shop.ctx, team.owner), client: { address: '192.0.2.7', userAgent: 'test' } }))
  const answer = await app.request(`/publishers/${team.publisherId}/offers/${offerId}/validations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  const { findings } = (await answer.json()) as { findings: { code: string; message: string; level: string }[] }
  return said(findings.filter(({ level }) => level === 'error'))
}

/** What the job of a publication says that was begun through the Product Ingestion API. */
async function publishingSays(offerId: string): Promise<string[]> {
  const $schema = 'https://schema.mp.microsoft.com/schema/submission/2022-03-01-preview2'
  const submission = { $schema, product: { externalId: offerId }, target: { targetType: 'preview' } }
  const { body } = await call('POST', '/configure', { body: { resources: [submission] } })
  const { jobResult, errors } = (await call('GET', `/configure/${body.jobId}/status`)).body
  expect(jobResult).toBe('failed')
  return said(errors[0].details.map(({ details: [inner] }: Body) => inner))
}

async function treeOf(externalId: string): Promise<Body[]> {
  const [product] = (await call('GET', '/product', { query: { externalId } })).body.value
  return (await call('GET', `/resource-tree/${product.id}`)).body.resources
}

/** The offer as it is, sent as resources of another. */
async function copied(from: string, to: string): Promise<void> {
  const resources = await treeOf(from)
  const names = new Map(resources.map(({ id }, i) => [id, `resource ${i}`]))
  const refer = (id: string | undefined) => id && { resourceName: names.get(id) }
  const sent = resources
    .filter(({ id }) => !id.startsWith('submission/'))
    .map(({ id, product, plan, basePlan, listing: _, ...rest }) => ({
      ...rest,
      resourceName: names.get(id),
      product: refer(product),
      plan: refer(plan),
      basePlan: refer(basePlan),
      ...(id.startsWith('product/') && { identity: { externalId: to } }),
    }))
  const { status, body } = await call('POST', '/configure', { body: { resources: sent } })
  expect([status, body.jobResult, body.errors]).toEqual([202, 'succeeded', []])
}

/** Faults of different fields, so many at once that each is there in one of the documents. */
function batches(faulty: Faulty[]): Faulty[][] {
  const found: Faulty[][] = []
  for (const one of faulty) {
    const keys = Object.keys(one.values)
    const free = found.find((batch) => !batch.some(({ values }) => keys.some((key) => key in values)))
    if (free) free.push(one)
    else found.push([one])
  }
  return found
}

function withFaults(type: string, batch: Faulty[]): OfferDocument {
  const document = typedSample(type, files) as unknown as Body
  for (const { values } of batch) {
    for (const [key, value] of Object.entries(values)) {
      const path = key.split('.')
      let at = document
      for (const name of path.slice(0, -1)) at = at[name] ??= {}
      at[path.at(-1)!] = value
    }
  }
  return document as unknown as OfferDocument
}

test.each(types)(
  'faulty offers of type %s are refused with the same codes and words',
  { timeout: 120_000 },
  async (id) => {
    const type = getOfferType(id, '2020')
    const about = new Set([...fieldIndex(type).keys()].filter((key) => !/^(plans$|leads\.|testDrive)/.test(key)))
    // What no draft can hold, and words that no resource knows, are refused before; files are of the publisher.
    const before = /far too long|^reseller.audience: not in the list/
    const faulty = faultyByData(type).filter(
      ({ values, untypable, online, name }) =>
        !untypable && !online && !before.test(name) && Object.keys(values).every((key) => about.has(key)),
    )
    let found = 0
    for (const [i, batch] of batches(faulty).entries()) {
      const offerId = `f${i}-${id}`.slice(0, 24)
      const key = { publisherId: team.publisherId, offerId }
      const { revision } = await createOffer(team.mine, { ...key, alias: id, type: id })
      await saveDraft(team.mine, { ...key, revision, values: withFaults(id, batch) as never })
      const native = await nativeSays(offerId)
      expect([i, await publishingSays(offerId)]).toEqual([i, native])
      if (i === 0) {
        await copied(offerId, `c${offerId}`)
        expect(await publishingSays(`c${offerId}`)).toEqual(await nativeSays(`c${offerId}`))
      }
      found += native.length
      expect((await getDraft(team.mine, key)).revision).toBeGreaterThan(revision)
    }
    expect(found).toBeGreaterThanOrEqual(30)
  },
)
