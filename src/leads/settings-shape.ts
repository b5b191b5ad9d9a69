/** What a publisher may set about its leads, and what counts until it does. */
import { defaultHours, type Hours } from './business-time.ts'
import { defaultPaths, type PathRule } from './paths.ts'
import { defaultPoints, type Points } from './score.ts'

export type LeadSettings = {
  /** Points for each reason of a score; those not named keep their default. */
  points: Points
  hours: Hours
  /** The first that fits decides. */
  paths: PathRule[]
  /** What is asked before a lead is handed over to sales. */
  checklist: string[]
  digest: { every: 'never' | 'hour' | 'day' | 'week'; to: string[] }
  /** Partners shown beside an offer: whoever contacts one there is no prospect of the offer's own publisher. */
  partners: { offerId: string; partner: string }[]
  /** Offers whose enquiries count only once their customer confirmed them by a mailed link. */
  doubleOptIn: string[]
  /** Months after the customer's last act until a lead is made anonymous. */
  keepMonths: number
}

export const defaultSettings: LeadSettings = {
  points: defaultPoints,
  hours: defaultHours,
  paths: defaultPaths,
  checklist: ['leads.check.need', 'leads.check.decides', 'leads.check.when', 'leads.check.budget'],
  digest: { every: 'never', to: [] },
  partners: [],
  doubleOptIn: [],
  keepMonths: 36,
}
