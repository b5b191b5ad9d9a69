/**
 * `offer-details` and `plan-details`: the fields that no other resource takes, under their own names. They are in a
 * tree when one of their fields holds something: clients that parse every resource know none but the documented.
 */
import { fieldIndex, type OfferType } from '#offers'
import { fieldsLeft, isToldElsewhere, type OwnField, ownEntries } from '../sheets/own-fields.ts'
import type { Sheet } from '../sheets/sheet.ts'
import type { Resource } from './resource.ts'

export const offerDetails: Resource = { name: 'offer-details', of: 'offer', path: '', required: [], sheet: [] }
export const planDetails: Resource = { name: 'plan-details', of: 'plan', path: '{plan}', required: [], sheet: [] }

const assets = ['listing.documents', 'listing.videos']

type Left = { fields: OwnField[]; sheet: Sheet }
export type Details = { offer: Left; plan: Left }
const known = new WeakMap<OfferType, Details>()

/** @param taken the sheets of the type's other resources */
export function detailsOf(type: OfferType, taken: () => { offer: Sheet[]; plan: Sheet[] }): Details {
  const found = known.get(type)
  if (found) return found
  const { offer, plan } = taken()
  const index = fieldIndex(type)
  const ofOffer = [...index.values()]
    .map(({ field }) => field)
    .filter((field) => !isToldElsewhere(field) && !assets.includes(field.key))
  const ofPlan = (index.get('plans')?.field.item ?? []).filter(({ key }) => key !== 'planId')
  const details = { offer: left(ofOffer, offer), plan: left(ofPlan, plan) }
  known.set(type, details)
  return details
}

function left(fields: readonly OwnField[], sheets: Sheet[]): Left {
  const own = fieldsLeft(fields, sheets)
  return { fields: own, sheet: ownEntries(own) }
}
