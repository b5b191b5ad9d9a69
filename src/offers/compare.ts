/**
 * Two versions of an offer side by side, field by field: every field of every page, with no exception,
 * and files by their content. For the publisher (draft against live or preview) and for the reviewer
 * (a submission against what is live).
 */
import { and, eq } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { readKey } from './document.ts'
import { freeze } from './freeze.ts'
import type { Target } from './lifecycle.ts'
import type { OfferKey } from './offer-key.ts'
import { submissions } from './schema.ts'
import { inSlot } from './slots.ts'
import type { Snapshot, SnapshotAsset } from './snapshot.ts'
import { readOffer } from './standing.ts'
import { isEmpty } from './types/condition.ts'
import { type Field, type OfferType, type Page, type Section, type Text, words } from './types/offer-type.ts'
import { fieldsOf, getOfferType, offerPages } from './types/registry.ts'

export type ChangeKind = 'added' | 'removed' | 'edited' | 'unchanged'

export type FieldChange = {
  fieldKey: string
  label: Text
  type: Field['type']
  kind: ChangeKind
  /** As in the document; null when nothing was entered. */
  before: unknown
  after: unknown
  /** Files that either side names, by asset id. */
  filesBefore: Record<string, SnapshotAsset>
  filesAfter: Record<string, SnapshotAsset>
}
export type PageChanges = { pageKey: string; label: Text; changed: number; fields: FieldChange[] }

export type Side = Target | 'draft' | { submissionId: string }

/**
 * @throws notFound when a side does not exist, for instance the live one of an offer that is not live
 */
export async function compareSlots(ctx: Ctx, key: OfferKey, sides: { from: Side; to: Side }): Promise<PageChanges[]> {
  const withDraft = sides.from === 'draft' || sides.to === 'draft'
  requirePermission(ctx, 'offer.read', { ...key, within: withDraft ? undefined : 'submitted' })
  const [from, to] = [await contentOf(ctx, key, sides.from), await contentOf(ctx, key, sides.to)]
  return changesBetween(getOfferType(to.type, to.profile), from, to)
}

/** Every field with what became of it. Without `before`, whatever is there was added. */
export function changesBetween(type: OfferType, before: Snapshot | undefined, after: Snapshot): PageChanges[] {
  return offerPages(type).map((page) => {
    const fields = page.sections.flatMap((section) =>
      fieldsOf({ ...page, sections: [section] }).map((field) =>
        changeOf({ ...field, label: labelOn(page, section, field) }, before, after),
      ),
    )
    return {
      pageKey: page.key,
      label: page.label,
      changed: fields.filter((f) => f.kind !== 'unchanged').length,
      fields,
    }
  })
}

/** Two contacts have a name each: where a page says a label twice, its section comes first. */
function labelOn(page: Page, section: Section, field: Field): Text {
  const isSaidTwice = fieldsOf(page).some((other) => other !== field && other.label.en === field.label.en)
  if (!isSaidTwice) return field.label
  return words(`${section.label.en}: ${field.label.en}`, `${section.label.fr} : ${field.label.fr}`)
}

export function changedPages(changes: PageChanges[]): string[] {
  return changes.filter((page) => page.changed > 0).map((page) => page.pageKey)
}

function changeOf(field: Field, before: Snapshot | undefined, after: Snapshot): FieldChange {
  const was = before && readKey(before.document, field.key)
  const is = readKey(after.document, field.key)
  return {
    fieldKey: field.key,
    label: field.label,
    type: field.type,
    kind: kindOf(comparable(was, before?.assets), comparable(is, after.assets)),
    before: isEmpty(was) ? null : was,
    after: isEmpty(is) ? null : is,
    filesBefore: filesIn(was, before?.assets ?? {}),
    filesAfter: filesIn(is, after.assets),
  }
}

function kindOf(was: string, is: string): ChangeKind {
  if (was === is) return 'unchanged'
  if (was === nothing) return 'added'
  return is === nothing ? 'removed' : 'edited'
}

const nothing = ''

/** The value with its files told by content: the same picture uploaded twice is no change. A switch that is off is nothing. */
function comparable(value: unknown, assets: Record<string, SnapshotAsset> = {}): string {
  if (isEmpty(value) || value === false) return nothing
  return JSON.stringify(value, (_, part) => {
    if (typeof part === 'string') return assets[part]?.sha256 ?? part
    if (part === null || typeof part !== 'object' || Array.isArray(part)) return part
    const entered = Object.entries(part).filter(([, inner]) => !isEmpty(inner))
    return Object.fromEntries(entered.sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

function filesIn(value: unknown, assets: Record<string, SnapshotAsset>): Record<string, SnapshotAsset> {
  if (isEmpty(value)) return {}
  const text = JSON.stringify(value)
  return Object.fromEntries(Object.entries(assets).filter(([assetId]) => text.includes(assetId)))
}

async function contentOf(ctx: Ctx, key: OfferKey, side: Side): Promise<Snapshot> {
  if (side === 'draft') {
    const offer = await readOffer(ctx, key)
    return freeze(ctx, offer, offer.draft)
  }
  if (typeof side === 'string') {
    const publication = await inSlot(ctx, key, side)
    if (!publication) throw notFound(`The offer has no ${side} version.`)
    return publication.snapshot
  }
  const [submission] = await ctx.db
    .select({ snapshot: submissions.snapshot })
    .from(submissions)
    .where(
      and(
        eq(submissions.publisherId, key.publisherId),
        eq(submissions.offerId, key.offerId),
        eq(submissions.id, side.submissionId),
      ),
    )
  if (!submission) throw notFound('There is no such submission of this offer.')
  return submission.snapshot
}
