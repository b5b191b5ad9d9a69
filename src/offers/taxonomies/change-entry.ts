/**
 * The operator's own categories, industries, products, regions and competencies: added, renamed, retired, taken back.
 * An id is never given twice and never deleted, so whatever was published under it still renders.
 */
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction, notify } from '#platform/db'
import { locales } from '#platform/messages'
import { type FieldError, notFound, unprocessable } from '#platform/problem'
import { taxonomyChanges } from '../schema.ts'
import { channel, takeInChanges } from './in-force.ts'
import { entriesOf, isSameEntry, type TaxonomyEntry, type TaxonomyName } from './taxonomy.ts'
import { taxonomyWords } from './taxonomy-words.ts'

/**
 * Lists whose entries an operator may add to. Of the others, entries can be renamed and retired: countries are those of
 * ISO 3166, and rules know each type of service and each kind of test drive.
 */
const growing = [
  'categories',
  'subcategories',
  'industries',
  'verticals',
  'applicableProducts',
  'dynamicsProducts',
  'primaryProducts',
  'solutionAreas',
  'competencies',
  'packageRegions',
] as const satisfies TaxonomyName[]
const kept = ['markets', 'serviceTypes'] as const satisfies TaxonomyName[]

export const editableLists: readonly TaxonomyName[] = [...growing, ...kept]

/** Whether operators may add to this list, and not only rename. */
export function canGrow(list: TaxonomyName): boolean {
  return growing.includes(list as (typeof growing)[number])
}

/** In which list an entry of this one has its parent. */
export const parentListOf: Partial<Record<TaxonomyName, TaxonomyName>> = {
  subcategories: 'categories',
  verticals: 'industries',
}

export type EntryKey = Pick<TaxonomyEntry, 'id' | 'parent' | 'storefront'>

/** The entry, retired ones included. @throws notFound */
export function getEntry(ctx: Pick<Ctx, 'locale'>, list: TaxonomyName, key: EntryKey): TaxonomyEntry {
  const entry = entriesOf(list, { retired: true }).find((one) => isSameEntry(one, key))
  if (!entry) throw notFound(taxonomyWords(ctx.locale, 'taxonomy.unknown', { value: key.id }))
  return entry
}

export type NewEntry = EntryKey & Pick<TaxonomyEntry, 'label' | 'class' | 'azure'>

/** @throws unprocessable naming each field: the id is well formed and new, the labels are there in every language */
export async function addEntry(ctx: Ctx, list: TaxonomyName, given: NewEntry): Promise<TaxonomyEntry> {
  requirePermission(ctx, 'taxonomies.write')
  const { id, parent, storefront, label } = given
  const errors = wrongLabels(ctx, label)
  const say = (pointer: string, code: string) =>
    errors.push({ pointer, code, detail: taxonomyWords(ctx.locale, code, { value: id }) })
  if (!canGrow(list)) say('#/id', 'taxonomy.fixed')
  else if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 60) say('#/id', 'taxonomy.id')
  else if (entriesOf(list, { retired: true }).some((one) => isSameEntry(one, given))) say('#/id', 'taxonomy.taken')
  const parents = parentListOf[list]
  if (parents && !entriesOf(parents, { storefront }).some((one) => one.id === parent))
    say('#/parent', 'taxonomy.parent')
  if ((list === 'categories' || list === 'subcategories') && !storefront) say('#/storefront', 'taxonomy.storefront')
  if (errors.length) throw unprocessable(taxonomyWords(ctx.locale, 'taxonomy.notSaved'), { errors })
  const entry: TaxonomyEntry = {
    id,
    key: [storefront === 'it' ? 'it' : '', parent, id].filter(Boolean).join('.'),
    label: trimmed(label),
    ...(parent && { parent }),
    ...(storefront && { storefront }),
    ...(list === 'packageRegions' && { class: given.class ?? 'commercial' }),
    ...(list === 'competencies' && { azure: given.azure ?? false }),
  }
  await write(ctx, { list, entry, act: 'taxonomy.added' })
  return entry
}

/** What can be changed of an entry: what it is called and, of a market, whether the operator pays its taxes on sales. */
export type EntryEdit = Pick<TaxonomyEntry, 'label' | 'taxRemitted'>

/** Offers keep the id; pages say the new label within seconds. @throws unprocessable when a label is missing */
export async function renameEntry(ctx: Ctx, list: TaxonomyName, key: EntryKey, edit: EntryEdit): Promise<void> {
  requirePermission(ctx, 'taxonomies.write')
  const before = getEntry(ctx, list, key)
  const errors = wrongLabels(ctx, edit.label)
  if (errors.length) throw unprocessable(taxonomyWords(ctx.locale, 'taxonomy.notSaved'), { errors })
  const { taxRemitted: _, ...rest } = before
  const entry = { ...rest, label: trimmed(edit.label), ...(edit.taxRemitted && { taxRemitted: true }) }
  await write(ctx, { list, entry, act: 'taxonomy.renamed' })
}

/**
 * No offer can choose it any more. What is live keeps it; a draft that has it is told what took its place, and can't
 * be submitted before it chose anew. What stands under it is retired with it.
 */
export async function retireEntry(
  ctx: Ctx,
  list: TaxonomyName,
  { mapsTo = '', ...key }: EntryKey & { mapsTo?: string },
): Promise<void> {
  requirePermission(ctx, 'taxonomies.write')
  const before = getEntry(ctx, list, key)
  const others = entriesOf(list).filter((one) => !isSameEntry(one, key))
  const errors: FieldError[] = []
  const say = (pointer: string, code: string) =>
    errors.push({ pointer, code, detail: taxonomyWords(ctx.locale, code, { value: mapsTo }) })
  if (mapsTo && !others.some((one) => one.key === mapsTo)) say('#/mapsTo', 'taxonomy.mapsTo')
  if (others.length === 0) say('#/mapsTo', 'taxonomy.last')
  if (errors.length) throw unprocessable(taxonomyWords(ctx.locale, 'taxonomy.notSaved'), { errors })
  const retired = { mapsTo: mapsTo || null }
  const parts = partsOf(list, key).filter((part) => !part.entry.retired)
  await inTransaction(ctx, async (ctx) => {
    for (const part of parts) await insert(ctx, { ...part, entry: { ...part.entry, retired: { mapsTo: null } } })
    await insert(ctx, { list, entry: { ...before, retired } })
    await told(ctx, { list, entry: before, act: 'taxonomy.retired' })
  })
  await takeInChanges(ctx)
}

/** A retired entry can be chosen again, and with it what was retired under it and replaced by nothing. */
export async function restoreEntry(ctx: Ctx, list: TaxonomyName, key: EntryKey): Promise<void> {
  requirePermission(ctx, 'taxonomies.write')
  const { retired: _, ...entry } = getEntry(ctx, list, key)
  const parts = partsOf(list, key).filter((part) => part.entry.retired?.mapsTo === null)
  await inTransaction(ctx, async (ctx) => {
    for (const part of parts) {
      const { retired: _, ...again } = part.entry
      await insert(ctx, { ...part, entry: again })
    }
    await insert(ctx, { list, entry })
    await told(ctx, { list, entry, act: 'taxonomy.restored' })
  })
  await takeInChanges(ctx)
}

/** Subcategories of a category, sub-industries of an industry; retired ones included. */
function partsOf(list: TaxonomyName, { id, storefront }: EntryKey): Written[] {
  const under = (Object.keys(parentListOf) as TaxonomyName[]).find((one) => parentListOf[one] === list)
  if (!under) return []
  return entriesOf(under, { parent: id, storefront, retired: true }).map((entry) => ({ list: under, entry }))
}

type Written = { list: TaxonomyName; entry: TaxonomyEntry }

async function write(ctx: Ctx, change: Written & { act: TaxonomyAct }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await insert(ctx, change)
    await told(ctx, change)
  })
  await takeInChanges(ctx)
}

async function insert(ctx: Ctx, { list, entry }: Written): Promise<void> {
  const { id: savedBy, name: savedByName } = ctx.actor
  await ctx.db
    .insert(taxonomyChanges)
    .values({ id: ctx.newId(), list, entry, savedBy, savedByName, savedAt: ctx.now() })
}

type TaxonomyAct = 'taxonomy.added' | 'taxonomy.renamed' | 'taxonomy.retired' | 'taxonomy.restored'

async function told(ctx: Ctx, { list, entry, act }: Written & { act: TaxonomyAct }): Promise<void> {
  await recordAct(ctx, { act, subject: `${list}/${entry.key}` })
  await notify(ctx, channel, '')
}

const LONGEST = 100

function wrongLabels({ locale }: Pick<Ctx, 'locale'>, label: TaxonomyEntry['label']): FieldError[] {
  return locales.flatMap((one) => {
    const text = label[one].trim()
    const code = text === '' ? 'taxonomy.label' : [...text].length > LONGEST ? 'taxonomy.labelTooLong' : undefined
    return code ? [{ pointer: `#/label/${one}`, code, detail: taxonomyWords(locale, code, { max: LONGEST }) }] : []
  })
}

function trimmed(label: TaxonomyEntry['label']): TaxonomyEntry['label'] {
  return { en: label.en.trim(), fr: label.fr.trim() }
}
