/**
 * The roads that public clients of the publishing APIs take, from the first request to the listing: their order,
 * their spellings, and what they refuse in an answer. None of them was written here.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWebsite, type Website } from '../../test/fakes/website.ts'
import { aLogo, anAzurePackage } from '../../test/support/files.ts'
import { aTeam, certify, type Team } from '../../test/support/publishing.ts'
import {
  aClient,
  anApplication,
  apis,
  type Body,
  type Client,
  type Reply,
  send,
} from '../../test/support/publishing-client.ts'
import { aSampleOffer, type SampleFiles, uploadSampleFiles } from '../../test/support/sample-offers.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { findLiveOffer, getDraft, listSubmissions, type OfferDocument, saveDraft } from '../offers/index.ts'
import { offersJobs } from '../offers/jobs.ts'

let shop: TestShop
let team: Team
let website: Website
let files: SampleFiles
const clients = {} as Record<keyof typeof apis, Client>

beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  website = await startWebsite()
  shop.ctx.egress = website.egress
  team = await aTeam(shop)
  const credentials = await anApplication(shop, team.owner, team)
  for (const [name, api] of Object.entries(apis))
    clients[name as keyof typeof apis] = await aClient(shop, credentials, api)
  files = await uploadSampleFiles(team.mine, team.publisherId, [
    'logo-large',
    'screenshot',
    'document',
    'azure-package',
  ])
  website.answer('/large.png', { status: 200, body: await aLogo(280) })
})
afterAll(async () => {
  await shop.close()
  await website.close()
})

const key = (offerId: string) => ({ publisherId: team.publisherId, offerId })
const documentOf = async (offerId: string) => (await getDraft(team.mine, key(offerId))).document
const ok = ({ status, body }: Reply, wanted = 200): Body => {
  expect([status, status === wanted ? '' : JSON.stringify(body)]).toEqual([wanted, ''])
  return body
}
const aSample = (type: string, offerId: string) => aSampleOffer(team.mine, { ...key(offerId), type, files })

/** As far as the pipeline goes by itself, and past the reviewer. */
async function reviewed(offerId: string): Promise<void> {
  await shop.runJobs()
  const [submission] = (await listSubmissions(team.mine, key(offerId))).items
  await certify(shop, team, { ...key(offerId), submissionId: submission!.submissionId })
}

const isLive = async (offerId: string) => (await findLiveOffer(team.mine, key(offerId), {})) !== undefined

describe('the older portal API (wire-compat 5)', () => {
  const M = 'microsoft-azure-marketplace.'
  const V = 'microsoft-azure-virtualmachines.'
  const call: Client = (...args) => clients.portal(...args)

  test('a command line for machines lists, puts, publishes, watches and goes live', async () => {
    const [publisher] = ok(await call('GET', ''))
    expect(publisher).toMatchObject({ id: team.publisherId, version: expect.any(Number) })
    const offers = `/${publisher.id}/offers`
    await aSample('azure-virtual-machine', 'portal-road')
    const shown = ok(await call('GET', `${offers}/portal-road`))
    // Everything goes back as it came, but for what is new; without a tag, as two of these clients do it.
    shown.definition.offer[`${M}title`] = 'Line Watch Server 2'
    shown.definition.offer[`${M}largeLogo`] = website.url('/large.png')
    shown.definition.plans[0][`${V}skuTitle`] = 'By the full hour'
    ok(await call('PUT', `${offers}/portal-road`, { body: shown }))
    expect(await documentOf('portal-road')).toMatchObject({
      listing: { name: 'Line Watch Server 2', keywords: ['operations', 'alerts', 'monitoring'] },
      previewAudience: [{ description: 'Our own test subscription' }],
      plans: [{ name: 'By the full hour', technical: { images: [{ deprecated: true }, {}] } }, {}],
    })

    const body = { metadata: { 'notification-emails': 'ada@fabrikam.example,bob@fabrikam.example' } }
    const begun = await call('POST', `${offers}/portal-road/publish`, { body })
    ok(begun, 202)
    expect(website.visits).toContain('/large.png')
    const operation = async () => {
      const { pathname, searchParams } = new URL(begun.headers.get('operation-location')!)
      return ok(await call('GET', pathname.replace('/api/publishers', ''), { query: Object.fromEntries(searchParams) }))
    }
    expect(await operation()).toMatchObject({
      status: 'running',
      cancellationRequestState: 'canCancel',
      notificationEmails: 'ada@fabrikam.example,bob@fabrikam.example',
      steps: expect.arrayContaining([expect.objectContaining({ stepName: 'Certification', messages: [] })]),
    })
    const running = ok(
      await call('GET', `${offers}/portal-road/submissions/`, { query: { submissionState: 'running' } }),
    )
    expect(running).toMatchObject([
      { submissionType: 'publish', slot: 'staging', offerTypeId: 'microsoft-azure-virtualmachines' },
    ])
    await reviewed('portal-road')
    expect(await operation()).toMatchObject({ status: 'completed', previewLinks: [{ uri: expect.any(String) }] })
    expect(ok(await call('GET', `${offers}/portal-road/status`)).status).toBe('waitingForPublisherReview')
    expect(ok(await call('GET', `${offers}/portal-road/slot/Preview`)).definition.offer[`${M}title`]).toBe(
      'Line Watch Server 2',
    )

    ok(await call('POST', `${offers}/portal-road/golive`, { body }), 202)
    await shop.runJobs()
    const status = ok(await call('GET', `${offers}/portal-road/status`))
    expect(status).toMatchObject({
      status: 'succeeded',
      liveLinks: [{ displayText: expect.any(String), uri: expect.stringContaining('portal-road') }],
    })
    expect(await isLive('portal-road')).toBe(true)
  })

  test('an application that a build puts stands in the fields of its plans', async () => {
    const A = 'microsoft-azure-applications.'
    const plan = {
      planId: 'managed',
      [`${A}skuTitle`]: 'Managed',
      [`${A}skuSummary`]: 'We run it.',
      [`${A}skuDescription`]: 'Run by our people.',
      [`${A}skuType`]: 'ManagedApplication',
      [`${A}cloudAvailability`]: ['PublicAzure'],
      [`${A}package`]: { '1.2.0': { packageVersion: { packageFile: 'https://x.example/app.zip' }, policies: [] } },
      monthlyPricingV2: { price: { currency: 'USD', single: 75 } },
      regions: ['US', 'DE'],
    }
    const offer = { [`${M}title`]: 'Line Watch', [`${M}leadDestination`]: 'None', [`${M}blobLeadConfiguration`]: {} }
    const sent = {
      offerTypeId: 'microsoft-azure-applications',
      id: 'an-app',
      definition: { displayText: 'App', offer, plans: [plan] },
    }
    const made = ok(await call('PUT', `/${team.publisherId}/offers/an-app`, { body: sent }))
    expect(made.definition.plans[0]).toMatchObject(plan)
    expect(made.definition.offer).toMatchObject(offer)
    expect((await documentOf('an-app')).plans).toMatchObject([
      {
        name: 'Managed',
        summary: 'We run it.',
        kind: 'managedApplication',
        clouds: ['global'],
        technical: { version: '1.2.0' },
        pricing: { monthly: 75 },
        markets: ['US', 'DE'],
      },
    ])
    const { value } = ok(
      await clients.v1('GET', '/products', { query: { $filter: "ResourceType eq 'AzureApplication'" } }),
    )
    const { id } = value.find((one: Body) => one.externalIDs[0].value === 'an-app')
    expect(ok(await clients.v1('GET', `/products/${id}/variants`)).value).toMatchObject([
      { friendlyName: 'Managed', subType: 'managed-application' },
    ])
  })
})

describe('Ingestion v1 (wire-compat 3)', () => {
  test('a pipeline for applications uploads a package for its plan, submits, watches and promotes', async () => {
    const call = clients.v1
    await aSample('azure-application', 'v1-road')
    const filter = "ExternalIDs/Any(i:i/Type eq 'AzureOfferId' and i/Value eq 'v1-road')"
    const P = `/products/${ok(await call('GET', '/products', { query: { $filter: filter } })).value[0].id}`
    const variant = ok(await call('GET', `${P}/variants`)).value.find((one: Body) => one.externalID === 'template')
    const branches = ok(await call('GET', `${P}/branches/getByModule(module=Package)`)).value
    const draft = branches.find((one: Body) => one.variantID === variant.id).currentDraftInstanceID

    const fileName = 'app-1-3-0.zip'
    const announced = { resourceType: 'AzureApplicationPackage', fileName }
    const made = ok(await call('POST', `${P}/packages`, { body: announced }), 201)
    const headers = {
      'x-ms-blob-type': 'BlockBlob',
      'x-ms-version': '2018-03-28',
      'x-ms-date': shop.clock.now().toUTCString(),
    }
    const uploaded = await send(shop, 'PUT', made.fileSasUri, { body: new Uint8Array(anAzurePackage()), headers })
    expect(uploaded.status).toBe(201)
    const uploadedBody = {
      ...announced,
      fileSasUri: made.fileSasUri,
      State: 'Uploaded',
      '@odata.etag': made['@odata.etag'],
      id: made.id,
    }
    expect(ok(await call('PUT', `${P}/packages/${made.id}`, { body: uploadedBody })).state).toBe('InProcessing')
    expect(ok(await call('GET', `${P}/packages/${made.id}`)).state).toBe('Processed')

    const [configuration] = ok(
      await call('GET', `${P}/packageConfigurations/getByInstanceID(instanceID=${draft})`),
    ).value
    const packageReferences = [{ type: 'AzureApplicationPackage', value: made.id }]
    const bound = {
      resourceType: 'AzureSolutionTemplatePackageConfiguration',
      version: '1.3.0',
      packageReferences,
      id: configuration.id,
    }
    const tag = { 'if-match': configuration['@odata.etag'] }
    ok(await call('PUT', `${P}/packageconfigurations/${configuration.id}`, { body: bound, headers: tag }))
    const [template, managed] = (await documentOf('v1-road')).plans!
    expect(template).toMatchObject({ technical: { version: '1.3.0' } })
    expect(managed).toMatchObject({ technical: { authorizations: [{ displayName: 'Operations' }] }, meters: [{}] })

    const instanceOf = async (module: string, variantID?: string) =>
      ok(await call('GET', `${P}/branches/getByModule(module=${module})`)).value.find(
        (one: Body) => one.variantID === variantID,
      ).currentDraftInstanceID
    const named = async (variantID: string | undefined, modules: string[]) => {
      const resources: Body[] = []
      for (const type of modules) resources.push({ type, value: await instanceOf(type, variantID) })
      return resources
    }
    const resources = await named(undefined, ['Availability', 'Property', 'Package', 'Listing'])
    resources.push({ type: 'ResellerConfiguration', value: `${P.split('/')[2]}-ResellerInstance` })
    const variantResources = [
      { variantID: variant.id, resources: await named(variant.id, ['Availability', 'Package', 'Listing']) },
    ]
    const request = {
      resourceType: 'SubmissionCreationRequest',
      targets: [{ type: 'Scope', value: 'Preview' }],
      resources,
      variantResources,
    }
    const submission = ok(await call('POST', `${P}/submissions`, { body: request }), 201)
    const standing = async () => ok(await call('GET', `${P}/submissions/${submission.id}`))
    const workflows = async () => ok(await call('GET', `${P}/submissions/${submission.id}/workflowdetails`)).value
    expect(await standing()).toMatchObject({ state: 'InProgress', substate: 'Submitted', resources, variantResources })
    expect(await workflows()).toHaveLength(2)
    expect((await call('POST', `${P}/submissions/${submission.id}/promote`)).status).toBeGreaterThanOrEqual(400)
    await reviewed('v1-road')
    expect(await standing()).toMatchObject({ state: 'Published', substate: 'ReadyToPublish' })
    const steps = (await workflows())[0].workflowSteps
    expect(new Set(steps.map(({ state }: Body) => state))).toEqual(new Set(['Success', 'InProgress']))
    ok(await call('POST', `${P}/submissions/${submission.id}/promote`))
    await shop.runJobs()
    expect(await standing()).toMatchObject({ state: 'Published', substate: 'InStore' })
    expect(await isLive('v1-road')).toBe(true)
  })
})

describe('the Product Ingestion API (wire-compat 4)', () => {
  const call: Client = (...args) => clients.productIngestion(...args)
  const schema = (name: string) => `https://product-ingestion.azureedge.net/schema/${name}/2022-03-01-preview3`
  const configure = (...resources: Body[]) =>
    call('POST', '//configure', { body: { $schema: schema('configure'), resources } })
  const job = async (id: string) => ok(await call('GET', `/configure/${id}/status`))

  /** As scripts wait: for the word, and for nothing else. */
  async function done(reply: Reply, wanted = 202): Promise<Body> {
    const { jobId } = ok(reply, wanted)
    const result = await job(jobId)
    expect(result).toMatchObject({ jobStatus: 'completed', jobResult: 'succeeded', errors: [] })
    return (await call('GET', `/configure/${jobId}`)).body.resources
  }
  const productId = async (externalId: string) =>
    ok(await call('GET', '/product', { query: { externalId } })).value[0].id as string
  const treeOf = async (id: string, targetType = 'draft') =>
    ok(await call('GET', `//resource-tree/${id}`, { query: { targetType } })).resources as Body[]
  const rowsOf = async (id: string): Promise<Body[]> => ok(await call('GET', `/submission/${id.split('/')[1]}`)).value

  test('a library that parses every resource strictly adds an image, publishes, waits, and goes live', async () => {
    await aSample('azure-virtual-machine', 'strict-road')
    const known =
      /^(product|plan|customer-leads|test-drive|property|plan-listing|listing|listing-asset|listing-trailer|price-and-availability-offer|price-and-availability-plan|virtual-machine-plan-technical-configuration|reseller|submission)\//
    const id = await productId('strict-road')
    const tree = await treeOf(id)
    expect(tree.filter((one) => !known.test(one.id))).toEqual([])
    for (const one of tree.filter(({ id: it }) => it.startsWith('plan-listing/'))) {
      expect([typeof one.name, typeof one.summary, typeof one.description]).toEqual(['string', 'string', 'string'])
    }
    const configuration = tree.find((one) => one.id.startsWith('virtual-machine-plan-technical'))!
    const borrowing = tree.filter((one) => one.id.startsWith('virtual-machine-plan-technical'))[1]!
    expect(borrowing.basePlan).toBe(configuration.plan)
    const source = {
      sourceType: 'sasUri',
      osDisk: { uri: 'https://images.fabrikam.example/x.vhd?sig=a%2Bb' },
      dataDisks: [],
    }
    configuration.vmImageVersions.push({ versionNumber: '2026.03.01', vmImages: [{ imageType: 'x64Gen2', source }] })
    configuration.skus.push({ imageType: 'x64Gen2', skuId: 'hourly' })
    await done(await configure(configuration))
    const again = (await treeOf(id)).find((one) => one.id === configuration.id)!
    expect(again.vmImageVersions.at(-1).vmImages[0].source).toEqual(source)

    for (const target of ['preview', 'live'])
      expect((await rowsOf(id)).find((row) => row.target.targetType === target)).toBeUndefined()
    const [row] = await rowsOf(id)
    const preview = ok(await configure({ ...row, target: { targetType: 'preview' } }), 202)
    expect(await job(preview.jobId)).toMatchObject({ jobStatus: 'running', jobResult: 'pending' })
    await reviewed('strict-road')
    expect(await job(preview.jobId)).toMatchObject({ jobStatus: 'completed', jobResult: 'succeeded' })
    const waiting = (await rowsOf(id)).find((one) => one.target.targetType === 'preview')!
    const live = ok(await configure({ ...waiting, target: { targetType: 'live' } }), 202)
    await shop.runJobs()
    expect(await job(live.jobId)).toMatchObject({ jobResult: 'succeeded' })
    expect((await rowsOf(id)).find((one) => one.target.targetType === 'live')).toBeTruthy()
  })

  test('an image version that is live is neither dropped nor another, and is deprecated when a pipeline deletes it', async () => {
    const id = await productId('strict-road')
    const read = async () => (await treeOf(id)).find((one) => one.id.startsWith('virtual-machine-plan-technical'))!
    const { vmImageVersions, ...configuration } = await read()
    const dropped = ok(await configure({ ...configuration, vmImageVersions: vmImageVersions.slice(1) }), 202)
    expect(dropped).toMatchObject({ jobResult: 'failed', errors: [{ code: 'businessValidationError' }] })
    const other = structuredClone(vmImageVersions)
    other.at(-1).vmImages[0].source.osDisk.uri = 'https://images.fabrikam.example/other.vhd'
    expect(ok(await configure({ ...configuration, vmImageVersions: other }), 202)).toMatchObject({
      jobResult: 'failed',
    })
    const skus = ok(
      await configure({ ...configuration, vmImageVersions, skus: [{ imageType: 'x64Gen2', skuId: 'other' }] }),
      202,
    )
    expect(skus.errors[0].details[0].message).toContain('“hourly”')
    expect((await read()).vmImageVersions).toEqual(vmImageVersions)

    const added = {
      versionNumber: '2026.03.02',
      vmImages: [
        {
          imageType: 'x64Gen2',
          source: { sourceType: 'sasUri', osDisk: { uri: 'https://images.fabrikam.example/y.vhd' }, dataDisks: [] },
        },
      ],
    }
    const draftOnly = { ...structuredClone(added), versionNumber: '2026.03.03' }
    await done(await configure({ ...configuration, vmImageVersions: [...vmImageVersions, draftOnly] }))
    const marked = [...vmImageVersions, draftOnly].map((one: Body) =>
      one.lifecycleState === 'deprecated' ? one : { ...one, lifecycleState: 'deleted' },
    )
    await done(await configure({ ...configuration, vmImageVersions: [...marked, added] }))
    const after = (await read()).vmImageVersions
    expect(after.map((one: Body) => [one.versionNumber, one.lifecycleState ?? 'generallyAvailable'])).toEqual([
      ['1.0.0', 'deprecated'],
      ['1.1.0', 'deprecated'],
      ['2026.03.01', 'deprecated'],
      ['2026.03.02', 'generallyAvailable'],
    ])
  })

  test('scripts make a product and its plans one by one, and publish by nothing but the target', async () => {
    const made = await done(
      await configure({
        $schema: schema('product'),
        identity: { externalId: 'script-road' },
        type: 'softwareAsAService',
        alias: 'Scripted',
      }),
    )
    const id = made[0].id as string
    const sample = await aSample('saas', 'script-model')
    const model = await treeOf(await productId(sample.offerId))
    const bare = ({ id: _id, product: _p, plan: _l, listing: _s, ...rest }: Body) => rest
    const plans = model.filter((one) => one.id.startsWith('plan/'))
    for (const plan of plans) {
      const [row] = await done(await configure({ ...bare(plan), product: id }))
      const own = model.filter((one) => one.plan === plan.id)
      await done(await configure(...own.map((one) => ({ ...bare(one), product: id, plan: row.id }))))
    }
    const others = model.filter((one) => !one.plan && !/^(product|plan|submission)\//.test(one.id))
    await done(await configure(...others.map((one) => ({ ...bare(one), product: id }))))
    expect(withoutAddresses(await documentOf('script-road'))).toEqual(
      withoutAddresses(await documentOf('script-model')),
    )

    const publish = (targetType: string) =>
      configure({ $schema: schema('submission'), product: id, target: { targetType } })
    const preview = ok(await publish('preview'), 202)
    await shop.runJobs()
    expect(await job(preview.jobId)).toMatchObject({ jobResult: 'succeeded' })
    // A service is certified on its way to the store.
    const live = ok(await publish('live'), 202)
    expect(await job(live.jobId)).toMatchObject({ jobStatus: 'running' })
    await reviewed('script-road')
    expect(await job(live.jobId)).toMatchObject({ jobResult: 'succeeded' })
    expect(await isLive('script-road')).toBe(true)
  })

  test('customers of a private plan are added and removed without a publication', async () => {
    const id = await productId('script-road')
    const plan = (await treeOf(id)).find((one) => one.identity?.externalId === 'group')!
    const change = (privateAudiences: Body) =>
      configure({
        $schema: schema('price-and-availability-update-private-audiences'),
        product: id,
        plan: plan.id,
        privateAudiences,
      })
    const added = '3fa85f64-5717-4562-b3fc-2c963f66afa6'
    const before = (await documentOf('script-road')).plans![1]!.privateAudience as { id: string }[]
    await done(
      await change({
        add: [
          { type: 'tenant', id: added, label: 'Contoso East' },
          { type: 'tenant', id: added },
        ],
        remove: [],
      }),
      200,
    )
    const audience = async () => {
      const live = (await treeOf(id, 'live')).find(
        (one) => one.id.startsWith('price-and-availability-plan/') && one.plan === plan.id,
      )!
      return live.privateAudiences.map((one: Body) => one.id)
    }
    expect(await audience()).toEqual([before[0]!.id, added])
    await done(await change({ add: [], remove: [{ type: 'tenant', id: before[0]!.id }] }), 200)
    expect(await audience()).toEqual([added])
  })

  test.each(['consulting-service', 'azure-application', 'iot-edge-module'])(
    'a tool that copies offers sends a tree under other names, and the copy of a %s is the same',
    async (type) => {
      await aSample(type, `of-${type}`)
      const resources = structuredClone(await treeOf(await productId(`of-${type}`)))
      const names = new Map(resources.map(({ id }, i) => [id, `resource ${i}`]))
      const name = (id: string) => names.get(id)
      for (const one of resources) {
        if (one.product) one.product = { resourceName: name(one.product) }
        if (one.plan) one.plan = { resourceName: name(one.plan) }
        if (one.listing) one.listing = { resourceName: name(one.listing) }
        one.resourceName = name(one.id)
        delete one.id
        if (one.identity && !one.product) one.identity.externalId = `copy-${type}`
        if (one.leadDestination) one.leadDestination = 'none'
      }
      await done(await configure(...resources.filter((one) => !one.$schema.includes('/submission/'))))
      const { leads: _, ...copy } = withoutAddresses(await documentOf(`copy-${type}`))
      const { leads: __, ...original } = withoutAddresses(await documentOf(`of-${type}`))
      expect(copy).toEqual(original)
    },
  )

  test('secrets of a registry are masked, and a mask leaves them as they are', async () => {
    const id = await productId('of-iot-edge-module')
    const details = (await treeOf(id)).find((one) => one.id.startsWith('plan-details/'))!
    expect(details.technical.registry.password).toBe('*********')
    details.technical.registry.username = 'another'
    await done(await configure(details))
    const plan = (await documentOf('of-iot-edge-module')).plans![0]!
    expect(plan).toMatchObject({ technical: { registry: { username: 'another', password: { set: true } } } })
    details.technical.registry.password = 'a word of its own'
    await done(await configure(details))
    expect(JSON.stringify(await treeOf(id))).not.toContain('a word of its own')
  })

  test('a tree that is sent back whole takes nothing away that it does not tell', async () => {
    const before = await documentOf('script-model')
    const { revision } = await getDraft(team.mine, key('script-model'))
    await saveDraft(team.mine, { ...key('script-model'), revision, values: { 'leads.destination': 'builtin' } })
    await done(await configure(...(await treeOf(await productId('script-model')))))
    expect(await documentOf('script-model')).toEqual(before)
  })
})

/** Copies have no secrets, and files under the ids they had. */
function withoutAddresses(document: OfferDocument): Record<string, unknown> {
  return JSON.parse(JSON.stringify(document), (name, value) => (name === 'password' ? undefined : value))
}
