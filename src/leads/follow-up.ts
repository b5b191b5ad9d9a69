/** What a kept lead sets going, in the transaction that keeps it. */
import { type LeadToDeliver, requestDeliveries } from '#delivery'
import type { Happening } from '#events'
import type { Ctx } from '#platform/ctx'
import { planConfirmations } from './ask-to-confirm.ts'
import type { NewLeadRow } from './rows.ts'

/** Puts those that may go on their way to the destinations of their offers; customers who must confirm are asked to. */
export async function sendOff(ctx: Ctx, rows: NewLeadRow[]): Promise<void> {
  await requestDeliveries(ctx, toDeliver(ctx, rows))
  await planConfirmations(ctx, rows)
}

/** Leads as delivery knows them; without those that go nowhere. */
export function toDeliver(ctx: Pick<Ctx, 'keys'>, rows: NewLeadRow[]): LeadToDeliver[] {
  return rows.filter(isSent).map((row) => ({
    publisherId: row.publisherId,
    leadId: row.id,
    offerId: row.offerId,
    environment: row.environment === 'preview' ? 'preview' : 'live',
    person: personOf(ctx, row.emailNormalised ?? row.id),
    capturedAt: row.capturedAt,
    notice: row.flags.includes('dnc'),
    // A CRM gets it with every mark it has for who must not be contacted.
    tellsWho: row.state === 'routable',
  }))
}

function isSent(row: NewLeadRow): boolean {
  const isOwn = row.flags.includes('self') && row.environment === 'live'
  const isNotice = row.state === 'withheld' && row.flags.includes('dnc')
  return (row.state === 'routable' || isNotice) && row.environment !== 'test' && !isOwn
}

/** Names a person to delivery without telling it who that is. */
function personOf(ctx: Pick<Ctx, 'keys'>, email: string): string {
  return ctx.keys.hash('person', email)
}

/** What insights counts. Notices that nobody may act upon are no leads, nor is what nobody confirmed, and previews are no business. */
export function leadCaptured(row: NewLeadRow): Happening[] {
  if (
    row.environment !== 'live' ||
    row.state === 'unconfirmed' ||
    row.flags.includes('dnc') ||
    row.flags.includes('self')
  )
    return []
  const data = {
    action: row.actionCode,
    source: row.source,
    listingOption: row.listingOption,
    country: row.country,
    src: row.campaign.src ?? null,
    mktcmpid: row.campaign.mktcmpid ?? null,
    score: row.score,
    state: row.state,
  }
  const { publisherId, offerId, id: subjectId, capturedAt: at } = row
  return [{ kind: 'lead.captured', publisherId, offerId, subjectId, at, data }]
}
