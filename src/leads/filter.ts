import type { CampaignKey, Environment, Flag, LeadState, Rating, WorkState } from './lead.ts'

/** Which leads of a publisher, in which order. Every member narrows; absent means any (live leads only, unless `environment` says so). */
export type LeadFilter = {
  offerId?: string
  planId?: string
  source?: string
  actionCode?: string
  environment?: Environment | 'any'
  country?: string
  rating?: Rating
  minScore?: number
  flag?: Flag
  state?: LeadState
  workState?: WorkState
  campaign?: Partial<Record<CampaignKey, string>>
  capturedFrom?: Date
  capturedBefore?: Date
  /** Words of name, e-mail, company or title; each may be a beginning. */
  text?: string
  /** How one of its deliveries stands. */
  delivery?: string
  sort?: 'newest' | 'oldest' | 'score'
  cursor?: string
  /** Rows of a page, at most 200. Default 50. */
  limit?: number
}
