import type { Ctx } from '#platform/ctx'
import type { WorkState } from './lead.ts'

/** Notes where the publisher's people stand with a lead. */
export async function noteStep(
  _ctx: Ctx,
  _step: { publisherId: string; leadId: string; workState: WorkState; note?: string },
): Promise<void> {
  throw new Error('not written yet')
}
