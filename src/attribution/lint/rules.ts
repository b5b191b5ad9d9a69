/** The lint rules as data: how grave each is, on the marketplace and elsewhere. Specification: attribution §4.9. */

export type LintLevel = 'error' | 'warning' | 'info'
export type LintChannel = 'marketplace' | 'publicRepository' | 'privateRepository' | 'customerEngagement' | 'other'

type Severity = readonly [marketplace: LintLevel, elsewhere: LintLevel]

const both = (level: LintLevel): Severity => [level, level]
const blocksPublishing: Severity = ['error', 'warning']

export const lintRules = {
  CUA001: both('error'),
  CUA002: blocksPublishing,
  CUA003: both('error'),
  CUA004: both('error'),
  CUA005: both('warning'),
  CUA006: blocksPublishing,
  CUA007: both('error'),
  CUA008: blocksPublishing,
  CUA009: blocksPublishing,
  CUA010: both('error'),
  CUA011: both('warning'),
  CUA012: both('warning'),
  CUA013: ['warning', 'info'],
  CUA014: both('error'),
  CUA015: blocksPublishing,
  CUA016: both('error'),
  CUA017: both('warning'),
  CUA018: both('info'),
  CUA019: both('info'),
  CUA020: both('info'),
  CUA021: both('warning'),
  CUA022: both('warning'),
  CUA023: both('info'),
  CUA024: both('error'),
  CUA025: both('info'),
  CUA026: both('error'),
  CUA027: both('error'),
  CUA028: both('warning'),
  CUA029: blocksPublishing,
  CUA030: both('warning'),
  CUA040: both('error'),
  CUA041: both('warning'),
  CUA042: both('warning'),
  CUA050: both('warning'),
  CUA051: both('error'),
  CUA052: both('warning'),
  CUA053: both('info'),
  CUA060: both('info'),
} as const satisfies Record<string, Severity>

export type LintRule = keyof typeof lintRules

export const lintRuleIds = Object.keys(lintRules) as LintRule[]

export function levelOf(rule: LintRule, channel: LintChannel): LintLevel {
  return lintRules[rule][channel === 'marketplace' ? 0 : 1]
}

export function isLintRule(text: string): text is LintRule {
  return Object.hasOwn(lintRules, text)
}
