/** How good a listing is, and what would make it better soonest (spec "offers" 6.1). Pure, and the same every time. */
import { readKey } from '../document.ts'
import type { Finding } from '../finding.ts'
import type { OfferDocument } from '../offer-document.ts'
import { onceOfBoth } from '../remembered.ts'
import type { OfferType, Profile } from '../types/offer-type.ts'
import { fieldIndex } from '../types/registry.ts'
import { asFinding } from '../validation.ts'
import { allQualityRules } from './all.ts'
import type { QualityFacts } from './facts.ts'
import type { QualityRule, Verdict } from './quality-rule.ts'
import { defaultRuleSet, type RuleSet, type RuleWeight, type Severity } from './rule-set.ts'
import { QualitySubject } from './subject.ts'

export type Band = 'great' | 'good' | 'fair' | 'weak'

export type OfferScore = {
  /** 0 to 100. */
  score: number
  band: Band
  /** Of the rule set it was scored by. */
  version: string
  /** An error of validation holds the score down, whatever the rules give. */
  capped: boolean
  /** Every rule, in their order. */
  results: RuleResult[]
  /** The most points for the least work, three at most. */
  bestFixes: Fix[]
}

export type RuleResult = {
  id: string
  severity: Severity
  weight: number
  state: 'passed' | 'partial' | 'failed' | 'notApplicable'
  /** How much of it is met, 0 to 1. */
  share: number
  /** Points of the score that are left to gain. */
  gain: number
  /** What is missing and where, unless it passed or does not apply. Its code is the rule's id. */
  finding?: Finding
}

export type Fix = { id: string; gain: number; finding: Finding }

const BEST = 3

/**
 * Scores a document from 0 to 100, with the verdict of every rule its type is asked. Facts that are not known make a
 * rule not applicable.
 */
export function scoreOffer(
  type: OfferType,
  profile: Profile,
  document: OfferDocument,
  facts: QualityFacts & { ruleSet?: RuleSet },
): OfferScore {
  const ruleSet = facts.ruleSet ?? defaultRuleSet
  const subject = new QualitySubject({ type, profile, document, facts, ruleSet, read: (key) => readKey(document, key) })
  const asked = askedOf(type, ruleSet)
  const verdicts = asked.map(({ rule, isAsked }) => (isAsked ? rule.check(subject) : 'notApplicable'))
  let applicable = 0
  let passed = 0
  for (const [i, verdict] of verdicts.entries()) {
    if (verdict === 'notApplicable') continue
    const { weight } = asked[i]!
    applicable += weight
    passed += weight * verdict.share
  }
  const points = applicable ? Math.round((100 * passed) / applicable) : 0
  const capped = facts.findings.some((finding) => finding.level === 'error') && points > ruleSet.cappedAt
  const score = capped ? ruleSet.cappedAt : points
  const results = asked.map((one, i) => resultOf(type, one, { verdict: verdicts[i]!, applicable }))
  return {
    score,
    band: bandOf(score, ruleSet),
    version: ruleSet.version,
    capped,
    results,
    bestFixes: bestOf(results, ruleSet),
  }
}

export function bandOf(score: number, { bands }: Pick<RuleSet, 'bands'> = defaultRuleSet): Band {
  if (score >= bands.great) return 'great'
  if (score >= bands.good) return 'good'
  return score >= bands.fair ? 'fair' : 'weak'
}

type Asked = Pick<RuleWeight, 'severity' | 'weight'> & {
  rule: QualityRule
  /** It has a weight, and offers of the type have what it asks about. */
  isAsked: boolean
  /** Where it is mended in offers of the type. */
  fieldKey: string
}

/** Every rule, as it is asked of offers of a type. */
const askedOf = onceOfBoth((type: OfferType, ruleSet: RuleSet): Asked[] => {
  const fields = fieldIndex(type)
  return allQualityRules.map((rule) => {
    const { id, fieldKey, elseFieldKey } = rule
    const { severity, weight } = ruleSet.rules[id]!
    const has = fields.has(fieldKey) || (elseFieldKey !== undefined && fields.has(elseFieldKey))
    const own = fields.has(fieldKey) ? fieldKey : (elseFieldKey ?? fieldKey)
    return { rule, severity, weight, isAsked: weight > 0 && has, fieldKey: own }
  })
})

type Weighed = { verdict: Verdict; applicable: number }

function resultOf(type: OfferType, asked: Asked, { verdict, applicable }: Weighed): RuleResult {
  const { rule, severity, weight } = asked
  const { id } = rule
  if (verdict === 'notApplicable') return { id, severity, weight, state: 'notApplicable', share: 0, gain: 0 }
  const share = Math.min(1, Math.max(0, verdict.share))
  if (share === 1) return { id, severity, weight, state: 'passed', share, gain: 0 }
  const { fieldKey = asked.fieldKey, at, params } = verdict
  return {
    id,
    severity,
    weight,
    state: share > 0 ? 'partial' : 'failed',
    share,
    gain: Math.round((1000 * weight * (1 - share)) / applicable) / 10,
    finding: asFinding(type, { fieldKey, at, code: id, level: severity, params }),
  }
}

function bestOf(results: RuleResult[], ruleSet: RuleSet): Fix[] {
  const worth = ({ id, gain }: RuleResult) => gain / ruleSet.rules[id]!.effort
  return results
    .filter((result) => result.finding)
    .sort((a, b) => worth(b) - worth(a) || b.gain - a.gain)
    .slice(0, BEST)
    .map(({ id, gain, finding }) => ({ id, gain, finding: finding! }))
}
