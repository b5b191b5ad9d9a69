/** comptoir attribution ua */
import type { Locale } from '#platform/messages'
import {
  attributionWords,
  type HeaderTool,
  headerTools,
  lintCure,
  lintMessage,
  readUserAgent,
  userAgentLine,
} from '../../src/attribution/library.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { trackingIdArgument } from './guid-argument.ts'

export function parseHeader(header: string, { format, lang }: { format: 'text' | 'json'; lang: Locale }): ExitCode {
  const { tokens, counts, multipleTrackers, findings } = readUserAgent(header)
  const said = findings.map((finding) => ({
    rule: finding.rule,
    level: finding.level,
    column: finding.column,
    message: lintMessage(lang, finding),
    cure: lintCure(lang, finding),
  }))
  if (format === 'json') {
    process.stdout.write(
      `${JSON.stringify({ guid: counts?.guid ?? null, token: counts?.text ?? null, tokens, multipleTrackers, findings: said }, null, 2)}\n`,
    )
  } else {
    if (counts) process.stdout.write(`${counts.guid}\n`)
    else if (!said.length) process.stderr.write(`${attributionWords(lang, 'ua.nothing')}\n`)
    for (const { rule, level, message, cure } of said) process.stderr.write(`${level}: ${message} ${cure} [${rule}]\n`)
  }
  if (said.some(({ level }) => level === 'error')) return exitCodes.findings
  return counts ? exitCodes.done : exitCodes.findings
}

export function buildHeader({ tool, guid, lang }: { tool: string; guid: string; lang: Locale }): ExitCode {
  const id = trackingIdArgument(guid, lang)
  if (id === undefined) return exitCodes.usage
  if (!headerTools.includes(tool as HeaderTool)) {
    process.stderr.write(`${attributionWords(lang, 'ua.tools', { tools: headerTools.join(', ') })}\n`)
    return exitCodes.usage
  }
  process.stdout.write(`${userAgentLine(tool as HeaderTool, id.guid, { suffix: id.suffix })}\n`)
  return exitCodes.done
}
