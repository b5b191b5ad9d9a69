/**
 * Prices and markets of all plans as one table: a line for each plan, term and market; the line without a market
 * has the price in dollars. A market is sold in because it has a line, whatever its price.
 */
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import type { Locale } from '#platform/messages'
import type { FieldError } from '#platform/problem'
import { readKey, withChanges } from '../document.ts'
import { type OfferDraft, writeDraft } from '../draft.ts'
import type { Json, OfferDocument, Plan } from '../offer-document.ts'
import type { OfferKey } from '../offer-key.ts'
import { tableRefused } from '../problems.ts'
import { readOffer } from '../standing.ts'
import { inFormerOrder } from '../tables/former-order.ts'
import { type Row, readTable, type TableRead } from '../tables/read-table.ts'
import { aboutCell, refuseCount, tableWords } from '../tables/table-words.ts'
import { type TableFormat, writeTable } from '../tables/write-table.ts'
import { findEntry } from '../taxonomies/taxonomy.ts'
import type { OfferType } from '../types/offer-type.ts'
import { getOfferType, planFieldIndex } from '../types/registry.ts'

const head = ['Plan ID', 'Term', 'Payment', 'Market', 'Market name', 'Currency', 'Price']

type Term = { term?: string; payment?: string; price?: Json; marketPrices?: { market?: string; price?: Json }[] }

/** The table as it stands in the draft, for editing. */
export async function exportPrices(ctx: Ctx, key: OfferKey, format: TableFormat): Promise<Buffer> {
  requirePermission(ctx, 'offer.read', key)
  const { draft } = await readOffer(ctx, key)
  const rows = (draft.plans ?? []).flatMap((plan) => rowsOf(plan, ctx.locale))
  return writeTable({ name: 'Prices', head, rows }, format)
}

function rowsOf(plan: Plan, locale: Locale): (string | number | null)[][] {
  const markets = (plan.markets as string[] | undefined) ?? []
  const terms = termsOf(plan)
  const line = ({ term = '', payment = '' }: Term, market: string, price: Json | undefined) => {
    const entry = market ? findEntry('markets', market) : undefined
    const currency = market ? (entry?.currency ?? 'USD') : 'USD'
    return [plan.planId ?? '', term, payment, market, entry?.label[locale] ?? '', currency, asCell(price)]
  }
  return (terms.length ? terms : [{ term: '' }]).flatMap((term: Term) => [
    line(term, '', term.price),
    ...markets.map((market) => line(term, market, term.marketPrices?.find((one) => one.market === market)?.price)),
  ])
}

const asCell = (price: Json | undefined) => (typeof price === 'number' || typeof price === 'string' ? price : null)

/**
 * Takes the edited table in: terms, markets and prices of the plans that it names. A term that a plan did not have
 * is added to it. All of it or nothing.
 * @throws tableRefused with each wrong line
 * @throws staleRevision as saveDraft does
 */
export async function importPrices(
  ctx: Ctx,
  { file, revision, ...key }: OfferKey & { revision: number; file: Buffer },
): Promise<OfferDraft & { plans: number; lines: number }> {
  requirePermission(ctx, 'offer.price', key)
  const { rows, heads } = await readTable(ctx, file)
  if (rows.length > 0 && !heads.has('planid')) {
    throw tableRefused(tableWords(ctx.locale, 'table.noColumn', { column: 'Plan ID' }))
  }
  const { draft, type, profile } = await readOffer(ctx, key)
  const choices = choicesOfTerms(getOfferType(type, profile))
  const errors = rows.flatMap((row) => wrong(ctx, row, { draft, heads, choices }))
  refuseCount(ctx, { n: rows.length, errors })
  if (errors.length > 0) throw tableRefused(tableWords(ctx.locale, 'table.wrong'), { errors })
  const named = Map.groupBy(rows, (row) => row.cells.planid!)
  const plans = (draft.plans ?? []).map((plan) => {
    const own = named.get(plan.planId ?? '')
    return own ? priced(plan, own) : plan
  })
  const saved = await writeDraft(ctx, { ...key, revision, values: { plans: plans as Json[] } })
  return { ...saved, plans: named.size, lines: rows.length }
}

type Choices = { terms: string[]; payments: string[] }

/** The terms and ways of paying that the type knows; none where plans are not priced by term. */
function choicesOfTerms(type: OfferType): Choices {
  const items = planFieldIndex(type).get('pricing.terms')?.field.item ?? []
  const valuesOf = (key: string) => items.find((item) => item.key === key)?.options?.map(({ value }) => value) ?? []
  return { terms: valuesOf('term'), payments: valuesOf('payment') }
}

type Against = { draft: OfferDocument; heads: TableRead['heads']; choices: Choices }

function wrong(ctx: Ctx, { line, cells }: Row, { draft, heads, choices }: Against): FieldError[] {
  const at = (name: string, code: string, value = '') =>
    aboutCell(ctx, { line, column: heads.get(name) ?? name, code, value })
  const { planid = '', term = '', payment = '', market = '', price = '' } = cells
  const plan = draft.plans?.find((one) => one.planId === planid)
  if (!plan) return [at('planid', 'table.plan', planid)]
  const errors: FieldError[] = []
  const isPricedByTerm = choices.terms.length > 0
  if (isPricedByTerm && term && !choices.terms.includes(term)) errors.push(at('term', 'table.term', term))
  if (payment && !choices.payments.includes(payment)) errors.push(at('payment', 'table.payment', payment))
  if (market && !findEntry('markets', market.toUpperCase())) errors.push(at('market', 'table.market', market))
  if (price && amount(price) === undefined) errors.push(at('price', 'table.price', price))
  if (price && !isPricedByTerm) errors.push(at('price', 'table.noTerms'))
  if (price && isPricedByTerm && !term) errors.push(at('term', 'table.termMissing'))
  return errors
}

/** As people write numbers: a point or a comma, with or without spaces between thousands. */
function amount(text: string): number | undefined {
  const plain = text.replace(/[\s\u00A0\u202F]/g, '').replace(/^(\d+),(\d{1,6})$/, '$1.$2')
  return /^\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined
}

function priced(plan: Plan, rows: Row[]): Plan {
  const listed = rows.flatMap(({ cells }) => (cells.market ? cells.market.toUpperCase() : []))
  const markets = inFormerOrder(listed, plan.markets as string[] | undefined)
  const before = termsOf(plan)
  const named = [...new Set(rows.flatMap(({ cells }) => cells.term || []))]
  const added = named.filter((term) => !before.some((one) => one.term === term)).map((term): Term => ({ term }))
  const terms = [...before, ...added].map((term) => {
    const own = rows.filter(({ cells }) => cells.term === term.term)
    if (own.length === 0) return term
    const dollars = own.find(({ cells }) => !cells.market && cells.price)
    const payment = own.find(({ cells }) => cells.payment)?.cells.payment
    const prices = new Map(
      own.flatMap(({ cells }): [string, number][] =>
        cells.market && cells.price ? [[cells.market.toUpperCase(), amount(cells.price)!]] : [],
      ),
    )
    const former = term.marketPrices?.flatMap(({ market }) => market ?? [])
    const marketPrices = inFormerOrder([...prices.keys()], former).map((market) => ({
      market,
      price: prices.get(market)!,
    }))
    return {
      ...term,
      ...(payment && { payment }),
      ...(dollars && { price: amount(dollars.cells.price!)! }),
      marketPrices,
    }
  })
  const changes = new Map<string, Json>([['markets', markets.length ? markets : ((plan.markets as Json) ?? null)]])
  if (terms.length) changes.set('pricing.terms', terms as Json)
  return withChanges(plan as OfferDocument, changes) as Plan
}

function termsOf(plan: Plan): Term[] {
  const terms = readKey(plan, 'pricing.terms')
  return Array.isArray(terms) ? (terms as Term[]) : []
}
