/** CP-102: what was made for testing stays private, and says so in its name with one fixed label. */
import type { StepWork } from '../pipeline/runner.ts'
import type { StepMessage } from '../pipeline/steps.ts'
import { exactHits } from '../quality/plain-words.ts'
import { type RuleSet, writtenLanguages } from '../quality/rule-set.ts'
import type { Snapshot } from '../snapshot.ts'

/** What the name of a private test offer begins with. */
const testLabel = 'TEST:'

export function testOffers(work: StepWork, ruleSet: RuleSet): StepMessage[] {
  const { snapshot } = work.submission
  const { name = '', summary = '' } = snapshot.document.listing ?? {}
  const words = writtenLanguages.map((language) => ruleSet.words[language].testWords).join(', ')
  const found = (['name', 'summary'] as const).flatMap((field) =>
    [...new Set(exactHits(field === 'name' ? name : summary, words))].map((value) => ({ field, value })),
  )
  const isLabelled = name.startsWith(testLabel)
  const code = isPrivate(snapshot) ? (isLabelled ? undefined : 'policy.testUnlabelled') : 'policy.testPublic'
  if (!code) return []
  return found.map(({ field, value }) => ({
    ...work.message('warning', code, { value, label: testLabel }, where(field)),
    policyId: 'CP-102',
  }))
}

const where = (field: string) => ({
  pageKey: 'listing',
  fieldKey: `listing.${field}`,
  pointer: `#/listing/${field}`,
})

/** Behind a hide key, or with no plan that just anybody can have. */
function isPrivate({ document }: Pick<Snapshot, 'document'>): boolean {
  const plans = document.plans ?? []
  return (
    Boolean(document.availability?.hideKey) || (plans.length > 0 && plans.every((plan) => plan.audience === 'private'))
  )
}
