/** comptoir attribution report: what the publisher's GUIDs brought, as the marketplace totals it. */
import type { Locale } from '#platform/messages'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { ServerOptions } from '../offer/server.ts'
import { writeOut } from './files.ts'
import { atServer } from './guid.ts'

type ReportOptions = ServerOptions & {
  publisher?: string
  by: string
  from?: string
  to?: string
  filter: string[]
  format: 'csv' | 'tsv' | 'json'
  output?: string
  lang: Locale
}

export function report({ by, from, to, filter, format, output, ...options }: ReportOptions): Promise<ExitCode> {
  return atServer(options, async (server, home) => {
    const query = new URLSearchParams({ by, from: from ?? monthsAgo(5), to: to ?? monthsAgo(0) })
    for (const chosen of filter) {
      const at = chosen.indexOf('=')
      if (at < 1) {
        process.stderr.write(`“${chosen}”: write a filter as name=value.\n`)
        return exitCodes.usage
      }
      if (!filterNames.has(chosen.slice(0, at))) {
        process.stderr.write(`“${chosen}”: a filter is one of ${[...filterNames].join(', ')}.\n`)
        return exitCodes.usage
      }
      query.append(chosen.slice(0, at), chosen.slice(at + 1))
    }
    const type = format === 'json' ? '' : `.${format}`
    const bytes = await server.bytes(`${home.replace(/guids$/, 'report')}${type}?${query}`)
    return writeOut(bytes, output, options.lang)
  })
}

/** By name, so that asking for a report loads no report. */
export const filterNames = new Set(
  'guid offer plan channel method region resourceType provider meter unit currency customer status error cloud scope resource'.split(
    ' ',
  ),
)

/** The present month and the five before it, unless said otherwise. */
function monthsAgo(months: number): string {
  const now = new Date()
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months)).toISOString().slice(0, 7)
}
