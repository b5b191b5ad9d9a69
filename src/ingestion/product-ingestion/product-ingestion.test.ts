import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOffer } from '../../../test/support/offers.ts'
import { aTeam, certify, refuse, type Team } from '../../../test/support/publishing.ts'
import { aClient, anApplication, apis, type Body, type Client } from '../../../test/support/publishing-client.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { createConnection } from '../../delivery/index.ts'
import { getDraft, listSubmissions, saveDraft } from '../../offers/index.ts'
import { offersJobs } from '../../offers/jobs.ts'

let shop: TestShop
let team: Team
let call: Client

beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
  call = await aClient(shop, await anApplication(shop, team.owner, team), apis.productIngestion)
})
afterAll(() => shop.close())

const schema = (name: string) => `https://product-ingestion.azureedge.net/schema/${name}/2022-03-01-preview2`
const configure = (...resources: Body[]) =>
  call('POST', '/configure', { body: { $schema: schema('configure'), resources } })

async function succeeded(...resources: Body[]): Promise<Body> {
  const { status, body } = await configure(...resources)
  expect(status).toBe(202)
  const job = (await call('GET', `/configure/${body.jobId}/status`)).body
  expect(job).toMatchObject({ jobStatus: 'completed', jobResult: 'succeeded', errors: [] })
  return (await call('GET', `/configure/${body.jobId}`)).body.resources
}

const product = (externalId: string, more = {}) => ({
  $schema: schema('product'),
  resourceName: 'it',
  identity: { externalId },
  type: 'azureVirtualMachine',
  alias: 'Crew Planner VM',
  ...more,
})
const plan = (externalId: string) => ({
  $schema: schema('plan'),
  resourceName: externalId,
  product: { resourceName: 'it' },
  identity: { externalId },
  alias: `Plan ${externalId}`,
  azureRegions: ['azureGlobal'],
})

test('a new product has its draft tree at once', async () => {
  const [made] = await succeeded(product('fresh-vm'), plan('gold'))
  const { status, body } = await call('GET', `/resource-tree/${made.id}`)
  expect(status).toBe(200)
  const names = body.resources.map(({ id }: Body) => id.split('/')[0])
  for (const name of [
    'product',
    'plan',
    'property',
    'listing',
    'customer-leads',
    'test-drive',
    'reseller',
    'price-and-availability-offer',
    'plan-listing',
    'price-and-availability-plan',
    'virtual-machine-plan-technical-configuration',
    'submission',
  ]) {
    expect(names.filter((one: string) => one === name)).toEqual([name])
  }
  expect(JSON.stringify(body)).not.toContain('null')
  const technical = body.resources.find(({ id }: Body) => id.startsWith('virtual-machine-plan'))
  expect(technical).toMatchObject({
    recommendedVmSizes: [],
    openPorts: [],
    vmProperties: {},
    skus: [],
    vmImageVersions: [],
  })
  expect(body).toMatchObject({ root: made.id, target: { targetType: 'draft' } })
})

test('an image address is given back byte for byte, lists keep their order, and what is left out stays', async () => {
  const uri =
    'https://images.blob.core.windows.net/vhds/sles.vhd?sv=2021-08-06&se=2027-01-01T00%3A00%3A00Z&sr=b&sp=rl&sig=a%2Bb%2F=='
  const version = (versionNumber: string) => ({
    versionNumber,
    lifecycleState: 'generallyAvailable',
    vmImages: [
      { imageType: 'x64Gen2', source: { sourceType: 'sasUri', osDisk: { uri }, dataDisks: [{ lunNumber: 0, uri }] } },
      { imageType: 'x64Gen1', source: { sourceType: 'sasUri', osDisk: { uri }, dataDisks: [] } },
    ],
  })
  const technical = {
    $schema: schema('virtual-machine-plan-technical-configuration'),
    product: { resourceName: 'it' },
    plan: { resourceName: 'gold' },
    operatingSystem: { family: 'linux', friendlyName: 'SLES', type: 'suse' },
    recommendedVmSizes: ['d4s-v3', 'a1-standard'],
    vmProperties: { supportsExtensions: true, supportsNVMe: false },
    skus: [{ skuId: 'gold', imageType: 'x64Gen2', securityType: ['trusted'] }],
    vmImageVersions: [version('2.0.1'), version('1.0.9')],
  }
  const [, , made] = await succeeded(product('imaged-vm'), plan('gold'), technical)
  const read = (await call('GET', `/${made.id}`)).body
  const { $schema: _s, product: _p, plan: _l, ...posted } = technical
  expect(read).toMatchObject(posted)
  await succeeded({ $schema: schema(made.id.split('/')[0]), id: made.id, recommendedVmSizes: ['d2s-v3'] })
  expect((await call('GET', `/${made.id}`)).body).toMatchObject({ ...posted, recommendedVmSizes: ['d2s-v3'] })
  await succeeded({ ...read, vmImageVersions: [...read.vmImageVersions, version('3.0.0')] })
  const after = (await call('GET', `/${made.id}`)).body
  expect(after.vmImageVersions.map((one: Body) => one.versionNumber)).toEqual(['2.0.1', '1.0.9', '3.0.0'])
})

test('products and plans are found by the ids that their publisher gave them', async () => {
  await succeeded(product('found-vm'), plan('silver'), plan('gold'))
  const { value } = (await call('GET', '/product', { query: { externalid: 'found-vm' } })).body
  expect(value).toMatchObject([{ identity: { externalId: 'found-vm' }, type: 'azureVirtualMachine' }])
  const query = { product: value[0].id, externalId: 'gold' }
  const plans = (await call('GET', '/plan', { query })).body.value
  expect(plans).toMatchObject([{ identity: { externalId: 'gold' }, alias: 'Plan gold', azureRegions: ['azureGlobal'] }])
  expect((await call('GET', `/${plans[0].id}`)).body).toEqual(plans[0])
  expect((await call('GET', '/product', { query: { externalId: 'nobody' } })).body).toEqual({ value: [] })
  expect((await call('GET', '/plan')).status).toBe(400)
})

test('a list is read page by page, by the query of the next link', async () => {
  await succeeded(product('page-one'), product('page-two', { resourceName: 'two' }))
  const seen: string[] = []
  let query: Record<string, string> = { $maxpagesize: '2' }
  for (;;) {
    const { body } = await call('GET', '/product/', { query })
    seen.push(...body.value.map((one: Body) => one.identity.externalId))
    if (!body['@nextLink']) break
    query = Object.fromEntries(new URL(body['@nextLink']).searchParams)
  }
  expect(seen).toEqual([...new Set(seen)])
  expect(seen).toEqual(expect.arrayContaining(['page-one', 'page-two']))
})

test('a request that fits no schema is refused at once, with everything that is wrong', async () => {
  const { status, body } = await configure(
    { $schema: schema('product'), type: 'toaster' },
    { $schema: 'nothing' },
    { $schema: schema('reseller'), product: { externalId: 'fresh-vm' }, resellerChannelState: 'most' },
  )
  expect(status).toBe(400)
  expect(body.error).toMatchObject({ code: 'badRequest', message: 'Invalid configuration: schema validation failed' })
  expect(body.error.details.length).toBeGreaterThanOrEqual(4)
  expect(body.error.details[0]).toMatchObject({ code: 'schemaValidationError', message: expect.any(String) })
})

test('a list is applied whole or not at all', async () => {
  const { body } = await configure(product('half-vm'), {
    $schema: schema('reseller'),
    product: { externalId: 'not-there' },
    resellerChannelState: 'none',
  })
  const job = (await call('GET', `/configure/${body.jobId}/status`)).body
  expect(job).toMatchObject({ jobStatus: 'completed', jobResult: 'failed', errors: [{ code: 'resourceNotFound' }] })
  expect((await call('GET', '/product', { query: { externalId: 'half-vm' } })).body.value).toEqual([])
})

test('what a person changes in the portal shows, and what a program writes shows there', async () => {
  const [made] = await succeeded(product('shared-vm'), {
    $schema: schema('listing'),
    product: { resourceName: 'it' },
    title: 'From the program',
    generalLinks: [{ displayText: 'Docs', link: 'https://fabrikam.example/docs' }],
    supportContact: { name: 'Sam', email: 'sam@fabrikam.example', phone: '+1 425 555 0100' },
  })
  const key = { publisherId: team.publisherId, offerId: 'shared-vm' }
  const draft = await getDraft(team.mine, key)
  expect(draft.document.listing).toMatchObject({
    name: 'From the program',
    usefulLinks: [{ title: 'Docs', url: 'https://fabrikam.example/docs' }],
    supportContact: { name: 'Sam' },
  })
  await saveDraft(team.mine, { ...key, revision: draft.revision, values: { 'listing.name': 'From a person' } })
  const id = `listing/${made.id.split('/')[1]}/public/main/default/en-us`
  expect((await call('GET', `/${id}`)).body).toMatchObject({ title: 'From a person', languageId: 'en-us' })
})

test('secrets of lead destinations are never given back, and a mask leaves them as they are', async () => {
  const leads = (httpsEndpointUrl: string) => ({
    $schema: schema('customer-leads'),
    product: { externalId: 'leads-vm' },
    leadDestination: 'httpsEndpoint',
    httpsEndpointLeadConfiguration: { httpsEndpointUrl, contactEmail: ['ops@fabrikam.example'] },
  })
  await succeeded(product('leads-vm'), {
    ...leads('https://hooks.fabrikam.example/x?code=secret'),
    product: { resourceName: 'it' },
  })
  const { id } = (await call('GET', '/product', { query: { externalId: 'leads-vm' } })).body.value[0]
  const read = async () => (await call('GET', `/customer-leads/${id.split('/')[1]}`)).body
  expect((await read()).httpsEndpointLeadConfiguration).toEqual({
    httpsEndpointUrl: '*********',
    contactEmail: ['ops@fabrikam.example'],
  })
  await succeeded(leads('*********'))
  expect(await read()).toMatchObject({ leadDestination: 'httpsEndpoint' })
  await succeeded({ $schema: schema('customer-leads'), product: { externalId: 'leads-vm' }, leadDestination: 'none' })
  expect(await read()).not.toHaveProperty('httpsEndpointLeadConfiguration')
})

test('a lead destination that was chosen in the portal survives a tree that is sent back', async () => {
  const { connection } = await createConnection(team.mine, {
    publisherId: team.publisherId,
    kind: 'https',
    name: 'Ours',
    settings: { url: 'https://hooks.fabrikam.example/ours?code=1' },
  })
  const leads = { destination: 'httpsEndpoint', connectionIds: [connection.id] }
  const { offerId } = await anOffer(team.mine, { publisherId: team.publisherId, offerId: 'led', document: { leads } })
  const { id } = (await call('GET', '/product', { query: { externalId: offerId } })).body.value[0]
  const read = (await call('GET', `/customer-leads/${id.split('/')[1]}`)).body
  expect(read).toMatchObject({
    leadDestination: 'httpsEndpoint',
    httpsEndpointLeadConfiguration: { httpsEndpointUrl: '*********' },
  })
  await succeeded(read)
  expect((await getDraft(team.mine, { publisherId: team.publisherId, offerId })).document.leads).toEqual(leads)
})

test('an offer goes to preview and live; rows and trees tell how far it is', async () => {
  const { offerId } = await anOffer(team.mine, { publisherId: team.publisherId, offerId: 'walked' })
  const { id } = (await call('GET', '/product', { query: { externalId: offerId } })).body.value[0]
  const guid = id.split('/')[1]
  const rows = async () => (await call('GET', `/submission/${guid}`)).body.value
  const targets = async () => (await rows()).map((row: Body) => [row.target.targetType, row.status, row.result])
  expect(await targets()).toEqual([['draft', undefined, undefined]])
  expect((await call('GET', `/resource-tree/product/${guid}`, { query: { targetType: 'live' } })).status).toBe(400)

  const begun = await configure({ $schema: schema('submission'), product: id, target: { targetType: 'preview' } })
  const job = async () => (await call('GET', `/configure/${begun.body.jobId}/status`)).body
  expect(await job()).toMatchObject({ jobStatus: 'running', jobResult: 'pending', jobEnd: '0001-01-01T00:00:00' })
  expect(await targets()).toContainEqual(['preview', 'running', 'pending'])
  const again = await configure({ $schema: schema('submission'), product: id, target: { targetType: 'preview' } })
  expect(again.body).toMatchObject({ jobResult: 'failed', errors: [{ code: 'productLocked' }] })

  await shop.runJobs()
  const [submission] = (await listSubmissions(team.mine, { publisherId: team.publisherId, offerId })).items
  await certify(shop, team, { publisherId: team.publisherId, offerId, submissionId: submission!.submissionId })
  expect(await job()).toMatchObject({ jobStatus: 'completed', jobResult: 'succeeded' })
  expect(await targets()).toContainEqual(['preview', 'completed', 'succeeded'])

  await succeeded({ $schema: schema('listing'), product: id, title: 'A later draft' })
  const preview = (await call('GET', `/resource-tree/product/${guid}`, { query: { targetType: 'preview' } })).body
  expect(preview.resources.find((one: Body) => one.id.startsWith('listing/')).title).toBe('Crew Planner')

  const waiting = (await rows()).find((row: Body) => row.target.targetType === 'preview')
  const live = await configure({ ...waiting, target: { targetType: 'live' } })
  expect(live.body.jobStatus).toBe('running')
  await shop.runJobs()
  expect((await call('GET', `/configure/${live.body.jobId}/status`)).body).toMatchObject({ jobResult: 'succeeded' })
  expect(await targets()).toEqual([
    ['draft', undefined, undefined],
    ['live', 'completed', 'succeeded'],
  ])
  expect((await rows()).at(-1).id).toBe(waiting.id)
  expect((await call('GET', `/${waiting.id}`)).body).toMatchObject({ target: { targetType: 'live' } })
})

test('an incomplete draft is not published: the job names every field', async () => {
  await succeeded(product('empty-vm'))
  const { body } = await configure({
    $schema: schema('submission'),
    product: { externalId: 'empty-vm' },
    target: { targetType: 'preview' },
  })
  expect(body).toMatchObject({ jobStatus: 'completed', jobResult: 'failed' })
  expect(body.errors[0]).toMatchObject({ code: 'businessValidationError' })
  expect(body.errors[0].details.length).toBeGreaterThan(3)
  expect(body.errors[0].details[0]).toMatchObject({
    code: 'businessValidationError',
    message: expect.any(String),
    details: [{ code: expect.stringMatching(/\./) }],
  })
})

test('a refusal of certification is told by its name', async () => {
  const { offerId } = await anOffer(team.mine, { publisherId: team.publisherId, offerId: 'refused' })
  const begun = await configure({
    $schema: schema('submission'),
    product: { externalId: offerId },
    target: { targetType: 'preview' },
  })
  await shop.runJobs()
  const [submission] = (await listSubmissions(team.mine, { publisherId: team.publisherId, offerId })).items
  await refuse(team, { publisherId: team.publisherId, offerId, submissionId: submission!.submissionId })
  const { body } = await call('GET', `/configure/${begun.body.jobId}/status`)
  expect(body).toMatchObject({ jobStatus: 'completed', jobResult: 'failed' })
  expect(JSON.stringify(body.errors)).toContain('Certification')
})

test('doubled slashes, other hosts of schemas and members in other case are borne', async () => {
  const { status } = await call('POST', '//configure', {
    body: {
      $schema: 'https://schema.mp.microsoft.com/schema/configure/2022-07-01',
      resources: [{ ...product('bearing-vm'), IDENTITY: { externalID: 'bearing-vm' }, identity: undefined }],
    },
    headers: { 'if-match': '*' },
  })
  expect(status).toBe(202)
  expect((await call('GET', '/product', { query: { externalId: 'bearing-vm' } })).body.value).toHaveLength(1)
})

test('a tree that is sent back as it was read changes nothing, files included', async () => {
  const { offerId } = await anOffer(team.mine, { publisherId: team.publisherId, offerId: 'sent-back' })
  const { id } = (await call('GET', '/product', { query: { externalId: offerId } })).body.value[0]
  const tree = async () => (await call('GET', `/resource-tree/${id}`, { query: { targetType: '"draft"' } })).body
  const before = await tree()
  expect(before.resources.filter((one: Body) => one.id.startsWith('listing-asset/')).length).toBeGreaterThan(2)
  const { document } = await getDraft(team.mine, { publisherId: team.publisherId, offerId })
  await succeeded(...before.resources)
  expect(await tree()).toEqual(before)
  expect((await getDraft(team.mine, { publisherId: team.publisherId, offerId })).document).toEqual(document)
})

test('a file that cannot be fetched is kept with a warning, and what has no field is given back', async () => {
  const asset = {
    $schema: schema('listing-asset'),
    product: { resourceName: 'it' },
    listing: { resourceName: 'nothing' },
    type: 'azureLogoLarge',
    languageId: 'en-us',
    url: 'https://pictures.fabrikam.invalid/large.png',
    displayOrder: 0,
  }
  const meters = {
    $schema: schema('price-and-availability-custom-meter'),
    product: { resourceName: 'it' },
    customMeters: [{ id: 'calls', displayName: 'Calls' }],
  }
  const [made, , metered] = await succeeded(product('warned-vm'), asset, meters)
  const { resources } = (await call('GET', `/resource-tree/${made.id}`)).body
  const read = resources.find((one: Body) => one.id.startsWith('listing-asset/'))
  expect(read).toMatchObject({
    id: expect.stringMatching(/\/public\/main\/default\/en-us\/azurelogolarge\/1$/),
    url: asset.url,
    validations: [{ level: 'warning', code: 'fileNotFetched', message: expect.any(String) }],
  })
  expect((await call('GET', `/${metered.id}`)).body.customMeters).toEqual(meters.customMeters)
})

test('strangers see nothing, and an application without the right to edit changes nothing', async () => {
  const [made] = await succeeded(product('mine-vm'))
  const others = await aTeam(shop)
  const stranger = await aClient(shop, await anApplication(shop, others.owner, others), apis.productIngestion)
  expect((await stranger('GET', `/${made.id}`)).status).toBe(404)
  expect((await stranger('GET', '/product', { query: { externalId: 'mine-vm' } })).body.value).toEqual([])
  const reader = await aClient(
    shop,
    await anApplication(shop, team.owner, { publisherId: team.publisherId, roles: ['financialContributor'] }),
    apis.productIngestion,
  )
  expect((await reader('GET', `/${made.id}`)).status).toBe(200)
  const refused = await reader('POST', '/configure', {
    body: { resources: [{ $schema: schema('listing'), product: made.id, title: 'X' }] },
  })
  expect(refused.status).toBe(403)
  expect(refused.body.error.code).toBe('forbidden')
})

test('in mode partial each resource counts by itself, and nothing is published when one failed', async () => {
  const listing = (title: unknown) => ({ $schema: schema('listing'), product: { resourceName: 'it' }, title })
  const resources = [
    { $schema: schema('submission'), product: { resourceName: 'it' }, target: { targetType: 'preview' } },
    { ...listing({ no: 'text' }), resourceName: 'wrong' },
    plan('gold'),
    product('one-by-one'),
    { $schema: schema('plan-listing'), product: { resourceName: 'it' }, plan: { resourceName: 'gold' }, summary: 'S' },
  ]
  const { status, body } = await call('POST', '/configure', { query: { mode: 'partial' }, body: { resources } })
  expect(status).toBe(202)
  expect(body).toMatchObject({ jobStatus: 'completed', jobResult: 'failed' })
  expect(body.errors.map(({ resourceId, code }: Body) => [resourceId, code])).toEqual([
    [expect.stringMatching(/^(listing\/|wrong)/), 'businessValidationError'],
    [undefined, 'operationCanceled'],
  ])
  const kept = (await call('GET', `/configure/${body.jobId}`)).body.resources
  expect(kept.map(({ id }: Body) => id.split('/')[0])).toEqual(['product', 'plan', 'plan-listing'])
  const { document } = await getDraft(team.mine, { publisherId: team.publisherId, offerId: 'one-by-one' })
  expect(document.plans).toMatchObject([{ planId: 'gold', summary: 'S' }])

  const whole = await configure(product('all-or-none'), { ...listing({ no: 'text' }) })
  expect(whole.body.jobResult).toBe('failed')
  expect((await call('GET', '/product', { query: { externalId: 'all-or-none' } })).body.value).toEqual([])
  expect((await call('POST', '/configure', { query: { mode: 'some' }, body: { resources } })).status).toBe(400)
})

test('a version that is newer than this marketplace is refused with the one to send', async () => {
  for (const $version of ['2022-07-01', '2022-03-01-preview5', '2021-01-01', 'v1.0']) {
    expect((await call('GET', '/product', { query: { $version } })).status).toBe(200)
  }
  for (const [name, version] of [
    ['$version', '2022-03-01-preview6'],
    ['api-version', '2025-01-01'],
  ] as const) {
    const { status, body } = await call('GET', '/product', { query: { [name]: version } })
    expect([status, body.error.code]).toEqual([400, 'badRequest'])
    expect(body.error.message).toContain('$version=2022-07-01')
  }
})

test('a machine may be called by its second name, which comes back to whoever used it', async () => {
  const [made] = await succeeded(product('core-vm', { type: 'coreVirtualMachine' }))
  expect((await call('GET', `/${made.id}`)).body.type).toBe('coreVirtualMachine')
  const { value } = (await call('GET', '/product', { query: { type: 'coreVirtualMachine', externalId: 'core-vm' } }))
    .body
  expect(value).toMatchObject([{ id: made.id }])
  await succeeded({
    $schema: schema('product'),
    id: made.id,
    identity: { externalId: 'core-vm' },
    type: 'azureVirtualMachine',
    alias: 'Crew Planner VM',
  })
})

test('a plan of another product is told with its product, and only to those who may see that', async () => {
  const [other, itsPlan] = await succeeded(product('copied-from'), plan('gold'))
  const [own] = await succeeded(product('copied-to'), plan('silver'))
  const listing = {
    $schema: schema('plan-listing'),
    kind: 'azureVM-plan',
    languageId: 'en-us',
    product: own.id,
    plan: itsPlan.id,
  }
  const failure = async (call: Client, resource: Body) => {
    const { body } = await call('POST', '/configure', { body: { $schema: schema('configure'), resources: [resource] } })
    return (await call('GET', `/configure/${body.jobId}/status`)).body.errors[0].message
  }
  expect(await failure(call, listing)).toBe(
    `“${itsPlan.id}” is a plan of ${other.id} (copied-from), and not of ${own.id}.`,
  )
  const strangers = await aTeam(shop)
  const stranger = await aClient(shop, await anApplication(shop, strangers.owner, strangers), apis.productIngestion)
  const body = { $schema: schema('configure'), resources: [product('of-strangers'), plan('bronze')] }
  const { jobId } = (await stranger('POST', '/configure', { body })).body
  const [theirs] = (await stranger('GET', `/configure/${jobId}`)).body.resources
  expect(await failure(stranger, { ...listing, product: theirs.id })).toBe(
    'The plan of this plan-listing does not exist.',
  )
})
