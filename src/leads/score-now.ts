/**
 * What a lead is worth today: the reasons found when it came, with the points its publisher gives them, what
 * the publisher's own lists know, and what waiting takes away. What was found when the lead came is never rewritten.
 */
import type { ScoreReason } from './lead.ts'
import { defaultPoints, type Points, ratingOf, type Score } from './score.ts'

/** So long nothing is lost by waiting. */
export const UNTOUCHED_DAYS = 7
const DAY_MS = 86_400_000

export type ScoredLead = { actionCode: string; scoreReasons: ScoreReason[]; capturedAt: Date }

export type Today = {
  points: Points
  isCustomer?: boolean
  /** When somebody last did something about it; absent: nobody did. */
  touchedAt?: Date | null
  now: Date
}

export function scoreNow(lead: ScoredLead, { points, isCustomer = false, touchedAt, now }: Today): Score {
  if (lead.actionCode === 'DNC') return { score: 0, rating: 'cold', scoreReasons: [] }
  const since = Math.max(lead.capturedAt.getTime(), touchedAt?.getTime() ?? 0)
  const waited = Math.max(0, Math.floor((now.getTime() - since) / DAY_MS) - UNTOUCHED_DAYS)
  const reasons: ScoreReason[] = [
    ...lead.scoreReasons.map(({ reason, points: given }) => ({ reason, points: pointsFor(reason, given, points) })),
    { reason: 'customer', points: isCustomer ? points.customer! : 0 },
    { reason: 'waiting', points: waited > 0 ? waited * points.waiting! : 0 },
  ]
  const sum = reasons.reduce((total, reason) => total + reason.points, 0)
  const score = Math.max(0, Math.min(100, sum))
  return { score, rating: ratingOf(score), scoreReasons: reasons.filter((reason) => reason.points !== 0) }
}

/** A reason that counts several times keeps its number; one that nobody gave points to keeps what it had. */
function pointsFor(reason: string, given: number, points: Points): number {
  const known = Object.hasOwn(points, reason) ? reason : reason.startsWith('act.INS.') ? 'act.INS' : undefined
  if (known === undefined) return given
  const times = known === 'other-acts' ? given / defaultPoints['other-acts']! : 1
  return points[known]! * times
}
