/** Which leads of a publisher: what lists, files, figures and replays are asked for. */
import type { Attempt, DeliveryState } from '#delivery'
import type { CampaignKey, Environment, Flag, LeadState, Rating, WorkState } from './lead.ts'

/** Every member narrows; absent means any (live leads only, unless `environment` says so). */
export type LeadFilter = {
  /** Only these; what is no id of a lead finds nothing. */
  ids?: string[]
  offerId?: string
  planId?: string
  source?: string
  actionCode?: string
  listingOption?: string
  environment?: Environment | 'any'
  country?: string
  rating?: Rating
  minScore?: number
  flag?: Flag
  /** Absent: any but the unconfirmed, which are nobody's leads yet. */
  state?: LeadState
  workState?: WorkState
  campaign?: Partial<Record<CampaignKey, string>>
  capturedFrom?: Date
  capturedBefore?: Date
  /** A person's id; `nobody`; `gone`: somebody who left the publisher, or works no leads there any more. */
  owner?: string
  tag?: string
  path?: string
  /** Of the time to answer: half of it gone, all of it gone, or either way not answered yet. */
  clock?: 'due' | 'overdue' | 'waiting'
  /** At least one delivery stands so; `none`: it goes nowhere. */
  delivery?: DeliveryState | 'none'
  connectionId?: string
  /** What the last attempt of a delivery came to, and its code: `leads.https.timeout`. */
  outcome?: Attempt['class']
  code?: string
  /** Mail domain of the customer's company. */
  company?: string
  /** Words of name, e-mail, company or title; each may be a beginning. */
  text?: string
}
