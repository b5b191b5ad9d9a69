/** Asks a publisher's own program who somebody is: by the hash of the address, and by the address only if it may. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { mayBeTakenLater, post } from './notify.ts'
import { findWebhook } from './webhook.ts'

const text = z.string().trim().max(200).nullish()
const answer = z.object({ isCustomer: z.boolean().nullish(), owner: text, deal: text, lastCampaign: text })

export type LookedUp = {
  /** Which system said so: its host. */
  source: string
  isCustomer: boolean
  owner: string | null
  deal: string | null
  lastCampaign: string | null
}

/** Whether somebody is there to be asked. */
export async function canLookUp(ctx: Pick<Ctx, 'db'>, publisherId: string): Promise<boolean> {
  const row = await findWebhook(ctx, { publisherId, purpose: 'lookup' })
  return row !== undefined && !row.stoppedAt
}

/**
 * Never in a transaction. Undefined: nobody is asked, or nothing is known there.
 * @throws Error when it may answer later
 */
export async function lookUp(
  ctx: Ctx,
  { publisherId, leadId, email }: { publisherId: string; leadId: string; email: string },
): Promise<LookedUp | undefined> {
  const row = await findWebhook(ctx, { publisherId, purpose: 'lookup' })
  if (!row || row.stoppedAt) return undefined
  const ask = async (about: Record<string, string>) => {
    const notice = { id: ctx.newId(), type: 'lead.lookup', at: ctx.now(), data: { LeadId: leadId, ...about } }
    const { verdict, members } = await post(ctx, row, notice)
    if (mayBeTakenLater(verdict)) throw new Error(`the lookup was not answered yet: ${verdict.code}`)
    const parsed = verdict.class === 'delivered' && members ? answer.safeParse(members) : undefined
    const said = parsed?.success ? parsed.data : undefined
    return said && Object.values(said).some((value) => value !== undefined && value !== null) ? said : undefined
  }
  const hash = createHash('sha256').update(email).digest('hex')
  const said = (await ask({ EmailSha256: hash })) ?? (row.tellsAddress ? await ask({ Email: email }) : undefined)
  if (!said) return undefined
  return {
    source: new URL(row.url.mask.replace(/…$/, '')).host,
    isCustomer: said.isCustomer ?? false,
    owner: said.owner || null,
    deal: said.deal || null,
    lastCampaign: said.lastCampaign || null,
  }
}
