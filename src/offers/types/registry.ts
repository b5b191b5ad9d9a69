/** The offer types of this marketplace, under the limits of a profile. */
import { azureApplication } from './azure-application/type.ts'
import { azureContainer } from './azure-container/type.ts'
import { azureVirtualMachine } from './azure-virtual-machine/type.ts'
import { consultingService } from './consulting-service/type.ts'
import { businessCentral } from './dynamics-365-business-central/type.ts'
import { dynamics365Ce } from './dynamics-365-ce/type.ts'
import { operations } from './dynamics-365-operations/type.ts'
import { iotEdgeModule } from './iot-edge-module/type.ts'
import { managedService } from './managed-service/type.ts'
import type { Field, OfferType, Page, Profile } from './offer-type.ts'
import { powerBiApp } from './power-bi-app/type.ts'
import { saas } from './saas/type.ts'

const declared: OfferType[] = [
  dynamics365Ce,
  saas,
  consultingService,
  businessCentral,
  operations,
  powerBiApp,
  azureApplication,
  azureVirtualMachine,
  azureContainer,
  managedService,
  iotEdgeModule,
]

export const offerTypeIds = declared.map((type) => type.id)

/** Every type as its profile has it: limits filled in, what belongs to another profile left out. */
export function offerTypes(profile: Profile): OfferType[] {
  return offerTypeIds.map((id) => getOfferType(id, profile))
}

/** The type under an id that somebody wrote, with the limits of the profile. */
export function findOfferType(id: string, profile: Profile): OfferType | undefined {
  const known = resolved[profile].get(id)
  const type = declared.find((one) => one.id === id)
  if (known || !type) return known
  const fitted = underProfile(type, profile)
  resolved[profile].set(id, fitted)
  return fitted
}

/** For ids that come from our own rows. */
export function getOfferType(id: string, profile: Profile): OfferType {
  const type = findOfferType(id, profile)
  if (!type) throw new Error(`no offer type ${id}`)
  return type
}

/** The pages of the offer itself; those of its plans are `planPages`. */
export function offerPages(type: OfferType): Page[] {
  return type.pages.filter((page) => page.scope === 'offer')
}

/** The pages that each plan has. */
export function planPages(type: OfferType): Page[] {
  return type.pages.filter((page) => page.scope === 'plan')
}

/** The fields of a page that are part of the document; of a plan's page, with keys relative to the plan. */
export function fieldsOf(page: Page): Field[] {
  return page.sections.flatMap((section) => section.fields).filter((field) => field.immutableAfter !== 'create')
}

export type PlacedField = { page: Page; field: Field }

/** Every field of the document with its page, by key. Plans are the one list `plans`. */
export function fieldIndex(type: OfferType): Map<string, PlacedField> {
  return indexed(offerIndexes, type, () => offerPages(type))
}

/** Every field of a plan with its page, by its key in the plan. */
export function planFieldIndex(type: OfferType): Map<string, PlacedField> {
  return indexed(planIndexes, type, () => planPages(type))
}

/** A field by the key that findings have: `listing.name`, or `plans.pricing.model` for a field of plans. */
export function findField(type: OfferType, fieldKey: string): PlacedField | undefined {
  const ofOffer = fieldIndex(type).get(fieldKey)
  if (ofOffer || !fieldKey.startsWith(PLANS)) return ofOffer
  return planFieldIndex(type).get(fieldKey.slice(PLANS.length))
}

const PLANS = 'plans.'
const offerIndexes = new WeakMap<OfferType, Map<string, PlacedField>>()
const planIndexes = new WeakMap<OfferType, Map<string, PlacedField>>()

function indexed(kept: WeakMap<OfferType, Map<string, PlacedField>>, type: OfferType, pages: () => Page[]) {
  let index = kept.get(type)
  if (!index) {
    index = new Map(pages().flatMap((page) => fieldsOf(page).map((field) => [field.key, { page, field }] as const)))
    kept.set(type, index)
  }
  return index
}

const resolved: Record<Profile, Map<string, OfferType>> = { '2020': new Map(), '2022': new Map() }

function underProfile(type: OfferType, profile: Profile): OfferType {
  const here = (field: Field) => !field.onlyIn || field.onlyIn === profile
  const fit = ({ byProfile, onlyIn, ...field }: Field): Field => ({
    ...field,
    ...byProfile?.[profile],
    ...(field.options && { options: field.options.filter((o) => !o.onlyIn || o.onlyIn === profile) }),
    ...(field.item && { item: field.item.filter(here).map(fit) }),
  })
  return {
    ...type,
    creation: { ...type.creation, fields: type.creation.fields.filter(here).map(fit) },
    pages: type.pages.map((page) => ({
      ...page,
      sections: page.sections.map((section) => ({ ...section, fields: section.fields.filter(here).map(fit) })),
    })),
  }
}
