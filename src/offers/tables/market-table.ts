/** The countries where an offer can be had, as a table: every country with a mark at those that are chosen. */
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import type { FieldError } from '#platform/problem'
import { type OfferDraft, writeDraft } from '../draft.ts'
import type { OfferKey } from '../offer-key.ts'
import { tableRefused } from '../problems.ts'
import { readOffer } from '../standing.ts'
import { entriesOf, findEntry } from '../taxonomies/taxonomy.ts'
import { fieldIndex, getOfferType } from '../types/registry.ts'
import { inFormerOrder } from './former-order.ts'
import { readTable } from './read-table.ts'
import { aboutCell, refuseCount, tableWords } from './table-words.ts'
import { type TableFormat, writeTable } from './write-table.ts'

const key = 'availability.markets'

/** Every country by its name in the reader's language, for editing. */
export async function exportMarkets(ctx: Ctx, offerKey: OfferKey, format: TableFormat): Promise<Buffer> {
  requirePermission(ctx, 'offer.read', offerKey)
  const { draft } = await readOffer(ctx, offerKey)
  const chosen = new Set(draft.availability?.markets)
  const rows = entriesOf('markets').map(({ id, label }) => [id, label[ctx.locale], chosen.has(id) ? 'x' : ''])
  rows.sort(([, a = ''], [, b = '']) => a.localeCompare(b, ctx.locale))
  return writeTable({ name: 'Markets', head: ['Market', 'Market name', 'Selected'], rows }, format)
}

/**
 * Replaces the markets of the offer by those of the table. Without a column Selected every line counts; with one, the
 * lines that have something in it.
 * @throws tableRefused with each wrong line
 */
export async function importMarkets(
  ctx: Ctx,
  { file, revision, ...offerKey }: OfferKey & { revision: number; file: Buffer },
): Promise<OfferDraft & { markets: number }> {
  requirePermission(ctx, 'offer.edit', offerKey)
  const offer = await readOffer(ctx, offerKey)
  if (!fieldIndex(getOfferType(offer.type, offer.profile)).has(key)) {
    throw tableRefused(tableWords(ctx.locale, 'table.noMarkets'))
  }
  const { rows, heads } = await readTable(ctx, file)
  const name = ['market', 'marketcode', 'country', 'iso2'].find((one) => heads.has(one))
  if (!name) throw tableRefused(tableWords(ctx.locale, 'table.noColumn', { column: 'Market' }))
  const column = heads.get(name) ?? name
  const counted = heads.has('selected') ? rows.filter(({ cells }) => isYes(cells.selected)) : rows
  const errors = counted.flatMap(({ line, cells }): FieldError[] => {
    const value = cells[name] ?? ''
    return findEntry('markets', value.toUpperCase())
      ? []
      : [aboutCell(ctx, { line, column, code: 'table.market', value })]
  })
  refuseCount(ctx, { n: counted.length, errors })
  if (errors.length > 0) throw tableRefused(tableWords(ctx.locale, 'table.wrong'), { errors })
  const listed = counted.map(({ cells }) => (cells[name] ?? '').toUpperCase())
  const markets = inFormerOrder(listed, offer.draft.availability?.markets)
  const saved = await writeDraft(ctx, { ...offerKey, revision, values: { [key]: markets } })
  return { ...saved, markets: markets.length }
}

const isYes = (cell = '') => !['', '0', 'no', 'non', 'false', 'faux'].includes(cell.toLowerCase())
