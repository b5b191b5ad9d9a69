import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import type { Field } from '../../offers/types/offer-type.ts'
import { fieldIndex, getOfferType } from '../../offers/types/registry.ts'
import { sampleDocuments } from '../../offers/types/samples/documents.ts'
import { wireTypes } from '../offer-types.ts'
import { valueAt } from '../offer-view.ts'
import type { Json, Members } from '../wire/json.ts'
import type { DocumentOffer } from './document.ts'
import { readDocument } from './read-document.ts'
import { configureDocument, type Documented, portalDocument } from './write-document.ts'

const profile = '2020' as const
const types = wireTypes.map(({ type }) => type)
const older = wireTypes.flatMap(({ type, portal }) => (portal ? [type] : []))

function sampleOf(id: string): Documented {
  const document = sampleDocuments[id] as unknown as Members
  return { publisherId: 'fabrikam', offerId: 'sample', alias: 'Sample', type: getOfferType(id, profile), document }
}

/** What a field held and no longer holds; secrets and connections are named, not carried. */
function lost(before: Documented, after: DocumentOffer): [string, Json | undefined, Json | undefined][] {
  return [...fieldIndex(before.type).values()].flatMap(({ field }) => {
    const [was, is] = [valueAt(before.document, field.key), valueAt(after.document, field.key)]
    if (/^leads\./.test(field.key) || isSame(field, was, is)) return []
    return [[field.key, was, is] as [string, Json | undefined, Json | undefined]]
  })
}

function isSame({ type, default: unchanged, item }: Field, was: Json | undefined, is: Json | undefined): boolean {
  if (type === 'secret' || was === undefined) return true
  if (is === undefined) return was === unchanged || was === false
  if (!Array.isArray(was) || !Array.isArray(is) || type !== 'list') return isDeepStrictEqual(was, is)
  return (
    was.length === is.length &&
    was.every((entry, i) =>
      (item ?? []).every((field) => isSame(field, valueAt(entry, field.key), valueAt(is[i]!, field.key))),
    )
  )
}

test.each(types)('an offer of type %s comes back whole from the resources it is written as', (id) => {
  const offer = sampleOf(id)
  const read = readDocument(JSON.parse(JSON.stringify(configureDocument(offer))), { profile })
  expect([read.offerId, read.alias, read.type.id]).toEqual(['sample', 'Sample', id])
  expect(lost(offer, read)).toEqual([])
})

test.each(older)('an offer of type %s comes back whole from the document of the older portal API', (id) => {
  const offer = sampleOf(id)
  const read = readDocument(JSON.parse(JSON.stringify(portalDocument(offer))), { profile })
  expect([read.publisherId, read.offerId, read.alias, read.type.id]).toEqual(['fabrikam', 'sample', 'Sample', id])
  expect(lost(offer, read)).toEqual([])
})

test('types that the older portal API has no name for are not written as its documents', () => {
  expect(portalDocument(sampleOf('consulting-service'))).toBeUndefined()
})

const schema = (name: string) => `https://product-ingestion.azureedge.net/schema/${name}/2022-03-01-preview3`
const product = 'product/2d1f1a53-0c53-4b3c-8a3e-1f6f2d0e7a11'
const plan = 'plan/2d1f1a53-0c53-4b3c-8a3e-1f6f2d0e7a11/77f0ab12-13a5-4b7e-9a30-0d9a3d1c2b4e'

/** As another service answers it: durable ids, its own members, a type of resource that is not ours. */
const tree = {
  $schema: schema('resource-tree'),
  root: product,
  target: { targetType: 'live' },
  resources: [
    {
      ...{ $schema: schema('product'), id: product, identity: { externalId: 'crew-planner' } },
      ...{ type: 'softwareAsAService', alias: 'Crew planner' },
    },
    { $schema: schema('plan'), id: plan, product, identity: { externalId: 'gold' }, alias: 'Gold', displayRank: 2 },
    {
      ...{ $schema: schema('listing'), id: `listing/${product.slice(8)}/public/main/default/en-us`, product },
      ...{ kind: 'azureSaaS', languageId: 'en-us', title: 'Crew Planner', governmentSupportWebsite: '' },
    },
    {
      ...{ $schema: schema('listing-asset'), product, type: 'azureLogoLarge', kind: 'azure', languageId: 'en-us' },
      ...{ url: 'https://files.example/b1/logo?sig=x', fileName: 'crew.png', displayOrder: 0 },
    },
    { $schema: schema('price-and-availability-plan'), product, plan, markets: ['fr', 'be'], audience: 'public' },
    {
      ...{ $schema: schema('customer-leads'), product, leadDestination: 'blob' },
      blobLeadConfiguration: { storageAccountConnectionString: 'AccountKey=hush', containerName: 'leads' },
    },
    { $schema: schema('weather-forecast'), product, sun: true },
    { $schema: schema('submission'), id: `submission/${product.slice(8)}/1`, product, target: { targetType: 'live' } },
  ],
}

test('the tree of another service is read by its durable ids, and what has no place here is told', () => {
  const { document, offerId, fileNames, leads, notes } = readDocument(tree, { profile })
  expect(offerId).toBe('crew-planner')
  expect(valueAt(document, 'listing.name')).toBe('Crew Planner')
  expect(document.plans).toMatchObject([{ planId: 'gold', name: 'Gold', markets: ['FR', 'BE'] }])
  expect(valueAt(document, 'listing.logos.large')).toBe('https://files.example/b1/logo?sig=x')
  expect([...fileNames.values()]).toEqual(['crew.png'])
  expect(leads).toEqual({ variable: 'LEADS_SETTINGS', kind: 'azure-blob' })
  expect(notes).toEqual([
    { code: 'document.notTaken', params: { what: 'weather-forecast' } },
    {
      code: 'document.leadsSettings',
      params: { variable: 'LEADS_SETTINGS', settings: '{"connectionString":"…","container":"leads"}' },
    },
    { code: 'document.notTaken', params: { what: 'gold: displayRank' } },
  ])
  expect(JSON.stringify([document, notes])).not.toContain('hush')
})

test('of several products the one that is named is read; none is guessed', () => {
  const [first, ...rest] = tree.resources
  const other = { ...first, id: undefined, identity: { externalId: 'other' }, alias: 'Other' }
  const both = { resources: [first, other, ...rest] }
  expect(() => readDocument(both, { profile })).toThrow('several products: crew-planner, other')
  expect(readDocument(both, { profile, offerId: 'other' }).document).toEqual({})
})

test.each([
  ['a list', [], 'no JSON object'],
  ['something else', { name: 'x' }, 'neither “resources”'],
  ['a type that is not ours', { offerTypeId: 'toasters', definition: {} }, '“toasters”'],
  ['without definition', { offerTypeId: 'microsoft-azure-saas' }, 'no “definition”'],
  ['without product', { resources: [tree.resources[2]] }, 'no product'],
])('a document that is %s is refused with what is missing', (_, json, says) => {
  expect(() => readDocument(json, { profile })).toThrow(says)
})

test('a product with its resources inside it is read as if each had its references', () => {
  const schema = (name: string) => `https://product-ingestion.azureedge.net/schema/${name}/2022-03-01-preview3`
  const { offerId, type, document } = readDocument(
    {
      $schema: schema('configure'),
      product: {
        $schema: schema('product'),
        identity: { externalId: 'line-watch' },
        type: 'azureVirtualMachine',
        alias: 'Line Watch',
        resources: [
          { $schema: schema('listing'), kind: 'azureVM', languageId: 'en-us', title: 'Line Watch Server' },
          { $schema: schema('property'), kind: 'azureVM', termsConditions: 'custom', categories: { 'devops-amp': [] } },
        ],
      },
      plans: [
        {
          $schema: schema('plan'),
          identity: { externalId: 'hourly' },
          alias: 'Hourly',
          resources: [
            { $schema: schema('plan-listing'), kind: 'azureVM-plan', languageId: 'en-us', name: 'By the hour' },
          ],
        },
      ],
    },
    { profile },
  )
  expect([offerId, type.id]).toEqual(['line-watch', 'azure-virtual-machine'])
  expect(document).toMatchObject({
    listing: { name: 'Line Watch Server' },
    categories: { primary: { id: 'devops' } },
    plans: [{ planId: 'hourly', name: 'By the hour' }],
  })
})

test('the configuration of a command line for applications is read by its sections', () => {
  const subscription = 'b0b0b0b0-0000-4000-8000-000000000001'
  const principal = 'b0b0b0b0-0000-4000-8000-000000000002'
  const { offerId, type, document } = readDocument(
    {
      offer_setup: { alias: 'line-watch-stack', testDrive: false },
      property_settings: { leveledCategories: { 'developer-tools-azure-apps': ['tools'] } },
      offer_listing: {
        title: 'Line Watch Stack',
        short_description: 'A watch for lines.',
        listing_contacts: [{ type: 'CustomerSupport', email: 'help@fabrikam.example', name: 'Help', phone: '+331' }],
        listing_uris: [{ type: 'PrivacyUri', uri: 'https://fabrikam.example/privacy' }],
        listing_logos: { logo_large: 'large.png' },
      },
      preview_audience: { subscriptions: [subscription] },
      plan_overview: {
        managed: {
          plan_listing: { title: 'Managed', shortDescription: 'We run it.' },
          pricing_and_availability: { visibility: 'private', azure_private_subscriptions: [{ ID: subscription }] },
          technical_configuration: {
            version: '1.0.0',
            allow_jit_access: true,
            allowedCustomerActions: ['Microsoft.Storage/*;Microsoft.Web/*'],
            authorizations: [{ id: principal, role: 'Owner' }],
          },
        },
      },
    },
    { profile },
  )
  expect([offerId, type.id]).toEqual(['line-watch-stack', 'azure-application'])
  expect(document).toMatchObject({
    categories: { primary: { id: 'developer-tools', subcategories: ['tools'] } },
    listing: {
      name: 'Line Watch Stack',
      shortDescription: 'A watch for lines.',
      supportContact: { name: 'Help' },
      privacyPolicyUrl: 'https://fabrikam.example/privacy',
      logos: { large: 'large.png' },
    },
    previewAudience: [{ subscriptionId: subscription }],
    plans: [
      {
        planId: 'managed',
        name: 'Managed',
        summary: 'We run it.',
        audience: 'private',
        privateAudience: [{ id: subscription }],
        technical: {
          version: '1.0.0',
          jitAccess: true,
          allowedActions: ['Microsoft.Storage/*', 'Microsoft.Web/*'],
          authorizations: [{ principalId: principal, roleId: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635' }],
        },
      },
    ],
  })
})
