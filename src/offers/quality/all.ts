/** Every rule of listing quality, in the order in which they are told. */
import type { QualityRule } from './quality-rule.ts'
import { nameHasKeyword } from './rules/name-keywords.ts'

export const allQualityRules: readonly QualityRule[] = [nameHasKeyword]

export function findQualityRule(id: string): QualityRule | undefined {
  return allQualityRules.find((rule) => rule.id === id)
}
