/** Findings that somebody asked not to be told. */
import type { LintFinding, LintOptions } from './finding.ts'
import { isLintRule } from './rules.ts'

/** The rules named behind `comptoir-lint-disable` in a comment. */
export function disabledBy(comment: string): string[] {
  const found = /comptoir-lint-disable\b([^\r\n*]*)/.exec(comment)
  return found ? (found[1]!.match(/CUA\d{3}/g) ?? []) : []
}

export function enabled(
  findings: LintFinding[],
  { disable = [] }: LintOptions,
  disabled: readonly string[],
): LintFinding[] {
  const off = new Set([...disable, ...disabled].map((id) => id.trim().toUpperCase()).filter(isLintRule))
  return findings
    .filter(({ rule }) => !off.has(rule))
    .sort((a, b) => a.line - b.line || a.column - b.column || a.rule.localeCompare(b.rule))
}
