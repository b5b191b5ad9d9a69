/** Which items of the checklist an offer is asked, and which parts of the offer each looks at. */
import type { PageChanges } from '../compare.ts'
import type { OfferType } from '../types/offer-type.ts'
import { fieldIndex } from '../types/registry.ts'
import { type ChecklistItem, checklist } from './checklist.ts'

const isBusinessApp = ({ id }: OfferType) => id.startsWith('dynamics-365-')
const isService = ({ id }: OfferType) => id === 'consulting-service'
const isSaas = ({ id }: OfferType) => id === 'saas'
const isInstalled = (type: OfferType) => !isService(type)

/** Items without an entry are asked of every offer; `PR-…` are the prerequisites of business apps. */
const askedOf: Record<string, (type: OfferType) => boolean> = {
  'CP-115': isInstalled,
  'CP-201': isService,
  'CP-202': isService,
  'CP-203': isService,
  'CP-301': isSaas,
  'CP-302': isSaas,
  'CP-303': isSaas,
  'CP-401': ({ id }) => id === 'dynamics-365-ce',
}

/** The items that reviewers are asked of an offer of this type, in the order of the checklist. */
export function checklistFor(type: OfferType): ChecklistItem[] {
  return checklist.filter((item) => {
    const isAsked = askedOf[item.id] ?? (item.id.startsWith('PR-') ? isBusinessApp : () => true)
    return isAsked(type)
  })
}

/**
 * Beginnings of the keys of the fields that an item is decided by. A decision is carried over to the next
 * submission while none of them has changed. Items without an entry look at the whole offer.
 */
const looksAt: Record<string, string[]> = {
  'PR-T1': ['technical', 'supplemental', 'submission'],
  'PR-T2': ['technical', 'supplemental'],
  'PR-T5': ['technical', 'supplemental'],
  'PR-T6': ['listing.helpUrl', 'listing.supportContact'],
  'PR-B4': ['listing.supportContact', 'listing.helpUrl'],
  'CP-103': ['listing.name', 'listing.helpUrl'],
  'CP-104': ['listing.summary'],
  'CP-105': ['listing.description'],
  'CP-106': ['categories', 'industries', 'listing.keywords', 'listing.name', 'listing.description'],
  'CP-107': ['listing.logos', 'listing.screenshots'],
  'CP-108': ['listing.videos', 'testDrive.listing.videos'],
  'CP-109': ['listingOption', 'trialUrl', 'terms', 'plans', 'pricing', 'listing.description'],
  'CP-111': ['listing.privacyPolicyUrl', 'technical', 'listing.description'],
  'CP-112': ['listing.name', 'listing.summary', 'listing.description', 'listing.logos', 'listing.screenshots'],
  'CP-114': ['listing'],
  'CP-115': ['technical', 'plans'],
  'CP-116': ['technical', 'plans', 'testDrive', 'trialUrl', 'supplemental'],
  'CP-118': ['submission', 'supplemental', 'testDrive'],
  'CP-119': ['listing.documents', 'supplemental'],
  'CP-201': ['listing.name', 'duration', 'serviceType'],
  'CP-202': ['primaryProduct', 'competencies'],
  'CP-203': ['listing.description', 'listing.documents', 'serviceType'],
  'CP-301': ['listing.description', 'plans', 'technical'],
  'CP-302': ['plans', 'technical', 'sellThrough'],
  'CP-303': ['technical', 'plans'],
  'CP-401': ['technical', 'supplemental'],
}

/** Whether nothing that the item is decided by is among the changes. */
export function isUntouched(itemId: string, changes: readonly PageChanges[]): boolean {
  const changed = changes.flatMap((page) => page.fields).filter((field) => field.kind !== 'unchanged')
  const keys = looksAt[itemId]
  if (!keys) return changed.length === 0
  return !changed.some(({ fieldKey }) => keys.some((key) => fieldKey === key || fieldKey.startsWith(`${key}.`)))
}

/** The field of the type that stands for the item in a finding's form; where the reviewer begins to look. */
export function fieldsLookedAt(itemId: string, type: OfferType): string[] {
  const keys = looksAt[itemId] ?? []
  return [...fieldIndex(type).keys()].filter((field) =>
    keys.some((key) => field === key || field.startsWith(`${key}.`)),
  )
}
