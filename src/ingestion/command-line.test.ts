/**
 * The whole way of a public command line for applications and machines: what it sends, in its order and its
 * spellings, from the first request to the offer that is gone again.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWebsite, type Website } from '../../test/fakes/website.ts'
import { anAzurePackage, aPng } from '../../test/support/files.ts'
import { aTeam, certify, type Team } from '../../test/support/publishing.ts'
import { anApplication, apis, type Body, type Reply, send, tokenFor } from '../../test/support/publishing-client.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { findLiveOffer, getDraft, listSubmissions, saveDraft } from '../offers/index.ts'
import { offersJobs } from '../offers/jobs.ts'

let shop: TestShop
let team: Team
let website: Website
let authorization: string

beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  website = await startWebsite()
  shop.ctx.egress = website.egress
  team = await aTeam(shop)
  // One token for both APIs, and the word before it twice.
  const token = await tokenFor(shop, await anApplication(shop, team.owner, team), apis.v1.api)
  authorization = `Bearer Bearer ${token}`
})
afterAll(async () => {
  await shop.close()
  await website.close()
})

const key = (offerId: string) => ({ publisherId: team.publisherId, offerId })
const call = (
  method: string,
  path: string,
  { body, tag, query }: { body?: unknown; tag?: string; query?: Record<string, string> } = {},
) =>
  send(shop, method, apis.v1.prefix + path, {
    body,
    query,
    headers: { authorization, accept: 'application/json', ...(tag && { 'if-match': tag }) },
  })
const ok = ({ status, body }: Reply, wanted = 200): Body => {
  expect([status, status === wanted ? '' : JSON.stringify(body)]).toEqual([wanted, ''])
  return body
}

async function shown(name: string): Promise<Body> {
  const $filter = `ExternalIDs/Any(i:i/Type eq 'AzureOfferId' and i/Value eq '${name}')`
  return ok(await call('GET', '/products', { query: { $filter } })).value.find((one: Body) => one.name === name)
}

async function instanceOf(P: string, module: string, planId?: string): Promise<string> {
  const { value } = ok(await call('GET', `${P}/branches/getByModule(module=${module})`))
  return (planId ? value.find((one: Body) => one.variantID === planId) : value[0]).currentDraftInstanceID
}

async function entityOf(P: string, segment: string, instance: string, query?: Record<string, string>): Promise<Body> {
  return ok(await call('GET', `${P}/${segment}/getByInstanceID(instanceID=${instance})`, { query })).value[0]
}

async function uploaded(fileSasUri: string, file: string, content: Uint8Array): Promise<void> {
  const type = file.endsWith('.png') ? 'image/png' : 'application/zip'
  const headers = { 'content-type': type, 'x-ms-blob-type': 'BlockBlob' }
  const url = `${fileSasUri}&${new URLSearchParams({ file: `sample_app/${file}` })}`
  ok(await send(shop, 'PUT', url, { body: new Uint8Array(content), headers }), 201)
}

async function reviewed(offerId: string): Promise<void> {
  await shop.runJobs()
  const [submission] = (await listSubmissions(team.mine, key(offerId))).items
  await certify(shop, team, { ...key(offerId), submissionId: submission!.submissionId })
}

const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'
const subscription = '422895b2-0fda-4709-9ab8-7df1295fedd7'

test('an application is created, published, released and deleted by a command line', async () => {
  const name = 'line-watch-app'
  const product = ok(
    await call('POST', '/products', {
      body: {
        resourceType: 'AzureApplication',
        name,
        externalIDs: [{ type: 'AzureOfferId', value: name }],
        isModularPublishing: true,
      },
    }),
    201,
  )
  const P = `/products/${product.id}`
  const property = await entityOf(P, 'properties', await instanceOf(P, 'Property'))
  ok(
    await call('PUT', `${P}/properties/${property.id}`, {
      tag: property['@odata.etag'],
      body: {
        resourceType: 'AzureProperty',
        industries: [''],
        submissionVersion: '5d4f8a43-9a1c-4c8e-8b55-0f3d3cf3a111',
        productTags: ['y89royn4xnxbe5e9mfmm6ukufp1hn8gt6d6osyd83sprfgdtib8jqfmikiya5hmf'],
        appVersion: '0.0.0',
        useEnterpriseContract: true,
        termsOfUse: 'testTermsOfUse',
        globalAmendmentTerms: null,
        customAmendments: [],
        leveledCategories: { analytics: ['big-data', 'data-analytics'] },
        '@odata.etag': property['@odata.etag'],
      },
    }),
  )
  const listing = await entityOf(P, 'listings', await instanceOf(P, 'Listing'))
  ok(
    await call('PUT', `${P}/listings/${listing.id}`, {
      tag: listing['@odata.etag'],
      body: {
        resourceType: 'AzureListing',
        title: 'Line Watch',
        publisherName: 'Fabrikam Corp.',
        summary: 'Sees a line stop before it stops.',
        shortDescription: 'Watches the sensors of a production line.',
        description: '<p>Line Watch reads the sensors of your production line and says when it is about to stop.</p>',
        keywords: ['design', 'simulation', 'engineer'],
        listingContacts: [
          {
            type: 'CustomerSupport',
            email: 'help@fabrikam.example',
            name: 'Ada Help',
            phone: '+5555555555',
            uri: 'https://fabrikam.example/contact',
          },
          { type: 'Engineering', email: 'ops@fabrikam.example', name: 'Bob Ops', phone: '+5555555555' },
        ],
        listingUris: [
          { type: 'PrivacyUri', displayText: 'Privacy Url', uri: 'https://fabrikam.example/privacy' },
          { type: 'PublicCloudSupport', displayText: 'Support', uri: 'https://fabrikam.example/support' },
        ],
        languageCode: 'en-us',
        '@odata.etag': listing['@odata.etag'],
        id: listing.id,
      },
    }),
  )
  const logos: [string, string, number, number][] = [
    ['r_216_216.png', 'AzureLogoLarge', 216, 216],
    ['r_48_48.png', 'AzureLogoSmall', 48, 48],
    ['r_90_90.png', 'AzureLogoMedium', 90, 90],
    ['r_255_115.png', 'AzureLogoWide', 255, 115],
  ]
  for (const round of ['first', 'again']) {
    for (const [fileName, type, width, height] of logos) {
      const images = `${P}/listings/${listing.id}/images`
      const there = ok(await call('GET', images)).value.filter((one: Body) => one.fileName === fileName)
      expect([fileName, there.length]).toEqual([fileName, round === 'again' ? 1 : 0])
      for (const one of there) ok(await call('DELETE', `${images}/${one.id}`), 204)
      const body = { resourceType: 'ListingImage', fileName, type, order: 0 }
      const id = shop.ctx.newId()
      const made = ok(await call('POST', images, { body: { ...body, state: 'PendingUpload', id } }), 201)
      await uploaded(made.fileSasUri, fileName, await aPng(width, height))
      const put = {
        ...body,
        fileSasUri: made.fileSasUri,
        state: 'Uploaded',
        '@odata.etag': made['@odata.etag'],
        id: made.id,
      }
      ok(await call('PUT', `${images}/${made.id}`, { body: put, tag: made['@odata.etag'] }))
    }
  }
  const preview = await entityOf(P, 'productAvailabilities', await instanceOf(P, 'Availability'))
  ok(
    await call('PUT', `${P}/productavailabilities/${preview.id}`, {
      tag: preview['@odata.etag'],
      body: {
        resourceType: 'ProductAvailability',
        visibility: 'Public',
        audiences: [{ Type: 'PreviewMarketplaceGroup', Values: [subscription] }],
        '@odata.etag': preview['@odata.etag'],
        id: preview.id,
      },
    }),
  )
  const reseller = { resourceType: 'ResellerConfiguration', ResellerChannelState: 'Enabled', TenantIds: [] }
  ok(await call('POST', `${P}/resellerConfiguration`, { body: reseller }))
  expect((await shown(name)).id).toBe(product.id)

  const plan = ok(
    await call('POST', `${P}/variants`, {
      body: {
        resourceType: 'AzureSkuVariant',
        state: 'Active',
        friendlyName: 'base plan',
        leadGenID: 'publisher_name.base-plan',
        externalID: 'base-plan',
        cloudAvailabilities: ['public-azure'],
        SubType: 'managed-application',
      },
    }),
    201,
  )
  const planListing = await entityOf(P, 'listings', await instanceOf(P, 'Listing', plan.id))
  ok(
    await call('PUT', `${P}/listings/${planListing.id}`, {
      tag: planListing['@odata.etag'],
      body: {
        title: 'Base plan',
        shortDescription: 'One line watched.',
        description: 'One production line, watched day and night.',
        resourceType: 'AzureListing',
        '@odata.etag': planListing['@odata.etag'],
        id: planListing.id,
      },
    }),
  )
  const $expand = 'MarketStates,Trial,PriceSchedules'
  const feature = await entityOf(P, 'featureAvailabilities', await instanceOf(P, 'Availability', plan.id), { $expand })
  const marketStates = feature.marketStates.map(({ marketCode }: Body) => ({
    marketCode,
    state: marketCode === 'US' ? 'Enabled' : 'Disabled',
  }))
  ok(
    await call('PUT', `${P}/featureavailabilities/${feature.id}`, {
      tag: feature['@odata.etag'],
      query: { $expand },
      body: {
        resourceType: 'FeatureAvailability',
        visibility: 'Private',
        marketStates,
        '@odata.etag': feature['@odata.etag'],
        id: feature.id,
        priceSchedules: [
          {
            isBaseSchedule: false,
            marketCodes: ['US'],
            friendlyName: 'free_priceOverrideSchedule_US',
            schedules: [
              {
                retailPrice: { openPrice: 0, currencyCode: 'USD' },
                priceCadence: { type: 'Month', value: 1 },
                pricingModel: 'Recurring',
              },
            ],
          },
        ],
        subscriptionAudiences: [{ ID: subscription }],
      },
    }),
  )
  const announced = { resourceType: 'AzureApplicationPackage', fileName: 'sample-app.zip' }
  const made = ok(await call('POST', `${P}/packages`, { body: announced }), 201)
  await uploaded(made.fileSasUri, announced.fileName, anAzurePackage())
  const put = { ...announced, fileSasUri: made.fileSasUri, State: 'Uploaded', '@odata.etag': made['@odata.etag'] }
  ok(await call('PUT', `${P}/packages/${made.id}`, { body: put }))
  expect(ok(await call('GET', `${P}/packages/${made.id}`)).state).toBe('Processed')
  const configuration = await entityOf(P, 'packageConfigurations', await instanceOf(P, 'Package', plan.id))
  ok(
    await call('PUT', `${P}/packageconfigurations/${configuration.id}`, {
      tag: configuration['@odata.etag'],
      body: {
        resourceType: 'AzureManagedApplicationPackageConfiguration',
        version: '1.0.0',
        allowJitAccess: true,
        canEnableCustomerActions: 'true',
        allowedCustomerActions: ['Microsoft.Storage/*;Microsoft.KeyVault/*'],
        allowedDataActions: ['Microsoft.Storage/*;Microsoft.KeyVault/*'],
        deploymentMode: 'Incremental',
        publicAzureTenantID: '72f988bf-86f1-41af-91ab-2d7cd011db47',
        publicAzureAuthorizations: [{ principalID: '4af4fb67-9b08-4115-898b-8a21fec164ee', roleDefinitionID: 'Owner' }],
        azureGovernmentTenantID: 'string',
        azureGovernmentAuthorizations: [],
        policies: [],
        packageReferences: [{ type: 'AzureApplicationPackage', value: made.id }],
        ID: configuration.id,
      },
    }),
  )
  const { document, revision } = await getDraft(team.mine, key(name))
  expect(document).toMatchObject({
    listing: {
      name: 'Line Watch',
      logos: { large: expect.any(String) },
      supportContact: { name: 'Ada Help' },
      engineeringContact: { email: 'ops@fabrikam.example' },
      privacyPolicyUrl: 'https://fabrikam.example/privacy',
    },
    terms: { standardContract: true },
    categories: { primary: { id: 'analytics', subcategories: ['big-data', 'data-analytics'] } },
    reseller: { audience: 'all' },
    previewAudience: [{ subscriptionId: subscription }],
    plans: [
      {
        kind: 'managedApplication',
        name: 'Base plan',
        markets: ['US'],
        pricing: { monthly: 0 },
        audience: 'private',
        privateAudience: [{ id: subscription }],
        technical: { version: '1.0.0', jitAccess: true, authorizations: [{ roleId: owner }] },
      },
    ],
  })

  const named = async (planId: string | undefined, modules: string[]) => {
    const resources: Body[] = []
    for (const type of modules) resources.push({ type, value: await instanceOf(P, type, planId) })
    return resources
  }
  const request = {
    resourceType: 'SubmissionCreationRequest',
    targets: [{ type: 'Scope', value: 'preview' }],
    resources: [
      ...(await named(undefined, ['Availability', 'Property', 'Package', 'Listing'])),
      { type: 'ResellerConfiguration', value: `${product.id}-ResellerInstance` },
    ],
    variantResources: [{ variantID: plan.id, resources: await named(plan.id, ['Availability', 'Package', 'Listing']) }],
  }
  // It has no word for what reviewers need: that is written in the portal, once.
  const refused = await call('POST', `${P}/submissions`, { body: request })
  expect([refused.status, refused.body]).toEqual([409, expect.stringContaining('submission.notes')])
  await saveDraft(team.mine, { ...key(name), revision, values: { submission: { notes: 'Deploy it and look.' } } })
  const submission = ok(await call('POST', `${P}/submissions`, { body: request }), 201)
  expect(ok(await call('GET', `${P}/submissions/${submission.id}`)).substate).toBe('Submitted')
  await reviewed(name)
  const [newest] = ok(await call('GET', `${P}/submissions`)).value
  expect(newest).toMatchObject({ id: submission.id, substate: 'ReadyToPublish' })
  ok(await call('POST', `${P}/submissions/${newest.id}/promote`))
  await shop.runJobs()
  expect(ok(await call('GET', `${P}/submissions/${newest.id}`)).substate).toBe('InStore')
  expect(await findLiveOffer(team.mine, key(name), {})).toBeDefined()
  // What customers may have is stopped, never deleted; a plan and an offer that nobody saw are gone at once.
  expect((await call('DELETE', P)).status).toBe(409)
  const other = {
    resourceType: 'AzureApplication',
    name: 'unseen',
    externalIDs: [{ type: 'AzureOfferId', value: 'unseen' }],
  }
  const { id } = ok(await call('POST', '/products', { body: other }), 201)
  const variant = {
    resourceType: 'AzureSkuVariant',
    state: 'Active',
    friendlyName: 'base plan',
    externalID: 'base-plan',
  }
  const { id: planId } = ok(await call('POST', `/products/${id}/variants`, { body: variant }), 201)
  ok(await call('DELETE', `/products/${id}/variants/${planId}`), 204)
  expect(ok(await call('GET', `/products/${id}/variants`)).value).toEqual([])
  ok(await call('DELETE', `/products/${id}`), 204)
  expect(await shown('unseen')).toBeUndefined()
})

test('a machine is put, published and released by the same command line', async () => {
  const id = 'line-watch-vm'
  const M = 'microsoft-azure-marketplace.'
  const V = 'microsoft-azure-virtualmachines.'
  const prices = { isByol: false, coreMultiplier: { currency: 'USD', single: 0 }, freeTrialDurationInMonths: 0 }
  for (const edge of [48, 90, 216]) website.answer(`/${edge}.png`, { status: 200, body: await aPng(edge) })
  website.answer('/wide.png', { status: 200, body: await aPng(255, 115) })
  const config = {
    publisherId: team.publisherId,
    offerTypeId: 'microsoft-azure-virtualmachines',
    id,
    offerTypeVersions: { 'microsoft-azure-virtualmachines': 87, 'microsoft-azure-marketplace': 39 },
    definition: {
      displayText: id,
      offer: {
        [`${M}title`]: 'Line Watch Server',
        [`${M}summary`]: 'Sees a line stop before it stops.',
        [`${M}longSummary`]: 'Watches the sensors of a production line.',
        [`${M}description`]: 'Line Watch reads the sensors of your production line and says when it is about to stop.',
        [`${M}offerMarketingUrlIdentifier`]: 'linewatch',
        [`${M}allowedSubscriptions`]: [subscription],
        [`${M}usefulLinks`]: [{ linkTitle: 'Line Watch', linkUrl: 'https://fabrikam.example/line-watch' }],
        [`${M}categoryMap`]: [
          { categoryL1: 'analytics', 'categoryL2-analytics': ['visualization-and-reporting'] },
          {
            categoryL1: 'ai-plus-machine-learning',
            'categoryL2-ai-plus-machine-learning': ['bot-services', 'cognitive-services'],
          },
        ],
        [`${M}smallLogo`]: website.url('/48.png'),
        [`${M}mediumLogo`]: website.url('/90.png'),
        [`${M}largeLogo`]: website.url('/216.png'),
        [`${M}wideLogo`]: website.url('/wide.png'),
        [`${M}screenshots`]: [],
        [`${M}videos`]: [],
        [`${M}leadDestination`]: 'None',
        [`${M}privacyURL`]: 'https://fabrikam.example/privacy',
        [`${M}termsOfUse`]: 'Terms of use',
        [`${M}engineeringContactName`]: 'Bob Ops',
        [`${M}engineeringContactEmail`]: 'ops@fabrikam.example',
        [`${M}engineeringContactPhone`]: '555-555-5555',
        [`${M}supportContactName`]: 'Ada Help',
        [`${M}supportContactEmail`]: 'help@fabrikam.example',
        [`${M}supportContactPhone`]: '555-555-5555',
        [`${M}publicAzureSupportUrl`]: 'https://fabrikam.example/support',
        [`${M}fairfaxSupportUrl`]: '',
      },
      plans: [
        {
          planId: 'hourly',
          [`${V}skuTitle`]: 'By the hour',
          [`${V}skuSummary`]: 'Pay as you watch.',
          [`${V}skuDescription`]: 'One server that watches your production line, paid by the hour.',
          [`${V}hideSKUForSolutionTemplate`]: false,
          [`${V}cloudAvailability`]: ['PublicAzure'],
          virtualMachinePricingV2: prices,
          virtualMachinePricing: prices,
          [`${V}operatingSystemFamily`]: 'Windows',
          [`${V}windowsOSType`]: 'Other',
          [`${V}operationSystem`]: 'Line Watch',
          [`${V}recommendedVMSizes`]: ['a0-basic', 'a1-standard'],
          [`${V}openPorts`]: [],
          [`${V}vmImages`]: {
            '1.0.1': { osVhdUrl: 'https://images.fabrikam.example/line.vhd?sig=a%2Bb', lunVhdDetails: [] },
          },
          regions: ['AZ'],
        },
      ],
    },
    eTag: 'W/"datetime\'2017-06-07T06%3A15%3A40.4771399Z\'"',
    version: 5,
  }
  const portal = (method: string, path: string, body?: unknown, more: Record<string, string> = {}) =>
    send(shop, method, `${apis.portal.prefix}/${team.publisherId}/offers${path}`, {
      body,
      query: { 'api-version': '2017-10-31', ...more },
      headers: { authorization, 'content-type': 'application/json' },
    })
  expect(await shown(id)).toBeUndefined()
  ok(await portal('PUT', `/${id}`, config))
  const listed = ok(await portal('GET', '', undefined, { $filter: "offerTypeId eq 'microsoft-azure-virtualmachines'" }))
  expect(listed).toMatchObject([{ id, status: 'neverPublished', definition: { displayText: id } }])
  const product = await shown(id)
  expect(product).toMatchObject({ resourceType: 'AzureThirdPartyVirtualMachine', name: id })
  const publish = () =>
    portal('POST', `/${id}/publish`, { metadata: { 'notification-emails': 'ada@fabrikam.example' } })
  // As sent with the gaps of the sample, and then with them filled; notes for reviewers have no place in it.
  const refused = await publish()
  expect([refused.status, refused.body.error.details.map(({ target }: Body) => target)]).toEqual([
    409,
    [...['support', 'engineering'].map((one) => `listing.${one}Contact.phone`), 'submission.notes'],
  ])
  Object.assign(config.definition.offer, {
    [`${M}engineeringContactPhone`]: '+1 555 555 5555',
    [`${M}supportContactPhone`]: '+1 555 555 5555',
  })
  ok(await portal('PUT', `/${id}`, config))
  const { revision } = await getDraft(team.mine, key(id))
  await saveDraft(team.mine, { ...key(id), revision, values: { submission: { notes: 'Start it and look.' } } })
  ok(await publish(), 202)
  expect(website.visits).not.toContain('/wide.png')
  await reviewed(id)
  const P = `/products/${product.id}`
  const [newest] = ok(await call('GET', `${P}/submissions`)).value
  ok(await call('POST', `${P}/submissions/${newest.id}/promote`))
  await shop.runJobs()
  expect(await findLiveOffer(team.mine, key(id), {})).toBeDefined()
})
