/**
 * Telling a destination that a lead it has was erased: by its id only, and only where a program listens.
 * Everywhere else a person of the publisher's erases it.
 */
import type { Egress } from '#platform/egress'
import type { ConnectionSettings, MessageParams } from './contract.ts'
import { postNotice } from './notice.ts'

export type ErasureNotice = ConnectionSettings & { egress: Egress; leadId: string; now: Date }
export type Told = { told: true } | { told: false; code: string; params?: MessageParams }

const tellers: Record<string, (notice: ErasureNotice) => Promise<Told>> = { https: tellOverHttps }

/** Whether destinations of this kind can be told by a program. */
export function canBeToldOfErasure(kind: string): boolean {
  return Object.hasOwn(tellers, kind)
}

/** @throws when no program listens there: ask canBeToldOfErasure */
export function tellOfErasure(kind: string, notice: ErasureNotice): Promise<Told> {
  const tell = tellers[kind]
  if (!tell) throw new Error(`nobody listens for erasures at ${kind}`)
  return tell(notice)
}

/** Signed like a lead, with an id of its own: receivers that do not know the event must not take it for the lead. */
async function tellOverHttps({ egress, settings, secrets, leadId, now }: ErasureNotice): Promise<Told> {
  const id = `erased-${leadId}`
  const signingSecrets = [secrets.signingSecret, secrets['signingSecret.previous']].filter((s) => s !== undefined)
  const own = settings.headerName && secrets.headerValue ? { [String(settings.headerName)]: secrets.headerValue } : {}
  const notice = { id, type: 'lead.erased', at: now, data: { LeadId: leadId } }
  const { verdict } = await postNotice(
    egress,
    { url: secrets.url ?? '', signingSecrets, headers: own },
    { notice, now },
  )
  return verdict.class === 'delivered' ? { told: true } : { told: false, code: verdict.code, params: verdict.params }
}
