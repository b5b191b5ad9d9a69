/** Testers of a preview, and customers of a private plan, as tables of two columns: who, and what for. */
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import type { FieldError } from '#platform/problem'
import { type OfferDraft, writeDraft } from '../draft.ts'
import type { Json } from '../offer-document.ts'
import type { OfferKey } from '../offer-key.ts'
import { planOf } from '../plans/plans.ts'
import { savePlan } from '../plans/write-plan.ts'
import { tableRefused } from '../problems.ts'
import { isEmail } from '../rules/texts.ts'
import { readOffer } from '../standing.ts'
import { fieldIndex, getOfferType } from '../types/registry.ts'
import { type Row, readTable } from './read-table.ts'
import { type TableFormat, writeTable } from './write-table.ts'

type Import = OfferKey & { revision: number; file: Buffer }

/** Replaces the testers of the preview. @throws tableRefused with each wrong line */
export async function importTesters(ctx: Ctx, { file, revision, ...key }: Import): Promise<OfferDraft> {
  requirePermission(ctx, 'offer.edit', key)
  const offer = await readOffer(ctx, key)
  const field = fieldIndex(getOfferType(offer.type, offer.profile)).get('previewAudience')?.field
  if (!field) throw tableRefused('Offers of this type have no list of testers.')
  const who = field.itemKey ?? 'email'
  const entries = entriesOf(await readTable(file), { who, max: field.max })
  return writeDraft(ctx, { ...key, revision, values: { previewAudience: entries } })
}

/** Replaces the customers of a private plan. @throws tableRefused with each wrong line */
export async function importPrivateAudience(
  ctx: Ctx,
  { file, ...key }: Import & { planId: string },
): Promise<OfferDraft> {
  requirePermission(ctx, 'offer.price', key)
  const entries = entriesOf(await readTable(file), { who: 'id' })
  return savePlan(ctx, { ...key, values: { audience: 'private', privateAudience: entries } })
}

/** The customers of a private plan, for editing. */
export async function exportPrivateAudience(
  ctx: Ctx,
  { planId, format, ...key }: OfferKey & { planId: string; format: TableFormat },
): Promise<Buffer> {
  requirePermission(ctx, 'offer.read', key)
  const { draft } = await readOffer(ctx, key)
  const audience = (planOf(draft, planId).privateAudience ?? []) as { id?: string; description?: string }[]
  const rows = audience.map(({ id = '', description = '' }) => [id, description])
  return writeTable({ name: 'Audience', head: ['ID', 'Description'], rows }, format)
}

/** The column may be called after what it holds, as elsewhere: TenantID, SubscriptionID, Email. */
const names = ['id', 'tenantid', 'subscriptionid', 'email', 'emailaddress']

function entriesOf(rows: Row[], { who, max }: { who: string; max?: number }): Json[] {
  const errors: FieldError[] = []
  const entries = rows.map(({ line, cells }) => {
    const value = names.map((name) => cells[name]).find(Boolean) ?? ''
    const isFit = who === 'email' ? isEmail(value) : guid.test(value)
    if (!isFit) errors.push({ pointer: `#/${line}`, detail: `Line ${line}: ${told(who, value)}` })
    return { [who]: value, ...(cells.description && { description: cells.description }) }
  })
  if (rows.length === 0) errors.push({ pointer: '#/2', detail: 'There is no line in the table.' })
  if (max !== undefined && rows.length > max)
    errors.push({ pointer: '#', detail: `There are ${rows.length} lines; at most ${max} can be kept.` })
  if (errors.length > 0) throw tableRefused('Some lines are wrong; nothing was imported.', { errors })
  return entries
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function told(who: string, value: string): string {
  if (who === 'email') return `“${value}” is no e-mail address.`
  return `“${value}” is no ID such as 1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d.`
}
