import { inArray } from 'drizzle-orm'
import type { LeadMessage } from '#connectors'
import { findOfferType, listingAddress } from '#offers'
import type { Ctx } from '#platform/ctx'
import type { LeadRow } from './rows.ts'
import { leads } from './schema.ts'

/**
 * What connectors send, for the worker. Leads that were erased, or may not be passed on, are absent; of those
 * who must not be contacted goes the notice, and nothing of the person but the country.
 */
export async function messagesOf(
  ctx: Pick<Ctx, 'db' | 'config'>,
  leadIds: string[],
): Promise<Map<string, LeadMessage>> {
  if (leadIds.length === 0) return new Map()
  const rows = await ctx.db.select().from(leads).where(inArray(leads.id, leadIds))
  return new Map(
    rows.flatMap((row) => {
      if (row.state === 'routable') return [[row.id, messageOf(ctx, row)]]
      return row.state === 'withheld' && row.flags.includes('dnc') ? [[row.id, noticeOf(ctx, row)]] : []
    }),
  )
}

type Site = Pick<Ctx, 'config'>

function noticeOf(ctx: Site, row: LeadRow): LeadMessage {
  const nobody = { firstName: '', lastName: '', email: '', phone: '', country: '', company: '', title: '' }
  return { ...messageOf(ctx, row), customer: nobody, message: null, consent: null }
}

function messageOf(ctx: Site, row: LeadRow): LeadMessage {
  return {
    leadId: row.id,
    sequence: row.sequence,
    environment: row.environment,
    publisherId: row.publisherId,
    publisherName: row.publisherName,
    offerId: row.offerId,
    offerKey: `${row.publisherId}.${row.offerId}`,
    offerTitle: row.offerTitle,
    offerType: row.offerType,
    pageUrl: pageOf(ctx, row),
    listingOption: row.listingOption,
    planId: row.planId,
    marketplace: row.marketplace,
    source: row.source,
    actionCode: row.actionCode,
    leadSource: row.leadSource,
    customer: {
      firstName: row.firstName ?? '',
      lastName: row.lastName ?? '',
      email: row.email ?? '',
      phone: row.phone ?? '',
      country: row.country ?? '',
      company: row.company ?? '',
      title: row.title ?? '',
    },
    message: row.message,
    campaign: row.campaign,
    locale: row.locale,
    consent: row.consent && { textId: row.consent.textId, at: row.consent.at },
    duplicateOf: row.duplicateOf,
    score: row.score,
    rating: row.rating,
    occurredAt: row.occurredAt,
    capturedAt: row.capturedAt,
  }
}

/** Leads from elsewhere are of offers that have no page here. */
function pageOf(ctx: Site, { publisherId, offerId, offerType: type }: LeadRow): string | undefined {
  const { profile } = ctx.config
  return findOfferType(type, profile) && listingAddress(ctx, { publisherId, offerId, type, profile })
}
