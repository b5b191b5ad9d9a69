/**
 * What collectors send: deployments, header tokens, usage. JSON, NDJSON or CSV (usage also as Parquet), zipped or not;
 * with a bearer token, or signed with a collector’s key.
 */
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createRoute, refusing, z } from '#platform/api-shapes'
import type { Ctx } from '#platform/ctx'
import { type ApiEnv, apiRoom, ctxOf } from '#platform/http'
import { tooLarge, unprocessable } from '#platform/problem'
import { eventsOfRecords, type ToldRow } from '../cloud-records.ts'
import { collectorOf } from '../collectors.ts'
import { ingestEvents, maxEvents } from '../ingest.ts'
import { type ReadRow, readRows } from '../read-rows.ts'
import { reporterOf } from '../reporter.ts'
import { restatedMonth } from '../restated-usage.ts'
import { importUsage } from '../usage.ts'
import { ingestUserAgents } from '../user-agents.ts'
import { json, ofPublisher, strangers, tags, wrongFields } from './answers.ts'
import { eventsShape, seenShape, takenShape, usageShape, usageTakenShape, userAgentsShape } from './shapes.ts'

export const collectedPart = apiRoom()

const maxBodyBytes = 32 * 1024 * 1024

type From = { ctx: Ctx; publisherId: string | undefined; rows: ReadRow[]; query?: Record<string, string> }
type Collected = {
  path: string
  operationId: string
  summary: string
  description: string
  schema: z.ZodType
  answer: z.ZodType
  /** In one call; files of the same have no such bound. */
  most?: number
  query?: z.ZodObject
  take(from: From): Promise<object>
}

const events = async ({ ctx, publisherId, rows }: From) => ({
  items: await eachRow(eventsOfRecords(rows), (values) => ingestEvents(ctx, values, whose(publisherId))),
})
const userAgents = async ({ ctx, publisherId, rows }: From) => ({
  items: await eachRow(rows, (values) => ingestUserAgents(ctx, values, whose(publisherId))),
})

const once = 'Each is taken once, in any order; the answer says what became of each row.'
const requestOnce =
  'A request counts once, by its eventId or by all that is told of it. Only the tracking ids are kept, never the header.'
const collected: Collected[] = [
  {
    path: '/attribution/events',
    operationId: 'reportDeployments',
    summary: 'Tell of deployments, for the operator’s collectors',
    description: `One event or at most 1 000. ${once} An application of a publisher tells of that publisher’s own.`,
    schema: eventsShape,
    answer: takenShape,
    most: maxEvents,
    take: events,
  },
  {
    path: '/attribution/imports',
    operationId: 'importDeployments',
    summary: 'Tell of deployments from a file',
    description: `NDJSON, CSV or JSON, at most 32 MB as sent; the cloud’s activity log and listings of its deployments too, whose other rows tell nothing by themselves. ${once}`,
    schema: eventsShape,
    answer: takenShape,
    take: events,
  },
  {
    path: '/attribution/user-agents',
    operationId: 'reportUserAgents',
    summary: 'Tell of requests that carried a header token',
    description: `From an access log. ${requestOnce}`,
    schema: userAgentsShape,
    answer: seenShape,
    take: userAgents,
  },
  {
    path: '/attribution/usage',
    operationId: 'reportUsage',
    summary: 'Tell of usage, for the operator’s collectors',
    description:
      'Rows of a usage export, as JSON, NDJSON, CSV or Parquet, under these names or under the headings of the cloud’s cost exports and of FOCUS. Those of resources that no tracked deployment created are counted and not kept.',
    query: z.object({
      restates: z.string().regex(restatedMonth).optional().openapi({
        description:
          'The rows are all there is of this month so far: what was told of it before is replaced, for the subscriptions in them.',
        example: '2026-03',
      }),
      export: z.string().min(1).max(100).optional().openapi({
        description:
          'Of an export that comes in parts, what all its parts have in common, such as the id of its run: none of them replaces another.',
        example: '30b27ef5-8fac-4e48-8a5a-2c1a4d5b6e70',
      }),
    }),
    schema: usageShape,
    answer: usageTakenShape,
    take: takeUsage,
  },
  {
    path: '/publishers/{publisherId}/attribution/events',
    operationId: 'reportOwnDeployments',
    summary: 'Tell of deployments of one’s own software',
    description: `One event or at most 1 000; NDJSON and CSV too. ${once} What is credited to others stays theirs.`,
    schema: eventsShape,
    answer: takenShape,
    most: maxEvents,
    take: events,
  },
  {
    path: '/publishers/{publisherId}/attribution/user-agents',
    operationId: 'reportOwnUserAgents',
    summary: 'Tell of requests that carried one’s own header token',
    description: `From an access log of one’s own. ${requestOnce}`,
    schema: userAgentsShape,
    answer: seenShape,
    take: userAgents,
  },
]

for (const { path, schema, answer, take, most, query, ...told } of collected) {
  const named = path.includes('{publisherId}')
  const route = createRoute({
    ...told,
    method: 'post',
    path,
    tags,
    request: {
      ...(named && { params: ofPublisher }),
      ...(query && { query }),
      // Described, not enforced here: one bad row must not cost the others.
      body: { required: true, content: { 'application/json': { schema } } },
    },
    responses: {
      202: json(answer, 'What became of it.'),
      ...strangers,
      ...refusing(413, 415),
      ...wrongFields,
    },
  })
  collectedPart.openAPIRegistry.registerPath(route)
  collectedPart.post(
    path.replace(/\{(\w+)\}/g, ':$1'),
    bodyLimit({
      maxSize: maxBodyBytes,
      onError: () => {
        throw tooLarge('At most 32 MB at a time; zip it, or send it in parts.')
      },
    }),
    async (c) => {
      const from = await fromWhom(c)
      // Strangers are turned away before anything they sent is unfolded.
      reporterOf(from.ctx, from.publisherId)
      const rows = await readRows(from.body, c.req.header('content-type'))
      if (most !== undefined && rows.length > most)
        throw unprocessable(`At most ${most} at a time; this has ${rows.length}. Send a file to …/imports.`)
      return c.json(await take({ ...from, rows, query: c.req.query() }), 202)
    },
  )
}

/** The sender by its token, or by the key that it signed with. */
async function fromWhom(c: Context<ApiEnv>): Promise<Omit<From, 'rows'> & { body: Uint8Array }> {
  const ctx = ctxOf(c)
  const body = new Uint8Array(await c.req.arrayBuffer())
  const named = c.req.param('publisherId')
  const keyId = c.req.header('comptoir-collector')
  if (keyId === undefined) return { ctx, publisherId: named, body }
  const header = (name: string) => c.req.header(name) ?? ''
  const collector = await collectorOf(ctx, {
    keyId,
    id: header('webhook-id'),
    timestamp: header('webhook-timestamp'),
    signature: header('webhook-signature'),
    body,
  })
  return { ctx: collector.ctx, publisherId: named ?? collector.publisherId, body }
}

function whose(publisherId: string | undefined) {
  return publisherId === undefined ? {} : { publisherId }
}

/** Unreadable rows are rejected in their place; the others keep theirs. */
async function eachRow<T extends object>(
  rows: ToldRow[],
  take: (values: unknown[]) => Promise<T[]>,
): Promise<(T | { result: 'rejected'; reason: string } | { result: 'nothing' })[]> {
  const taken = (await take(rows.flatMap((row) => ('value' in row ? [row.value] : [])))).values()
  return rows.map((row) => ({
    row: row.row,
    ...('value' in row
      ? taken.next().value!
      : 'nothing' in row
        ? { result: 'nothing' as const }
        : { result: 'rejected' as const, reason: row.reason }),
  }))
}

async function takeUsage({ ctx, rows, query = {} }: From): Promise<object> {
  const readable = rows.filter((row) => 'value' in row)
  const taken = await importUsage(
    ctx,
    readable.map(({ value }) => value),
    { restates: query.restates, exportId: query.export },
  )
  const unread = rows.filter((row) => 'reason' in row)
  const rejected = taken.rejected.map(({ row, reason }) => ({ row: readable[row - 1]!.row, reason }))
  return { ...taken, rejected: [...unread, ...rejected].sort((a, b) => a.row - b.row) }
}
