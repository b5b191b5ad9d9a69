/** Which offer has a GUID on which channel, and one act that fills the gaps. */
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { unprocessable } from '#platform/problem'
import { offerErrors } from './guid-form.ts'
import type { Channel, GuidRecord } from './guid-record.ts'
import { listGuids } from './registered-guids.ts'
import { insertGuid } from './registry.ts'

export type MatrixCell = { offerId: string; channel: Channel; guids: GuidRecord[] }

/** Offers × channels. Requires attribution.read. */
export async function channelMatrix(
  ctx: Ctx,
  {
    publisherId,
    offerIds,
    channels,
  }: { publisherId: string; offerIds: readonly string[]; channels: readonly Channel[] },
): Promise<MatrixCell[]> {
  const records = (await listGuids(ctx, { publisherId })).filter(
    ({ state }) => state !== 'retired' && state !== 'revoked',
  )
  return offerIds.flatMap((offerId) =>
    channels.map((channel) => ({
      offerId,
      channel,
      guids: records.filter((record) => record.offerId === offerId && record.channel === channel),
    })),
  )
}

/** Generates and registers a GUID for every cell that has none. Requires attribution.write. */
export async function fillMatrix(
  ctx: Ctx,
  where: { publisherId: string; offerIds: readonly string[]; channels: readonly Channel[] },
): Promise<GuidRecord[]> {
  const { publisherId, offerIds } = where
  requirePermission(ctx, 'attribution.write', { publisherId })
  const errors = (await Promise.all(offerIds.map((offerId) => offerErrors(ctx, publisherId, offerId)))).flat()
  if (errors.length) throw unprocessable('Some offers are not there.', { errors })
  const empty = (await channelMatrix(ctx, where)).filter(({ guids }) => guids.length === 0)
  return inTransaction(ctx, async (ctx) => {
    const made: GuidRecord[] = []
    for (const { offerId, channel } of empty)
      made.push(
        await insertGuid(ctx, publisherId, {
          guid: crypto.randomUUID(),
          description: `${offerId} · ${channel}`,
          offerId,
          channel,
        }),
      )
    return made
  })
}
