/** How promising a lead looks, 0 to 100, with the reasons: a sum of small facts that a publisher can follow. */

import { lengthOf } from './fields/text.ts'
import type { Campaign, Flag, Rating, ScoreReason } from './lead.ts'
import { decidesOnPurchases } from './lists/decision-makers.ts'

type Facts = {
  /** One of ours, or what another marketplace calls its own. */
  actionCode: string
  listingOption: string
  flags: Flag[]
  suspect: boolean
  phone: string | null
  title: string | null
  message: string | null
  country: string | null
  targetMarkets: string[]
  campaign: Campaign
  /** Other acts of the same person at the same publisher within 30 days. */
  otherActs: number
  /** The same act was done before, within 180 days. */
  repeated: boolean
}

export type Score = { score: number; rating: Rating; scoreReasons: ScoreReason[] }

/** Points by reason. `other-acts` is for each act, at most twice. */
export type Points = Record<string, number>

/** What counts when a publisher has not said otherwise. `customer` and `waiting` are known only later: see score-now.ts. */
export const defaultPoints: Points = {
  'act.Create': 80,
  'act.INS.transact': 70,
  'act.INS.free-trial': 60,
  'act.StartTestDrive': 55,
  'act.PLT': 50,
  'act.INS': 45,
  'corporate-mail': 10,
  'decision-maker': 5,
  phone: 3,
  customer: 10,
  'target-market': 5,
  'long-message': 4,
  campaign: 2,
  'other-acts': 10,
  'free-mail': -10,
  'role-address': -10,
  suspect: -30,
  repeated: -5,
  waiting: -1,
}

const LONG_MESSAGE = 40
const MAX_ACTS_BONUS = 20

export function scoreOf(facts: Facts): Score {
  // Whoever must not be contacted is no prospect.
  if (facts.actionCode === 'DNC') return { score: 0, rating: 'cold', scoreReasons: [] }
  const base = baseOf(facts.actionCode, facts.listingOption)
  const has = (flag: Flag) => facts.flags.includes(flag)
  const corporate = !has('free-mail') && !has('disposable') && !has('academic')
  const reasons: ScoreReason[] = [
    base,
    { reason: 'corporate-mail', points: corporate ? 10 : 0 },
    { reason: 'decision-maker', points: decidesOnPurchases(facts.title) ? 5 : 0 },
    { reason: 'phone', points: facts.phone ? 3 : 0 },
    { reason: 'target-market', points: facts.country && facts.targetMarkets.includes(facts.country) ? 5 : 0 },
    { reason: 'long-message', points: facts.message && lengthOf(facts.message) >= LONG_MESSAGE ? 4 : 0 },
    { reason: 'campaign', points: facts.campaign.mktcmpid ? 2 : 0 },
    { reason: 'other-acts', points: Math.min(facts.otherActs * 10, MAX_ACTS_BONUS) },
    { reason: 'free-mail', points: has('free-mail') ? -10 : 0 },
    { reason: 'role-address', points: has('role-address') ? -10 : 0 },
    { reason: 'suspect', points: facts.suspect ? -30 : 0 },
    { reason: 'repeated', points: facts.repeated ? -5 : 0 },
  ]
  const sum = reasons.reduce((total, { points }) => total + points, 0)
  const score = Math.max(0, Math.min(100, sum))
  return { score, rating: ratingOf(score), scoreReasons: reasons.filter(({ points }) => points !== 0) }
}

export function ratingOf(score: number): Rating {
  return score >= 70 ? 'hot' : score >= 40 ? 'warm' : 'cold'
}

function baseOf(action: string, listingOption: string): ScoreReason {
  const points: Record<string, number> = { Create: 80, StartTestDrive: 55, PLT: 50 }
  const acquired: Record<string, number> = { transact: 70, 'free-trial': 60 }
  return action === 'INS'
    ? { reason: `act.INS.${listingOption}`, points: acquired[listingOption] ?? 45 }
    : { reason: `act.${action}`, points: points[action] ?? 0 }
}
