/**
 * Prices and markets of all plans as one table: a line for each plan, term and market; the line without a market
 * has the price in dollars. A market is sold in because it has a line, whatever its price.
 */
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import type { FieldError } from '#platform/problem'
import { readKey, withChanges } from '../document.ts'
import { type OfferDraft, writeDraft } from '../draft.ts'
import type { Json, OfferDocument, Plan } from '../offer-document.ts'
import type { OfferKey } from '../offer-key.ts'
import { tableRefused } from '../problems.ts'
import { readOffer } from '../standing.ts'
import { type Row, readTable } from '../tables/read-table.ts'
import { type TableFormat, writeTable } from '../tables/write-table.ts'
import { findEntry } from '../taxonomies/taxonomy.ts'

const head = ['Plan ID', 'Term', 'Market', 'Market name', 'Currency', 'Price']

type Term = { term?: string; price?: Json; marketPrices?: { market?: string; price?: Json }[] }

/** The table as it stands in the draft, for editing. */
export async function exportPrices(ctx: Ctx, key: OfferKey, format: TableFormat): Promise<Buffer> {
  requirePermission(ctx, 'offer.read', key)
  const { draft } = await readOffer(ctx, key)
  const rows = (draft.plans ?? []).flatMap((plan) => rowsOf(plan))
  return writeTable({ name: 'Prices', head, rows }, format)
}

function rowsOf(plan: Plan): (string | number | null)[][] {
  const markets = (plan.markets as string[] | undefined) ?? []
  const terms = termsOf(plan)
  const line = (term: string, market: string, price: Json | undefined) => {
    const entry = market ? findEntry('markets', market) : undefined
    const currency = market ? (entry?.currency ?? 'USD') : 'USD'
    return [plan.planId ?? '', term, market, entry?.label.en ?? '', currency, asCell(price)]
  }
  return (terms.length ? terms : [{ term: '' }]).flatMap((term: Term) => [
    line(term.term ?? '', '', term.price),
    ...markets.map((market) =>
      line(term.term ?? '', market, term.marketPrices?.find((one) => one.market === market)?.price),
    ),
  ])
}

const asCell = (price: Json | undefined) => (typeof price === 'number' || typeof price === 'string' ? price : null)

/**
 * Takes the edited table in: markets and prices of the plans that it names. All of it or nothing.
 * @throws tableRefused with each wrong line
 * @throws staleRevision as saveDraft does
 */
export async function importPrices(
  ctx: Ctx,
  { file, revision, ...key }: OfferKey & { revision: number; file: Buffer },
): Promise<OfferDraft & { plans: number; lines: number }> {
  requirePermission(ctx, 'offer.price', key)
  const rows = await readTable(file)
  const { draft } = await readOffer(ctx, key)
  const errors = rows.flatMap((row) => wrong(row, draft))
  if (rows.length === 0) errors.push({ pointer: '#/2', detail: 'There is no line in the table.' })
  if (errors.length > 0) throw tableRefused('Some lines are wrong; nothing was imported.', { errors })
  const named = Map.groupBy(rows, (row) => row.cells.planid!)
  const plans = (draft.plans ?? []).map((plan) => {
    const own = named.get(plan.planId ?? '')
    return own ? priced(plan, own) : plan
  })
  const saved = await writeDraft(ctx, { ...key, revision, values: { plans: plans as Json[] } })
  return { ...saved, plans: named.size, lines: rows.length }
}

function wrong({ line, cells }: Row, draft: OfferDocument): FieldError[] {
  const at = (column: string, detail: string): FieldError => ({
    pointer: `#/${line}/${column}`,
    detail: `Line ${line}: ${detail}`,
  })
  const { planid = '', term = '', market = '', price = '' } = cells
  const plan = draft.plans?.find((one) => one.planId === planid)
  if (!plan) return [at('planid', `there is no plan “${planid}”; keep the column Plan ID as exported.`)]
  const terms = termsOf(plan)
  const errors: FieldError[] = []
  if (terms.length && !terms.some((one) => one.term === term))
    errors.push(at('term', `the plan has no term “${term}”.`))
  if (market && !findEntry('markets', market.toUpperCase()))
    errors.push(at('market', `“${market}” is no country code.`))
  if (price && amount(price) === undefined) errors.push(at('price', `“${price}” is no price.`))
  if (price && !terms.length) errors.push(at('price', 'this plan has no billing terms; its price is set on its page.'))
  return errors
}

/** As people write numbers: a point or a comma, with or without spaces between thousands. */
function amount(text: string): number | undefined {
  const plain = text.replace(/[\s\u00A0\u202F]/g, '').replace(/^(\d+),(\d{1,6})$/, '$1.$2')
  return /^\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined
}

function priced(plan: Plan, rows: Row[]): Plan {
  const markets = [...new Set(rows.flatMap(({ cells }) => (cells.market ? cells.market.toUpperCase() : [])))]
  const terms = termsOf(plan).map((term) => {
    const own = rows.filter(({ cells }) => cells.term === term.term)
    if (own.length === 0) return term
    const dollars = own.find(({ cells }) => !cells.market && cells.price)
    const marketPrices = own.flatMap(({ cells }) =>
      cells.market && cells.price ? [{ market: cells.market.toUpperCase(), price: amount(cells.price)! }] : [],
    )
    return { ...term, ...(dollars && { price: amount(dollars.cells.price!)! }), marketPrices }
  })
  const changes = new Map<string, Json>([['markets', markets.length ? markets : ((plan.markets as Json) ?? null)]])
  if (terms.length) changes.set('pricing.terms', terms as Json)
  return withChanges(plan as OfferDocument, changes) as Plan
}

function termsOf(plan: Plan): Term[] {
  const terms = readKey(plan, 'pricing.terms')
  return Array.isArray(terms) ? (terms as Term[]) : []
}
