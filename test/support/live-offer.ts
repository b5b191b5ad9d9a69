/**
 * An offer that is live (or in preview), put into its slot as the end of the pipeline does: for tests of
 * what comes after publication. How an offer gets there is tested in src/offers.
 */
import { createPublisher } from '../../src/accounts/index.ts'
import type { OfferDocument, OfferKey, PublishedOffer } from '../../src/offers/index.ts'
import { offers, submissions } from '../../src/offers/schema.ts'
import { emptySlot, fillSlot } from '../../src/offers/slots.ts'
import type { Ctx } from '../../src/platform/ctx.ts'
import { inTransaction } from '../../src/platform/db.ts'

export type LiveOffer = OfferKey & { key: string; document: OfferDocument }

export async function aLiveOffer(
  ctx: Ctx,
  {
    publisherId = 'fabrikam',
    offerId = 'route-planner',
    publisherName = 'Fabrikam',
    type = 'dynamics-365-ce',
    slot = 'live' as 'live' | 'preview',
    document = {} as OfferDocument,
    assets = {} as PublishedOffer['assets'],
  } = {},
): Promise<LiveOffer> {
  await createPublisher(ctx, { publisherId, displayName: publisherName }).catch((error: { type?: string }) => {
    if (error.type !== 'publisher-id-taken') throw error
  })
  const content: OfferDocument = {
    listingOption: 'contactMe',
    availability: { markets: ['BE', 'FR', 'US'] },
    ...document,
    listing: {
      name: 'Route Planner',
      summary: 'Plans the day of every van.',
      privacyPolicyUrl: 'https://fabrikam.example/privacy',
      ...document.listing,
    },
  }
  const now = ctx.now()
  await inTransaction(ctx, async (ctx) => {
    const id = ctx.newId()
    const by = { id: 'somebody', name: 'Somebody' }
    await ctx.db.insert(offers).values({
      publisherId,
      offerId,
      type,
      alias: 'Route Planner',
      profile: '2020',
      status: slot,
      draft: content,
      draftSavedAt: now,
      draftSavedBy: by.id,
      draftSavedByName: by.name,
      createdAt: now,
      createdBy: by.id,
    })
    const snapshot = {
      type,
      profile: '2020' as const,
      alias: 'Route Planner',
      document: content,
      taxonomies: {},
      assets,
    }
    const [submission] = await ctx.db
      .insert(submissions)
      .values({
        publisherId,
        id,
        offerId,
        number: 1,
        status: slot === 'live' ? 'succeeded' : 'waitingForPublisher',
        target: slot,
        statusBefore: 'draft',
        snapshot,
        revision: 1,
        marketingOnly: false,
        submittedBy: by.id,
        submittedByName: by.name,
        submittedAt: now,
      })
      .returning()
    await fillSlot(ctx, submission!, { slot, snapshot })
  })
  return { publisherId, offerId, key: `${publisherId}.${offerId}`, document: content }
}

/** Takes the offer out of the storefront. */
export async function stopSelling(ctx: Ctx, offer: OfferKey): Promise<void> {
  await inTransaction(ctx, (ctx) => emptySlot(ctx, offer, 'live'))
}
