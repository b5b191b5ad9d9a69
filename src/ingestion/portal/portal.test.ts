import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam, type Team } from '../../../test/support/publishing.ts'
import {
  aClient,
  anApplication,
  apis,
  type Body,
  type Client,
  type Credentials,
  send,
  tokenFor,
} from '../../../test/support/publishing-client.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { getDraft } from '../../offers/index.ts'
import { offersJobs } from '../../offers/jobs.ts'

let shop: TestShop
let team: Team
let credentials: Credentials
let call: Client

beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
  credentials = await anApplication(shop, team.owner, team)
  call = await aClient(shop, credentials, apis.portal)
})
afterAll(() => shop.close())

const M = 'microsoft-azure-marketplace.'
const V = 'microsoft-azure-virtualmachines.'
const address = (offerId: string) => `/${team.publisherId}/offers/${offerId}`

const anyTag = { 'if-match': '*' }
const document = (id: string, offer: Body = {}, plans: Body[] = []) => ({
  publisherId: team.publisherId,
  offerTypeId: 'microsoft-azure-virtualmachines',
  id,
  offerTypeVersions: { 'microsoft-azure-virtualmachines': 87 },
  definition: {
    displayText: 'Crew Planner VM',
    offer: {
      [`${M}title`]: 'Crew Planner',
      [`${M}summary`]: 'Plans crews.',
      [`${M}longSummary`]: 'Plans crews, day by day.',
      [`${M}description`]: '<p>Plans crews.</p>',
      [`${M}offerMarketingUrlIdentifier`]: 'crew-planner',
      [`${M}allowedSubscriptions`]: ['3fa85f64-5717-4562-b3fc-2c963f66afa6'],
      [`${M}usefulLinks`]: [{ linkTitle: 'Docs', linkUrl: 'https://fabrikam.example/docs' }],
      [`${M}categoryMap`]: [{ categoryL1: 'compute', 'categoryL2-compute': ['os'] }],
      [`${M}smallLogo`]: 'https://pictures.fabrikam.example/small.png?sig=a%2Bb',
      [`${M}privacyURL`]: 'https://fabrikam.example/privacy',
      [`${M}useEnterpriseContract`]: true,
      [`${M}supportContactName`]: 'Sam',
      [`${M}supportContactEmail`]: 'sam@fabrikam.example',
      [`${M}supportContactPhone`]: '+1 425 555 0100',
      [`${M}fairfaxSupportUrl`]: 'https://fabrikam.example/gov',
      ...offer,
    },
    plans,
  },
})
const plan = {
  planId: 'gold',
  [`${V}skuTitle`]: 'Gold',
  [`${V}skuSummary`]: 'The gold one.',
  [`${V}cloudAvailability`]: ['PublicAzure'],
  [`${V}operatingSystemFamily`]: 'Linux',
  [`${V}openPorts`]: [],
  [`${V}vmImages`]: {
    '1.0.1': { osVhdUrl: 'https://images.fabrikam.example/x.vhd?sig=a%2Bb', lunVhdDetails: [] },
    '1.0.0': { osVhdUrl: 'https://images.fabrikam.example/w.vhd', lunVhdDetails: [{ lun: 1 }] },
  },
  virtualMachinePricingV2: {
    isByol: false,
    coreMultiplier: { currency: 'USD', single: 0.25 },
    freeTrialDurationInMonths: 1,
  },
  regions: ['US', 'FR'],
}

test('a put makes an offer, and gives it back as it was sent, with an ETag that guards the next', async () => {
  const sent = document('whole', {}, [plan])
  const made = await call('PUT', address('whole'), { body: sent, headers: anyTag })
  expect(made.status).toBe(200)
  expect(made.body).toMatchObject({
    ...sent,
    offerTypeVersions: {},
    status: 'neverPublished',
    lockStatus: 'none',
    pcMigrationStatus: 'migrated',
    version: expect.any(Number),
  })
  const read = await call('GET', address('whole'))
  expect(read.body.definition).toEqual(made.body.definition)
  const etag = read.headers.get('etag')!
  const next = document('whole', { [`${M}title`]: 'Crew Planner 2' }, [plan])
  const changed = await call('PUT', address('whole'), { body: next, headers: { 'if-match': etag } })
  expect(changed.body.definition.offer[`${M}title`]).toBe('Crew Planner 2')
  expect(changed.body.version).toBeGreaterThan(made.body.version)
  expect((await call('PUT', address('whole'), { body: next, headers: { 'if-match': etag } })).status).toBe(412)
  expect((await call('PUT', address('whole'), { body: next })).status).toBe(200)
})

test('what a definition says stands in the fields of the offer', async () => {
  await call('PUT', address('fields'), { body: document('fields', {}, [plan]), headers: anyTag })
  const draft = await getDraft(team.mine, { publisherId: team.publisherId, offerId: 'fields' })
  expect(draft.alias).toBe('Crew Planner VM')
  expect(draft.document).toMatchObject({
    listing: { name: 'Crew Planner', usefulLinks: [{ title: 'Docs' }], supportContact: { name: 'Sam' } },
    previewAudience: [{ subscriptionId: '3fa85f64-5717-4562-b3fc-2c963f66afa6' }],
    plans: [
      {
        planId: 'gold',
        name: 'Gold',
        markets: ['US', 'FR'],
        pricing: { licence: 'usage', hourly: 0.25 },
        trial: { months: 'P1M' },
        technical: { osFamily: 'linux', images: [{ version: '1.0.1' }, { version: '1.0.0' }] },
      },
    ],
  })
})

test('a put without a plan or a key takes them away', async () => {
  await call('PUT', address('shrinking'), {
    body: document('shrinking', {}, [plan, { planId: 'silver' }]),
    headers: anyTag,
  })
  const offer = { [`${M}longSummary`]: undefined, [`${M}smallLogo`]: undefined }
  const put = await call('PUT', address('shrinking'), {
    body: document('shrinking', offer, [{ planId: 'silver' }]),
    headers: anyTag,
  })
  expect(put.body.definition.plans).toEqual([{ planId: 'silver' }])
  expect(put.body.definition.offer).not.toHaveProperty([`${M}longSummary`])
  expect(put.body.definition.offer).not.toHaveProperty([`${M}smallLogo`])
})

test('the list is an array, filtered by type', async () => {
  await call('PUT', address('listed'), { body: document('listed'), headers: anyTag })
  const $filter = "offerTypeId eq 'microsoft-azure-virtualmachines'"
  const { body } = await call('GET', `/${team.publisherId}/offers`, { query: { $filter } })
  expect(body.map(({ id }: Body) => id)).toContain('listed')
  expect(
    (await call('GET', `/${team.publisherId}/offers/`, { query: { $filter: "offerTypeId eq 'other'" } })).body,
  ).toEqual([])
})

test('pictures that cannot be fetched stop the publication and are named', async () => {
  await call('PUT', address('pictured'), { body: document('pictured'), headers: anyTag })
  const refused = await call('POST', `${address('pictured')}/publish`, {
    body: { metadata: { 'notification-emails': 'a@fabrikam.example' } },
  })
  expect(refused.status).toBe(422)
  expect(refused.body.error).toMatchObject({ code: 'UnprocessableEntity', details: [{ target: `${M}smallLogo` }] })
  const read = await call('GET', address('pictured'))
  expect(read.body.definition.offer[`${M}smallLogo`]).toBe(document('x').definition.offer[`${M}smallLogo`])
})

test('the status names the steps before anything was published', async () => {
  await call('PUT', address('waiting'), { body: document('waiting'), headers: anyTag })
  const { body } = await call('GET', `${address('waiting')}/status`)
  expect(body).toMatchObject({ status: 'neverPublished', messages: [], previewLinks: [], liveLinks: [] })
  expect(body.steps[0]).toMatchObject({
    stepName: expect.any(String),
    status: 'notStarted',
    messages: [],
    progressPercentage: 0,
  })
  expect((await call('GET', `${address('waiting')}/slot/Production`)).status).toBe(404)
  expect((await call('GET', `${address('waiting')}/slot/Draft`)).status).toBe(200)
  expect((await call('GET', `${address('waiting')}/operations/`)).body).toEqual([])
})

test('refusals are objects, whatever is wrong', async () => {
  const { offerTypeId: _, ...untyped } = document('untyped')
  expect(await call('PUT', address('untyped'), { body: untyped, headers: anyTag })).toMatchObject({
    status: 400,
    body: { error: { code: 'BadRequest', message: "The argument: 'OfferTypeId' cannot be null or empty." } },
  })
  expect(await call('GET', '/somebody-else/offers')).toMatchObject({
    status: 403,
    body: { error: { code: 'Forbidden', message: 'User does not have the required permissions' } },
  })
  const headers = { authorization: `Bearer ${await tokenFor(shop, credentials, apis.portal.api)}` }
  const unversioned = await send(shop, 'GET', `/api/publishers/${team.publisherId}/offers`, { headers })
  expect(unversioned).toMatchObject({ status: 400, body: { error: { code: 'InvalidAPIVersion' } } })
  expect((await call('GET', address('not-there'))).body.error.code).toBe('NotFound')
  expect((await send(shop, 'GET', `/api/publishers/${team.publisherId}/offers`)).body.error.code).toBe('Unauthorized')
})

test('the types that documents can be of are listed beside the publishers', async () => {
  const token = await tokenFor(shop, credentials, apis.portal.api)
  const headers = { authorization: `Bearer ${token}` }
  const { status, body } = await send(shop, 'GET', '/api/offerTypes?api-version=2017-10-31', { headers })
  expect(status).toBe(200)
  expect(body).toContainEqual({ id: 'microsoft-azure-saas', displayText: 'Software as a service' })
  const without = await send(shop, 'GET', '/api/offerTypes', { headers })
  expect([without.status, without.body.error.code]).toEqual([400, 'InvalidAPIVersion'])
  expect((await send(shop, 'GET', '/api/offerTypes?api-version=2017-10-31')).status).toBe(401)
})
