/** A path may send its leads to one more connection, beside those of their offer. */
import { listConnections, replayDeliveries } from '#delivery'
import { as, type Ctx, system } from '#platform/ctx'
import { toDeliver } from './follow-up.ts'
import type { PathRule } from './paths.ts'
import type { LeadRow } from './rows.ts'

/** In the caller's transaction. A connection that was removed since gets nothing; what it had goes on to it. */
export async function sendAside(
  ctx: Ctx,
  publisherId: string,
  onPath: { row: LeadRow; rule: PathRule }[],
): Promise<void> {
  const aside = Map.groupBy(
    onPath.filter(({ rule }) => rule.connectionId !== undefined),
    ({ rule }) => rule.connectionId!,
  )
  if (aside.size === 0) return
  const asSystem = as(ctx, system)
  const there = new Set((await listConnections(asSystem, { publisherId })).map(({ id }) => id))
  for (const [connectionId, group] of aside) {
    const leads = toDeliver(
      ctx,
      group.map(({ row }) => row),
    )
    // What did not arrive there by the offer's own destinations.
    if (there.has(connectionId)) await replayDeliveries(asSystem, { publisherId, connectionId, leads, what: 'missing' })
  }
}
