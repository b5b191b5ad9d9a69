/** Puts generated offers live, many rows at a time: the end of ten thousand publications without their pipeline. */
import { publishers } from '../../../src/accounts/schema.ts'
import { type OfferDocument, taxonomyVersions } from '../../../src/offers/index.ts'
import { catalogue, offers, publications, submissions } from '../../../src/offers/schema.ts'
import type { Ctx } from '../../../src/platform/ctx.ts'
import type { GeneratedOffer } from './generated.ts'

const AT_A_TIME = 500

export async function publishAll(ctx: Ctx, generated: Iterable<GeneratedOffer>): Promise<void> {
  const all = [...generated]
  const names = new Map(all.map((offer) => [offer.publisherId, offer.publisherName]))
  const now = ctx.now()
  for (const batch of batches([...names])) {
    await ctx.db
      .insert(publishers)
      .values(batch.map(([publisherId, displayName]) => ({ publisherId, displayName, createdAt: now, updatedAt: now })))
  }
  let version = 0
  for (const batch of batches(all)) {
    const rows = batch.map((offer) => rowsOf(ctx, offer, ++version))
    await ctx.db.insert(offers).values(rows.map((row) => row.offer))
    await ctx.db.insert(submissions).values(rows.map((row) => row.submission))
    await ctx.db.insert(publications).values(rows.map((row) => row.publication))
  }
  await ctx.db.insert(catalogue).values({ version, changedAt: now })
}

function rowsOf(ctx: Ctx, offer: GeneratedOffer, version: number) {
  const { publisherId, offerId, publishedAt: at } = offer
  const document = documentOf(offer)
  const snapshot = {
    type: 'dynamics-365-ce',
    profile: '2020' as const,
    alias: offer.name,
    document,
    taxonomies: taxonomyVersions(),
    assets: {},
  }
  const key = { publisherId, offerId }
  const by = { id: 'bench', name: 'Bench' }
  const submissionId = ctx.newId()
  return {
    offer: {
      ...key,
      type: snapshot.type,
      alias: offer.name,
      profile: snapshot.profile,
      status: 'live' as const,
      draft: document,
      draftSavedAt: at,
      draftSavedBy: by.id,
      draftSavedByName: by.name,
      version: 1,
      liveVersion: 1,
      createdAt: at,
      createdBy: by.id,
    },
    submission: {
      ...key,
      id: submissionId,
      number: 1,
      status: 'succeeded' as const,
      target: 'live' as const,
      statusBefore: 'draft' as const,
      snapshot,
      revision: 1,
      marketingOnly: false,
      submittedBy: by.id,
      submittedByName: by.name,
      submittedAt: at,
    },
    publication: {
      ...key,
      id: ctx.newId(),
      submissionId,
      slot: 'live' as const,
      version: 1,
      snapshot,
      hidden: false,
      publishedBy: by.id,
      publishedAt: at,
      catalogueVersion: version,
    },
  }
}

function documentOf(offer: GeneratedOffer): OfferDocument {
  const site = `https://${offer.publisherId}.example`
  return {
    listingOption: offer.listingOption,
    trialUrl: offer.listingOption === 'freeTrial' ? `${site}/trial` : '',
    categories: { primary: { id: offer.category, subcategories: [offer.subcategory] } },
    industries: offer.industry ? [{ id: offer.industry, verticals: [] }] : [],
    applicableProducts: offer.products,
    appVersion: '1.0.0',
    terms: { mode: 'url', url: `${site}/terms` },
    listing: {
      name: offer.name,
      summary: offer.summary,
      description: offer.description,
      keywords: offer.keywords,
      worksWith: offer.worksWith,
      helpUrl: `${site}/help`,
      privacyPolicyUrl: `${site}/privacy`,
      supportContact: {
        name: 'Desk',
        email: `desk@${offer.publisherId}.example`,
        phone: '+4755000142',
        url: `${site}/support`,
      },
    },
    availability: { markets: ['FR', 'BE', 'CH', 'US', 'CA', 'GB', 'DE'], hideKey: '' },
  }
}

function* batches<T>(items: T[]): Generator<T[]> {
  for (let i = 0; i < items.length; i += AT_A_TIME) yield items.slice(i, i + AT_A_TIME)
}
