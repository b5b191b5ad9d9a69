/** A rule of listing quality (spec "offers" 6.1): advice with a weight. It never stops a submission. */
import type { Text } from '../types/offer-type.ts'
import type { QualitySubject } from './subject.ts'

export type QualityRule = {
  id: `LQ-${string}`
  /** Where it is mended; of a rule about the whole offer, where one would begin. */
  fieldKey: string
  /** Where types without that field have what it asks about. */
  elseFieldKey?: string
  /** What it asks for, in a line. */
  asks: Text
  /** Why that matters, and who says so. */
  why: Text
  /** What is told when it is not met; `{name}` is a parameter of the verdict. */
  found: Text
  /** What to do. */
  cure: Text
  check(subject: QualitySubject): Verdict
}

/** `notApplicable`: nothing to judge, or what it would be judged by is not known; the rule is left out of the score. */
export type Verdict = 'notApplicable' | Judged

export type Judged = {
  /** How much of it is met, from 0 to 1. */
  share: number
  params?: Record<string, string | number>
  /** Instead of the rule's own field. */
  fieldKey?: string
  at?: (string | number)[]
}

export const met: Judged = { share: 1 }

export function unmet(params?: Judged['params'], where: Pick<Judged, 'fieldKey' | 'at'> = {}): Judged {
  return { share: 0, params, ...where }
}

export function metIf(holds: boolean, params?: Judged['params'], where?: Pick<Judged, 'fieldKey' | 'at'>): Judged {
  return holds ? met : unmet(params, where)
}
