/** comptoir lead …: the relay, and leads from the command line. */
import { setTimeout as pause } from 'node:timers/promises'
import { Command, InvalidArgumentError, Option } from 'commander'
import { validate as isUuid } from 'uuid'
import { formatFindings } from '#platform/finding-formats'
import type { Locale } from '#platform/messages'
import { Problem } from '#platform/problem'
import { exitCodes, exitCodesHelp } from './exit-codes.ts'
import { type Desk, type DeskOptions, DeskRefused, localeOf, openDesk } from './lead/desk.ts'
import { send } from './lead/send.ts'
import { leadWords } from './lead/words.ts'

type Common = DeskOptions & { format: 'text' | 'json' }

export const lead = new Command('lead')
  .description('Receive, follow and send leads')
  .addHelpText(
    'after',
    `
Examples:
  comptoir lead tail --publisher fabrikam --delivery held
  comptoir lead explain 0199f1c2-7d3e-7aa0-b2c4-5e6f70819223
  comptoir lead replay --publisher fabrikam --connection "Sales CRM" --since 2026-03-01 --before 2026-03-02 --dry-run
  comptoir lead send https://crm.example/leads --count 3
${exitCodesHelp}`,
  )
  .exitOverride()

lead
  .command('relay')
  .description('Take leads that another marketplace posts, and deliver them to the destinations of one file')
  .requiredOption('--config <file>', 'the file that says where leads come in and where they go')
  .option('--check', 'read the file, say what is wrong with it, and end')
  .addOption(localeOption())
  .action(async ({ config: file, check, locale }: { config: string; check?: boolean; locale: Locale }) => {
    const { readRelayConfig } = await import('../src/relay/index.ts')
    const readAgain = () => {
      const read = readRelayConfig(file, { env: process.env, locale })
      if (read.config) return read.config
      const tool = { name: 'comptoir lead relay', version: '1' }
      process.stderr.write(formatFindings(read.findings, 'text', { tool, locale }))
      process.exitCode = read.findings.some(({ rule }) => rule === 'relay.unreadable')
        ? exitCodes.unreadable
        : exitCodes.findings
    }
    const config = readAgain()
    if (!config) return
    if (check) {
      const names = { listeners: config.listeners.length, connections: config.connections.length }
      return print(leadWords(locale, 'cli.relay.fine', { file, ...names }))
    }
    const { serveRelay } = await import('../server/relay.ts')
    await serveRelay(config, () => {
      const again = readAgain()
      process.exitCode = exitCodes.done
      return again
    }).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error
      const words = [error.detail, ...error.errors.map(({ detail }) => `  ${detail}`)]
      process.stderr.write(`${words.join('\n')}\n`)
      process.exitCode = exitCodes.findings
    })
  })

lead
  .command('send')
  .description('Post leads to an HTTPS endpoint as a marketplace does: to a relay, or to any receiver')
  .argument('<url>', 'where to')
  .option('--file <file>', 'a JSON file with the payload; - reads standard input')
  .option('--set <name=value...>', 'change a member: Email=a@b.example, LeadSource=SPZA', [])
  .option('--header <line...>', 'a header of your own: "Authorization: Bearer …"', [])
  .option('--count <n>', 'so many leads, each of another customer', countOf, 1)
  .addOption(formatOption())
  .addOption(localeOption())
  .action(send)

desk('explain', 'Tell a lead’s story, why it stands where it does, and what to do next')
  .argument('<id>', 'the lead')
  .action((id: string, options: Common) => withDesk(options, (opened) => explain(opened, id, options)))

desk('tail', 'The last leads and where their deliveries stand; nothing that says who they are')
  .option('--count <n>', 'so many, at most 200', countOf, 20)
  .option('--follow', 'go on with those that come, until interrupted')
  .option('--delivery <state>', 'only those with a delivery in this state: held, parked, rejected, waiting …')
  .action((options: Common & TailOptions) => withDesk(options, (opened) => tail(opened, options)))

desk('replay', 'Deliver chosen leads to a connection again')
  .requiredOption('--connection <name>', 'name or id of the connection')
  .option('--id <id...>', 'these leads')
  .option('--since <instant>', 'captured at or after: 2026-03-01 or 2026-03-01T08:00:00Z')
  .option('--before <instant>', 'captured before')
  .option('--offer <id>', 'of this offer')
  .option('--delivery <state>', 'with a delivery in this state: parked, rejected, held …')
  .option('--everything', 'also those that arrived; the receiver sees the same key')
  .option('--dry-run', 'only count')
  .action((options: Common & ReplayOptions) => withDesk(options, (opened) => replay(opened, options)))

/** A command that looks at leads, wherever they are. */
function desk(name: string, description: string): Command {
  return lead
    .command(name)
    .description(description)
    .option('--url <url>', 'of a running Comptoir or relay; without it the database is opened')
    .option('--token <token>', 'admin token of the relay, or an access token; default: $COMPTOIR_TOKEN')
    .option('--config <file>', 'the relay’s file, when its database is opened')
    .option('--publisher <id>', 'whose leads')
    .addOption(formatOption())
    .addOption(localeOption())
}

async function withDesk(options: Common, deed: (desk: Desk) => Promise<void>): Promise<void> {
  let opened: Desk | undefined
  try {
    opened = await openDesk(options)
    await deed(opened)
  } catch (error) {
    if (!(error instanceof DeskRefused)) throw error
    process.stderr.write(`${error.message}\n`)
    const isOurs = error.status === 400 || error.status === 422
    process.exitCode = isOurs ? exitCodes.usage : exitCodes.outsideFailed
  } finally {
    await opened?.close()
  }
}

type Explained = { story: { at: string; says: string }[]; next: string[]; needsYou: boolean }

async function explain(opened: Desk, id: string, { format, locale }: Common): Promise<void> {
  if (!isUuid(id)) throw new DeskRefused(422, leadWords(locale, 'cli.lead.no_id', { id }))
  const publisherId = await opened.publisherOf(id)
  const told = await opened.get<Explained>(`/publishers/${publisherId}/leads/${encodeURIComponent(id)}/explanation`)
  if (told.needsYou) process.exitCode = exitCodes.findings
  if (format === 'json') return print(JSON.stringify(told, null, 2))
  for (const { at, says } of told.story) print(`${inUtc(at)}  ${says}`)
  print(`\n${leadWords(locale, 'cli.next')}`)
  for (const next of told.next) print(`→ ${next}`)
}

type TailOptions = { count: number; follow?: boolean; delivery?: string }
type Listed = {
  id: string
  capturedAt: string
  leadSource: string
  state: string
  rating: string
  score: number
  deliveries: { connectionName: string; state: string }[]
}

const lookEveryMs = 2_000

async function tail(opened: Desk, { count, follow, delivery, format, locale }: Common & TailOptions): Promise<void> {
  const publisherId = await opened.publisherOf()
  const query = new URLSearchParams({ limit: String(Math.min(200, Math.max(1, count))) })
  if (delivery) query.set('delivery', delivery)
  const printed = new Map<string, string>()
  for (;;) {
    const { items } = await opened.get<{ items: Listed[] }>(`/publishers/${publisherId}/leads?${query}`)
    for (const listed of items.toReversed()) {
      const line = format === 'json' ? JSON.stringify(shown(listed)) : lineOf(listed, locale)
      // Again when something moved.
      if (printed.get(listed.id) !== line) print(line)
      printed.set(listed.id, line)
    }
    if (!follow) return
    await pause(lookEveryMs)
  }
}

function inUtc(at: string): string {
  return at.replace('T', ' ').replace('Z', ' UTC')
}

/** Nothing that says who it is: terminals are looked at over shoulders, and their output is pasted into tickets. */
function shown({ id, capturedAt, leadSource, state, rating, score, deliveries }: Listed) {
  return {
    id,
    capturedAt,
    leadSource,
    state,
    rating,
    score,
    deliveries: deliveries.map(({ connectionName, state }) => ({ connectionName, state })),
  }
}

function lineOf({ id, capturedAt, leadSource, state, score, deliveries }: Listed, locale: Locale): string {
  const where = deliveries.map((delivery) => `${delivery.connectionName}: ${delivery.state}`).join(', ')
  const standing = state === 'routable' ? where || leadWords(locale, 'cli.nowhere') : state
  return `${inUtc(capturedAt)}  ${id}  ${String(score).padStart(3)}  ${leadSource}  ${standing}`
}

type ReplayOptions = {
  connection: string
  id?: string[]
  since?: string
  before?: string
  offer?: string
  delivery?: string
  everything?: boolean
  dryRun?: boolean
}

async function replay(opened: Desk, options: Common & ReplayOptions): Promise<void> {
  const { connection, id, since, before, offer, delivery, everything, dryRun = false, format, locale } = options
  if (id && (since ?? before ?? offer ?? delivery)) throw new DeskRefused(422, leadWords(locale, 'cli.replay.both'))
  const publisherId = await opened.publisherOf(id?.[0])
  const { items } = await opened.get<{ items: { id: string; name: string }[] }>(
    `/publishers/${publisherId}/connections`,
  )
  const target = items.find((known) => known.id === connection || known.name === connection)
  if (!target) {
    const names = items.map(({ name }) => name).join(', ')
    throw new DeskRefused(404, leadWords(locale, 'cli.connection.unknown', { name: connection, names }))
  }
  const filter = { since: instantOf(since, locale), before: instantOf(before, locale), offerId: offer, delivery }
  const done = await opened.post<{ leads: number; queued: number; replay: { id: string } | null }>(
    `/publishers/${publisherId}/lead-replays`,
    {
      connectionId: target.id,
      ...(id ? { leadIds: id } : { filter }),
      what: everything ? 'everything' : 'missing',
      dryRun,
    },
  )
  if (format === 'json') return print(JSON.stringify(done, null, 2))
  const { leads, queued } = done
  const which = dryRun ? 'dry' : queued === 0 ? 'none' : 'done'
  print(leadWords(locale, `cli.replay.${which}`, { leads, queued, id: done.replay?.id ?? '' }))
}

function instantOf(text: string | undefined, locale: Locale): string | undefined {
  if (text === undefined) return undefined
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text
  const isInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(whole) && !Number.isNaN(Date.parse(whole))
  if (!isInstant) throw new DeskRefused(422, leadWords(locale, 'cli.instant', { text }))
  return new Date(whole).toISOString()
}

function countOf(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('A whole number from 1 on.')
  return value
}

function formatOption(): Option {
  return new Option('--format <format>', 'how to print the result').choices(['text', 'json']).default('text')
}

function localeOption(): Option {
  return new Option('--locale <locale>', 'language of what is said')
    .choices(['en', 'fr'])
    .default(localeOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG))
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
