/** How good a listing is, and what would make it better soonest (spec "offers" 6.1). Pure, and the same every time. */
import { readKey } from '../document.ts'
import type { Finding } from '../finding.ts'
import type { OfferDocument } from '../offer-document.ts'
import type { OfferType, Profile } from '../types/offer-type.ts'
import { asFinding } from '../validation.ts'
import { allQualityRules } from './all.ts'
import type { QualityFacts } from './facts.ts'
import type { Judged, QualityRule } from './quality-rule.ts'
import { defaultRuleSet, type RuleSet, type Severity } from './rule-set.ts'
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

export function scoreOffer(
  type: OfferType,
  profile: Profile,
  document: OfferDocument,
  facts: QualityFacts & { ruleSet?: RuleSet },
): OfferScore {
  const ruleSet = facts.ruleSet ?? defaultRuleSet
  const subject = new QualitySubject({ type, profile, document, facts, ruleSet, read: (key) => readKey(document, key) })
  const judged = allQualityRules.map((rule) => ({ rule, verdict: verdictOf(rule, subject) }))
  let applicable = 0
  let passed = 0
  for (const { rule, verdict } of judged) {
    if (verdict === 'notApplicable') continue
    const { weight } = weightOf(ruleSet, rule)
    applicable += weight
    passed += weight * verdict.share
  }
  const points = applicable ? Math.round((100 * passed) / applicable) : 0
  const capped = facts.findings.some((finding) => finding.level === 'error') && points > ruleSet.cappedAt
  const score = capped ? ruleSet.cappedAt : points
  const results = judged.map(({ rule, verdict }) => resultOf(rule, { verdict, subject, applicable }))
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

function verdictOf(rule: QualityRule, subject: QualitySubject): 'notApplicable' | Judged {
  const { fieldKey, elseFieldKey } = rule
  const has = subject.has(fieldKey) || (elseFieldKey !== undefined && subject.has(elseFieldKey))
  const isAsked = weightOf(subject.ruleSet, rule).weight > 0 && has
  return isAsked ? rule.check(subject) : 'notApplicable'
}

function weightOf(ruleSet: RuleSet, { id }: QualityRule) {
  return ruleSet.rules[id]!
}

type Weighed = { verdict: 'notApplicable' | Judged; subject: QualitySubject; applicable: number }

function resultOf(rule: QualityRule, { verdict, subject, applicable }: Weighed): RuleResult {
  const { severity, weight } = weightOf(subject.ruleSet, rule)
  if (verdict === 'notApplicable') return { id: rule.id, severity, weight, state: 'notApplicable', share: 0, gain: 0 }
  const share = Math.min(1, Math.max(0, verdict.share))
  if (share === 1) return { id: rule.id, severity, weight, state: 'passed', share, gain: 0 }
  const own = subject.has(rule.fieldKey) ? rule.fieldKey : (rule.elseFieldKey ?? rule.fieldKey)
  const { fieldKey = own, at, params } = verdict
  const found = { fieldKey, at, code: rule.id, level: severity, params }
  return {
    id: rule.id,
    severity,
    weight,
    state: share > 0 ? 'partial' : 'failed',
    share,
    gain: Math.round((1000 * weight * (1 - share)) / applicable) / 10,
    finding: asFinding(subject.type, found),
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
