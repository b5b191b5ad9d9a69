import { connectorOf, type LeadMessage, type Outcome } from '#connectors'
import type { Ctx } from '#platform/ctx'
import type { Claim } from './claim.ts'
import { openSettings } from './opened-settings.ts'

/** One try and what came of it. */
export type Finished = { claim: Claim; outcome: Outcome | 'no-lead'; startedAt: Date; requestId: string }

/** Makes one attempt. Never throws: what went wrong on our side is an outcome too, and tried again. */
export async function attempt(ctx: Ctx, claim: Claim, message: LeadMessage | undefined): Promise<Finished> {
  const startedAt = ctx.now()
  const requestId = ctx.newId()
  if (!message) return { claim, outcome: 'no-lead', startedAt, requestId }
  try {
    const { settings, secrets, mapping } = await openSettings(ctx, claim)
    const outcome = await connectorOf(claim.kind).send({
      egress: ctx.egress,
      settings,
      secrets,
      mapping,
      message,
      attempt: claim.fence,
      now: startedAt,
    })
    return { claim, outcome, startedAt, requestId }
  } catch (error) {
    ctx.log.error(
      { err: error, leadId: claim.leadId, connectionId: claim.connectionId, requestId },
      'attempt failed on our side',
    )
    const durationMs = Math.max(0, ctx.now().getTime() - startedAt.getTime())
    return {
      claim,
      outcome: { class: 'transient', code: 'delivery.internal', evidence: { durationMs } },
      startedAt,
      requestId,
    }
  }
}
