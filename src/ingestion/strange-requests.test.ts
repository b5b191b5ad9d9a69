/** Requests that are wrong as nobody would think of: each is refused with what is wrong, and leaves nothing behind. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam } from '../../test/support/publishing.ts'
import { aClient, anApplication, apis, type Body, type Client } from '../../test/support/publishing-client.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'

let shop: TestShop
const clients = {} as Record<keyof typeof apis, Client>

beforeAll(async () => {
  shop = await aShop()
  const team = await aTeam(shop)
  const credentials = await anApplication(shop, team.owner, team)
  for (const [name, api] of Object.entries(apis))
    clients[name as keyof typeof apis] = await aClient(shop, credentials, api)
})
afterAll(() => shop.close())

const schema = (name: string) => `https://schema.mp.microsoft.com/schema/${name}/2022-03-01-preview3`
const a = (name: string, members: object = {}) => ({ $schema: schema(name), ...members })
const product = (externalId: unknown, more: object = {}) =>
  a('product', { resourceName: 'p', identity: { externalId }, type: 'azureVirtualMachine', alias: 'Server', ...more })
const P = { product: { resourceName: 'p' } }
const G = { ...P, plan: { resourceName: 'g' } }
const plan = a('plan', { ...P, resourceName: 'g', identity: { externalId: 'g' }, alias: 'G' })
const listing = (members: object) => a('listing', { kind: 'azureVM', languageId: 'en-us', ...members })
const property = (members: object) => a('property', { ...P, kind: 'azureVM', termsConditions: 'custom', ...members })
const price = (members: object) =>
  a('price-and-availability-plan', { ...G, visibility: 'visible', audience: 'public', ...members })

/** Each in a request of its own, after what it hangs on. */
const refused: [string, string, object[]][] = [
  ['a resource that is a list', '$schema must name', [[]]],
  ['a resource that is null', '$schema must name', [null as never]],
  ['a schema that is a number', '$schema must name', [{ $schema: 12 }]],
  ['a resource that nobody knows', 'is not a resource', [a('toaster')]],
  ['a resource named after JavaScript', 'is not a resource', [a('constructor', P)]],
  ['an id that is a number', 'externalId is required', [product(12)]],
  ['an id that is an object', 'externalId is required', [product({ id: 'a' })]],
  ['an id with a Russian a', 'lower-case letters', [product('plаnner')]],
  ['an id with nothing in it', 'lower-case letters', [product('plan\u200Bner')]],
  ['an id without end', 'lower-case letters', [product('p'.repeat(400))]],
  ['a type that is a number', 'type is required', [product('a', { type: 5 })]],
  ['an alias without end', 'more than 200', [product('a', { alias: 'x'.repeat(5000) })]],
  ['an alias in two lines', 'on one line', [product('a', { alias: 'one\ntwo' })]],
  ['an alias that is written backwards', 'nobody can see', [product('a', { alias: '\u202Erevres' })]],
  ['a state that nobody knows', 'lifecycleState must be', [product('a', { lifecycleState: 'asleep' })]],
  ['a state that is a number', 'lifecycleState must be', [product('a', { lifecycleState: 0 })]],
  ['one product twice', 'in this request twice', [product('a'), product('a', { resourceName: 'q' })]],
  ['one name twice', 'used twice', [product('a'), product('b')]],
  ['one plan twice', 'in this request twice', [product('a'), plan, { ...plan, resourceName: 'h', alias: 'H' }]],
  ['one listing twice', 'in this request twice', [product('a'), listing({ ...P, title: 'A' }), listing(P)]],
  [
    'plans in a ring',
    'has the resourceName',
    [
      a('plan', { resourceName: 'x', product: { resourceName: 'y' }, identity: { externalId: 'g' }, alias: 'G' }),
      a('plan', { resourceName: 'y', product: { resourceName: 'x' }, identity: { externalId: 'h' }, alias: 'H' }),
    ],
  ],
  ['a listing of itself', 'has the resourceName', [listing({ resourceName: 's', product: { resourceName: 's' } })]],
  ['a listing of a plan', 'has the resourceName', [product('a'), plan, listing({ product: { resourceName: 'g' } })]],
  ['a reference that is a number', 'product is required', [listing({ product: 12 })]],
  ['a reference that is a list', 'product is required', [listing({ product: ['product/x'] })]],
  ['a reference that climbs', 'There is no product', [listing({ product: 'product/../../x' })]],
  ['a title that is a number', 'listing.name', [product('a'), listing({ ...P, title: 12 })]],
  ['links of which one is null', 'generalLinks must be', [product('a'), listing({ ...P, generalLinks: [null] })]],
  ['categories in a list', 'categories must be', [product('a'), property({ categories: ['web'] })]],
  ['a category that is a number', 'categories must be', [product('a'), property({ categories: { web: 5 } })]],
  ['industries in a text', 'industries must be', [product('a'), property({ categories: {}, industries: 'retail' })]],
  ['markets that are numbers', 'markets must be', [product('a'), plan, price({ markets: [33] })]],
  ['prices in a text', 'pricing must be', [product('a'), plan, price({ pricing: 'free' })]],
  [
    'customers in an object',
    'privateAudiences must be',
    [product('a'), plan, price({ privateAudiences: { id: 'x' } })],
  ],
  [
    'a tester that is null',
    'previewAudiences must be',
    [product('a'), a('price-and-availability-offer', { ...P, previewAudiences: [null] })],
  ],
  ['a test drive of a number', 'type must be', [product('a'), a('test-drive', { ...P, enabled: true, type: 5 })]],
  ['a kind of picture', 'type must be', [product('a'), a('listing-asset', { ...P, type: 'toString', url: 'x' })]],
  ['leads to nowhere', 'leadDestination must be', [product('a'), a('customer-leads', { ...P, leadDestination: 5 })]],
  [
    'leads without their configuration',
    'storageAccountConnectionString is required',
    [product('a'), a('customer-leads', { ...P, leadDestination: 'table', tableLeadConfiguration: [] })],
  ],
  [
    'leads in the clear',
    'https://',
    [
      product('a'),
      a('customer-leads', {
        ...P,
        leadDestination: 'httpsEndpoint',
        httpsEndpointLeadConfiguration: { httpsEndpointUrl: 'http://127.0.0.1/' },
      }),
    ],
  ],
  [
    'images in a text',
    'vmImageVersions must be',
    [product('a'), plan, a('virtual-machine-plan-technical-configuration', { ...G, vmImageVersions: 'x' })],
  ],
  [
    'a target in a text',
    'target.targetType must be',
    [a('submission', { product: { externalId: 'a' }, target: 'live' })],
  ],
  [
    'plans without end',
    'can be kept',
    [
      product('a'),
      ...Array.from({ length: 1500 }, (_, i) => a('plan', { ...P, identity: { externalId: `g${i}` }, alias: 'G' })),
    ],
  ],
  [
    'products without end',
    'more than 2000',
    Array.from({ length: 2500 }, (_, i) => product(`m${i}`, { resourceName: `m${i}` })),
  ],
]

test('strange requests to configure are refused whole, by what is wrong', async () => {
  const call = clients.productIngestion
  const borne: unknown[] = []
  for (const [name, says, resources] of refused) {
    const { status, body } = await call('POST', '/configure', { body: { $schema: schema('configure'), resources } })
    const said = JSON.stringify(status === 400 ? body.error : body.errors)
    const isRefused = status === 400 ? body.error.code === 'badRequest' : body.jobResult === 'failed'
    if (!isRefused || !said.includes(says)) borne.push({ [name]: [status, said?.slice(0, 300)] })
  }
  expect(borne).toEqual([])
  expect((await call('GET', '/product')).body.value).toEqual([])
})

test.each<[string, string | Uint8Array]>([
  ['NaN', '{"resources":[NaN]}'],
  ['a comment', '{/* none */"resources":[]}'],
  ['single quotes', "{'resources':[]}"],
  ['a text', '"resources"'],
  ['a number', '12'],
  ['YAML', 'resources: []'],
  ['UTF-16', Buffer.from('{"resources":[]}', 'utf16le')],
])('a body of %s is an object to no API', async (_, body) => {
  const headers = { 'content-type': 'application/json' }
  const first = await clients.productIngestion('POST', '/configure', { body, headers })
  expect([first.status, first.body.error.code]).toEqual([400, 'badRequest'])
  const second = await clients.v1('POST', '/products', { body, headers })
  expect([second.status, String(second.body).slice(0, 8)]).toEqual([400, 'ICH50400'])
  const third = await clients.portal('PUT', `/fabrikam/offers/x`, { body, headers })
  expect([third.status, typeof third.body.error?.code]).toEqual([third.status === 403 ? 403 : 400, 'string'])
})

test('wrong shapes are refused at every depth by the older APIs, too', async () => {
  const { v1, portal } = clients
  const made = async (body: Body) => (await v1('POST', '/products', { body })).status
  const good = { resourceType: 'AzureApplication', name: 'a', externalIDs: [{ type: 'AzureOfferId', value: 'a' }] }
  const wrong: object[] = [{ name: 5 }, { externalIDs: 'a' }, { externalIDs: [null] }, { externalIDs: [{ value: 5 }] }]
  for (const part of [...wrong, { resourceType: [] }, { externalIDs: [{ type: 'AzureOfferId', value: 'plаnner' }] }])
    expect([part, await made({ ...good, ...part })]).toEqual([part, 400])
  expect((await v1('GET', '/products')).body.value).toEqual([])

  const [{ id: publisherId }] = (await portal('GET', '')).body
  const offer = {
    publisherId,
    id: 'a',
    offerTypeId: 'microsoft-azure-virtualmachines',
    definition: { displayText: 'A' },
  }
  for (const part of [
    { definition: [] },
    { definition: { offer: 5 } },
    { definition: { plans: {} } },
    { offerTypeId: 5 },
  ]) {
    const { status } = await portal('PUT', `/${publisherId}/offers/a`, { body: { ...offer, ...part } })
    expect([part, status]).toEqual([part, 400])
  }
  expect((await portal('GET', `/${publisherId}/offers`)).body).toEqual([])
})
