/**
 * What a connector is: the one contract between Comptoir and the systems that leads go to.
 *
 * A connector's settings are data: the portal's form, the API's checks and the instructions all follow
 * from them. What its outside system answers is a value, one Outcome for each call; nothing is thrown for
 * the world saying no. `conformance.ts` is the suite that every connector passes.
 */
import type { Config } from '#platform/config'
import type { Egress } from '#platform/egress'
import type { Locale } from '#platform/messages'

/** Words in every language of the house. */
export type Text = Record<Locale, string>

/** What is sent of a lead: everything a destination may want, and nothing that it must look up elsewhere. */
export type LeadMessage = {
  leadId: string
  /** Grows with time for each publisher, with gaps: receivers order by it. */
  sequence: number
  environment: 'live' | 'preview' | 'test'
  publisherId: string
  publisherName: string
  offerId: string
  /** `publisherId.offerId`. */
  offerKey: string
  offerTitle: string
  offerType: string
  /** The page that the customer acted on. Absent: not one of this marketplace. */
  pageUrl?: string
  listingOption: string
  planId: string | null
  marketplace: string
  source: string
  actionCode: string
  /** `source-action|offerKey`. */
  leadSource: string
  /** Absent values are empty texts: receivers get every key, always. */
  customer: Customer
  message: string | null
  campaign: Partial<Record<CampaignKey, string>>
  locale: string
  consent: { textId: string; at: string } | null
  duplicateOf: string | null
  score: number
  rating: 'hot' | 'warm' | 'cold'
  occurredAt: Date
  capturedAt: Date
  /** Another marketplace described the lead: passed on as it came, instead of our own block. */
  givenDescription?: string
  /** On test leads only: what to search for in the destination. */
  testMarker?: string
}

export type Customer = Record<'firstName' | 'lastName' | 'email' | 'phone' | 'country' | 'company' | 'title', string>
export type CampaignKey = 'src' | 'mktcmpid' | 'utm_source' | 'utm_medium' | 'utm_campaign' | 'utm_term' | 'utm_content'

/** The classes of results: what delivery does next follows from the class alone (spec leads §3.0.3). */
export const outcomeClasses = [
  'delivered',
  'delivered_unconfirmed',
  'transient',
  'throttled',
  'connection_error',
  'record_error',
  'blocked',
] as const
export type OutcomeClass = (typeof outcomeClasses)[number]

export type MessageParams = Record<string, string | number>

/** What came of one call to a destination. */
export type Outcome = {
  class: OutcomeClass
  /** Key in the connector's catalogue, e.g. `leads.https.tls`; also on success, e.g. `leads.https.delivered`. */
  code: string
  /** What the message's placeholders stand for, e.g. the host that an endpoint redirects to. */
  params?: MessageParams
  httpStatus?: number
  vendorCode?: string
  /** In the destination's own words; at most 1 000 characters, without secrets. */
  vendorMessage?: string
  /** `throttled`: not before this. Absent: by the schedule. */
  retryAt?: Date
  /** `record_error`: tried this often more within an hour before it counts, because deployments happen. */
  graceTries?: number
  /** `transient`: when it goes on for an hour it is the connection's fault (a name that does not resolve). */
  connectionErrorAfterMs?: number
  /** `transient`: the so-many-th failure in a row is the connection's fault. */
  connectionErrorAfterTries?: number
  /** The fault is this program's: the operator is told, and the lead is parked until it is mended. */
  ours?: boolean
  /** `connection_error`: the destination asked not to be called again. It is, once an hour, to find out whether that was meant. */
  suspends?: boolean
  /** The request may have been received although no answer came: the repeat may be a second copy there. */
  ambiguous?: boolean
  /** It was taken, but not whole, or not as new: what a person should know, each in the connector's catalogue. */
  warnings?: Warning[]
  /** What the destination calls the lead, and where it can be seen. */
  destinationId?: string
  destinationUri?: string
  evidence: Evidence
}

/** What came of a call, before the evidence is put to it. */
export type Verdict = Omit<Outcome, 'evidence'>

export type Warning = { code: string; params?: MessageParams }

/** What is kept of a call. No secret and nothing of the customer's in the request; the answer is the destination's. */
export type Evidence = {
  request?: { method: string; url: string; headers: Record<string, string>; bodyBytes: number }
  response?: { status: number; headers: Record<string, string>; body: string; bodyTruncated: boolean }
  /** How far a call came that was not answered, and why: `tls`, `expired`. */
  failure?: { stage: string; reason: string; message: string }
  durationMs: number
}

export type SettingValue = string | boolean
export type SettingValues = Record<string, SettingValue>

/** One setting of a connector: what the form shows, what the API takes, what is checked. */
export type Setting = {
  key: string
  label: Text
  help: Text
  control: 'text' | 'url' | 'select' | 'switch' | 'area' | 'date'
  required: boolean
  /** Sealed at rest, never returned; what is shown instead is made by `mask`. */
  secret: boolean
  /** Only asked for when another setting has one of these values. */
  onlyIf?: { key: string; in: string[] }
  /** A place to paste into: `tidy` takes out of it what it recognises. Never stored. */
  paste?: boolean
  /** Made by Comptoir, shown once, replaced by rotation; a value sent by anybody is refused. */
  generated?: boolean
  maxLength?: number
  placeholder?: string
  options?: { value: string; label: Text }[]
  default?: SettingValue
  /** What may be seen of a secret. Default: its last four characters, if it has at least sixteen. */
  mask?: (value: string) => string
}

/** One thing wrong with a setting; `code` is in the connector's catalogue. */
export type SettingFault = { key: string; code: string; params?: MessageParams }

/** One entry of the custom mapping: a literal, or a template over lead fields such as `{{campaign.mktcmpid}}`. */
export type MappingEntry = { target: string; value: string }

export type ConnectionSettings = {
  settings: SettingValues
  secrets: Record<string, string>
  mapping: MappingEntry[]
}

export type SendCall = ConnectionSettings & {
  egress: Egress
  message: LeadMessage
  /** 1 for the first attempt of this delivery. */
  attempt: number
  /** Now, from the context's clock: signatures carry it. */
  now: Date
}

/** How much may be sent through one connection; delivery keeps to it. */
export type SendLimits = {
  /** Calls at the same time. */
  maxInFlight: number
  /** It may become this many while they are answered quickly. Absent: the vendor names the number. */
  growsTo?: number
  /** Leads that `sendMany` takes with one call. */
  batch?: number
  /**
   * Leads or calls in any stretch of time; from `warnAt` of them on, contacts are told that the rest will wait.
   * `spread`: the second half goes evenly.
   */
  pace?: { most: number; of: 'leads' | 'calls'; perMs: number; warnAt?: number; spread?: boolean }
}

export type ReachResult = { reached: true; warnings?: Warning[] } | { reached: false; outcome: Outcome }

export type Connector = {
  kind: string
  name: Text
  /** One sentence for the picker: what it is for. */
  summary: Text
  /** How to set the other side up, in Markdown. */
  instructions: Text
  settings: Setting[]
  /** Worked, and replaced by something better: pages say so with this text. */
  legacy?: Text
  limits(settings: SettingValues): SendLimits
  /** What the vendor counts by: its organisation, instance or environment. Absent: each connection for itself. */
  account?(settings: SettingValues): string | undefined
  /** What whoever runs the marketplace has set for all connections. A connection's own values win. */
  fromOperator?(config: Pick<Config, 'leads'>): SettingValues
  /** Brings what people paste to one form before it is checked and stored. */
  tidy?(values: SettingValues): SettingValues
  /** Everything wrong with the values beyond what the settings' data says, all at once. */
  check(values: SettingValues, egress: Egress): SettingFault[]
  /** What is allowed but probably not meant, or will be regretted: told beside the form, never a refusal. */
  advise?(values: SettingValues): SettingFault[]
  /** When the credentials end, where that is known: people are reminded before. */
  secretExpiry?(values: SettingValues): Date | undefined
  /** Where a person finds a lead in the destination. */
  whereToLook(connection: ConnectionSettings): { text: Text; url?: string }
  /** Everything wrong with a mapping for this destination. */
  checkMapping(mapping: MappingEntry[]): SettingFault[]
  /** Values of the generated settings, for a new connection or a rotation. */
  generate?(key: string): string
  /** Whether the other side can be connected to, without sending anything. */
  reach(call: Pick<SendCall, 'egress' | 'settings' | 'secrets' | 'now'>): Promise<ReachResult>
  /** Whether it takes our credentials, without sending a lead. Absent, or undefined: only a lead can tell. */
  authenticate?(
    call: Pick<SendCall, 'egress' | 'settings' | 'secrets' | 'mapping' | 'now'>,
  ): Promise<ReachResult | undefined>
  /** Whether anything that it sends proves who we are. Absent: always. */
  sendsCredentials?(connection: ConnectionSettings): boolean
  /** Codes of `send` that speak of credentials: a test lead that ends in one failed at the step `auth`. */
  authCodes: string[]
  send(call: SendCall): Promise<Outcome>
  /** Several leads with one call of the vendor's, at most `limits().batch`; the outcomes are in the order of the messages. */
  sendMany?(call: Omit<SendCall, 'message' | 'attempt'> & { messages: LeadMessage[] }): Promise<Outcome[]>
  /** The test lead as this destination expects it; `base` is the common form. */
  testMessage(base: LeadMessage): LeadMessage
}
