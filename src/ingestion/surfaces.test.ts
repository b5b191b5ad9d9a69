/** One offer, whichever way it was written: the same in every API, and in the portal. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOffer } from '../../test/support/offers.ts'
import { aTeam, certify, type Team } from '../../test/support/publishing.ts'
import { aClient, anApplication, apis, type Body, type Client } from '../../test/support/publishing-client.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { getDraft, listSubmissions, saveDraft } from '../offers/index.ts'
import { offersJobs } from '../offers/jobs.ts'

let shop: TestShop
let team: Team
const clients = {} as Record<keyof typeof apis, Client>

beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
  const credentials = await anApplication(shop, team.owner, team)
  for (const [name, api] of Object.entries(apis))
    clients[name as keyof typeof apis] = await aClient(shop, credentials, api)
})
afterAll(() => shop.close())

const schema = (name: string) => `https://schema.mp.microsoft.com/schema/${name}/2022-03-01-preview2`
const M = 'microsoft-azure-marketplace.'
const key = (offerId: string) => ({ publisherId: team.publisherId, offerId })

type Seen = {
  productId: string
  title: string
  summary: string
  privacy: string
  plan: string
  planGuid: string
  alias: string
}

async function throughV1(offerId: string): Promise<Seen> {
  const call = clients.v1
  const filter = `externalIDs/Any(i:i/type eq 'AzureOfferId' and i/value eq '${offerId}')`
  const product = (await call('GET', '/products', { query: { $filter: filter } })).body.value[0]
  const branches = (await call('GET', `/products/${product.id}/branches/getByModule(module=Listing)`)).body.value
  const path = `/products/${product.id}/listings/getByInstanceID(instanceID=${branches[0].currentDraftInstanceID})`
  const listing = (await call('GET', path)).body.value[0]
  const variant = (await call('GET', `/products/${product.id}/variants`)).body.value[0]
  return {
    productId: product.id,
    title: listing.title,
    summary: listing.summary,
    privacy: listing.listingUris.find((one: Body) => one.type === 'PrivacyUri').uri,
    plan: variant.externalID,
    planGuid: variant.id,
    alias: variant.friendlyName,
  }
}

async function throughProductIngestion(offerId: string): Promise<Seen> {
  const call = clients.productIngestion
  const product = (await call('GET', '/product', { query: { externalId: offerId } })).body.value[0]
  const { resources } = (await call('GET', `/resource-tree/${product.id}`)).body
  const listing = resources.find((one: Body) => one.id.startsWith('listing/'))
  const plan = resources.find((one: Body) => one.id.startsWith('plan/'))
  return {
    productId: product.id.split('/')[1],
    title: listing.title,
    summary: listing.searchResultSummary,
    privacy: listing.privacyPolicyLink,
    plan: plan.identity.externalId,
    planGuid: plan.id.split('/')[2],
    alias: plan.alias,
  }
}

async function throughPortalApi(offerId: string): Promise<Pick<Seen, 'title' | 'summary' | 'privacy' | 'plan'>> {
  const { definition } = (await clients.portal('GET', `/${team.publisherId}/offers/${offerId}`)).body
  return {
    title: definition.offer[`${M}title`],
    summary: definition.offer[`${M}summary`],
    privacy: definition.offer[`${M}privacyURL`],
    plan: definition.plans[0].planId,
  }
}

async function throughPortal(offerId: string): Promise<Pick<Seen, 'title' | 'summary' | 'privacy' | 'plan'>> {
  const { listing, plans } = (await getDraft(team.mine, key(offerId))).document
  return {
    title: listing?.name ?? '',
    summary: listing?.summary ?? '',
    privacy: listing?.privacyPolicyUrl ?? '',
    plan: plans?.[0]?.planId ?? '',
  }
}

const writers: Record<
  string,
  (offerId: string, said: { title: string; summary: string; privacy: string }) => Promise<unknown>
> = {
  async v1(offerId, { title, summary, privacy }) {
    const call = clients.v1
    const externalIDs = [{ type: 'AzureOfferId', value: offerId }]
    const { id } = (
      await call('POST', '/products', {
        body: { resourceType: 'AzureThirdPartyVirtualMachine', name: 'A', externalIDs },
      })
    ).body
    await call('POST', `/products/${id}/variants`, {
      body: { resourceType: 'AzureSkuVariant', friendlyName: 'Gold plan', externalID: 'gold' },
    })
    const branches = (await call('GET', `/products/${id}/branches/getByModule(module=Listing)`)).body.value
    const path = `/products/${id}/listings/getByInstanceID(instanceID=${branches[0].currentDraftInstanceID})`
    const listing = (await call('GET', path)).body.value[0]
    const listingUris = [{ type: 'PrivacyUri', subtype: '', displayText: '', uri: privacy }]
    return call('PUT', `/products/${id}/listings/${listing.id}`, { body: { ...listing, title, summary, listingUris } })
  },
  productIngestion(offerId, { title, summary, privacy }) {
    const product = { resourceName: 'p' }
    const resources = [
      { $schema: schema('plan'), product, identity: { externalId: 'gold' }, alias: 'Gold plan' },
      { $schema: schema('listing'), product, title, searchResultSummary: summary, privacyPolicyLink: privacy },
      {
        $schema: schema('product'),
        resourceName: 'p',
        identity: { externalId: offerId },
        type: 'azureVirtualMachine',
        alias: 'A',
      },
    ]
    return clients.productIngestion('POST', '/configure', { body: { resources } })
  },
  async portal(offerId, { title, summary, privacy }) {
    const offer = { [`${M}title`]: title, [`${M}summary`]: summary, [`${M}privacyURL`]: privacy }
    const plans = [{ planId: 'gold', 'microsoft-azure-virtualmachines.skuTitle': 'Gold plan' }]
    const body = {
      offerTypeId: 'microsoft-azure-virtualmachines',
      id: offerId,
      definition: { displayText: 'A', offer, plans },
    }
    return clients.portal('PUT', `/${team.publisherId}/offers/${offerId}`, { body, headers: { 'if-match': '*' } })
  },
}

test.each(Object.keys(writers))('an offer written through %s reads the same through the others', async (writer) => {
  const offerId = `by-${writer.toLowerCase()}`
  const said = { title: 'Crew Planner', summary: 'Plans crews.', privacy: 'https://fabrikam.example/privacy' }
  await writers[writer]!(offerId, said)
  const seen = await throughV1(offerId)
  expect(seen).toMatchObject({ ...said, plan: 'gold', alias: 'Gold plan' })
  expect(await throughProductIngestion(offerId)).toEqual(seen)
  expect(await throughPortalApi(offerId)).toEqual({ ...said, plan: 'gold' })
  expect(await throughPortal(offerId)).toEqual({ ...said, plan: 'gold' })

  const { revision } = await getDraft(team.mine, key(offerId))
  await saveDraft(team.mine, { ...key(offerId), revision, values: { 'listing.summary': 'A person wrote this.' } })
  for (const read of [throughV1, throughProductIngestion, throughPortalApi]) {
    expect(await read(offerId)).toMatchObject({ title: 'Crew Planner', summary: 'A person wrote this.' })
  }
})

test('a submission begun in one API is watched, and goes live, in another', async () => {
  const { offerId } = await anOffer(team.mine, { publisherId: team.publisherId, offerId: 'mixed' })
  const { id } = (await clients.productIngestion('GET', '/product', { query: { externalId: offerId } })).body.value[0]
  const product = id.split('/')[1]
  const body = {
    resourceType: 'SubmissionCreationRequest',
    targets: [{ type: 'Scope', value: 'preview' }],
    resources: [],
  }
  const made = await clients.v1('POST', `/products/${product}/submissions`, { body })
  const rows = async () => (await clients.productIngestion('GET', `/submission/${product}`)).body.value
  expect((await rows())[1]).toMatchObject({ id: `submission/${product}/${made.body.id}`, status: 'running' })
  await shop.runJobs()
  const [submission] = (await listSubmissions(team.mine, key(offerId))).items
  await certify(shop, team, { ...key(offerId), submissionId: submission!.submissionId })
  const [, waiting] = await rows()
  const resources = [{ ...waiting, target: { targetType: 'live' } }]
  await clients.productIngestion('POST', '/configure', { body: { resources } })
  await shop.runJobs()
  expect((await clients.v1('GET', `/products/${product}/submissions/${made.body.id}`)).body.substate).toBe('InStore')
})
