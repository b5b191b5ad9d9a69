/** Takes a lead in: when it is answered with success it is on the disk, with its deliveries. */
import { createHash } from 'node:crypto'
import { type KeptForeign, keepForeignLead } from '#leads'
import type { Ctx } from '#platform/ctx'
import { counter } from '#platform/metrics'
import { malformed, unprocessable } from '#platform/problem'
import type { RelayConfig, RelayListener } from './config.ts'
import { readPayload } from './payload.ts'
import { relayTexts } from './texts.ts'

const arrived = counter('relay_leads_total', 'Leads posted to the relay, by listener and what became of them', [
  'listener',
  'result',
])
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * @param request its body, and the id under which the sender will send it again, if it gave one
 * @throws malformed, unprocessable when there is no lead in the body
 */
export async function acceptLead(
  ctx: Ctx,
  { relay, listener, body, sentAs }: { relay: RelayConfig; listener: RelayListener; body: Buffer; sentAs?: string },
): Promise<KeptForeign> {
  const read = readPayload(body)
  if ('fault' in read) {
    arrived.inc({ listener: listener.id, result: 'refused' })
    const detail = relayTexts(ctx.locale, `relay.payload.${read.fault}`)
    throw read.fault === 'not_json' ? malformed(detail) : unprocessable(detail)
  }
  const { payload } = read
  const { description, leadId: theirId, ...rest } = payload
  const leadId = theirId ?? (sentAs && uuid.test(sentAs) ? sentAs.toLowerCase() : undefined)
  const kept = await keepForeignLead(ctx, {
    ...rest,
    offerTitle: listener.offerTitle ?? (rest.offerTitle || listener.id),
    message: description,
    leadId,
    sameAs: sameAs({ leadId, sentAs, listener, body }),
    publisherId: relay.publisher.id,
    publisherName: relay.publisher.name,
    offerId: listener.id,
    marketplace: relay.marketplace,
    keptForDays: relay.keepDays,
  })
  arrived.inc({ listener: listener.id, result: kept.isNew ? 'kept' : 'repeated' })
  return kept
}

type Sent = { leadId?: string; sentAs?: string; listener: RelayListener; body: Buffer }

/**
 * Marketplaces send again what was not answered, and their payload has no id. So the same bytes soon after
 * are the same lead, unless the file says otherwise.
 */
function sameAs({ leadId, sentAs, listener, body }: Sent): string | undefined {
  if (leadId) return `${listener.id} id ${leadId}`
  if (sentAs) return `${listener.id} sent ${sentAs}`
  if (listener.sameBodyMinutes === 0) return undefined
  return `${listener.id} body ${createHash('sha256').update(body).digest('base64')}`
}
