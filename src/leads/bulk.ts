/** The same deed for many leads: each on its own, so that one that is refused keeps no other back. */
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { Problem, unprocessable } from '#platform/problem'
import { assignLead, tagLead } from './assign.ts'
import type { WorkState } from './lead.ts'
import { releaseLead } from './release.ts'
import { noteStep } from './work.ts'
import { workTexts } from './work-texts.ts'

export type BulkDeed =
  | { deed: 'step'; workState: WorkState; reason?: string; note?: string }
  | { deed: 'assign'; ownerId: string | null }
  /** Added to those they have. */
  | { deed: 'tag'; tags: string[] }
  | { deed: 'release' }

const BULK_MOST = 200

/** @returns how many were done, and why others were not. Requires what the deed requires. */
export async function workMany(
  ctx: Ctx,
  { publisherId, leadIds, ...deed }: BulkDeed & { publisherId: string; leadIds: string[] },
): Promise<{ done: number; refused: { leadId: string; detail: string }[] }> {
  // A stranger is told nothing, not even how many leads are refused.
  requirePermission(ctx, 'leads.read', { publisherId })
  if (leadIds.length > BULK_MOST)
    throw unprocessable(workTexts(ctx.locale, 'leads.work.too_many', { limit: BULK_MOST }))
  const refused: { leadId: string; detail: string }[] = []
  let done = 0
  for (const leadId of new Set(leadIds)) {
    try {
      await workOne(ctx, { publisherId, leadId }, deed)
      done++
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refused.push({ leadId, detail: error.detail })
    }
  }
  return { done, refused }
}

function workOne(ctx: Ctx, which: { publisherId: string; leadId: string }, deed: BulkDeed): Promise<void> {
  switch (deed.deed) {
    case 'step':
      return noteStep(ctx, { ...which, ...deed })
    case 'assign':
      return assignLead(ctx, { ...which, ownerId: deed.ownerId })
    case 'tag':
      return tagLead(ctx, { ...which, tags: deed.tags, add: true })
    case 'release':
      return releaseLead(ctx, which)
  }
}
