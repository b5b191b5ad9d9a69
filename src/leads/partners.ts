/**
 * Partners who are shown beside an offer. A customer who contacts one of them there is the partner's lead; the
 * offer's own publisher learns that it happened and must not contact anybody (spec leads §6.2).
 */
import type { Ctx } from '#platform/ctx'
import { tellsOwner } from './consent-texts.ts'
import type { AcceptedEnquiry } from './lead-row.ts'
import { type EnquiredOffer, findEnquiredOffer } from './offer.ts'
import { settingsOf } from './settings.ts'
import { asksToConfirm } from './settings-at-capture.ts'

export type Partner = { key: string; segment: string; title: string; publisherName: string }

/** Those that can be asked now, in the order their publisher set. For everybody. */
export async function partnersOn(ctx: Ctx, offer: { publisherId: string; offerId: string }): Promise<Partner[]> {
  const partners: Partner[] = []
  for (const { partner } of await partnersSet(ctx, offer)) {
    const found = await findEnquiredOffer(ctx, { offerKey: partner })
    if (!found) continue
    const { key, segment, title, publisherName } = found
    partners.push({ key, segment, title, publisherName })
  }
  return partners
}

async function partnersSet(
  ctx: Pick<Ctx, 'db' | 'config'>,
  { publisherId, offerId }: { publisherId: string; offerId: string },
) {
  const { partners } = await settingsOf(ctx, publisherId)
  return partners.filter((one) => one.offerId === offerId)
}

/**
 * The offer with the name of the publisher from whose page it is asked about, where this instance tells that one who
 * asked: the consent text then says so.
 */
export async function withOwner<O extends EnquiredOffer>(ctx: Ctx, offer: O, via: string | undefined): Promise<O> {
  if (ctx.config.leads.dnc !== 'full') return offer
  const page = await pageOf(ctx, via, offer)
  return page ? { ...offer, owner: page.publisherName } : offer
}

/** The page on which this offer is shown as a partner. */
async function pageOf(ctx: Ctx, via: string | undefined, offer: EnquiredOffer): Promise<EnquiredOffer | undefined> {
  if (!via || offer.environment !== 'live') return undefined
  const page = await findEnquiredOffer(ctx, { offerKey: via })
  if (!page || page.publisherId === offer.publisherId) return undefined
  return (await partnersSet(ctx, page)).some(({ partner }) => partner === offer.key) ? page : undefined
}

/** The notice for the page's owner, when the enquiry was sent to a partner from there; it is kept with the enquiry. */
export async function noticeFor(
  ctx: Ctx,
  via: string | undefined,
  accepted: AcceptedEnquiry,
): Promise<AcceptedEnquiry | undefined> {
  if (accepted.checked.actionCode !== 'PLT') return undefined
  const page = await pageOf(ctx, via, accepted.offer)
  if (!page) return undefined
  const notice = noticeTo(ctx, page, accepted)
  // Nobody knows yet whether the customer is who was typed.
  return (await asksToConfirm(ctx, accepted)) ? { ...notice, tellsWho: false } : notice
}

function noticeTo(ctx: Ctx, page: EnquiredOffer, accepted: AcceptedEnquiry): AcceptedEnquiry {
  const checked = { ...accepted.checked, actionCode: 'DNC' as const, listingOption: page.listingOption, planId: null }
  const person = checked.parsedEmail.normalised
  return {
    ...accepted,
    leadId: ctx.newId(),
    publisherId: page.publisherId,
    offerId: page.offerId,
    offer: page,
    checked,
    act: ctx.keys.hash('act', `${page.key} ${page.environment} DNC ${person}`),
    token: undefined,
    // Only with the consent to it; a text that said nothing of the page's owner allows nothing.
    tellsWho: ctx.config.leads.dnc === 'full' && tellsOwner(accepted.checked.consent.textId),
    notice: undefined,
  }
}
