/**
 * Telling a destination that a lead it has was erased: by its id only, and only where a program listens.
 * Everywhere else a person of the publisher's erases it.
 */
import type { Egress } from '#platform/egress'
import type { ConnectionSettings, MessageParams } from './contract.ts'
import { signaturesOf } from './https/signature.ts'

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
  const timestamp = Math.floor(now.getTime() / 1000)
  const id = `erased-${leadId}`
  const body = Buffer.from(
    JSON.stringify({ type: 'lead.erased', timestamp: now.toISOString(), data: { LeadId: leadId } }),
  )
  const signing = [secrets.signingSecret, secrets['signingSecret.previous']].filter((secret) => secret !== undefined)
  const own = settings.headerName && secrets.headerValue ? { [String(settings.headerName)]: secrets.headerValue } : {}
  const reply = await egress.call({
    url: secrets.url ?? '',
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'idempotency-key': id,
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signaturesOf(signing, { id, timestamp, body }),
      ...own,
    },
    body,
  })
  if (reply.kind !== 'answer') return { told: false, code: 'leads.https.unavailable', params: { status: reply.reason } }
  return reply.status >= 200 && reply.status < 300
    ? { told: true }
    : { told: false, code: 'leads.https.refused', params: { status: reply.status } }
}
