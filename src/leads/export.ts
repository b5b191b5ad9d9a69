/** Leads as a file for a spreadsheet. */
import { stringify } from 'csv-stringify/sync'
import { recordAct, requirePermission } from '#accounts'
import { deliveriesOf } from '#delivery'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import type { LeadFilter } from './filter.ts'
import { countLeads, pageOfRows } from './inbox.ts'
import { campaignKeys, type Lead } from './lead.ts'
import { leadTexts } from './messages.ts'
import { exportTooLarge } from './problems.ts'
import { leadOf } from './rows.ts'
import { workbook } from './xlsx.ts'

/** Greatest number of leads in one export. */
export const EXPORT_MOST = 100_000
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

/**
 * The leads of a filter, in pieces, newest first: as CSV (UTF-8 with its mark, RFC 4180) or as a workbook.
 * Requires leads.export; refused, or kept in the audit log, before the first piece. Test leads are not in it.
 * @throws exportTooLarge
 */
export async function exportLeads(
  ctx: Ctx,
  { publisherId, filter = {}, format }: { publisherId: string; filter?: LeadFilter; format: ExportFormat },
): Promise<AsyncIterable<string | Uint8Array>> {
  requirePermission(ctx, 'leads.export', { publisherId, offerId: filter.offerId })
  const { total } = await countLeads(ctx, publisherId, filter)
  if (total > EXPORT_MOST) {
    throw exportTooLarge(leadTexts(ctx.locale, 'leads.export.too_large', { limit: EXPORT_MOST, count: total }))
  }
  await inTransaction(ctx, async (ctx) => {
    // What was searched for may be somebody's name.
    const { text, ...chosen } = filter
    const detail = { format, count: total, filter: { ...chosen, ...(text !== undefined && { text: true }) } }
    await recordAct(ctx, { publisherId, offerId: filter.offerId, act: 'leads.exported', subject: publisherId, detail })
    await recordEvents(ctx, [
      { kind: 'leads.exported', publisherId, offerId: filter.offerId, data: { count: total, format } },
    ])
  })
  const rows = rowsOf(ctx, publisherId, filter)
  return format === 'xlsx' ? workbook('Leads', rows) : csvOf(rows)
}

type Cells = (string | number | null)[]

/** Groups of rows, the names of the columns first. */
async function* rowsOf(ctx: Ctx, publisherId: string, filter: LeadFilter): AsyncGenerator<Cells[]> {
  yield [Object.keys(columns)]
  let cursor: string | undefined
  do {
    const page = await pageOfRows(ctx, publisherId, { ...filter, cursor, limit: PAGE })
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
    const lines = group.map((cells) => cells.map((cell) => cell ?? ''))
    yield stringify(lines, { record_delimiter: '\r\n', escape_formulas: true })
  }
}
