/** What a rule found wrong, or worth knowing, in an offer: always says where, and what to do. */
import type { FieldError } from '#platform/problem'

export type FindingLevel = 'error' | 'warning' | 'info'

export type Finding = {
  pageKey: string
  /** The field's key as in the type's data: `listing.screenshots` also for an entry's caption. */
  fieldKey: string
  /** JSON pointer to the very value: `#/listing/screenshots/0/caption`. */
  pointer: string
  /** `<page>.<field>.<rule>`, stable: programs may rely on it. */
  code: string
  level: FindingLevel
  params: Record<string, string | number>
  /** In English; findingMessage says it in another language. */
  message: string
}

/** Findings as a refused request reports them. */
export function asFieldErrors(findings: readonly Finding[]): FieldError[] {
  return findings.map(({ pointer, code, params, message }) => ({ pointer, code, params, detail: message }))
}

/** Those that stand in the way of a submission. */
export function errorsIn(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.level === 'error')
}
