/** The offer an enquiry is about, as much of it as a lead remembers. */
import { findPublisher } from '#accounts'
import { catalogueVersion, findLiveOffer, findPreview, marketsOf, type PublishedOffer, parseOfferKey } from '#offers'
import type { Ctx } from '#platform/ctx'
import type { Database } from '#platform/db'
import type { ConsentSubject } from './consent.ts'
import { latestOf } from './latest.ts'

export type EnquiredOffer = ConsentSubject & {
  publisherId: string
  offerId: string
  key: string
  type: string
  /** Part of its address on the storefront. */
  segment: string
  listingOption: string
  targetMarkets: string[]
  environment: 'live' | 'preview'
  /** The version of the catalogue it was read in; absent when it was read for this question alone. */
  asOf?: number
}

type Question = { offerKey: string; previewKey?: string }

/** The offer, if it can be asked for now. A live offer is read once for each version of the catalogue. */
export async function findEnquiredOffer(ctx: Ctx, question: Question): Promise<EnquiredOffer | undefined> {
  if (question.previewKey !== undefined) return readPreview(ctx, question)
  const known = knownTo(ctx.database)
  const version = await known.version.ask(ctx)
  if (known.at !== version) {
    known.at = version
    known.offers.clear()
  }
  return known.offers.get(question.offerKey) ?? readOffer(ctx, question, known)
}

/**
 * The offer as it was when it was last looked at, or as it is now: without a question to the database, for whoever
 * makes sure of its `asOf` before anything follows from it.
 */
export async function recallOffer(ctx: Ctx, question: Question): Promise<EnquiredOffer | undefined> {
  const known = question.previewKey === undefined ? knownTo(ctx.database).offers.get(question.offerKey) : undefined
  return known ?? findEnquiredOffer(ctx, question)
}

async function readPreview(ctx: Ctx, { offerKey, previewKey }: Question): Promise<EnquiredOffer | undefined> {
  const key = parseOfferKey(offerKey)
  if (!key || previewKey === undefined) return undefined
  const shown = { hideKey: previewKey }
  const offer = (await findPreview(ctx, key, shown)) ?? (await findLiveOffer(ctx, key, shown))
  return offer && enquired(ctx, offer, await nameOf(ctx, key.publisherId))
}

async function readOffer(ctx: Ctx, question: Question, known: Known): Promise<EnquiredOffer | undefined> {
  const key = parseOfferKey(question.offerKey)
  if (!key) return undefined
  const asOf = known.at
  const [found, publisherName] = [await findLiveOffer(ctx, key), await nameOf(ctx, key.publisherId)]
  // A hidden offer is shown to some and not to others, so nobody's answer stands for the next one's.
  if (!found || found.hidden) return found && enquired(ctx, found, publisherName)
  if (known.offers.size >= MOST_KNOWN) known.offers.clear()
  const live = { ...enquired(ctx, found, publisherName), asOf }
  if (known.at === asOf) known.offers.set(question.offerKey, live)
  return live
}

/** Forgets what is known of an offer: its publisher may have another name by now. */
export function lookAgain(ctx: Ctx, offerKey: string): void {
  knownTo(ctx.database).offers.delete(offerKey)
}

const MOST_KNOWN = 10_000

function knownTo(database: Database) {
  let known = everythingKnown.get(database)
  if (!known) {
    known = { at: -1, offers: new Map(), version: latestOf((ctx: Ctx) => catalogueVersion(ctx)) }
    everythingKnown.set(database, known)
  }
  return known
}
type Known = { at: number; offers: Map<string, EnquiredOffer>; version: { ask(ctx: Ctx): Promise<number> } }
const everythingKnown = new WeakMap<Database, Known>()

async function nameOf(ctx: Ctx, publisherId: string): Promise<string> {
  const publisher = await findPublisher(ctx, publisherId)
  return publisher?.displayName ?? publisherId
}

function enquired(ctx: Ctx, offer: PublishedOffer, publisherName: string): EnquiredOffer {
  const { publisherId, offerId, key, type, document, slot } = offer
  return {
    publisherId,
    offerId,
    key,
    type,
    segment: offer.segment,
    environment: slot,
    title: document.listing?.name ?? offerId,
    listingOption: listingOptions[document.listingOption ?? ''] ?? 'contact-me',
    publisherName,
    marketplace: ctx.config.name,
    privacyUrl: document.listing?.privacyPolicyUrl ?? null,
    targetMarkets: marketsOf(document),
  }
}

/** How the offer type spells its choices, and how leads do. */
const listingOptions: Record<string, string> = {
  contactMe: 'contact-me',
  getItNowFree: 'get-it-now-free',
  freeTrial: 'free-trial',
  licenseManagement: 'get-it-now-free',
  transact: 'transact',
}
