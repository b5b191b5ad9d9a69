import { sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { executePrepared } from '#platform/prepared'
import { atOnce } from './at-once.ts'
import { wakingWorkers } from './wake.ts'

/** A lead as delivery knows it: no personal data. */
export type LeadToDeliver = {
  publisherId: string
  leadId: string
  offerId: string
  environment: 'live' | 'preview'
  /** Keyed hash of the normalised e-mail: the leads of one person are sent one after the other. */
  person: string
  capturedAt: Date
  /** A heads-up about somebody who must not be contacted: for stores and programs, never for a CRM that would call. */
  notice?: boolean
  /** Such a heads-up with the person in it: every kind gets it, marked as not to be contacted. */
  tellsWho?: boolean
}

/**
 * Puts leads on their way to the destinations of their offers, in the caller's transaction: the
 * obligation commits with the lead. One statement for as many leads as are captured together. A lead
 * whose offer has no destination gets no delivery; asking twice for the same lead makes no second one.
 */
export async function requestDeliveries(ctx: Pick<Ctx, 'db' | 'now'>, leads: LeadToDeliver[]): Promise<void> {
  if (leads.length === 0) return
  const rows = leads.map((lead) => ({
    publisher_id: lead.publisherId,
    lead_id: lead.leadId,
    offer_id: lead.offerId,
    environment: lead.environment,
    person: lead.person,
    captured_at: lead.capturedAt,
    notice: lead.notice === true,
    everywhere: lead.notice !== true || lead.tellsWho === true,
  }))
  const now = ctx.now().toISOString()
  await executePrepared(
    ctx,
    'delivery.request',
    sql`
    with requested as (
    insert into deliveries (publisher_id, lead_id, connection_id, offer_id, environment, state, person,
                            captured_at, requested_at, next_at, notice_due)
    select l.publisher_id, l.lead_id, d.connection_id, l.offer_id, l.environment, 'queued', l.person,
           l.captured_at, ${now}, ${atOnce(now)}, cardinality(c.contact_emails) > 0 and l.environment = 'live' and not l.notice
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           as l(publisher_id text, lead_id uuid, offer_id text, environment text, person text, captured_at timestamptz,
           notice boolean, everywhere boolean)
    join offer_destinations d using (publisher_id, offer_id, environment)
    join connections c on c.publisher_id = d.publisher_id and c.id = d.connection_id and c.removed_at is null
      and (l.everywhere or c.kind in ('https', 'azure-table', 'azure-blob'))
    on conflict do nothing
    returning 1)
    select ${wakingWorkers} where exists (select from requested)`,
  )
}
