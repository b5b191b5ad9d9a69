/**
 * Findings about lines of files, as people and build servers read them: text, JSON, SARIF 2.1.0 and JUnit XML.
 * Pure: what was found goes in, a text comes out, the same for the same findings.
 */
import type { Locale } from './messages.ts'

export type FileFinding = {
  /** As the person named it: relative to where the command runs, or absolute. */
  file: string
  /** Counted from 1; columns in UTF-16 units, as editors count. */
  line: number
  column: number
  endLine?: number
  /** The column after the last character. */
  endColumn?: number
  rule: string
  level: 'error' | 'warning' | 'info'
  message: string
  /** What to do about it, when the message does not say so already. */
  cure?: string
  helpUri?: string
  /** A change to the file that mends it and nothing else. */
  fix?: FileFix
}

export type FileFix = {
  description: string
  /** Lines and columns as above; where begin and end are the same, text is put in. */
  replacements: readonly { line: number; column: number; endLine: number; endColumn: number; text: string }[]
}

const findingFormats = ['text', 'json', 'sarif', 'junit'] as const
export type FindingFormat = (typeof findingFormats)[number]

export type FindingReport = {
  tool: { name: string; version: string; informationUri?: string }
  /** What is known of rules beyond their ids; those that nothing broke need not be here. */
  rules?: readonly { id: string; description?: string; helpUri?: string }[]
  /** Every file that was looked at: one without findings passes. Default: those that have findings. */
  files?: readonly string[]
  /** Of the summary in `text`. Messages come in the language they were asked in. */
  locale?: Locale
  /** What else programs may want, such as scores: members of the JSON, properties of the SARIF run. */
  extra?: Readonly<Record<string, unknown>>
}

/** Ends with a line feed. */
export function formatFindings(findings: readonly FileFinding[], format: FindingFormat, report: FindingReport): string {
  return `${writers[format](findings, report)}\n`
}

function countFindings(findings: readonly FileFinding[]): { errors: number; warnings: number; infos: number } {
  const count = (level: FileFinding['level']) => findings.filter((finding) => finding.level === level).length
  return { errors: count('error'), warnings: count('warning'), infos: count('info') }
}

const writers: Record<FindingFormat, (findings: readonly FileFinding[], report: FindingReport) => string> = {
  text: asText,
  json: asJson,
  sarif: asSarif,
  junit: asJunit,
}

/** `file:line:column: level: message [rule]`, which editors and terminals turn into links. */
function asText(findings: readonly FileFinding[], report: FindingReport): string {
  const lines = findings.flatMap(({ file, line, column, level, message, rule, cure }) => [
    printable(`${file}:${line}:${column}: ${level}: ${message} [${rule}]`),
    ...(cure ? [`    ${printable(cure)}`] : []),
  ])
  return [...lines, summary(findings, report)].join('\n')
}

// What a message quotes was written by others: it must not move the cursor or forge a line of the output.
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD')
}

function summary(findings: readonly FileFinding[], report: FindingReport): string {
  const { locale = 'en' } = report
  const { errors, warnings, infos } = countFindings(findings)
  const looked = lookedAt(findings, report).length
  const say = {
    en: [
      counted(looked, 'file', 'files'),
      counted(errors, 'error', 'errors'),
      counted(warnings, 'warning', 'warnings'),
      counted(infos, 'note', 'notes'),
    ],
    fr: [
      counted(looked, 'fichier', 'fichiers', 2),
      counted(errors, 'erreur', 'erreurs', 2),
      counted(warnings, 'avertissement', 'avertissements', 2),
      counted(infos, 'remarque', 'remarques', 2),
    ],
  }
  const [of, ...what] = say[locale]
  return locale === 'fr' ? `${of} : ${what.join(', ')}` : `${of}: ${what.join(', ')}`
}

function lookedAt(findings: readonly FileFinding[], { files = [] }: FindingReport): string[] {
  return [...new Set([...files, ...findings.map(({ file }) => file)])]
}

/** @param pluralFrom English says “0 files”, French “0 fichier” */
function counted(n: number, one: string, many: string, pluralFrom = 0): string {
  return `${n} ${n !== 1 && n >= pluralFrom ? many : one}`
}

function asJson(findings: readonly FileFinding[], report: FindingReport): string {
  const summary = { files: lookedAt(findings, report).length, ...countFindings(findings) }
  return JSON.stringify({ tool: report.tool, summary, ...report.extra, findings }, null, 2)
}

const sarifLevels = { error: 'error', warning: 'warning', info: 'note' } as const

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
function asSarif(findings: readonly FileFinding[], report: FindingReport): string {
  const { tool, rules = [], extra } = report
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort()
  const indexOf = new Map(ids.map((id, index) => [id, index]))
  const run = {
    tool: {
      driver: {
        name: tool.name,
        version: tool.version,
        informationUri: tool.informationUri,
        rules: ids.map((id) => sarifRule(id, rules, findings)),
      },
    },
    columnKind: 'utf16CodeUnits',
    artifacts: lookedAt(findings, report).map((file) => ({ location: artifactLocation(file) })),
    results: findings.map((finding) => ({
      ruleId: finding.rule,
      ruleIndex: indexOf.get(finding.rule),
      level: sarifLevels[finding.level],
      message: { text: [finding.message, finding.cure].filter(Boolean).join(' ') },
      locations: [
        { physicalLocation: { artifactLocation: artifactLocation(finding.file), region: regionOf(finding) } },
      ],
      fixes: finding.fix && [sarifFix(finding.file, finding.fix)],
    })),
    properties: extra,
  }
  return JSON.stringify(
    { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] },
    null,
    2,
  )
}

function sarifRule(id: string, rules: FindingReport['rules'] = [], findings: readonly FileFinding[]) {
  const known = rules.find((rule) => rule.id === id)
  return {
    id,
    shortDescription: known?.description ? { text: known.description } : undefined,
    helpUri: known?.helpUri ?? findings.find((finding) => finding.rule === id)?.helpUri,
  }
}

function sarifFix(file: string, { description, replacements }: FileFix) {
  return {
    description: { text: description },
    artifactChanges: [
      {
        artifactLocation: artifactLocation(file),
        replacements: replacements.map(({ text, ...region }) => ({
          deletedRegion: regionOf(region),
          insertedContent: { text },
        })),
      },
    ],
  }
}

/** Relative files stay relative to the repository, whatever folder it was fetched into. */
function artifactLocation(file: string) {
  const path = file.replaceAll('\\', '/').replace(/^\.\//, '')
  const uri = path.split('/').map(encodeURIComponent).join('/')
  if (path.startsWith('/')) return { uri: `file://${uri}` }
  return /^[a-z]:\//i.test(path) ? { uri: `file:///${uri.replace('%3A', ':')}` } : { uri, uriBaseId: '%SRCROOT%' }
}

function regionOf({
  line,
  column,
  endLine,
  endColumn,
}: Pick<FileFinding, 'line' | 'column' | 'endLine' | 'endColumn'>) {
  return { startLine: line, startColumn: column, endLine, endColumn }
}

/** One suite a file, one failed case an error; warnings and notes pass and are told in the output. */
function asJunit(findings: readonly FileFinding[], report: FindingReport): string {
  const looked = lookedAt(findings, report)
  const byFile = Map.groupBy(findings, ({ file }) => file)
  const suites = looked.map((file) => junitSuite(file, byFile.get(file) ?? []))
  const tests = looked.reduce((sum, file) => sum + Math.max(1, byFile.get(file)?.length ?? 0), 0)
  const { errors } = countFindings(findings)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${xml(report.tool.name)}" tests="${tests}" failures="${errors}" errors="0">`,
    ...suites,
    '</testsuites>',
  ].join('\n')
}

function junitSuite(file: string, findings: readonly FileFinding[]): string {
  const { errors } = countFindings(findings)
  const cases = findings.length
    ? findings.map(junitCase)
    : [`    <testcase name="no findings" classname="${xml(file)}" file="${xml(file)}"/>`]
  return [
    `  <testsuite name="${xml(file)}" tests="${cases.length}" failures="${errors}" errors="0" skipped="0">`,
    ...cases,
    '  </testsuite>',
  ].join('\n')
}

function junitCase({ file, line, column, level, rule, message, cure }: FileFinding): string {
  const name = `${rule} (${line}:${column})`
  const text = xml(`${file}:${line}:${column}: ${level}: ${[message, cure].filter(Boolean).join(' ')}`)
  const inside =
    level === 'error'
      ? `<failure message="${xml(message)}" type="${xml(rule)}">${text}</failure>`
      : `<system-out>${text}</system-out>`
  return `    <testcase name="${xml(name)}" classname="${xml(file)}" file="${xml(file)}" line="${line}">${inside}</testcase>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' }

// XML 1.0 has no way to write most control characters, nor half a surrogate pair, not even as entities.
function xml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '\uFFFD')
    .replace(/[&<>"\n]/g, (character) => entities[character] ?? character)
}
