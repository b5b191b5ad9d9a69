/** How a publisher works its leads. Everything has a default; only what was changed is kept. */
import { eq } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { leadSettings } from './schema.ts'
import { defaultPoints } from './score.ts'
import { defaultSettings, type LeadSettings } from './settings-shape.ts'

export type KeptSettings = LeadSettings & { revision: number; updatedAt: Date | null; updatedBy: string | null }

/** Requires leads.read. */
export async function getLeadSettings(ctx: Ctx, publisherId: string): Promise<KeptSettings> {
  requirePermission(ctx, 'leads.read', { publisherId })
  return settingsOf(ctx, publisherId)
}

/** For deeds that have asked already. */
export async function settingsOf(ctx: Pick<Ctx, 'db' | 'config'>, publisherId: string): Promise<KeptSettings> {
  const [row] = await ctx.db.select().from(leadSettings).where(eq(leadSettings.publisherId, publisherId))
  const kept = row?.settings ?? {}
  return {
    ...defaultSettings,
    ...kept,
    // The operator's word is the longest; publishers may keep leads for less.
    keepMonths: Math.min(kept.keepMonths ?? ctx.config.leads.keepMonths, ctx.config.leads.keepMonths),
    points: { ...defaultPoints, ...kept.points },
    revision: row?.revision ?? 0,
    updatedAt: row?.updatedAt ?? null,
    updatedBy: row?.updatedBy ?? null,
  }
}
