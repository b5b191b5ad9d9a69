/** What became of an offer: its history, and two of its versions side by side. */
import { createRoute, instant, jsonAnswer, pageOf, paging, refusing, wire, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { compareSlots, type Side } from '../compare.ts'
import { historyOf } from '../history.ts'
import { type HistoryEvent, historyEvents } from '../history-events.ts'
import { comparisonShape, historyEntryShape, inOffer } from './shapes.ts'

export const historyPart = apiRoom()
const tags = ['Publishing']
const offer = '/publishers/{publisherId}/offers/{offerId}'

const listOf = z
  .string()
  .optional()
  .transform((value) => value?.split(',').filter(Boolean))
const eventsOf = listOf
  .pipe(z.array(z.enum(historyEvents)).optional())
  .openapi({ type: 'string', description: `With commas: ${historyEvents.join(', ')}.`, example: 'submitted,signedOff' })

historyPart.openapi(
  createRoute({
    method: 'get',
    path: `${offer}/history`,
    operationId: 'listHistory',
    tags,
    summary: 'What happened to an offer',
    request: {
      params: inOffer,
      query: z.object({
        events: eventsOf,
        users: listOf.openapi({ type: 'string', description: 'Ids of people, with commas.' }),
        pages: listOf.openapi({
          type: 'string',
          description: 'Submissions that changed one of these pages.',
          example: 'listing,availability',
        }),
        from: instant.optional(),
        to: instant.optional(),
        ...paging,
      }),
    },
    responses: { 200: jsonAnswer(pageOf(historyEntryShape), 'Newest first.'), ...refusing(400, 401, 403, 404) },
  }),
  async (c) => {
    const { events, users, pages, from, to, cursor, limit } = c.req.valid('query')
    const page = await historyOf(ctxOf(c), c.req.valid('param'), {
      events: events as HistoryEvent[] | undefined,
      initiatorIds: users,
      pages,
      from: from ? new Date(from) : undefined,
      to: to ? new Date(to) : undefined,
      cursor,
      limit,
    })
    return c.json(wire(page), 200)
  },
)

const side = z.string().openapi({ description: '`draft`, `preview`, `live`, or the id of a submission.' })

historyPart.openapi(
  createRoute({
    method: 'get',
    path: `${offer}/comparison`,
    operationId: 'compareOffer',
    tags,
    summary: 'Two versions side by side',
    description: 'Every field of every page, and files by their content.',
    request: {
      params: inOffer,
      query: z.object({
        from: side.default('live'),
        to: side.default('draft'),
        changedOnly: z.stringbool().optional(),
      }),
    },
    responses: { 200: jsonAnswer(comparisonShape, 'Page by page.'), ...refusing(400, 401, 403, 404) },
  }),
  async (c) => {
    const { from, to, changedOnly } = c.req.valid('query')
    const pages = await compareSlots(ctxOf(c), c.req.valid('param'), { from: sideOf(from), to: sideOf(to) })
    const shown = changedOnly
      ? pages.map((page) => ({ ...page, fields: page.fields.filter((field) => field.kind !== 'unchanged') }))
      : pages
    return c.json(JSON.parse(JSON.stringify({ pages: shown })) as z.infer<typeof comparisonShape>, 200)
  },
)

function sideOf(name: string): Side {
  return name === 'draft' || name === 'preview' || name === 'live' ? name : { submissionId: name }
}
