import { type Told, tellOfErasure } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { findConnection } from './find-connection.ts'
import { openSettings } from './opened-settings.ts'

/** Tells a destination, by its id, that a lead was erased. Never in a transaction. Undefined: the connection is gone. */
export async function tellErased(
  ctx: Ctx,
  { publisherId, connectionId, leadId }: { publisherId: string; connectionId: string; leadId: string },
): Promise<Told | undefined> {
  const found = await findConnection(ctx, { publisherId, connectionId })
  if (!found) return undefined
  const settings = await openSettings(ctx, { publisherId, connectionId, version: found.version })
  return tellOfErasure(found.kind, { ...settings, egress: ctx.egress, leadId, now: ctx.now() })
}
