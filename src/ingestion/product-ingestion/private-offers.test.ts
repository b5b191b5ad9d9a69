/** Private offers as publishing tools make and read them (spec "offers" 9.1). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPdf } from '../../../test/support/files.ts'
import { aLiveOffer } from '../../../test/support/live-offer.ts'
import { aPerson } from '../../../test/support/people.ts'
import { aTeam, type Team } from '../../../test/support/publishing.ts'
import { aClient, anApplication, apis, type Body, type Client } from '../../../test/support/publishing-client.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { acceptPrivateOffer, uploadAsset } from '../../offers/index.ts'
import { offersJobs } from '../../offers/jobs.ts'
import { sampleDocuments } from '../../offers/types/samples/documents.ts'
import { as } from '../../platform/ctx.ts'
import { signedAddress } from '../uploads/addresses.ts'

let shop: TestShop
let team: Team
let call: Client
let product: string
let plan: string

beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
  const client = await aClient(shop, await anApplication(shop, team.owner, team), apis.productIngestion)
  call = (method, path, more) => {
    const [address = '', query] = path.split('?')
    return client(method, address, { ...more, query: Object.fromEntries(new URLSearchParams(query)) })
  }
  const document = sampleDocuments.saas!
  await aLiveOffer(shop.ctx, { publisherId: team.publisherId, offerId: 'line-watch', type: 'saas', document })
  product = (await call('GET', '/product?externalId=line-watch')).body.value[0].id
  plan = (await call('GET', `/plan?product=${product}&externalId=team`)).body.value[0].id
})
afterAll(() => shop.close())

const schema = (name: string) => `https://schema.mp.microsoft.com/schema/${name}/2023-07-15`
const inDays = (n: number) => new Date(shop.ctx.now().getTime() + n * 86_400_000).toISOString().slice(0, 10)

async function job(...resources: Body[]): Promise<Body> {
  const body = { $schema: 'https://schema.mp.microsoft.com/schema/configure/2022-07-01', resources }
  const { status, body: begun } = await call('POST', '/configure?$version=2022-07-01', { body })
  expect(status, JSON.stringify(begun)).toBe(202)
  return (await call('GET', `/configure/${begun.jobId}/status?$version=2022-07-01`)).body
}

async function made(...resources: Body[]): Promise<string> {
  const done = await job(...resources)
  expect(done).toMatchObject({ jobStatus: 'completed', jobResult: 'succeeded', errors: [] })
  const { body } = await call('GET', `/configure/${done.jobId}`)
  expect(body.resources).toHaveLength(1)
  return body.resources[0].id
}

const read = async (id: string): Promise<Body> => (await call('GET', `/${id}?$version=2023-07-15`)).body

const aPrivateOffer = (more: Body = {}): Body => ({
  $schema: schema('private-offer'),
  name: 'Contoso 2027',
  state: 'live',
  privateOfferType: 'customerPromotion',
  variableStartDate: true,
  end: inDays(300),
  acceptBy: inDays(30),
  preparedBy: 'amy@fabrikam.example',
  notificationContacts: ['amy@fabrikam.example'],
  beneficiaries: [{ id: '6ea018a9-da9d:7a0f_2019-05-31', description: 'Contoso' }],
  pricing: [{ product, plan, discountType: 'percentage', discountPercentage: 5 }],
  ...more,
})

test('one that is made live at once is read back as it was sent, with the links of its customers', async () => {
  const id = await made(aPrivateOffer({ notes: 'Agreed by phone' }))
  const { $schema: _, ...sent } = aPrivateOffer({ notes: 'Agreed by phone' })
  const body = await read(id)
  expect(body).toMatchObject({ ...sent, id, subState: 'pendingAcceptance' })
  expect(body.acceptanceLinks[0].link).toContain('/private-offers/')
  expect((await read(id.replace('private-offer/', 'private-offer/0'))).error.code).toBe('notFound')
})

test('a list has every one, under both names that clients read, page by page', async () => {
  await made(aPrivateOffer())
  await made(aPrivateOffer({ name: 'Another' }))
  const seen: string[] = []
  let path: string | undefined = '/private-offer/query?$version=2023-07-15&$maxpagesize=1'
  while (path) {
    const { body }: { body: Body } = await call('GET', path)
    expect(body.value).toEqual(body.privateOffers)
    seen.push(...body.privateOffers.map(({ id }: Body) => id))
    path = body['@nextLink']?.split('/rp/product-ingestion')[1]
  }
  expect(seen.length).toBeGreaterThan(1)
  expect(new Set(seen).size).toBe(seen.length)
})

test('listed prices are fetched, changed, and named by a line; they read back as they were sent', async () => {
  const { body: listed } = await call(
    'GET',
    `/price-and-availability-private-offer-plan/${product.split('/')[1]}?plan=${plan}`,
  )
  expect(listed.pricing.recurrentPrice.prices.map((one: Body) => one.pricePerPaymentInUsd)).toEqual([49.5, 499])
  const pricing = structuredClone(listed.pricing)
  pricing.recurrentPrice.prices.pop()
  pricing.recurrentPrice.prices[0].pricePerPaymentInUsd = 30
  delete pricing.recurrentPrice.prices[0].marketPrices
  pricing.customMeters.meters.alerts.pricePerPaymentInUsd = 0.01
  const details = { resourceName: 'own' }
  const id = await made(
    { ...listed, resourceName: 'own', pricing },
    aPrivateOffer({ pricing: [{ product, plan, discountType: 'absolute', priceDetails: details }] }),
  )
  const body = await read(id)
  const { body: own } = await call('GET', `/${body.pricing[0].priceDetails}`)
  expect(own.pricing).toEqual(pricing)
})

test('a draft is written, published, withdrawn and published again; only a draft is deleted', async () => {
  // A client that begins with nothing but a name and days.
  const { beneficiaries: _, pricing: __, ...bare } = aPrivateOffer({ state: 'draft' })
  const id = await made(bare)
  expect((await read(id)).state).toBe('draft')
  const incomplete = await job({ $schema: schema('private-offer'), id, state: 'live' })
  expect(incomplete.errors[0]).toMatchObject({ code: 'businessValidationError', resourceId: id })
  expect(incomplete.errors[0].details[0].details[0].code).toBe('privateOffer.beneficiaries.required.customerPromotion')
  await made({ ...aPrivateOffer(), id })
  await made({ $schema: schema('private-offer'), id, name: 'Contoso 2027', state: 'withdrawn' })
  expect((await read(id)).state).toBe('withdrawn')
  await made({ ...aPrivateOffer(), id })
  const refused = await job({ $schema: schema('private-offer'), id, state: 'deleted' })
  expect(refused).toMatchObject({ jobResult: 'failed', errors: [{ code: 'invalidState' }] })
  const other = await made(bare)
  await made({ $schema: schema('private-offer'), id: other, name: 'Contoso 2027', state: 'deleted' })
  expect((await call('GET', `/${other}`)).status).toBe(404)
})

test('what was accepted is not withdrawn; an upgrade of it carries its customers and prices over', async () => {
  const id = await made(aPrivateOffer())
  const key = (await read(id)).acceptanceLinks[0].link.split('/').at(-1)
  const carla = as(shop.ctx, await aPerson(shop, { email: 'carla@contoso.example', roles: [] }))
  await acceptPrivateOffer(carla, { publisherId: team.publisherId, key, acceptsTerms: true })
  expect(await read(id)).toMatchObject({ state: 'accepted', subState: 'accepted' })
  expect((await job({ $schema: schema('private-offer'), id, state: 'withdrawn' })).errors[0].code).toBe('invalidState')
  const { beneficiaries, pricing, notificationContacts: _, preparedBy: __, ...terms } = aPrivateOffer()
  const next = await made({ ...terms, name: 'Contoso 2028', upgradedFrom: { name: 'Contoso 2027', id } })
  expect(await read(next)).toMatchObject({ upgradedFrom: { id }, beneficiaries, pricing, state: 'live' })
})

test('its own terms are fetched from their address; an address that gives nothing fails the job', async () => {
  const content = await aPdf()
  const uploaded = async () => {
    const kind = 'private-offer-terms'
    const { publisherId } = team
    const { assetId } = await uploadAsset(team.mine, { publisherId, kind, filename: 'terms.pdf', content })
    const ours = { publisherId, what: 'asset', id: assetId, purpose: 'r' } as const
    return { assetId, url: signedAddress(shop.ctx, shop.ctx.config.url, ours) }
  }
  const { assetId, url } = await uploaded()
  const id = await made(aPrivateOffer({ termsAndConditionsDocSasUrl: url }))
  expect((await read(id)).termsAndConditionsDocSasUrl).toContain(assetId)
  // The same document from elsewhere changes nothing of what is live.
  await made(aPrivateOffer({ id, termsAndConditionsDocSasUrl: (await uploaded()).url }))
  expect((await read(id)).termsAndConditionsDocSasUrl).toContain(assetId)
  const failed = await job(aPrivateOffer({ termsAndConditionsDocSasUrl: 'https://nowhere.invalid/terms.pdf' }))
  expect(failed).toMatchObject({ jobResult: 'failed', errors: [{ code: 'businessValidationError' }] })
})

test('what fits no schema is refused at once, all of it', async () => {
  const body = {
    resources: [
      {
        $schema: schema('private-offer'),
        state: 'sold',
        privateOfferType: 'gift',
        pricing: [{ discountType: 'none' }],
      },
    ],
  }
  const { status, body: refused } = await call('POST', '/configure', { body })
  expect(status).toBe(400)
  expect(refused.error.details.map(({ message }: Body) => message)).toEqual([
    'resources[0]: name is required.',
    'resources[0]: privateOfferType must be one of customerPromotion, cspPromotion.',
    'resources[0]: state must be one of draft, live, withdrawn, deleted.',
    'resources[0]: pricing[0].product is required.',
    'resources[0]: pricing[0].discountType must be one of percentage, absolute.',
  ])
})

test('a price for a plan of another product is refused with the product that has it', async () => {
  const document = sampleDocuments.saas!
  await aLiveOffer(shop.ctx, { publisherId: team.publisherId, offerId: 'line-watch-2', type: 'saas', document })
  const other = (await call('GET', '/product?externalId=line-watch-2')).body.value[0].id
  const pricing = [{ product: other, plan, discountType: 'percentage', discountPercentage: 5 }]
  const refused = await job(aPrivateOffer({ name: 'Copied', pricing }))
  expect(refused).toMatchObject({ jobResult: 'failed' })
  expect(refused.errors[0].message).toBe(`“${plan}” is a plan of ${product} (line-watch), and not of ${other}.`)
})
