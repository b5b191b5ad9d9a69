/** What is deleted and what is stopped, by the publishing APIs (spec "offers" 2.12, 9.1; wire-compat 4.5). */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { aTeam, type Team } from '../../test/support/publishing.ts'
import { aClient, anApplication, apis, type Body, type Client } from '../../test/support/publishing-client.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { offerTypeIds } from '../offers/index.ts'
import { offersJobs } from '../offers/jobs.ts'
import { sampleDocuments } from '../offers/types/samples/documents.ts'
import { wireTypeOf } from './offer-types.ts'

let shop: TestShop
let team: Team
let call: Client
let older: Client

beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
  const application = await anApplication(shop, team.owner, team)
  call = await aClient(shop, application, apis.productIngestion)
  older = await aClient(shop, application, apis.v1)
})
afterAll(() => shop.close())

const schema = (name: string) => `https://product-ingestion.azureedge.net/schema/${name}/2022-03-01-preview2`

async function configure(...resources: Body[]): Promise<Body> {
  const { status, body } = await call('POST', '/configure', { body: { $schema: schema('configure'), resources } })
  expect(status, JSON.stringify(body)).toBe(202)
  return (await call('GET', `/configure/${body.jobId}/status`)).body
}

describe.each(offerTypeIds)('%s', (type) => {
  test('a draft that nobody saw is deleted, with its plans', async () => {
    const externalId = `${type}-draft`
    const made = await configure({
      $schema: schema('product'),
      identity: { externalId },
      type: wireTypeOf(type).productIngestion,
      alias: 'Not for long',
    })
    expect(made).toMatchObject({ jobResult: 'succeeded', errors: [] })
    const [{ id }] = (await call('GET', '/product', { query: { externalId } })).body.value
    expect(await configure({ $schema: schema('product'), id, lifecycleState: 'deleted' })).toMatchObject({
      jobResult: 'succeeded',
    })
    expect((await call('GET', `/${id}`)).status).toBe(404)
  })

  test('what is live is not deleted, nor are its plans; its sale is stopped', async () => {
    const externalId = `${type}-live`
    const document = sampleDocuments[type]!
    await aLiveOffer(shop.ctx, { publisherId: team.publisherId, offerId: externalId, type, document })
    const [{ id }] = (await call('GET', '/product', { query: { externalId } })).body.value
    const refused = await configure({ $schema: schema('product'), id, lifecycleState: 'deleted' })
    expect(refused).toMatchObject({ jobResult: 'failed' })
    const [plan] = (await call('GET', '/plan', { query: { product: id } })).body.value
    if (plan) {
      const { externalId: planId } = plan.identity
      const kept = await configure({ $schema: schema('plan'), id: plan.id, product: id, lifecycleState: 'deleted' })
      expect(kept.errors[0].message).toBe(
        `The plan “${planId}” is live and cannot be deleted. To sell it no longer, make it deprecated and publish the offer again.`,
      )
      if (wireTypeOf(type).v1) {
        const address = `/products/${id.split('/')[1]}/variants/${plan.id.split('/')[2]}`
        expect((await older('DELETE', address)).status).toBe(409)
      }
      const { resourceName: _, ...asRead } = plan
      expect(await configure({ ...asRead, lifecycleState: 'deprecated' })).toMatchObject({ jobResult: 'succeeded' })
      expect((await call('GET', `/${plan.id}`)).body.lifecycleState).toBe('deprecated')
    }
    const stopped = await configure({
      $schema: schema('submission'),
      product: id,
      target: { targetType: 'live' },
      lifecycleState: 'deprecated',
    })
    expect(stopped).toMatchObject({ jobResult: 'succeeded', errors: [] })
    await shop.runJobs()
    expect((await call('GET', `/${id}`)).body.lifecycleState).toBe('deprecated')
  })
})
