/** Leads as a file for a spreadsheet. */
import { stringify } from 'csv-stringify/sync'
import { type OfferReach, permittedOffers, recordAct, requirePermission } from '#accounts'
import { deliveriesOf } from '#delivery'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { unprocessable } from '#platform/problem'
import { isStorable, type LeadFilter } from './filter.ts'
import { countLeads, rowsWithin } from './inbox.ts'
import { campaignKeys, type Lead } from './lead.ts'
import { leadTexts } from './messages.ts'
import { exportNeedsTime, exportTooLarge } from './problems.ts'
import { leadOf } from './rows.ts'
import { workbook } from './xlsx.ts'

/** Greatest number of leads in one export. */
const EXPORT_MOST = 100_000
const PAGE = 200
// Without it spreadsheets take UTF-8 for something else.
const byteOrderMark = '\ufeff'

type Line = { lead: Lead; deliveryStates: string }

const columns: Record<string, (line: Line) => string | number | null> = {
  FirstName: ({ lead }) => lead.firstName,
  LastName: ({ lead }) => lead.lastName,
  Email: ({ lead }) => lead.email,
  Phone: ({ lead }) => lead.phone,
  Country: ({ lead }) => lead.country,
  Company: ({ lead }) => lead.company,
  Title: ({ lead }) => lead.title,
  LeadSource: ({ lead }) => lead.source,
  ActionCode: ({ lead }) => lead.actionCode,
  LeadSourceFull: ({ lead }) => lead.leadSource,
  OfferId: ({ lead }) => lead.offerId,
  OfferTitle: ({ lead }) => lead.offerTitle,
  Marketplace: ({ lead }) => lead.marketplace,
  CapturedAt: ({ lead }) => lead.capturedAt.toISOString(),
  Score: ({ lead }) => lead.score,
  ...Object.fromEntries(
    campaignKeys.map((key) => [campaignColumn(key), ({ lead }: Line) => lead.campaign[key] ?? null]),
  ),
  DeliveryState: ({ deliveryStates }) => deliveryStates,
}

/** `mktcmpid` → `CampaignMktcmpid`, `utm_source` → `CampaignUtmSource`. */
function campaignColumn(key: string): string {
  return `Campaign${key.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}`
}

export const exportFormats = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** So many are carried away at once; more are made in the background, see export-job.ts. */
export const EXPORT_AT_ONCE = 1_000

export type ExportRequest = { publisherId: string; filter?: LeadFilter; format: ExportFormat }

/**
 * The leads of a filter, in pieces, newest first: as CSV (UTF-8 with its mark, RFC 4180) or as a workbook.
 * Requires leads.export; refused, or kept in the audit log, before the first piece. Test leads are not in it.
 * @throws exportNeedsTime when there are more than are carried away at once: ask with requestExport
 */
export async function exportLeads(ctx: Ctx, request: ExportRequest): Promise<AsyncIterable<string | Uint8Array>> {
  const { publisherId, filter = {}, format } = request
  const total = await countExport(ctx, request)
  if (total > EXPORT_AT_ONCE) {
    const params = { limit: EXPORT_AT_ONCE, count: total }
    throw exportNeedsTime(leadTexts(ctx.locale, 'leads.export.needs_time', params), { extra: params })
  }
  await inTransaction(ctx, (ctx) => noteExport(ctx, request, total))
  const reach = permittedOffers(ctx, 'leads.export', { publisherId })
  return fileOf(format, exportRows(ctx, publisherId, { filter, reach }))
}

/** How many leads it would hold. Requires leads.export. @throws exportTooLarge, unprocessable */
export async function countExport(ctx: Ctx, { publisherId, filter = {} }: ExportRequest): Promise<number> {
  requirePermission(ctx, 'leads.export', { publisherId, offerId: filter.offerId })
  if (!isStorable(filter)) throw unprocessable(leadTexts(ctx.locale, 'leads.enquiry.unreadable'))
  const { total } = await countLeads(ctx, publisherId, filter)
  if (total > EXPORT_MOST) {
    throw exportTooLarge(leadTexts(ctx.locale, 'leads.export.too_large', { limit: EXPORT_MOST, count: total }))
  }
  return total
}

/** That somebody carries leads away is an act and an event, in the caller's transaction. */
export async function noteExport(ctx: Ctx, { publisherId, filter = {}, format }: ExportRequest, count: number) {
  // What was searched for may be somebody's name.
  const { text, ...chosen } = filter
  const { offerId } = filter
  const detail = { format, count, filter: { ...chosen, ...(text !== undefined && { text: true }) } }
  await recordAct(ctx, { publisherId, offerId, act: 'leads.exported', subject: publisherId, detail })
  await recordEvents(ctx, [{ kind: 'leads.exported', publisherId, offerId, data: { count, format } }])
}

export function fileOf(format: ExportFormat, rows: AsyncIterable<Cells[]>): AsyncIterable<string | Uint8Array> {
  return format === 'xlsx' ? workbook('Leads', rows) : csvOf(rows)
}

export type Cells = (string | number | null)[]

/** Groups of rows, the names of the columns first. */
export async function* exportRows(
  ctx: Ctx,
  publisherId: string,
  { filter, reach }: { filter: LeadFilter; reach: OfferReach },
): AsyncGenerator<Cells[]> {
  yield [Object.keys(columns)]
  let cursor: string | undefined
  do {
    const page = await rowsWithin(ctx, publisherId, { list: { ...filter, cursor, limit: PAGE }, reach })
    const leadIds = page.items.map(({ id }) => id)
    const deliveries = await deliveriesOf(ctx, { publisherId, leadIds })
    const lines = page.items.map((row) => {
      const deliveryStates = (deliveries.get(row.id) ?? []).map(({ state }) => state).join('; ')
      return Object.values(columns).map((cell) => cell({ lead: leadOf(row), deliveryStates }))
    })
    if (lines.length > 0) yield lines
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

/** A cell that begins like a formula gets a quote before it, so that no spreadsheet computes what a customer typed. */
async function* csvOf(rows: AsyncIterable<Cells[]>): AsyncGenerator<string> {
  yield byteOrderMark
  for await (const group of rows) {
    const lines = group.map((cells) => cells.map((cell) => (typeof cell === 'string' ? harmless(cell) : (cell ?? ''))))
    yield stringify(lines, { record_delimiter: '\r\n', escape_formulas: true, quoted_match: /[\r\n]/ })
  }
}

/** Where a comma stands in numbers, spreadsheets begin a cell after each semicolon, whatever the quotes say. */
function harmless(cell: string): string {
  return cell.replace(/([;\t\r\n]\s*)(?=[=+\-@＝＋－＠])/g, "$1'")
}
