import type { Ctx } from '#platform/ctx'
import type { Page } from '#platform/paging'
import type { LeadFilter } from './filter.ts'
import type { Lead, Rating, WorkState } from './lead.ts'

/** One line of the inbox. `deliveries` are empty when the lead goes nowhere. */
export type LeadItem = Lead & {
  deliveries: { connectionId: string; connectionName: string; state: string }[]
  workState: WorkState
}
export type LeadStep = { workState: WorkState; note: string | null; byName: string; at: Date }
export type LeadSheet = {
  lead: Lead
  workState: WorkState
  steps: LeadStep[]
  /** The same person's other leads at this publisher, newest first, at most 20. */
  otherLeads: Pick<Lead, 'id' | 'offerTitle' | 'actionCode' | 'capturedAt' | 'score'>[]
}
export type LeadCounts = {
  total: number
  byRating: Record<Rating, number>
  byOffer: { offerId: string; count: number }[]
}

/** A page of the inbox. @throws forbidden, notFound */
export async function listLeads(_ctx: Ctx, _publisherId: string, _filter: LeadFilter = {}): Promise<Page<LeadItem>> {
  throw new Error('not written yet')
}

/** How many leads match, by rating and offer. */
export async function countLeads(_ctx: Ctx, _publisherId: string, _filter: LeadFilter = {}): Promise<LeadCounts> {
  throw new Error('not written yet')
}

/** A lead with its deliveries and their attempts. Reading one is an act in the audit log. @throws notFound */
export async function getLead(_ctx: Ctx, _which: { publisherId: string; leadId: string }): Promise<LeadSheet> {
  throw new Error('not written yet')
}
