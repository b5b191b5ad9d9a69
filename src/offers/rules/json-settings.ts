/** What devices are given as JSON is JSON, or they would fail one by one (spec "offers" 4.2, IoT Edge). */
import { aboutPlan, plansOf } from './plan.ts'
import type { Rule } from './rule.ts'

export const settingsAreJson: Rule = ({ document }) =>
  plansOf(document).flatMap((plan) =>
    (['technical.createOptions', 'technical.twin'] as const).flatMap((key) => {
      const text = plan.read(key)
      return typeof text === 'string' && !isJsonObject(text)
        ? [aboutPlan(plan, [key], { code: `plans.${key}.notJson` })]
        : []
    }),
  )

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
