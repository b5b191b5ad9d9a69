/** comptoir attribution guid: the registry of a marketplace, by its REST API. */
import { readFileSync } from 'node:fs'
import type { Locale } from '#platform/messages'
import { readGuid } from '../../src/attribution/guid.ts'
import { attributionWords } from '../../src/attribution/words.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import { Refused, Server, type ServerOptions } from '../offer/server.ts'
import { whyNot, writeOut } from './files.ts'
import { guidArgument } from './guid-argument.ts'

export type GuidOptions = ServerOptions & { publisher?: string; format: 'text' | 'json'; lang: Locale }
export type NewGuidOptions = GuidOptions & {
  offer?: string
  plan?: string
  channel: string
  channelDetail?: string
  description?: string
  noticeUrl?: string
  optOut?: string
  register?: boolean
  draft?: boolean
}

type Record = {
  id: string
  guid: string | null
  trackingId: string
  description: string
  offerId: string | null
  channel: string
  state: string
  lastSeenAt: string | null
  notices?: string[]
}

/** A fresh GUID: made here, and registered only when asked. */
export function newGuid(options: NewGuidOptions): Promise<ExitCode> {
  const guid = crypto.randomUUID()
  if (options.register) return claim([guid], options)
  print(options, { guid, trackingId: `pid-${guid}` }, () => guid)
  return Promise.resolve(exitCodes.done)
}

export function registerGuids(guids: string[], options: NewGuidOptions): Promise<ExitCode> {
  return claim(guids, options)
}

/** Claims a GUID that another publisher has: the operator decides whose it is. */
export async function disputeGuid(guid: string, options: NewGuidOptions): Promise<ExitCode> {
  return (await claim([guid], options, { expectsDispute: true })) as ExitCode
}

async function claim(texts: string[], options: NewGuidOptions, { expectsDispute = false } = {}): Promise<ExitCode> {
  const { description, offer, plan, channel, channelDetail, noticeUrl, optOut, draft } = options
  const read = texts.map((text) => guidArgument(text, options.lang))
  if (read.includes(undefined)) return exitCodes.usage
  return atServer(options, async (server, home) => {
    const made: Record[] = []
    for (const guid of read)
      made.push(
        await server.json<Record>('POST', home, {
          body: {
            guid,
            description: description ?? offer ?? '',
            ...{ offerId: offer, planId: plan, channel, channelDetail, noticeUrl, optOut },
            ...(draft && { register: false }),
          },
        }),
      )
    print(options, made, () => made.map(line).join('\n'))
    const disputed = made.some(({ state }) => state === 'disputed')
    return disputed && !expectsDispute ? exitCodes.conflict : exitCodes.done
  })
}

export function listGuids({ state, ...options }: GuidOptions & { state?: string }): Promise<ExitCode> {
  return atServer(options, async (server, home) => {
    const { items } = await server.json<{ items: Record[] }>('GET', home, state ? { query: { state } } : {})
    print(options, items, () => items.map(line).join('\n'))
    return exitCodes.done
  })
}

export function showGuid(guid: string, options: GuidOptions): Promise<ExitCode> {
  return atServer(options, async (server, home) => {
    const { id } = await found(server, home, { guid, lang: options.lang })
    const record = await server.json<Record & { changes: { change: string; by: string; at: string }[] }>(
      'GET',
      `${home}/${id}`,
    )
    print(options, record, () =>
      [
        ...Object.entries(record).flatMap(([name, value]) =>
          value === null || value === '' || typeof value === 'object' ? [] : [`${name}: ${value}`],
        ),
        ...record.changes.map(({ change, by, at }) => `${at}  ${change}  ${by}`),
      ].join('\n'),
    )
    return exitCodes.done
  })
}

export function retireGuid(guid: string, options: GuidOptions): Promise<ExitCode> {
  return moved(guid, options, 'PUT')
}

export function reactivateGuid(guid: string, options: GuidOptions): Promise<ExitCode> {
  return moved(guid, options, 'DELETE')
}

function moved(guid: string, options: GuidOptions, method: 'PUT' | 'DELETE'): Promise<ExitCode> {
  return atServer(options, async (server, home) => {
    const { id } = await found(server, home, { guid, lang: options.lang })
    const record = await server.json<Record>(method, `${home}/${id}/retirement`)
    print(options, record, () => line(record))
    return exitCodes.done
  })
}

export function importGuids(path: string, options: GuidOptions): Promise<ExitCode> {
  return atServer(options, async (server, home) => {
    let csv: string
    try {
      csv = readFileSync(path === '-' ? 0 : path, 'utf8')
    } catch (error) {
      process.stderr.write(`${path}: ${whyNot(error, options.lang)}\n`)
      return exitCodes.unreadable
    }
    const imports = home.replace(/guids$/, 'imports')
    const { items } = await server.json<{ items: Record[] }>('POST', imports, { body: { csv } })
    print(options, items, () => items.map(line).join('\n'))
    return items.some(({ state }) => state === 'disputed') ? exitCodes.conflict : exitCodes.done
  })
}

export function exportGuids({ output, ...options }: GuidOptions & { output?: string }): Promise<ExitCode> {
  return atServer(options, async (server, home) => {
    const csv = await server.bytes(`${home}.csv`)
    return writeOut(csv, output, options.lang)
  })
}

/** The marketplace, and where the publisher's GUIDs are in it; what it refuses is said field by field. */
export async function atServer(
  options: ServerOptions & { publisher?: string },
  work: (server: Server, home: string) => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    const server = new Server(options)
    const publisherId = options.publisher ?? process.env.COMPTOIR_PUBLISHER
    if (!publisherId) throw new Refused('Name the publisher: --publisher ID.', { exitCode: exitCodes.usage })
    return await work(server, `/publishers/${encodeURIComponent(publisherId)}/attribution/guids`)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    process.stderr.write(`${error.message}\n`)
    for (const { pointer, detail } of error.errors) process.stderr.write(`  ${pointer}: ${detail}\n`)
    return error.status === 422 ? exitCodes.findings : error.status === 409 ? exitCodes.conflict : error.exitCode
  }
}

async function found(server: Server, home: string, { guid: text, lang }: { guid: string; lang: Locale }) {
  const { items } = await server.json<{ items: Record[] }>('GET', home)
  const byId = items.find(({ id }) => id === text.toLowerCase())
  if (byId) return byId
  const reading = readGuid(text)
  if (reading.kind === 'refused')
    throw new Refused(attributionWords(lang, `guid.${reading.reason}`, { digits: reading.digits }), {
      exitCode: exitCodes.usage,
    })
  const record = items.find(({ guid }) => guid === reading.guid)
  if (!record)
    throw new Refused(attributionWords(lang, 'cli.noSuchGuid', { guid: text }), { exitCode: exitCodes.unreadable })
  return record
}

function line({ guid, trackingId, state, channel, offerId, description, notices }: Record): string {
  const said = notices?.map((notice) => `\n    ${notice}`).join('') ?? ''
  return `${[guid ?? trackingId, state, channel, offerId ?? '-', description].join('\t')}${said}`
}

function print(options: { format: 'text' | 'json' }, value: unknown, text: () => string) {
  const said = options.format === 'json' ? JSON.stringify(value, null, 2) : text()
  if (said) process.stdout.write(`${said}\n`)
}
