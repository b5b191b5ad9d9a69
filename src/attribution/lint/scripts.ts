/** Lints scripts for the header tokens they set. Only the known ways of setting one are looked at. */
import { isDecoded, readSource } from '../source-text.ts'
import { readUserAgent } from '../user-agent.ts'
import { type LintFinding, type LintOptions, notes } from './finding.ts'
import { disabledBy, enabled } from './suppression.ts'

/** Ways of setting the header; the value is the first group. */
const settings = [
  // Shells, Python, PowerShell, pipelines in YAML, setters that take name and value.
  /\bAZURE_HTTP_USER_AGENT\b['"\]]*\s*[=:,]\s*(.+)$/gim,
  /^[ \t]*ENV[ \t]+AZURE_HTTP_USER_AGENT\s+(.+)$/gim,
  /\.?\badd_?user_?agent\(\s*["']([^"']*)["']/gi,
  /\bWithUserAgent\(\s*"([^"]*)"/gi,
  /\buser_agent\s*=\s*["']([^"']*)["']/gi,
  /\buserAgentPrefix\b["']?\s*:\s*["'`]([^"'`]*)["'`]/gi,
  /\bUser-Agent["']?\s*[:=,]\s*["']?([^"'\r\n]*)/gi,
]

/** Options that keep 24 characters: Go's ApplicationID, .NET's ApplicationId, Java's applicationId. */
const applicationId = /\b(?:set)?application_?id["']?\s*(?::=|[:=(])\s*["']([^"']*)["']/gi

export function lintScript(bytes: Uint8Array, options: LintOptions = {}): { findings: LintFinding[]; guids: string[] } {
  const source = readSource(bytes)
  if (!isDecoded(source)) return { findings: [], guids: [] }
  const report = notes(source, options.channel ?? 'marketplace')
  const guids: string[] = []
  for (const setting of settings)
    for (const match of source.text.matchAll(setting)) {
      const value = match[1] ?? ''
      const base = match.index + match[0].lastIndexOf(value)
      // Quotes end a value, not a token.
      const { tokens, findings } = readUserAgent(value.replace(/["'`]/g, ' '))
      guids.push(...tokens.map(({ guid }) => guid))
      for (const { rule, code, params, column, endColumn } of findings) {
        const start = base + column - 1
        const variant = code.split('.')[1]
        report.add(rule, { start, end: base + (endColumn ?? column) - 1 }, { params, ...(variant && { variant }) })
      }
    }
  for (const match of source.text.matchAll(applicationId)) {
    const [token] = match[1]!.match(/\bpid-[0-9a-f-]{8,}[\w.()-]*/i) ?? []
    if (token === undefined) continue
    const start = match.index + match[0].lastIndexOf(token)
    report.add(
      'CUA040',
      { start, end: start + token.length },
      { variant: 'applicationId', params: { token, length: token.length } },
    )
  }
  return { findings: enabled(unique(report.findings), options, disabledBy(source.text)), guids }
}

function unique(findings: LintFinding[]): LintFinding[] {
  return [
    ...new Map(findings.map((finding) => [`${finding.code} ${finding.line}:${finding.column}`, finding])).values(),
  ]
}
