import { connectorOf, type LeadMessage, type Outcome } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { callSettings } from './call-settings.ts'
import type { Claim } from './claim.ts'

/** One try and what came of it. */
export type Finished = { claim: Claim; outcome: Outcome | 'no-lead'; startedAt: Date; requestId: string }

/**
 * Makes one attempt, or one for each of several deliveries that go with one call. Never throws: what went wrong
 * on our side is an outcome too, and tried again.
 */
export async function attempt(ctx: Ctx, batch: Claim[], messages: Map<string, LeadMessage>): Promise<Finished[]> {
  const startedAt = ctx.now()
  const requestId = ctx.newId()
  const sendable = batch.flatMap((claim) => {
    const message = messages.get(claim.leadId)
    return message ? [{ claim, message }] : []
  })
  const outcomes = await send(ctx, sendable, { startedAt, requestId })
  return batch.map((claim) => {
    const i = sendable.findIndex((one) => one.claim === claim)
    return { claim, outcome: outcomes[i] ?? 'no-lead', startedAt, requestId }
  })
}

async function send(
  ctx: Ctx,
  sendable: { claim: Claim; message: LeadMessage }[],
  { startedAt, requestId }: { startedAt: Date; requestId: string },
): Promise<Outcome[]> {
  const [first] = sendable
  if (!first) return []
  const { claim, message } = first
  try {
    const { settings, secrets, mapping } = await callSettings(ctx, claim)
    const call = { egress: ctx.egress, settings, secrets, mapping, now: startedAt }
    const connector = connectorOf(claim.kind)
    if (sendable.length === 1 || !connector.sendMany) {
      return [await connector.send({ ...call, message, attempt: claim.fence })]
    }
    return await connector.sendMany({ ...call, messages: sendable.map((one) => one.message) })
  } catch (error) {
    const leadIds = sendable.map((one) => one.claim.leadId)
    ctx.log.error({ err: error, leadIds, connectionId: claim.connectionId, requestId }, 'attempt failed on our side')
    const durationMs = Math.max(0, ctx.now().getTime() - startedAt.getTime())
    return sendable.map(() => ({ class: 'transient', code: 'delivery.internal', evidence: { durationMs } }))
  }
}
