/** Entities of Ingestion v1 that stand for fields of an offer, as data: where they are, and what is in them. */
import { entriesOf } from '#offers'
import { planSheet } from '../change-offer.ts'
import { wireTypeOf } from '../offer-types.ts'
import { type OfferView, offerFields, planFields, planOf } from '../offer-view.ts'
import { categories, choice, flag, listing, same, terms } from '../sheets/entries.ts'
import { type Entry, readSheet, type Sheet } from '../sheets/sheet.ts'
import { isMembers, type Json, listOf, type Members, textOf } from '../wire/json.ts'
import { derivedGuid, tagOf } from '../wire/tags.ts'
import type { Module, Place } from './modules.ts'

export type Entity = {
  /** Path segment, and the name under which unmapped members are filed. */
  segment: string
  module: Module
  resourceType(view: OfferView, place: Place): string
  sheet(place: Place): Sheet
  /** What a fresh one has, and only a put that leaves it out takes away. */
  fresh?(view: OfferView, place: Place): Members
  /** What it always has. */
  always?: Members
  /** Members shown only when `$expand` names them. */
  expanded?: string[]
  planOnly?: boolean
}

/** Counts the puts of an entity: an answer carries a new tag, even when nothing changed. */
export const PUTS = '@puts'

const uriTypes: Record<string, string> = {
  PrivacyUri: 'listing.privacyPolicyUrl',
  PublicCloudSupport: 'listing.supportContact.url',
  HelpUri: 'listing.helpUrl',
  CloudSolutionProviderMarketingMaterials: 'listing.cspMaterialsUrl',
}

const listingUris: Entry = {
  member: 'listingUris',
  fields: [
    'listing.privacyPolicyUrl',
    'listing.supportContact.url',
    'listing.helpUrl',
    'listing.cspMaterialsUrl',
    'listing.usefulLinks',
  ],
  read({ get }) {
    const typed = Object.entries(uriTypes).flatMap(([type, field]) => {
      const uri = get(field)
      return typeof uri === 'string' ? [{ type, subtype: '', displayText: '', uri }] : []
    })
    const links = listOf({ links: get('listing.usefulLinks') ?? [] }, 'links').map((link) => ({
      type: 'UsefulLink',
      subtype: '',
      displayText: textOf(link, 'title') ?? '',
      uri: textOf(link, 'url') ?? '',
    }))
    return [...typed, ...links]
  },
  write(value) {
    const given = Array.isArray(value) ? value : []
    const uriOf = (type: string) => {
      const found = given.find((one) => textOf(one, 'type')?.toLowerCase() === type.toLowerCase())
      return textOf(found, 'uri') || null
    }
    const known = Object.keys(uriTypes).map((type) => type.toLowerCase())
    const others = given.filter((one) => !known.includes(textOf(one, 'type')?.toLowerCase() ?? ''))
    return {
      ...Object.fromEntries(Object.entries(uriTypes).map(([type, field]) => [field, uriOf(type)])),
      'listing.usefulLinks': others.map((one) => ({
        title: textOf(one, 'displayText') || textOf(one, 'type') || '',
        url: textOf(one, 'uri') ?? '',
      })),
    }
  },
}

const contactTypes: Record<string, string> = {
  CustomerSupport: 'listing.supportContact',
  Engineering: 'listing.engineeringContact',
  ChannelManager: 'listing.cspContact',
}

const listingContacts: Entry = {
  member: 'listingContacts',
  fields: Object.values(contactTypes).flatMap((field) => [`${field}.name`, `${field}.email`, `${field}.phone`]),
  read: ({ get }) =>
    Object.entries(contactTypes).flatMap(([type, field]) => {
      const [name, email, phone] = ['name', 'email', 'phone'].map((part) => get(`${field}.${part}`))
      if (name === undefined && email === undefined && phone === undefined) return []
      return [{ type, email: email ?? '', name: name ?? '', phone: phone ?? '', uri: '' }]
    }),
  write(value) {
    const given = Array.isArray(value) ? value : []
    return Object.fromEntries(
      Object.entries(contactTypes).flatMap(([type, field]) => {
        const one = given.find((contact) => textOf(contact, 'type')?.toLowerCase() === type.toLowerCase())
        return ['name', 'email', 'phone'].map((part): [string, Json] => [`${field}.${part}`, textOf(one, part) || null])
      }),
    )
  },
}

const listingSheet: Sheet = [
  same('title', 'listing.name'),
  same('summary', 'listing.summary'),
  same('shortDescription', 'listing.shortDescription'),
  same('description', 'listing.description'),
  same('keywords', 'listing.keywords'),
  same('gettingStartedInstructions', 'listing.gettingStarted'),
  same('compatibleProducts', 'listing.worksWith'),
  listingUris,
  listingContacts,
]

const planListingSheet: Sheet = [same('title', 'name'), same('summary', 'summary'), same('description', 'description')]

const industries: Entry = {
  member: 'industries',
  fields: ['industries'],
  read({ get }) {
    const list = get('industries')
    return Array.isArray(list) ? list.map((entry) => textOf(entry, 'id') ?? '') : undefined
  },
  write(value, { get }) {
    const before = listOf({ list: get('industries') ?? [] }, 'list')
    return {
      industries: Array.isArray(value)
        ? value.map((id) => before.find((entry) => textOf(entry, 'id') === id) ?? { id: String(id) })
        : null,
    }
  },
}

const customAmendments: Entry = {
  member: 'customAmendments',
  fields: ['terms.customAmendments'],
  read({ get }) {
    const list = get('terms.customAmendments')
    if (!Array.isArray(list)) return undefined
    return list.map((entry) => ({
      terms: textOf(entry, 'text') ?? '',
      tenants: listOf(entry, 'tenantIds').map((id) => ({ ID: id })),
    }))
  },
  write: (value) => ({
    'terms.customAmendments': Array.isArray(value)
      ? value.map((given) => ({
          text: textOf(given, 'terms') ?? '',
          tenantIds: listOf(given, 'tenants').flatMap((tenant) => textOf(tenant, 'ID') ?? []),
        }))
      : null,
  }),
}

const marketStates = (field: string): Entry => ({
  member: 'marketStates',
  fields: [field],
  read({ get }) {
    const chosen = get(field)
    const enabled = new Set(Array.isArray(chosen) ? chosen.map(String) : [])
    return entriesOf('markets').map(({ id }) => ({ marketCode: id, state: enabled.has(id) ? 'Enabled' : 'Disabled' }))
  },
  write: (value) => ({
    [field]: Array.isArray(value)
      ? value.flatMap((given) =>
          textOf(given, 'state')?.toLowerCase() === 'enabled' ? (textOf(given, 'marketCode')?.toUpperCase() ?? []) : [],
        )
      : null,
  }),
})

const testers = (member: string, id: string): Entry => ({
  member,
  fields: ['previewAudience'],
  read({ get }) {
    const list = listOf({ list: get('previewAudience') ?? [] }, 'list').filter((entry) => textOf(entry, id))
    if (list.length === 0) return undefined
    return list.map((entry) => ({ ID: textOf(entry, id)!, description: textOf(entry, 'description') ?? '' }))
  },
  write(value, { get }) {
    const others = listOf({ list: get('previewAudience') ?? [] }, 'list').filter((entry) => !textOf(entry, id))
    const given = Array.isArray(value) ? value : []
    const own = given.map((one) => {
      const description = textOf(one, 'description')
      return { [id]: textOf(one, 'ID') ?? '', ...(description && { description }) }
    })
    return { previewAudience: [...others, ...own] }
  },
})

/** `[{ Type: 'PreviewMarketplaceGroup', Values: [subscription ids] }]` */
const audiences: Entry = {
  member: 'audiences',
  fields: ['previewAudience'],
  read({ get }) {
    const values = listOf({ list: get('previewAudience') ?? [] }, 'list').flatMap(
      (entry) => textOf(entry, 'subscriptionId') ?? [],
    )
    return values.length > 0 ? [{ type: 'PreviewMarketplaceGroup', values }] : []
  },
  write(value, { get }) {
    if (!Array.isArray(value)) return {}
    const others = listOf({ list: get('previewAudience') ?? [] }, 'list').filter(
      (entry) => !textOf(entry, 'subscriptionId'),
    )
    const ids = value.flatMap((group) => listOf(group, 'values'))
    return { previewAudience: [...others, ...ids.map((id) => ({ subscriptionId: String(id) }))] }
  },
}

const privateTenants: Entry = {
  member: 'tenantAudiences',
  fields: ['privateAudience'],
  read({ get }) {
    const list = get('privateAudience')
    if (!Array.isArray(list)) return undefined
    return list.map((entry) => ({ ID: textOf(entry, 'id') ?? '', description: textOf(entry, 'description') ?? '' }))
  },
  write: (value) => ({
    privateAudience: Array.isArray(value)
      ? value.map((one) => {
          const description = textOf(one, 'description')
          return { id: textOf(one, 'ID') ?? '', ...(description && { description }) }
        })
      : null,
  }),
}

const meters: Entry = listing('customMeters', 'meters', {
  ID: 'id',
  displayName: 'name',
  unitOfMeasure: 'unit',
  priceInUsd: 'price',
})

const authorizations: Entry = {
  member: 'publicAzureAuthorizations',
  fields: ['technical.authorizations'],
  read({ get }) {
    const list = get('technical.authorizations')
    if (!Array.isArray(list)) return undefined
    return list.map((entry) => ({
      principalID: textOf(entry, 'principalId') ?? '',
      roleDefinitionID: textOf(entry, 'roleId') ?? '',
    }))
  },
  write: (value) => ({
    'technical.authorizations': Array.isArray(value)
      ? value.map((one) => ({
          principalId: textOf(one, 'principalID') ?? '',
          roleId: textOf(one, 'roleDefinitionID') ?? '',
        }))
      : null,
  }),
}

/** A yes that some clients write as a text. */
const jitAccess: Entry = {
  member: 'allowJitAccess',
  fields: ['technical.jitAccess'],
  read: ({ get }) => get('technical.jitAccess') === true,
  write: (value) => ({ 'technical.jitAccess': value === null ? null : String(value).toLowerCase() === 'true' }),
}

const actions: Entry = {
  member: 'allowedCustomerActions',
  fields: ['technical.allowedActions'],
  read: ({ get }) => get('technical.allowedActions'),
  write: (value) => ({
    'technical.allowedActions': Array.isArray(value)
      ? value
          .flatMap((one) => String(one).split(';'))
          .map((one) => one.trim())
          .filter(Boolean)
      : null,
  }),
}

const planPackage: Sheet = [
  same('version', 'technical.version'),
  jitAccess,
  actions,
  choice('deploymentMode', 'technical.deploymentMode', { Complete: 'complete', Incremental: 'incremental' }),
  same('publicAzureTenantID', 'technical.publisherTenantId'),
  authorizations,
]

const offerPackage: Sheet = [choice('packageType', 'technical.packageType', { AddOn: 'addOn', Connect: 'connect' })]

export const listings: Entity = {
  segment: 'listings',
  module: 'Listing',
  resourceType: () => 'AzureListing',
  sheet: ({ planId }) => (planId === undefined ? listingSheet : planListingSheet),
  always: { languageCode: 'en-us' },
  fresh: () => ({ keywords: [], gettingStartedInstructions: '', listingUris: [], listingContacts: [] }),
}

export const properties: Entity = {
  segment: 'properties',
  module: 'Property',
  resourceType: () => 'AzureProperty',
  sheet: () => [
    industries,
    categories('leveledCategories'),
    same('productTags', 'applicableProducts'),
    same('appVersion', 'appVersion'),
    flag('useEnterpriseContract', 'terms.standardContract', true, false),
    terms('termsOfUse'),
    same('globalAmendmentTerms', 'terms.universalAmendment'),
    customAmendments,
  ],
  fresh: (view) => ({
    industries: [],
    leveledCategories: {},
    submissionVersion: derivedGuid(view.product.productId, 'submission-version'),
    productTags: [],
    appVersion: '',
    useEnterpriseContract: false,
    termsOfUse: '',
    customAmendments: [],
  }),
}

export const productAvailabilities: Entity = {
  segment: 'productavailabilities',
  module: 'Availability',
  resourceType: () => 'AzureProductAvailability',
  sheet: () => [
    testers('emailAudiences', 'email'),
    testers('subscriptionAudiences', 'subscriptionId'),
    audiences,
    same('hideKeyAudience', 'availability.hideKey'),
  ],
  fresh: () => ({ visibility: 'Public', audiences: [] }),
}

export const featureAvailabilities: Entity = {
  segment: 'featureavailabilities',
  module: 'Availability',
  resourceType: () => 'AzureFeatureAvailability',
  sheet: ({ planId }) =>
    planId === undefined
      ? [marketStates('availability.markets')]
      : [
          choice('visibility', 'audience', { Public: 'public', Private: 'private' }, 'Public'),
          marketStates('markets'),
          privateTenants,
          meters,
          flag('isHidden', 'hidden', true, false),
        ],
  fresh: () => ({ visibility: 'Public', customMeters: [] }),
  expanded: ['marketStates', 'trial', 'priceSchedules'],
}

export const packageConfigurations: Entity = {
  segment: 'packageconfigurations',
  module: 'Package',
  resourceType: packageType,
  sheet: ({ planId }) => (planId === undefined ? offerPackage : planPackage),
  fresh: (view) => ({
    packageReferences: [],
    ...(view.type.id === 'dynamics-365-business-central' && { packageType: 'AddOn' }),
  }),
}

function packageType(view: OfferView, { planId }: Place): string {
  if (view.type.id === 'dynamics-365-business-central') return 'Dynamics365BusinessCentralPackageConfiguration'
  if (view.type.id !== 'azure-application') return `${wireTypeOf(view.type.id).v1 ?? 'Azure'}PackageConfiguration`
  const isManaged = planId !== undefined && planOf(view, planId).kind === 'managedApplication'
  return isManaged ? 'AzureManagedApplicationPackageConfiguration' : 'AzureSolutionTemplatePackageConfiguration'
}

export const supplementalContents: Entity = {
  segment: 'supplementalcontents',
  module: 'SupplementalContent',
  resourceType: () => 'SupplementalContent',
  sheet: () => [same('certificationNotes', 'submission.notes')],
}

export const entities = [
  listings,
  properties,
  productAvailabilities,
  featureAvailabilities,
  packageConfigurations,
  supplementalContents,
]

export function entityId({ product }: Pick<OfferView, 'product'>, { segment }: Entity, { planId = '' }: Place): string {
  return derivedGuid(product.productId, segment, planId)
}

export function sheetName({ segment }: Entity, { planId }: Place): string {
  return planId === undefined ? `v1/${segment}` : planSheet(`v1/${segment}`, planId)
}

export function readEntity(view: OfferView, entity: Entity, place: Place, expand = ''): Members {
  const fields = place.planId === undefined ? offerFields(view) : planFields(view, planOf(view, place.planId))
  const kept = view.kept[sheetName(entity, place)] ?? {}
  const { [PUTS]: puts, ...members } = kept
  const content: Members = {
    resourceType: entity.resourceType(view, place),
    ...(puts === undefined && entity.fresh?.(view, place)),
    ...entity.always,
    ...readSheet(entity.sheet(place), fields, members),
  }
  const tag = tagOf(content, typeof puts?.posted === 'number' ? puts.posted : 0)
  const hidden = entity.expanded?.filter((name) => !expand.toLowerCase().includes(name.toLowerCase().replace(/s$/, '')))
  const shown = Object.fromEntries(Object.entries(content).filter(([name]) => !hidden?.includes(name)))
  return { ...shown, '@odata.etag': tag, id: entityId(view, entity, place) }
}

/** What a client may not set, and what is no content. */
export function contentOf(body: Members): Members {
  const envelope = ['resourcetype', 'id', '@odata.etag', '@odata.context', '@odata.type']
  return Object.fromEntries(Object.entries(body).filter(([name]) => !envelope.includes(name.toLowerCase())))
}

export const setupSheet: Sheet = [
  flag('sellingOption', 'sellThrough', 'ListAndSell', 'ListingOnly'),
  same('trialUri', 'trialUrl'),
  same('enableTestDrive', 'testDrive.enabled', false),
  choice('testDriveType', 'testDrive.type', {
    AzureResourceManager: 'azure-resource-manager',
    DynamicsForCustomerEngagement: 'dynamics-365-customer-engagement',
    DynamicsForOperations: 'dynamics-365-operations',
    LogicApp: 'logic-app',
    PowerBI: 'power-bi',
  }),
  choice('callToAction', 'listingOption', {
    free: 'getItNowFree',
    'free-trial': 'freeTrial',
    'contact-me': 'contactMe',
  }),
  choice('packageType', 'technical.packageType', { AddOn: 'addOn', Connect: 'connect' }),
  {
    member: 'channelStates',
    fields: ['reseller.audience'],
    read({ get }) {
      const audience = get('reseller.audience')
      if (audience === undefined) return undefined
      return [{ type: 'Reseller', value: audience === 'none' ? 'Disabled' : 'Enabled' }]
    },
    write(value) {
      const state = listOf({ value }, 'value').find((one) => textOf(one, 'type')?.toLowerCase() === 'reseller')
      if (!isMembers(state)) return {}
      return { 'reseller.audience': textOf(state, 'value')?.toLowerCase() === 'enabled' ? 'all' : 'none' }
    },
  },
]

export const resellerSheet: Sheet = [
  choice('resellerChannelState', 'reseller.audience', {
    Disabled: 'none',
    PartialOptIn: 'selected',
    Enabled: 'all',
    OptOut: 'none',
  }),
  same('tenantIds', 'reseller.partnerIds'),
]
