/** comptoir attribution events push: hands a file of deployments, header tokens or usage to a marketplace. */
import { readFileSync } from 'node:fs'
import type { Locale } from '#platform/messages'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { Refused, Server, type ServerOptions } from '../offer/server.ts'
import { whyNot } from './files.ts'
import { rowTypeOf } from './row-type.ts'

type Push = ServerOptions & {
  kind: 'events' | 'usage' | 'user-agents'
  restates?: string
  format: 'text' | 'json'
  lang: Locale
}
type Row = { row: number; result: string; reason?: string; guid?: string }
type Answer = { items?: Row[]; counted?: number; unmatched?: number; duplicates?: number; rejected?: Row[] }

/** Leaves with 1 when rows were rejected: the others are taken. */
export async function push(path: string, { kind, restates, format, ...options }: Push): Promise<ExitCode> {
  if (restates !== undefined && kind !== 'usage') {
    process.stderr.write('--restates is for --kind usage.\n')
    return exitCodes.usage
  }
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(readFileSync(path === '-' ? 0 : path))
  } catch (error) {
    process.stderr.write(`${path}: ${whyNot(error, options.lang)}\n`)
    return exitCodes.unreadable
  }
  try {
    const answer = await new Server(options).json<Answer>(
      'POST',
      `/attribution/${kind === 'events' ? 'imports' : kind}${restates === undefined ? '' : `?restates=${restates}`}`,
      { bytes: new Blob([bytes]), headers: { 'content-type': rowTypeOf(path) } },
    )
    const rejected = answer.rejected ?? answer.items?.filter(({ result }) => result === 'rejected') ?? []
    if (format === 'json') process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`)
    else process.stdout.write(`${path}: ${counted(answer)}\n`)
    for (const { row, reason } of rejected) process.stderr.write(`${path}:${row}: ${reason}\n`)
    return rejected.length ? exitCodes.findings : exitCodes.done
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    process.stderr.write(`${error.message}\n`)
    return [400, 413, 415].includes(error.status) ? exitCodes.unreadable : error.exitCode
  }
}

function counted({ items, counted = 0, unmatched = 0, duplicates = 0, rejected = [] }: Answer): string {
  const figures = items
    ? [...Map.groupBy(items, ({ result }) => result)].map(([result, rows]) => [result, rows.length] as const)
    : Object.entries({ counted, unmatched, duplicates, rejected: rejected.length })
  return figures.map(([name, count]) => `${count} ${name}`).join(', ') || '0'
}
