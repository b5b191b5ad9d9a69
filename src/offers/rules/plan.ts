/** Plans as rules read them. */
import { readKey } from '../document.ts'
import type { Json, OfferDocument } from '../offer-document.ts'
import type { Found } from './rule.ts'

export type PlanRead = {
  /** Its place in the list. */
  i: number
  planId: string | undefined
  read(key: string): Json | undefined
  /** Entries of a list of the plan. */
  entries(key: string): Record<string, Json>[]
}

export function plansOf(document: Pick<OfferDocument, 'plans'>): PlanRead[] {
  return (document.plans ?? []).map((plan, i) => {
    const read = (key: string) => readKey(plan, key)
    return {
      i,
      planId: plan.planId,
      read,
      entries(key) {
        const value = read(key)
        return Array.isArray(value) ? (value as Record<string, Json>[]) : []
      },
    }
  })
}

/** A finding about a field of a plan: its code is `plans.<key>.<rule>` unless given whole. */
export function aboutPlan(
  { i }: Pick<PlanRead, 'i'>,
  at: [string, ...(string | number)[]],
  rest: Pick<Found, 'level' | 'params'> & { code: string },
): Found {
  return { fieldKey: 'plans', at: [i, ...at], ...rest }
}
