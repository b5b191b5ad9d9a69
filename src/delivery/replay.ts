import type { Ctx } from '#platform/ctx'
import type { LeadToDeliver } from './request.ts'

export type Replay = { id: string; leads: number; queued: number; createdAt: Date; cancelledAt: Date | null }

/**
 * Delivers a chosen set of leads again, at most 10 000, five a second. `missing` sends only what did not
 * arrive at the connection; `everything` also what did (the receiver sees the same idempotency key).
 * `dryRun` only counts. Requires leads.manage.
 */
export async function replayDeliveries(
  _ctx: Ctx,
  _request: {
    publisherId: string
    connectionId: string
    /** Leads given by the leads room, or chosen among those that had a delivery before. */
    leads: LeadToDeliver[] | { leadIds: string[] } | { capturedFrom: Date; capturedBefore: Date; offerId?: string }
    what?: 'missing' | 'everything'
    dryRun?: boolean
  },
): Promise<{ leads: number; queued: number; replay: Replay | null }> {
  throw new Error('not written yet')
}

/** Takes back what a replay has not sent yet. */
export async function cancelReplay(_ctx: Ctx, _which: { publisherId: string; replayId: string }): Promise<Replay> {
  throw new Error('not written yet')
}
