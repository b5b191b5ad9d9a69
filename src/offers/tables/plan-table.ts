/**
 * Plans as a table, a line for each: its columns are the single-valued fields that the type gives a plan, so that a
 * new field has its column by being there. Lists (terms and prices, meters, audiences) have tables or forms of their own.
 */
import { isDeepStrictEqual } from 'node:util'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import type { Locale } from '#platform/messages'
import type { FieldError } from '#platform/problem'
import { readKey, withChanges } from '../document.ts'
import { type OfferDraft, writeDraft } from '../draft.ts'
import { noteHistory } from '../history.ts'
import type { Json, OfferDocument, Plan } from '../offer-document.ts'
import type { OfferKey } from '../offer-key.ts'
import { initialValue } from '../page-status.ts'
import { tableRefused } from '../problems.ts'
import { readOffer } from '../standing.ts'
import { findEntry } from '../taxonomies/taxonomy.ts'
import type { Field, OfferType } from '../types/offer-type.ts'
import { getOfferType, planFieldIndex } from '../types/registry.ts'
import { inFormerOrder } from './former-order.ts'
import { folded, type Row, readTable } from './read-table.ts'
import { aboutCell, refuseCount, tableWords } from './table-words.ts'
import { type TableFormat, writeTable } from './write-table.ts'

const single = ['text', 'multiline', 'url', 'email', 'guid', 'integer', 'decimal', 'boolean', 'enum', 'taxonomy']
const several = ['markets', 'enumMany', 'taxonomyMany', 'tags']

function columnsOf(type: OfferType): Field[] {
  return [...planFieldIndex(type).values()].flatMap(({ field }) =>
    single.includes(field.type) || several.includes(field.type) ? [field] : [],
  )
}

/** The plans as they stand in the draft, under labels of the reader's language. */
export async function exportPlans(ctx: Ctx, key: OfferKey, format: TableFormat): Promise<Buffer> {
  requirePermission(ctx, 'offer.read', key)
  const { draft, type, profile } = await readOffer(ctx, key)
  const columns = columnsOf(getOfferType(type, profile))
  const rows = (draft.plans ?? []).map((plan) => columns.map((field) => asCell(field, readKey(plan, field.key))))
  return writeTable({ name: 'Plans', head: columns.map((field) => headOf(field, ctx.locale)), rows }, format)
}

/** Two fields of a plan may have the same label: its key then tells them apart. */
function headOf(field: Field, locale: Locale): string {
  return field.key === 'planId' ? 'Plan ID' : `${field.label[locale]} (${field.key})`
}

function asCell(field: Field, value: Json | undefined): string | number | null {
  if (typeof value === 'boolean') return value ? 'x' : ''
  if (Array.isArray(value)) return value.join(field.type === 'markets' ? ' ' : '; ')
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

/**
 * Takes plans in: those that the offer has are changed, others are added; none is taken away. All of it or nothing.
 * A table that says what the draft has already leaves it, with its revision, as it is.
 * @throws tableRefused with each wrong line
 * @throws staleRevision as saveDraft does
 */
export async function importPlans(
  ctx: Ctx,
  { file, revision, ...key }: OfferKey & { revision: number; file: Buffer },
): Promise<OfferDraft & { added: number; changed: number }> {
  requirePermission(ctx, 'offer.edit', key)
  requirePermission(ctx, 'offer.price', key)
  const { draft, type: typeId, profile } = await readOffer(ctx, key)
  const type = getOfferType(typeId, profile)
  if (type.plans === 'none') throw tableRefused(tableWords(ctx.locale, 'table.noPlans'))
  const { rows, heads } = await readTable(ctx, file)
  const columns = columnsIn(ctx, type, heads)
  const before = new Map((draft.plans ?? []).map((plan) => [plan.planId ?? '', plan]))
  const errors: FieldError[] = []
  const firstLine = new Map<string, number>()
  for (const row of rows) {
    const planId = row.cells.planid ?? ''
    const about = { line: row.line, column: heads.get('planid') ?? '', value: planId }
    const first = firstLine.get(planId)
    if (!/^[a-z0-9_-]{1,50}$/.test(planId)) errors.push(aboutCell(ctx, { ...about, code: 'table.planId' }))
    else if (first) errors.push(aboutCell(ctx, { ...about, code: 'table.twice', first }))
    firstLine.set(planId, row.line)
    errors.push(...columns.flatMap((column) => wrongCell(ctx, row, column)))
  }
  refuseCount(ctx, { n: rows.length, errors })
  if (errors.length > 0) throw tableRefused(tableWords(ctx.locale, 'table.wrong'), { errors })

  const known = new Map(before)
  const added = rows.filter(({ cells }) => !known.has(cells.planid ?? ''))
  for (const { cells } of added) before.set(cells.planid!, begun(type, cells.planid!))
  for (const row of rows) before.set(row.cells.planid!, changed(before.get(row.cells.planid!)!, row, columns))
  const plans = [...before.values()] as Json[]
  const saved = await inTransaction(ctx, async (ctx) => {
    const written = await writeDraft(ctx, { ...key, revision, values: { plans } })
    for (const { cells } of added) await noteHistory(ctx, key, { event: 'planCreated', note: cells.planid })
    return written
  })
  const isChanged = (plan: Plan) => !isDeepStrictEqual(plan, known.get(plan.planId ?? ''))
  const changedOrAdded = (saved.document.plans ?? []).filter(isChanged).length
  return { ...saved, added: added.length, changed: changedOrAdded - added.length }
}

type Column = { name: string; head: string; field: Field }

/** Columns may be called by the field's key or its label in any language; one that nothing is called by is a slip. */
function columnsIn(ctx: Ctx, type: OfferType, heads: Map<string, string>): Column[] {
  if (!heads.has('planid')) throw tableRefused(tableWords(ctx.locale, 'table.noColumn', { column: 'Plan ID' }))
  const fields = columnsOf(type).filter(({ key }) => key !== 'planId')
  const found = [...heads].flatMap(([name, head]): Column[] => {
    if (name === 'planid' || name === '') return []
    const field = fields.find((one) => namesOf(one).includes(name))
    if (field) return [{ name, head, field }]
    const columns = fields.map((one) => one.label[ctx.locale]).join(', ')
    throw tableRefused(tableWords(ctx.locale, 'table.column', { value: head, columns }))
  })
  return found
}

function namesOf(field: Field): string[] {
  const { label, key } = field
  const heads = [headOf(field, 'en'), headOf(field, 'fr')]
  return [key, label.en, label.fr, ...heads].map(folded)
}

function wrongCell(ctx: Ctx, { line, cells }: Row, { name, head, field }: Column): FieldError[] {
  const value = cells[name] ?? ''
  if (value === '') return []
  const at = (code: string, more = {}) => [aboutCell(ctx, { line, column: head, code, value, ...more })]
  switch (field.type) {
    case 'boolean':
      return asSwitch(value) === undefined ? at('table.yesNo') : []
    case 'integer':
    case 'decimal':
      return /^[+-]?\d{1,12}([.,]\d{1,6})?$/.test(value.replace(/[\s\u00A0\u202F]/g, '')) ? [] : at('table.number')
    case 'enum': {
      const choices = (field.options ?? []).map((option) => option.value).join(', ')
      return asOption(field, value) === undefined ? at('table.choice', { choices }) : []
    }
    case 'markets':
      return entriesIn(field, value).flatMap((market) =>
        findEntry('markets', market.toUpperCase())
          ? []
          : [aboutCell(ctx, { line, column: head, code: 'table.market', value: market })],
      )
    default:
      return []
  }
}

function asSwitch(value: string): boolean | undefined {
  const word = value.toLowerCase()
  if (['x', '1', 'yes', 'oui', 'true', 'vrai'].includes(word)) return true
  return ['0', 'no', 'non', 'false', 'faux'].includes(word) ? false : undefined
}

function asOption(field: Field, value: string): string | undefined {
  const word = folded(value)
  return field.options?.find((one) => [one.value, one.label.en, one.label.fr].some((name) => folded(name) === word))
    ?.value
}

/** Country codes may have only spaces between them; texts hold spaces. */
function entriesIn(field: Field, value: string): string[] {
  const sign = field.type === 'markets' ? /[\s,;]+/ : /[,;\n]+/
  return value.split(sign).flatMap((entry) => entry.trim() || [])
}

function begun(type: OfferType, planId: string): Plan {
  const values = new Map<string, Json>(
    [...planFieldIndex(type).values()].map(({ field }) => [field.key, initialValue(field, '') ?? null]),
  )
  return withChanges({}, values.set('planId', planId)) as Plan
}

/** An empty cell leaves the plan as it is: a table made by hand need not repeat everything. */
function changed(plan: Plan, { cells }: Row, columns: Column[]): Plan {
  const values = columns.flatMap(({ name, field }): [string, Json][] => {
    const value = cells[name] ?? ''
    const before = readKey(plan, field.key)
    // What was taken out and comes back as it was is not read anew: a tag may hold the sign that lists are parted by.
    const isAsItWas = value === String(asCell(field, before) ?? '').trim()
    return value === '' || isAsItWas ? [] : [[field.key, valueIn(field, value, before)]]
  })
  return withChanges(plan as OfferDocument, new Map(values)) as Plan
}

function valueIn(field: Field, value: string, before?: Json): Json {
  const former = Array.isArray(before) ? (before as string[]) : []
  switch (field.type) {
    case 'boolean':
      return asSwitch(value) ?? false
    case 'integer':
    case 'decimal':
      return Number(value.replace(/[\s\u00A0\u202F]/g, '').replace(',', '.'))
    case 'enum':
      return asOption(field, value) ?? value
    case 'markets':
      return inFormerOrder(
        entriesIn(field, value).map((market) => market.toUpperCase()),
        former,
      )
    default:
      return several.includes(field.type) ? inFormerOrder(entriesIn(field, value), former) : value
  }
}
