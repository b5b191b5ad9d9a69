/** What lint found in one file: which rule, where, and the change that mends it when one is safe. */
import type { Locale, MessageParams } from '#platform/messages'
import type { Edit } from '../edits.ts'
import type { Span } from '../json/tolerant-json.ts'
import type { SourceText } from '../source-text.ts'
import { type LintChannel, type LintLevel, type LintRule, levelOf } from './rules.ts'
import { lintWords } from './words.ts'

export type LintFinding = {
  rule: LintRule
  level: LintLevel
  /** Which of the rule's sentences: `CUA003` or `CUA003.printedSample`. */
  code: string
  params: MessageParams
  line: number
  column: number
  endLine?: number
  endColumn?: number
  /** Edits of the file's text that mend it, without changing what it deploys. */
  fix?: LintFix
}

export type LintFix = {
  description: string
  edits: (Edit & { line: number; column: number; endLine: number; endColumn: number })[]
}

/** What a registry knows of a GUID. */
export type RegisteredGuid = {
  publisherId: string
  origin: 'selfGenerated' | 'platformIssued' | 'imported'
  offerId?: string | null
  planId?: string | null
  channel: LintChannel
  noticeUrl?: string | null
  noticeText?: string | null
  optOut?: string | null
}

export type LintOptions = {
  channel?: LintChannel
  /** Ids of rules not to be told. */
  disable?: readonly string[]
  /** Answers from a registry; without one, rules about registration stay silent. */
  registry?: (guid: string) => RegisteredGuid | undefined
  /** Platforms that issue ids, beside the known ones. */
  issuers?: readonly string[]
  /** Whose template it is, and what it is published as. */
  publishing?: { publisherId?: string; offerId?: string; planId?: string }
  /** With a clock, API versions are judged by their age. */
  now?: Date
  maxApiVersionAgeDays?: number
  /** What customers are told; left out, nothing is said about it. */
  privacy?: { noticeUrl?: string; optOut?: string }
  /** The GUID that fixes write. */
  guid?: string
  /** A template that others start from; false for nested and linked ones. */
  mainTemplate?: boolean
}

export type Notes = {
  add(
    rule: LintRule,
    where: Span | undefined,
    more?: { variant?: string; params?: MessageParams; fix?: { code: string; edits: Edit[] }; level?: LintLevel },
  ): void
  findings: LintFinding[]
}

export function notes(source: SourceText | undefined, channel: LintChannel): Notes {
  const findings: LintFinding[] = []
  return {
    findings,
    add(rule, where, { variant, params = {}, fix, level } = {}) {
      findings.push({
        rule,
        level: level ?? levelOf(rule, channel),
        code: variant ? `${rule}.${variant}` : rule,
        params,
        ...(source && where ? region(source, where) : { line: 1, column: 1 }),
        ...(fix && source && { fix: { description: fix.code, edits: fix.edits.map((edit) => located(source, edit)) } }),
      })
    },
  }
}

function located(source: SourceText, edit: Edit) {
  return {
    ...edit,
    ...(region(source, { start: edit.at, end: edit.at + edit.remove }) as Required<ReturnType<typeof region>>),
  }
}

function region(source: SourceText, { start, end }: Span) {
  const from = source.at(start)
  const to = source.at(end)
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column }
}

export function lintMessage(locale: Locale, { code, params }: Pick<LintFinding, 'code' | 'params'>): string {
  return lintWords(locale, code, params)
}

/** What to do about it. */
export function lintCure(locale: Locale, { rule }: Pick<LintFinding, 'rule'>): string {
  return lintWords(locale, `${rule}.cure`)
}

export function lintTitle(locale: Locale, rule: LintRule): string {
  return lintWords(locale, `${rule}.title`)
}
