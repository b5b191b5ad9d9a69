/** Testers of a preview, and customers of a private plan, as tables of two columns: who, and what for. */
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import type { FieldError } from '#platform/problem'
import { type OfferDraft, writeDraft } from '../draft.ts'
import type { Json } from '../offer-document.ts'
import type { OfferKey } from '../offer-key.ts'
import { planOf } from '../plans/plans.ts'
import { listPrivateLinks } from '../plans/private-links.ts'
import { savePlan } from '../plans/write-plan.ts'
import { tableRefused } from '../problems.ts'
import { isEmail } from '../rules/texts.ts'
import { readOffer } from '../standing.ts'
import { fieldIndex, getOfferType, planFieldIndex } from '../types/registry.ts'
import { readTable, type TableRead } from './read-table.ts'
import { aboutCell, refuseCount, tableWords } from './table-words.ts'
import { type TableFormat, writeTable } from './write-table.ts'

type Import = OfferKey & { revision: number; file: Buffer }

/** Replaces the testers of the preview. @throws tableRefused with each wrong line */
export async function importTesters(ctx: Ctx, { file, revision, ...key }: Import): Promise<OfferDraft> {
  requirePermission(ctx, 'offer.edit', key)
  const offer = await readOffer(ctx, key)
  const field = fieldIndex(getOfferType(offer.type, offer.profile)).get('previewAudience')?.field
  if (!field) throw tableRefused(tableWords(ctx.locale, 'table.noTesters'))
  const who = field.itemKey ?? 'email'
  const entries = entriesOf(ctx, await readTable(ctx, file), { who, max: field.max })
  return writeDraft(ctx, { ...key, revision, values: { previewAudience: entries } })
}

/** Replaces the customers of a private plan. @throws tableRefused with each wrong line */
export async function importPrivateAudience(
  ctx: Ctx,
  { file, ...key }: Import & { planId: string },
): Promise<OfferDraft> {
  requirePermission(ctx, 'offer.price', key)
  const offer = await readOffer(ctx, key)
  const max = planFieldIndex(getOfferType(offer.type, offer.profile)).get('privateAudience')?.field.max
  const entries = entriesOf(ctx, await readTable(ctx, file), { who: 'id', max })
  return savePlan(ctx, { ...key, values: { audience: 'private', privateAudience: entries } })
}

/** The customers of a private plan, for editing, each with the link that shows it the plan (which imports pass over). */
export async function exportPrivateAudience(
  ctx: Ctx,
  { planId, format, ...key }: OfferKey & { planId: string; format: TableFormat },
): Promise<Buffer> {
  requirePermission(ctx, 'offer.read', key)
  const { draft } = await readOffer(ctx, key)
  const audience = (planOf(draft, planId).privateAudience ?? []) as { id?: string; description?: string }[]
  const links = new Map((await listPrivateLinks(ctx, { ...key, planId })).map(({ id, url }) => [id, url]))
  const rows = audience.map(({ id = '', description = '' }) => [id, description, links.get(id) ?? ''])
  return writeTable({ name: 'Audience', head: ['ID', 'Description', 'Link'], rows }, format)
}

/** The column may be called after what it holds, as elsewhere: TenantID, SubscriptionID, Email. */
const names = ['id', 'tenantid', 'subscriptionid', 'email', 'emailaddress']

function entriesOf(ctx: Ctx, { rows, heads }: TableRead, { who, max }: { who: string; max?: number }): Json[] {
  const name = names.find((one) => heads.has(one))
  if (!name) throw tableRefused(tableWords(ctx.locale, 'table.noColumn', { column: who === 'email' ? 'Email' : 'ID' }))
  const column = heads.get(name) ?? name
  const errors: FieldError[] = []
  const firstLine = new Map<string, number>()
  const entries = rows.map(({ line, cells }) => {
    const value = cells[name] ?? ''
    const first = firstLine.get(value.toLowerCase())
    const isFit = who === 'email' ? isEmail(value) : guid.test(value)
    if (!isFit)
      errors.push(aboutCell(ctx, { line, column, code: `table.${who === 'email' ? 'email' : 'guid'}`, value }))
    else if (first) errors.push(aboutCell(ctx, { line, column, code: 'table.twice', value, first }))
    else firstLine.set(value.toLowerCase(), line)
    return { [who]: value, ...(cells.description && { description: cells.description }) }
  })
  refuseCount(ctx, { n: rows.length, max, errors })
  if (errors.length > 0) throw tableRefused(tableWords(ctx.locale, 'table.wrong'), { errors })
  return entries
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
