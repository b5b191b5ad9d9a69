/** An enquiry that was found good, and the row it becomes. */
import type { CheckedEnquiry } from './check-enquiry.ts'
import { type AcademicRule, flagsOf, suspicionsOf } from './judge.ts'
import type { Flag, LeadState, Suspicion } from './lead.ts'
import { composeLeadSource } from './lead-source.ts'
import type { EnquiredOffer } from './offer.ts'
import type { NewLeadRow } from './rows.ts'
import { type Points, scoreOf } from './score.ts'
import { scoreNow } from './score-now.ts'

export type AcceptedEnquiry = {
  leadId: string
  publisherId: string
  offerId: string
  offer: EnquiredOffer
  checked: CheckedEnquiry
  /** Keyed hash of who did what on which offer. */
  act: string
  /** The form it came from, with a keyed hash of what was in it. */
  token?: { id: string; enquiry: string }
  /** The code of the surface as it goes on the wire. */
  source: string
  isOwn: boolean
  /** Whose personal data is withheld, as this instance has it. */
  academic: AcademicRule
  /** What was found out about its sender, beside what it says itself. */
  doubts: Suspicion[]
  ipHash: string | null
  /** Of a partner who was contacted from somebody else's page: what that page's owner is told. */
  notice?: AcceptedEnquiry
  /** Such a notice: the customer agreed that the page's owner learns who they are. */
  tellsWho?: boolean
}

const DAY_MS = 86_400_000
/** Kept this long after the customer's last act, then made anonymous (see retention.ts). */
export const retentionDays = { routable: 3 * 365 + 1, withheld: 90, quarantined: 30, unconfirmed: 7, test: 30 } as const

/** What only the transaction knows. */
type Circumstances = {
  now: Date
  duplicateOf: string | null
  otherActs: number
  points: Points
  /** Offers whose enquiries wait for their customer's confirmation. */
  doubleOptIn?: string[]
}

export function rowOf(
  enquiry: AcceptedEnquiry,
  { now, duplicateOf, otherActs, points, doubleOptIn = [] }: Circumstances,
): NewLeadRow {
  const { offer, checked, source } = enquiry
  const suspicions = [...suspicionsOf(checked, checked.parsedEmail), ...enquiry.doubts]
  const flags = allFlags(enquiry, suspicions, duplicateOf !== null)
  const isOfNobody = flags.includes('dnc') && !enquiry.tellsWho
  const isToConfirm = doubleOptIn.includes(enquiry.offerId) && !flags.includes('dnc') && !isVouchedFor(checked)
  const state = isOfNobody ? 'withheld' : stateOf(flags, suspicions, isToConfirm)
  const { scoreReasons } = scoreOf({
    ...checked,
    flags,
    suspect: suspicions.length > 0,
    targetMarkets: offer.targetMarkets,
    otherActs,
    repeated: duplicateOf !== null,
  })
  const { score, rating } = scoreNow({ ...checked, scoreReasons, capturedAt: now }, { points, now })
  return {
    publisherId: enquiry.publisherId,
    id: enquiry.leadId,
    environment: offer.environment,
    state,
    offerId: enquiry.offerId,
    offerTitle: offer.title,
    offerType: offer.type,
    listingOption: checked.listingOption,
    planId: checked.planId,
    publisherName: offer.publisherName,
    marketplace: offer.marketplace,
    source,
    actionCode: checked.actionCode,
    leadSource: composeLeadSource({ source, actionCode: checked.actionCode, offer: offer.key }),
    firstName: checked.firstName,
    lastName: checked.lastName,
    email: checked.email,
    emailNormalised: checked.parsedEmail.normalised,
    phone: checked.phone,
    phoneE164: checked.phoneE164,
    country: checked.country,
    company: checked.company,
    title: checked.title,
    message: checked.message,
    campaign: checked.campaign,
    referrerHost: checked.referrerHost,
    locale: checked.locale,
    consent: checked.consent,
    allowMarketing: checked.allowMarketing,
    flags,
    suspicions,
    duplicateOf,
    score,
    rating,
    scoreReasons,
    ipHash: enquiry.ipHash,
    occurredAt: checked.occurredAt ?? now,
    capturedAt: now,
    retainUntil: new Date(now.getTime() + retentionDays[state] * DAY_MS),
    erasedAt: null,
    ...(isOfNobody && nobodysLead),
  }
}

/** What is left of a lead whose person may not be known: that somebody of a country asked for something. */
export const nobodysLead = {
  firstName: null,
  lastName: null,
  email: null,
  emailNormalised: null,
  phone: null,
  phoneE164: null,
  company: null,
  title: null,
  message: null,
  referrerHost: null,
  consent: null,
  allowMarketing: false,
  ipHash: null,
}

function allFlags(enquiry: AcceptedEnquiry, suspicions: Suspicion[], isDuplicate: boolean): Flag[] {
  const flags = flagsOf(enquiry.checked.parsedEmail, enquiry.academic)
  if (enquiry.checked.actionCode === 'DNC') flags.push('dnc')
  if (suspicions.length > 0) flags.push('suspect')
  if (isDuplicate) flags.push('duplicate')
  if (enquiry.isOwn) flags.push('self')
  return flags
}

/** What may not be passed on is withheld before anything else is asked. */
export function stateOf(flags: Flag[], suspicions: Suspicion[], isToConfirm: boolean): Exclude<LeadState, 'erased'> {
  if (flags.includes('academic')) return 'withheld'
  if (isToConfirm) return 'unconfirmed'
  return suspicions.length > 0 ? 'quarantined' : 'routable'
}

/** A program says that its customer agreed somewhere else. */
function isVouchedFor({ consent }: CheckedEnquiry): boolean {
  return consent.method === 'import'
}
