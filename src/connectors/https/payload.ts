/** The body that an HTTPS endpoint gets: the documented member names, their case and their order (spec leads §3.6). */
import type { LeadMessage, MappingEntry } from '../contract.ts'
import { describeLead } from '../description.ts'
import { applyMapping } from '../mapping.ts'

export type Profile = 'documented' | 'extended'

const maxBodyBytes = 65_536

/** Members that the documented contract fills; a custom mapping adds others beside them. */
export const reservedMembers = [
  'UserDetails',
  'LeadSource',
  'ActionCode',
  'OfferTitle',
  'Description',
  'Comptoir',
] as const

/** Compact UTF-8 JSON, or undefined when even a shortened description does not make it fit. */
export function bodyOf(
  lead: LeadMessage,
  { profile, mapping, attempt }: { profile: Profile; mapping: MappingEntry[]; attempt: number },
): Buffer | undefined {
  for (let limit = 32_000; limit >= 1_000; limit = Math.floor(limit / 2)) {
    const body = Buffer.from(JSON.stringify(membersOf(lead, { profile, mapping, attempt, limit })))
    if (body.length <= maxBodyBytes) return body
  }
  return undefined
}

function membersOf(
  lead: LeadMessage,
  { profile, mapping, attempt, limit }: { profile: Profile; mapping: MappingEntry[]; attempt: number; limit: number },
) {
  const { customer } = lead
  return {
    UserDetails: {
      FirstName: customer.firstName,
      LastName: customer.lastName,
      Email: customer.email,
      Phone: customer.phone,
      Country: customer.country,
      Company: customer.company,
      Title: customer.title,
    },
    LeadSource: lead.source,
    ActionCode: lead.actionCode,
    OfferTitle: lead.offerTitle,
    Description: lead.testMarker ?? describeLead(lead, { limit }),
    ...(profile === 'extended' && { Comptoir: extensionOf(lead, attempt) }),
    ...Object.fromEntries(applyMapping(mapping, lead).map(({ target, value }) => [target, value])),
  }
}

function extensionOf(lead: LeadMessage, attempt: number) {
  return {
    Version: 1,
    LeadId: lead.leadId,
    Sequence: lead.sequence,
    LeadSourceFull: lead.leadSource,
    PublisherId: lead.publisherId,
    OfferId: lead.offerId,
    PlanId: lead.planId ?? '',
    ListingOption: lead.listingOption,
    Marketplace: lead.marketplace,
    Environment: lead.environment,
    CapturedAt: lead.capturedAt.toISOString(),
    Attempt: attempt,
    Duplicate: lead.duplicateOf !== null,
    DuplicateOf: lead.duplicateOf ?? '',
    Score: lead.score,
    Rating: lead.rating,
    Campaign: { Src: lead.campaign.src ?? '', MktCmpId: lead.campaign.mktcmpid ?? '' },
    Message: lead.message ?? '',
  }
}
