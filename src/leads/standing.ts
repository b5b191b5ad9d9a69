/** Who works a lead, how it is tagged, by when it is to be answered, and what the publisher thinks of it. */
import { and, eq, inArray } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import type { WorkState } from './lead.ts'
import { leadWork } from './schema.ts'

export const qualities = ['good', 'wrong-contact', 'not-a-buyer', 'spam'] as const
export type Quality = (typeof qualities)[number]

export type Standing = {
  workState: WorkState
  reason: string | null
  owner: { id: string; name: string } | null
  tags: string[]
  /** What of the publisher's checklist is ticked. */
  checked: string[]
  path: string | null
  /** Null: nobody waits for an answer. `state`: in time, past half of it, over, or answered. */
  clock: { targetMinutes: number; dueAt: Date; answeredAt: Date | null; state: ClockState } | null
  quality: Quality | null
  touchedAt: Date | null
}
export type ClockState = 'in-time' | 'due' | 'overdue' | 'answered'

const untouched: Standing = {
  workState: 'new',
  reason: null,
  owner: null,
  tags: [],
  checked: [],
  path: null,
  clock: null,
  quality: null,
  touchedAt: null,
}

/** Where each of some leads stands; for deeds that have asked. */
export async function standingsOf(
  ctx: Pick<Ctx, 'db' | 'now'>,
  { publisherId, leadIds }: { publisherId: string; leadIds: string[] },
): Promise<Map<string, Standing>> {
  const standings = new Map(leadIds.map((id) => [id, untouched]))
  if (leadIds.length === 0) return standings
  const rows = await ctx.db
    .select()
    .from(leadWork)
    .where(and(eq(leadWork.publisherId, publisherId), inArray(leadWork.leadId, leadIds)))
  for (const row of rows) standings.set(row.leadId, standingOf(row, ctx.now()))
  return standings
}

function standingOf(row: typeof leadWork.$inferSelect, now: Date): Standing {
  const { dueAt, halfAt, firstContactedAt, targetMinutes } = row
  const state = (): ClockState => {
    if (firstContactedAt) return 'answered'
    if (dueAt! <= now) return 'overdue'
    return halfAt! <= now ? 'due' : 'in-time'
  }
  return {
    workState: row.workState as WorkState,
    reason: row.reason,
    owner: row.ownerId ? { id: row.ownerId, name: row.ownerName ?? row.ownerId } : null,
    tags: row.tags,
    checked: row.checked,
    path: row.path,
    clock: dueAt && targetMinutes ? { targetMinutes, dueAt, answeredAt: firstContactedAt, state: state() } : null,
    quality: row.quality,
    touchedAt: row.touchedAt,
  }
}
