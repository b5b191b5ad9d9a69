/** What an enquiry and a lead are: the shapes that capture reads and that the inbox, delivery and the API show. */

/** States in which nobody at the publisher may learn who the lead is from. */
export const nameless: readonly LeadState[] = ['withheld', 'unconfirmed']

export const environments = ['live', 'preview', 'test'] as const
export type Environment = (typeof environments)[number]

export const leadStates = ['routable', 'withheld', 'unconfirmed', 'quarantined', 'erased'] as const
/**
 * `withheld`: kept, but its personal data is not passed on. `unconfirmed`: nor is it until the customer confirms
 * the enquiry. `quarantined`: waits for a person to release it.
 */
export type LeadState = (typeof leadStates)[number]

export const ratings = ['hot', 'warm', 'cold'] as const
export type Rating = (typeof ratings)[number]

export const flags = [
  'academic',
  'disposable',
  'role-address',
  'free-mail',
  'suspect',
  'duplicate',
  'dnc',
  'test',
  'self',
] as const
export type Flag = (typeof flags)[number]

export const suspicions = [
  'disposable-domain',
  'link-in-name',
  'many-links',
  'no-mail-server',
  'bad-network',
  'flood',
] as const
/** Why an enquiry waits in quarantine. */
export type Suspicion = (typeof suspicions)[number]

export const campaignKeys = [
  'src',
  'mktcmpid',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
] as const
export type CampaignKey = (typeof campaignKeys)[number]
export type Campaign = Partial<Record<CampaignKey, string>>

export type ConsentMethod = 'form' | 'account' | 'import'
export type Consent = { textId: string; textHash: string; locale: string; at: string; method: ConsentMethod }

/** One line of the score's breakdown: `base.PLT` +50, `phone` +3, … */
export type ScoreReason = { reason: string; points: number }

/** A kept enquiry. Written once, by captureLead; withheld and erased ones are shown without personal data. */
export type Lead = {
  id: string
  sequence: number
  environment: Environment
  state: LeadState
  publisherId: string
  offerId: string
  /** `publisherId.offerId`. */
  offerKey: string
  offerTitle: string
  offerType: string
  listingOption: string
  planId: string | null
  publisherName: string
  marketplace: string
  source: string
  actionCode: string
  /** `source-action|offerKey`, see lead-source.ts. */
  leadSource: string
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  /** The same number as E.164, when it could be read as one. */
  phoneE164: string | null
  country: string | null
  company: string | null
  title: string | null
  message: string | null
  campaign: Campaign
  referrerHost: string | null
  locale: string
  consent: Consent | null
  allowMarketing: boolean
  flags: Flag[]
  suspicions: Suspicion[]
  duplicateOf: string | null
  score: number
  rating: Rating
  scoreReasons: ScoreReason[]
  occurredAt: Date
  capturedAt: Date
  retainUntil: Date
  erasedAt: Date | null
}

/** What a customer sends. Everything typed is text; captureLead says everything wrong with it at once. */
export type Enquiry = {
  /** `publisherId.offerId` */
  offerKey: string
  /** Given when the offer is looked at in preview: the hide key of the link, or nothing ('') for people with rights on the offer. */
  previewKey?: string
  /** Storefront surface, default `SPZA` (the business-app storefront). */
  source?: string
  /** What the customer did, e.g. `PLT` (Contact me) or `INS` (Get it now, Free trial). */
  actionCode: string
  /** Which button, when the offer has several; else the offer's own. */
  listingOption?: string
  planId?: string
  firstName?: string
  lastName?: string
  email?: string
  phone?: string
  country?: string
  company?: string
  title?: string
  message?: string
  campaign?: Partial<Record<string, string>>
  /** Address of the page that led to the listing; only its host is kept. */
  referrer?: string
  /** Language of the page, e.g. `fr`. Default: the context's. */
  locale?: string
  /** What was ticked: see consentFor. Absent means not ticked. */
  consent?: { textId: string; textHash: string; locale?: string; at?: string; method?: string }
  /** The second, optional box. */
  allowMarketing?: boolean
  /** The offer on whose page this one was found: a partner shown there. */
  via?: string
  /** When the customer acted, if that was earlier than now (RFC 3339). */
  occurredAt?: string
  /** The form it came from, as openEnquiryForm gave it out; programs with credentials send none. */
  form?: { token?: string; session: string; honeypot?: string; proof?: string }
}

export const workStates = [
  'new',
  'contacted',
  'nurturing',
  'qualified',
  'converted',
  'disqualified',
  'unreachable',
] as const
export type WorkState = (typeof workStates)[number]
