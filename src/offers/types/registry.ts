/** The offer types of this marketplace, under the limits of a profile. */
import { dynamics365Ce } from './dynamics-365-ce/type.ts'
import type { Field, OfferType, Page, Profile } from './offer-type.ts'

const declared = [dynamics365Ce]

export const offerTypeIds = declared.map((type) => type.id)

/** Every type as its profile has it: limits filled in, what belongs to another profile left out. */
export function offerTypes(profile: Profile): OfferType[] {
  return offerTypeIds.map((id) => getOfferType(id, profile))
}

export function findOfferType(id: string, profile: Profile): OfferType | undefined {
  return resolved[profile].get(id)
}

/** For ids that come from our own rows. */
export function getOfferType(id: string, profile: Profile): OfferType {
  const type = findOfferType(id, profile)
  if (!type) throw new Error(`no offer type ${id}`)
  return type
}

/** The fields of a page that are part of the document. */
export function fieldsOf(page: Page): Field[] {
  return page.sections.flatMap((section) => section.fields).filter((field) => field.immutableAfter !== 'create')
}

/** Every field of the document with its page, by key. */
export function fieldIndex(type: OfferType): Map<string, { page: Page; field: Field }> {
  let index = indexes.get(type)
  if (!index) {
    index = new Map(type.pages.flatMap((page) => fieldsOf(page).map((field) => [field.key, { page, field }] as const)))
    indexes.set(type, index)
  }
  return index
}

const indexes = new WeakMap<OfferType, Map<string, { page: Page; field: Field }>>()

const resolved: Record<Profile, Map<string, OfferType>> = {
  '2020': new Map(declared.map((type) => [type.id, underProfile(type, '2020')])),
  '2022': new Map(declared.map((type) => [type.id, underProfile(type, '2022')])),
}

function underProfile(type: OfferType, profile: Profile): OfferType {
  const fit = ({ byProfile, onlyIn, ...field }: Field): Field => ({
    ...field,
    ...byProfile?.[profile],
    ...(field.options && { options: field.options.filter((o) => !o.onlyIn || o.onlyIn === profile) }),
    ...(field.item && { item: field.item.map(fit) }),
  })
  const here = (field: Field) => !field.onlyIn || field.onlyIn === profile
  return {
    ...type,
    creation: { ...type.creation, fields: type.creation.fields.filter(here).map(fit) },
    pages: type.pages.map((page) => ({
      ...page,
      sections: page.sections.map((section) => ({ ...section, fields: section.fields.filter(here).map(fit) })),
    })),
  }
}
