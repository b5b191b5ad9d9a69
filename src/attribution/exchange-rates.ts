/**
 * What a dollar bought at the end of each month: so that costs in several currencies stand in one column of a report.
 * An estimate, and called one: what was billed stays what it is.
 */
import { asc, desc, lte, sql } from 'drizzle-orm'
import { z } from 'zod'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { unprocessable } from '#platform/problem'
import { readTable, type TableRow } from './csv-table.ts'
import { registryWords } from './registry-words.ts'
import { exchangeRates } from './schema.ts'

export type ExchangeRate = typeof exchangeRates.$inferSelect

/** Prices of the marketplace are in it; rates are given against it. */
export const houseCurrency = 'USD'

const rowShape = z.object({
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
    .transform((month) => `${month}-01`),
  currency: z
    .string()
    .regex(/^[A-Za-z]{3}$/)
    .transform((currency) => currency.toUpperCase())
    .refine((currency) => currency !== houseCurrency),
  perDollar: z.coerce.number().positive().finite(),
})
const maxRows = 2000

/**
 * Takes rows of month, currency and perDollar, every one or none; a month and currency that is known is replaced.
 * Requires operator.admin.
 *
 * @throws unprocessable with the lines concerned
 */
export async function importRates(ctx: Ctx, csv: string): Promise<number> {
  if (ctx.actor.kind !== 'system') requirePermission(ctx, 'operator.admin')
  const wrong = (lines: number[]) =>
    unprocessable('Nothing was imported.', {
      errors: lines.map((line) => ({
        pointer: '#/csv',
        code: 'attribution.rate',
        detail: registryWords(ctx.locale, 'line', { line, text: registryWords(ctx.locale, 'rate') }),
      })),
    })
  const read = readLines(csv)
  if (!read?.length || read.length > maxRows) throw wrong([1])
  const parsed = read.map((row) => ({
    line: row.line,
    row: rowShape.safeParse('cells' in row ? row.cells : undefined),
  }))
  const bad = parsed.filter(({ row }) => !row.success).map(({ line }) => line)
  if (bad.length) throw wrong(bad)
  const rows = new Map(
    parsed.flatMap(({ row }) => (row.success ? [[`${row.data.month} ${row.data.currency}`, row.data]] : [])),
  )
  const values = [...rows.values()].map((row) => ({ ...row, setAt: ctx.now(), setBy: ctx.actor.name }))
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insert(exchangeRates)
      .values(values)
      .onConflictDoUpdate({
        target: [exchangeRates.month, exchangeRates.currency],
        set: {
          perDollar: sql`excluded.per_dollar`,
          setAt: sql`excluded.set_at`,
          setBy: sql`excluded.set_by`,
        },
      })
    await recordAct(ctx, { act: 'rates.imported', subject: String(values.length) })
  })
  return values.length
}

function readLines(csv: string): TableRow[] | undefined {
  try {
    return readTable(csv, maxRows + 1).rows
  } catch {
    return undefined
  }
}

/** The newest first. Requires operator.admin. */
export async function listRates(ctx: Ctx): Promise<ExchangeRate[]> {
  requirePermission(ctx, 'operator.admin')
  return ctx.db.select().from(exchangeRates).orderBy(desc(exchangeRates.month), asc(exchangeRates.currency)).limit(200)
}

/** Currencies that costs can be shown in; none while nobody gave a rate. */
export async function ratedCurrencies(ctx: Pick<Ctx, 'db'>): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ currency: exchangeRates.currency })
    .from(exchangeRates)
    .orderBy(asc(exchangeRates.currency))
  return rows.length ? [houseCurrency, ...rows.map(({ currency }) => currency)] : []
}

export type Factor = { month: string; currency: string; factor: number }

/**
 * By what to multiply a cost of each month and currency to have it in another: by that month’s rates, or the latest
 * before it. What has no rate is left away.
 *
 * @param from the first day of a month, as `to`
 */
export async function factorsTo(
  ctx: Pick<Ctx, 'db'>,
  target: string,
  { from, to }: { from: string; to: string },
): Promise<Factor[]> {
  const rates = await ctx.db
    .select()
    .from(exchangeRates)
    .where(lte(exchangeRates.month, to))
    .orderBy(asc(exchangeRates.month), asc(exchangeRates.currency))
  const inForce = new Map([[houseCurrency, 1]])
  const factors: Factor[] = []
  let next = 0
  for (const month of monthsFrom(from > (rates[0]?.month ?? to) ? from : (rates[0]?.month ?? to), to)) {
    for (; next < rates.length && rates[next]!.month <= month; next++)
      inForce.set(rates[next]!.currency, rates[next]!.perDollar)
    const wanted = inForce.get(target)
    if (wanted === undefined || month < from) continue
    for (const [currency, perDollar] of inForce) factors.push({ month, currency, factor: wanted / perDollar })
  }
  return factors
}

function monthsFrom(from: string, to: string): string[] {
  const months: string[] = []
  for (
    let at = new Date(`${from}T00:00:00Z`);
    at.toISOString().slice(0, 10) <= to;
    at.setUTCMonth(at.getUTCMonth() + 1)
  )
    months.push(at.toISOString().slice(0, 10))
  return months
}
