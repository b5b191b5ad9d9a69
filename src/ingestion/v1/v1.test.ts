import { strToU8, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLogo } from '../../../test/support/files.ts'
import { anOffer } from '../../../test/support/offers.ts'
import { aTeam, certify, type Team } from '../../../test/support/publishing.ts'
import { aClient, anApplication, apis, type Body, type Client, send } from '../../../test/support/publishing-client.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { getDraft, listSubmissions } from '../../offers/index.ts'
import { offersJobs } from '../../offers/jobs.ts'
import { ingestionJobs } from '../jobs.ts'

let shop: TestShop
let team: Team
let call: Client

beforeAll(async () => {
  shop = await aShop({ jobs: [...offersJobs, ...ingestionJobs] })
  team = await aTeam(shop)
  call = await aClient(shop, await anApplication(shop, team.owner, team), apis.v1)
})
afterAll(() => shop.close())

const any = { headers: { 'if-match': '*' } }
let products = 0

async function aProduct(resourceType = 'AzureApplication', offerId = `app-${++products}`): Promise<Body> {
  const body = {
    resourceType,
    name: 'Crew Planner',
    externalIDs: [{ type: 'AzureOfferID', value: offerId }],
    isModularPublishing: true,
    id: offerId,
  }
  const { status, body: product, headers } = await call('POST', '/products', { body, ...any })
  expect(status).toBe(201)
  expect(headers.get('location')).toMatch(new RegExp(`^http.*/v1.0/ingestion/products/${product.id}$`))
  return product
}

async function instanceOf(productId: string, module: string, variantID?: string): Promise<string> {
  const { body } = await call('GET', `/products/${productId}/branches/getByModule(module=${module})`)
  return body.value.find((branch: Body) => branch.variantID === variantID).currentDraftInstanceID
}

async function entityOf(
  productId: string,
  segment: string,
  instance: string,
  query?: Record<string, string>,
): Promise<Body> {
  const path = `/products/${productId}/${segment}/getByInstanceID(instanceID=${instance})`
  const { status, body } = await call('GET', path, { query })
  expect(status).toBe(200)
  expect(body.value).toHaveLength(1)
  return body.value[0]
}

test('a product is made once, and found by its offer id in whatever spelling', async () => {
  const product = await aProduct('AzureApplication', 'found-app')
  expect(product).toEqual({
    resourceType: 'AzureApplication',
    name: 'Crew Planner',
    externalIDs: [{ type: 'AzureOfferId', value: 'found-app' }],
    isModularPublishing: true,
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
  for (const filter of [
    "externalIDs/Any(i:i/type eq 'AzureOfferId' and i/value eq 'found-app')",
    "resourceType eq 'AzureApplication' and ExternalIDs/Any(i:i/Type eq 'AzureOfferId' and i/Value eq 'found-app')",
  ]) {
    expect((await call('GET', '/products', { query: { $filter: filter } })).body.value).toEqual([product])
  }
  const none = "externalIDs/Any(i:i/type eq 'AzureOfferId' and i/value eq 'not-there')"
  expect((await call('GET', '/products', { query: { $filter: none, $skipToken: '' } })).body).toEqual({ value: [] })
  const twice = {
    resourceType: 'AzureApplication',
    name: 'x',
    externalIDs: [{ type: 'AzureOfferId', value: 'found-app' }],
  }
  expect((await call('POST', '/products', { body: twice })).status).toBe(409)
  expect((await call('DELETE', `/products/${product.id}`)).status).toBe(204)
  expect((await call('GET', `/products/${product.id}`)).status).toBe(404)
})

test('a refusal is a JSON text whose second part is JSON', async () => {
  const { status, body, headers } = await call('POST', '/products', { body: { resourceType: 'Toaster' } })
  expect(status).toBe(400)
  expect(headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/)
  expect(body).toMatch(/^ICH50400 - Unable to complete request\. \{/)
  const [, json] = (body as string).split('. ', 2)
  expect(JSON.parse((body as string).slice((body as string).indexOf('. ') + 2))).toMatchObject({
    faultCode: 50400,
    reasonPhrase: 'Request validation failed.',
    correlationId: expect.any(String),
    operationId: expect.any(String),
    data: expect.any(Object),
  })
  expect(json).toMatch(/^\{"faultCode"/)
})

test('variants have branches at once, and take them along when they go', async () => {
  const { id } = await aProduct()
  expect((await call('GET', `/products/${id}/branches/getByModule(module=listing)`)).body.value).toEqual([
    expect.objectContaining({ module: 'Listing', type: 'Main' }),
  ])
  const body = {
    resourceType: 'AzureSkuVariant',
    friendlyName: 'Gold plan',
    externalID: 'gold',
    SubType: 'managed-application',
  }
  const made = await call('POST', `/products/${id}/variants`, { body, ...any })
  expect(made.status).toBe(201)
  expect(made.headers.get('etag')).toBe(made.body['@odata.etag'])
  expect(made.body).toMatchObject({
    resourceType: 'AzureSkuVariant',
    state: 'Active',
    friendlyName: 'Gold plan',
    conversionPaths: '*',
    externalID: 'gold',
    certificationsAzureGovernment: [],
    cloudAvailabilities: ['public-azure'],
    subType: 'managed-application',
    extendedProperties: [],
  })
  for (const module of ['Listing', 'Package', 'Availability']) {
    const { value } = (await call('GET', `/products/${id}/branches/getByModule(module=${module})`)).body
    expect(value[0]).not.toHaveProperty('variantID')
    expect(value[1]).toMatchObject({ module, variantID: made.body.id })
  }
  expect((await call('POST', `/products/${id}/variants`, { body })).status).toBe(409)
  expect((await call('DELETE', `/products/${id}/variants/${made.body.id}`)).status).toBe(204)
  expect((await call('GET', `/products/${id}/variants`)).body).toEqual({ value: [] })
})

test('a put replaces a listing whole, under a new tag', async () => {
  const { id } = await aProduct()
  const listing = await entityOf(id, 'listings', await instanceOf(id, 'Listing'))
  expect(listing).toMatchObject({
    resourceType: 'AzureListing',
    title: 'Crew Planner',
    keywords: [],
    gettingStartedInstructions: '',
    languageCode: 'en-us',
  })
  expect(listing).not.toHaveProperty('summary')
  const path = `/products/${id}/listings/${listing.id}`
  const body = {
    resourceType: 'AzureListing',
    title: 'Crew Planner',
    summary: 'Plans crews.',
    description: '<p>Plans crews.</p>',
    publisherName: 'Fabrikam',
    listingUris: [{ type: 'PrivacyUri', subtype: '', displayText: '', uri: 'https://fabrikam.example/privacy' }],
    listingContacts: [{ type: 'CustomerSupport', email: 's@fabrikam.example', name: 'Sam', phone: '1', uri: '' }],
    '@odata.etag': listing['@odata.etag'],
  }
  const put = await call('PUT', path, { body, headers: { 'if-match': listing['@odata.etag'] } })
  expect(put.status).toBe(200)
  expect(put.body['@odata.etag']).not.toBe(listing['@odata.etag'])
  expect(put.headers.get('etag')).toBe(put.body['@odata.etag'])
  const { '@odata.etag': _, ...posted } = body
  expect(put.body).toMatchObject({ ...posted, languageCode: 'en-us', id: listing.id })
  expect(put.body).not.toHaveProperty('keywords')
  expect(await entityOf(id, 'Listings', await instanceOf(id, 'Listing'))).toEqual(put.body)
  const stale = await call('PUT', path, { body, headers: { 'if-match': listing['@odata.etag'] } })
  expect(stale.status).toBe(412)
  expect((await call('PUT', path, { body: { title: 'Only' }, ...any })).body).not.toHaveProperty('publisherName')
})

test('an image is announced, uploaded without a token, put as uploaded, and stands in the listing', async () => {
  const { id } = await aProduct('AzureApplication', 'pictured')
  const listing = await entityOf(id, 'listings', await instanceOf(id, 'Listing'))
  const images = `/products/${id}/listings/${listing.id}/images`
  const body = {
    resourceType: 'ListingImage',
    fileName: 'logo.png',
    type: 'AzureLogoLarge',
    state: 'PendingUpload',
    order: 0,
  }
  const made = await call('POST', images, { body })
  expect(made.status).toBe(201)
  const address = new URL(made.body.fileSasUri)
  expect(address.pathname.split('/').filter(Boolean)).toHaveLength(3)
  const bytes = await aLogo()
  const blob = { 'x-ms-blob-type': 'BlockBlob', 'x-ms-version': '2021-08-06' }
  const put = await send(shop, 'PUT', `${made.body.fileSasUri}&file=/tmp/logo.png`, { body: bytes, headers: blob })
  expect(put.status).toBe(201)
  expect(put.headers.get('x-ms-request-server-encrypted')).toBe('true')
  const wrong = await send(shop, 'PUT', made.body.fileSasUri.replace(/sig=.../, 'sig=abc'), {
    body: bytes,
    headers: blob,
  })
  expect(wrong.status).toBe(403)
  expect(wrong.body).toContain('<Code>AuthenticationFailed</Code>')
  const uploaded = await call('PUT', `${images}/${made.body.id}`, { body: { ...made.body, state: 'Uploaded' } })
  expect(uploaded.body.state).toBe('Uploaded')
  expect((await send(shop, 'GET', uploaded.body.fileSasUri)).status).toBe(200)
  const { value } = (await call('GET', images)).body
  expect(value[0]).toMatchObject({ id: made.body.id, type: 'AzureLogoLarge', state: 'Processed' })
  expect(value[0]).not.toHaveProperty('fileSasUri')
  const expanded = (await call('GET', images, { query: { $expand: '$expand=FileSasUri' } })).body.value
  expect(expanded[0].fileSasUri).toMatch(/^http/)
  const draft = await getDraft(team.mine, { publisherId: team.publisherId, offerId: 'pictured' })
  expect(draft.document.listing?.logos).toMatchObject({ large: expect.any(String), small: expect.any(String) })
  expect((await call('DELETE', `${images}/${made.body.id}`)).status).toBe(204)
  const after = await getDraft(team.mine, { publisherId: team.publisherId, offerId: 'pictured' })
  expect(after.document.listing?.logos?.large).toBeUndefined()
})

test('blocks become one file in the order of their list', async () => {
  const { id } = await aProduct()
  const made = await call('POST', `/products/${id}/packages`, { body: { resourceType: 'Notes', fileName: 'a.bin' } })
  const block = (name: string) =>
    `${made.body.fileSasUri}&comp=block&blockid=${encodeURIComponent(Buffer.from(name).toString('base64'))}`
  for (const name of ['second', 'first+']) {
    expect((await send(shop, 'PUT', block(name), { body: Buffer.from(`${name};`) })).status).toBe(201)
  }
  const list = ['first+', 'second'].map((name) => `<Latest>${Buffer.from(name).toString('base64')}</Latest>`).join('')
  const xml = `<?xml version='1.0' encoding='utf-8'?><BlockList>${list}</BlockList>`
  expect((await send(shop, 'PUT', `${made.body.fileSasUri}&comp=blocklist`, { body: xml })).status).toBe(201)
  const done = await call('PUT', `/products/${id}/packages/${made.body.id}`, {
    body: { ...made.body, state: 'Uploaded' },
  })
  expect((await send(shop, 'GET', done.body.fileSasUri)).body).toBe('first+;second;')
})

test('an application package is opened, and named by the configuration of its plan', async () => {
  const { id } = await aProduct('AzureApplication', 'packaged')
  const variant = {
    resourceType: 'AzureSkuVariant',
    friendlyName: 'Managed',
    externalID: 'managed',
    subType: 'managed-application',
  }
  const { id: variantID } = (await call('POST', `/products/${id}/variants`, { body: variant })).body
  const upload = async (entries: Record<string, Uint8Array>) => {
    const made = await call('POST', `/products/${id}/packages`, {
      body: { resourceType: 'AzureApplicationPackage', fileName: 'app.zip' },
    })
    expect(made).toMatchObject({ status: 201, body: { state: 'PendingUpload', fileSasUri: expect.any(String) } })
    await send(shop, 'PUT', made.body.fileSasUri, { body: zipSync(entries) })
    const put = await call('PUT', `/products/${id}/packages/${made.body.id}`, {
      body: { ...made.body, State: 'Uploaded', state: undefined },
    })
    expect(put.body.state).toBe('InProcessing')
    return (await call('GET', `/products/${id}/packages/${made.body.id}`)).body
  }
  expect((await upload({ 'other.json': strToU8('{}') })).state).toBe('ProcessFailed')
  const template = strToU8(
    '{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","contentVersion":"1.0.0.0","resources":[]}',
  )
  const ready = await upload({ 'mainTemplate.json': template, 'createUiDefinition.json': strToU8('{}') })
  expect(ready.state).toBe('Processed')

  const configuration = await entityOf(id, 'packageConfigurations', await instanceOf(id, 'Package', variantID))
  expect(configuration).toMatchObject({
    resourceType: 'AzureManagedApplicationPackageConfiguration',
    packageReferences: [],
  })
  const body = {
    resourceType: 'AzureManagedApplicationPackageConfiguration',
    version: '1.0.0',
    allowJitAccess: false,
    canEnableCustomerActions: 'true',
    allowedCustomerActions: ['Microsoft.Compute/*/read;Microsoft.Network/*/read'],
    deploymentMode: 'Complete',
    publicAzureTenantID: '3fa85f64-5717-4562-b3fc-2c963f66afa6',
    publicAzureAuthorizations: [
      { principalID: '3fa85f64-5717-4562-b3fc-2c963f66afa7', roleDefinitionID: 'b24988ac-6180-42a0-ab88-20f7382dd24c' },
    ],
    azureGovernmentTenantID: 'dummy',
    policies: [],
    packageReferences: [{ type: 'AzureApplicationPackage', value: ready.id }],
  }
  const path = `/products/${id}/packageconfigurations/${configuration.id}`
  const put = await call('PUT', path, {
    body: { ...body, id: configuration.id },
    headers: { 'if-match': configuration['@odata.etag'] },
  })
  expect(put.body).toMatchObject(body)
  const [plan] =
    (await getDraft(team.mine, { publisherId: team.publisherId, offerId: 'packaged' })).document.plans ?? []
  expect(plan).toMatchObject({
    technical: {
      packageFile: expect.any(String),
      attributionId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      allowedActions: ['Microsoft.Compute/*/read', 'Microsoft.Network/*/read'],
      authorizations: [{ principalId: '3fa85f64-5717-4562-b3fc-2c963f66afa7' }],
    },
  })
  // The package is tracked as it is from the portal; sent again it keeps the GUID that was issued for its plan.
  const again = await call('PUT', path, { body, headers: { 'if-match': put.body['@odata.etag'] } })
  expect(again.body).toMatchObject(body)
  const saved = await getDraft(team.mine, { publisherId: team.publisherId, offerId: 'packaged' })
  expect(saved.document.plans?.[0]).toMatchObject({
    technical: { attributionId: (plan!.technical as { attributionId: string }).attributionId },
  })

  const refused = await call('PUT', path, { body: { ...body, publicAzureTenantID: 'contoso' }, ...any })
  expect(refused.status).toBe(400)
  expect(refused.body).toContain('Enter a valid GUID')
})

test('markets of a plan travel in one body, and are shown when they are asked for', async () => {
  const { id } = await aProduct('AzureApplication', 'marketed')
  const variant = { resourceType: 'AzureSkuVariant', friendlyName: 'Gold', externalID: 'gold' }
  const { id: variantID } = (await call('POST', `/products/${id}/variants`, { body: variant })).body
  const instance = await instanceOf(id, 'Availability', variantID)
  expect(await entityOf(id, 'featureAvailabilities', instance)).not.toHaveProperty('marketStates')
  const $expand = 'MarketStates,Trial,PriceSchedules'
  const fresh = await entityOf(id, 'featureAvailabilities', instance, { $expand })
  expect(fresh.marketStates.length).toBeGreaterThan(100)
  const marketStates = fresh.marketStates.map(({ marketCode }: Body) => ({
    marketCode,
    state: ['FR', 'BE'].includes(marketCode) ? 'Enabled' : 'Disabled',
  }))
  const body = {
    ...fresh,
    visibility: 'PRIVATE',
    marketStates,
    tenantAudiences: [{ ID: '3fa85f64-5717-4562-b3fc-2c963f66afa6', description: 'One' }],
  }
  const put = await call('PUT', `/products/${id}/featureavailabilities/${fresh.id}`, { body, query: { $expand } })
  expect(put.body).toMatchObject({ visibility: 'PRIVATE', marketStates })
  const [plan] =
    (await getDraft(team.mine, { publisherId: team.publisherId, offerId: 'marketed' })).document.plans ?? []
  expect(plan).toMatchObject({ audience: 'private', privateAudience: [{ description: 'One' }] })
  expect(plan?.markets).toEqual(expect.arrayContaining(['BE', 'FR']))
  expect(plan?.markets).toHaveLength(2)
})

test('setup, reseller and leads are changed by posting', async () => {
  const { id } = await aProduct('AzureThirdPartyVirtualMachine')
  expect((await call('GET', `/products/${id}/setup`)).body).toMatchObject({
    sellingOption: 'ListAndSell',
    trialUri: '',
    enableTestDrive: false,
    channelStates: [{ type: 'Reseller', value: 'Disabled' }],
  })
  expect((await call('POST', `/products/${id}/setup`, { body: { enableTestDrive: true } })).status).toBe(400)
  const channelStates = [{ type: 'Reseller', value: 'Enabled' }]
  const body = {
    resourceType: 'AzureProductSetup',
    enableTestDrive: false,
    sellingOption: 'ListAndSell',
    trialUri: '',
    channelStates,
  }
  expect(await call('POST', `/products/${id}/setup`, { body })).toMatchObject({ status: 200, body: { channelStates } })
  const some = { ResellerChannelState: 'PartialOptIn', TenantIds: ['3fa85f64-5717-4562-b3fc-2c963f66afa6'] }
  expect((await call('POST', `/products/${id}/resellerConfiguration`, { body: some })).body).toMatchObject({
    resellerChannelState: 'PartialOptIn',
  })
  const leads = {
    resourceType: 'HttpsEndpointLeadConfiguration',
    httpsEndpointUri: 'https://hooks.fabrikam.example/x?code=1',
    contactEmail: ['ops@fabrikam.example'],
  }
  const posted = await call('POST', `/products/${id}/leadconfiguration`, { body: leads })
  expect(posted.body).toMatchObject({ ...leads, httpsEndpointUri: '*********' })
})

test('a script for extensions finds what it needs: one package configuration, a setup, an app version to raise', async () => {
  const { id } = await aProduct('AzureDynamics365BusinessCentral', 'an-extension')
  expect((await call('GET', `/products/${id}/setup`)).body.packageType).toBe('AddOn')
  const configuration = await entityOf(id, 'packageConfigurations', await instanceOf(id, 'Package'))
  expect(configuration).toMatchObject({
    resourceType: 'Dynamics365BusinessCentralPackageConfiguration',
    packageReferences: [],
  })
  const property = await entityOf(id, 'properties', await instanceOf(id, 'Property'))
  expect(property).toHaveProperty('appVersion')
  const raised = await call('PUT', `/products/${id}/properties/${property.id}`, {
    body: { ...property, appVersion: '2.0.0.0' },
    headers: { 'if-match': property['@odata.etag'] },
  })
  expect(raised).toMatchObject({ status: 200, body: { appVersion: '2.0.0.0' } })
  const draft = await getDraft(team.mine, { publisherId: team.publisherId, offerId: 'an-extension' })
  expect(draft.document.appVersion).toBe('2.0.0.0')
})

async function walk(offerId: string, publishOption: Body = {}) {
  await anOffer(team.mine, { publisherId: team.publisherId, offerId })
  const filter = `externalIDs/Any(i:i/type eq 'AzureOfferId' and i/value eq '${offerId}')`
  const { id } = (await call('GET', '/products', { query: { $filter: filter } })).body.value[0]
  const resources = [{ type: 'Listing', value: await instanceOf(id, 'Listing') }]
  const body = {
    resourceType: 'SubmissionCreationRequest',
    targets: [{ type: 'Scope', value: 'preview' }],
    resources,
    publishOption,
  }
  const made = await call('POST', `/products/${id}/submissions`, { body })
  expect(made.status).toBe(201)
  const approved = async () => {
    await shop.runJobs()
    const [submission] = (await listSubmissions(team.mine, { publisherId: team.publisherId, offerId })).items
    await certify(shop, team, { publisherId: team.publisherId, offerId, submissionId: submission!.submissionId })
  }
  return { id, made, path: `/products/${id}/submissions/${made.body.id}`, body, approved }
}

test('a submission is watched step by step, promoted, and in the store', async () => {
  const { id, made, path, body, approved } = await walk('v1-walk', { certificationNotes: 'Sign in as crew.' })
  expect(made.body).toMatchObject({
    resourceType: 'Submission',
    id: expect.stringMatching(/^\d{19}$/),
    state: 'InProgress',
    substate: 'Submitted',
    targets: body.targets,
    resources: body.resources,
    pendingUpdateInfo: { status: 'Running' },
    releaseNumber: 1,
    areResourcesReady: true,
  })
  expect((await call('POST', `${path}/promote`, any)).status).toBe(409)
  expect((await call('POST', `/products/${id}/submissions`, { body })).status).toBe(409)
  await approved()
  expect((await call('GET', path)).body).toMatchObject({ state: 'Published', substate: 'ReadyToPublish' })
  const { value } = (await call('GET', `${path}/workflowdetails`)).body
  expect(value).toMatchObject([
    {
      type: 'Push',
      targetEnvironment: 'Preview',
      workflowSteps: expect.arrayContaining([
        expect.objectContaining({ name: 'Automated validation', state: 'Success' }),
      ]),
    },
    {
      type: 'Push',
      state: 'NotStarted',
      targetEnvironment: 'Live',
      workflowSteps: [{ name: 'Publish', state: 'NotStarted' }],
    },
  ])
  expect(await call('POST', `${path}/promote`)).toMatchObject({ status: 200, body: { targetEnvironment: 'Live' } })
  await shop.runJobs()
  expect((await call('GET', path)).body).toMatchObject({
    state: 'Published',
    substate: 'InStore',
    publishedTimeInUtc: expect.any(String),
  })
  expect((await call('GET', `/products/${id}/submissions`)).body.value[0].id).toBe(made.body.id)
  expect((await call('GET', `${path}/reports`)).body.value).toMatchObject([{ status: 'Passed' }])
})

test('a submission that was to be promoted by itself goes live once its preview is ready', async () => {
  const { path, approved } = await walk('v1-auto', { isAutoPromote: true })
  await approved()
  await ingestionJobs.find(({ name }) => name === 'ingestion.promote')!.run(shop.ctx, {})
  await shop.runJobs()
  expect((await call('GET', path)).body).toMatchObject({ state: 'Published', substate: 'InStore' })
})

test('a running submission is canceled by deleting it', async () => {
  const { id, path } = await walk('v1-cancel')
  expect((await call('DELETE', path)).status).toBe(204)
  expect((await call('GET', path)).status).toBe(404)
  expect((await call('GET', `/products/${id}/submissions`)).body.value).toEqual([])
})

test('an incomplete offer is refused with every field, and strangers see nothing', async () => {
  const { id } = await aProduct('AzureThirdPartyVirtualMachine')
  const body = {
    resourceType: 'SubmissionCreationRequest',
    targets: [{ type: 'Scope', value: 'preview' }],
    resources: [],
  }
  const refused = await call('POST', `/products/${id}/submissions`, { body })
  expect(refused.status).toBe(409)
  expect(refused.body).toContain('listing')
  const others = await aTeam(shop)
  const stranger = await aClient(shop, await anApplication(shop, others.owner, others), apis.v1)
  expect((await stranger('GET', `/products/${id}`)).status).toBe(404)
  expect((await stranger('PUT', `/products/${id}/properties/${id}`, { body: {} })).status).toBe(404)
})
