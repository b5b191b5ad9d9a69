import type { Ctx } from '#platform/ctx'
import type { Lead } from './lead.ts'

/** Lets a quarantined lead go to its destinations. @throws notInQuarantine */
export async function releaseLead(_ctx: Ctx, _which: { publisherId: string; leadId: string }): Promise<Lead> {
  throw new Error('not written yet')
}
