/** comptoir attribution events push: hands a file of deployments, header tokens or usage to a marketplace. */
import { readFileSync } from 'node:fs'
import type { Locale } from '#platform/messages'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { Refused, Server, type ServerOptions } from '../offer/server.ts'
import { costExportOf } from './cost-export.ts'
import { whyNot } from './files.ts'
import { rowTypeOf } from './row-type.ts'

type Push = ServerOptions & {
  kind: 'events' | 'usage' | 'user-agents'
  restates?: string
  export?: string
  format: 'text' | 'json'
  lang: Locale
}
type Row = { row: number; result: string; reason?: string; guid?: string }
type Answer = { items?: Row[]; counted?: number; unmatched?: number; duplicates?: number; rejected?: Row[] }
type Sent = { path: string; bytes: Uint8Array<ArrayBuffer> }

/** Leaves with 1 when rows were rejected: the others are taken. A cost export’s manifest stands for its parts. */
export async function push(path: string, options: Push): Promise<ExitCode> {
  if ((options.restates ?? options.export) !== undefined && options.kind !== 'usage') {
    process.stderr.write('--restates and --export are for --kind usage.\n')
    return exitCodes.usage
  }
  const named = read([path], options.lang)
  if (!named) return exitCodes.unreadable
  const manifest = options.kind === 'usage' ? costExportOf(path, named[0]!.bytes) : undefined
  // All of them are at hand before the first is sent.
  const files = manifest ? read(manifest.parts, options.lang) : named
  if (!files) return exitCodes.unreadable
  const exportId = options.export ?? manifest?.exportId
  const answers: (Answer & { path: string })[] = []
  let code: ExitCode = exitCodes.done
  try {
    for (const file of files) {
      const answer = await send(file, { ...options, export: exportId })
      answers.push({ path: file.path, ...answer })
      if (say(file.path, answer, options)) code = exitCodes.findings
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const which = manifest ? `${files[answers.length]!.path}: ` : ''
    process.stderr.write(`${which}${error.message}\n`)
    code = [400, 413, 415].includes(error.status) ? exitCodes.unreadable : error.exitCode
  }
  if (options.format === 'json') {
    const { path: _, ...only } = answers[0] ?? { path }
    if (answers.length) process.stdout.write(`${JSON.stringify(manifest ? answers : only, null, 2)}\n`)
  }
  return code
}

function read(paths: string[], lang: Locale): Sent[] | undefined {
  const files: Sent[] = []
  for (const path of paths) {
    try {
      files.push({ path, bytes: new Uint8Array(readFileSync(path === '-' ? 0 : path)) })
    } catch (error) {
      process.stderr.write(`${path}: ${whyNot(error, lang)}\n`)
    }
  }
  return files.length === paths.length ? files : undefined
}

function send({ path, bytes }: Sent, { kind, restates, export: exportId, ...options }: Push): Promise<Answer> {
  const query = new URLSearchParams({
    ...(restates !== undefined && { restates }),
    ...(exportId !== undefined && { export: exportId }),
  })
  return new Server(options).json<Answer>(
    'POST',
    `/attribution/${kind === 'events' ? 'imports' : kind}${query.size ? `?${query}` : ''}`,
    { bytes: new Blob([bytes]), headers: { 'content-type': rowTypeOf(path) } },
  )
}

/** Whether rows of it were rejected. */
function say(path: string, answer: Answer, { format }: Push): boolean {
  const rejected = answer.rejected ?? answer.items?.filter(({ result }) => result === 'rejected') ?? []
  if (format !== 'json') process.stdout.write(`${path}: ${counted(answer)}\n`)
  for (const { row, reason } of rejected) process.stderr.write(`${path}:${row}: ${reason}\n`)
  return rejected.length > 0
}

function counted({ items, counted = 0, unmatched = 0, duplicates = 0, rejected = [] }: Answer): string {
  const figures = items
    ? [...Map.groupBy(items, ({ result }) => result)].map(([result, rows]) => [result, rows.length] as const)
    : Object.entries({ counted, unmatched, duplicates, rejected: rejected.length })
  return figures.map(([name, count]) => `${count} ${name}`).join(', ') || '0'
}
