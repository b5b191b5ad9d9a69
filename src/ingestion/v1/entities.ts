/** Entities of Ingestion v1 that stand for fields of an offer, as data: where they are, and what is in them. */
import { planSheet } from '../change-offer.ts'
import { wireTypeOf } from '../offer-types.ts'
import { type OfferView, offerFields, planFields, planOf } from '../offer-view.ts'
import { same } from '../sheets/entries.ts'
import { readSheet, type Sheet } from '../sheets/sheet.ts'
import type { Members } from '../wire/json.ts'
import { derivedGuid, tagOf } from '../wire/tags.ts'
import type { Module, Place } from './modules.ts'
import { marketsSheet, planAvailabilitySheet, previewSheet } from './sheets/availability.ts'
import { listingSheet, planListingSheet } from './sheets/listing.ts'
import { offerPackage, planPackage } from './sheets/package.ts'
import { propertySheet } from './sheets/property.ts'

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
}

/** Counts the puts of an entity: an answer carries a new tag, even when nothing changed. */
export const PUTS = '@puts'

export const listings: Entity = {
  segment: 'listings',
  module: 'Listing',
  resourceType: () => 'AzureListing',
  sheet: ({ planId }) => (planId === undefined ? listingSheet : planListingSheet),
  always: { languageCode: 'en-us' },
  fresh: () => ({ keywords: [], gettingStartedInstructions: '', listingUris: [], listingContacts: [] }),
}

const properties: Entity = {
  segment: 'properties',
  module: 'Property',
  resourceType: () => 'AzureProperty',
  sheet: () => propertySheet,
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

const productAvailabilities: Entity = {
  segment: 'productavailabilities',
  module: 'Availability',
  resourceType: () => 'ProductAvailability',
  sheet: () => previewSheet,
  fresh: () => ({ visibility: 'Public', audiences: [] }),
}

const featureAvailabilities: Entity = {
  segment: 'featureavailabilities',
  module: 'Availability',
  resourceType: () => 'FeatureAvailability',
  sheet: ({ planId }) => (planId === undefined ? marketsSheet : planAvailabilitySheet),
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

const supplementalContents: Entity = {
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
