/** One listing, whole: what its page shows, for whoever may see it. */
import {
  findLiveOffer,
  findPreview,
  labelOf,
  marketsOf,
  type OfferDocument,
  type PublishedOffer,
  parseOfferKey,
  wasOffered,
} from '#offers'
import type { Ctx } from '#platform/ctx'
import type { Locale } from '#platform/messages'
import { notFound, type Problem } from '#platform/problem'
import { type Card, cardOf } from './card.ts'
import { type Catalogue, catalogueOf } from './catalogue.ts'
import { asMarkup, asPlainText } from './description.ts'
import { cardLabels, languageLabel } from './facet-tree.ts'
import { filePath } from './file-path.ts'
import { storefrontMessages } from './messages.ts'
import { offerPrice, type PlanOffer, plansOf } from './plans.ts'
import { noLongerOffered } from './problems.ts'
import { fold } from './search/words.ts'

export type Picture = { path: string; caption: string }
export type Video = { name: string; url: string; thumbnail: string | undefined }
export type Attachment = { title: string; path: string; size: number }

export type Listing = Card & {
  /**
   * `live`: what everybody sees. `hidden`: live, for holders of its key. `private`: what everybody sees, and plans kept
   * for whoever holds the key. `preview`: not published yet.
   */
  seenAs: 'live' | 'hidden' | 'private' | 'preview'
  labels: ReturnType<typeof cardLabels>
  languageName: string
  /** Allowed markup only. */
  description: string
  /** The same as text, cut for search engines. */
  excerpt: string
  version: string | undefined
  worksWith: string[]
  screenshots: Picture[]
  videos: Video[]
  documents: Attachment[]
  /** ISO 3166 codes of the countries where it can be acquired, with their names. */
  markets: { code: string; name: string }[]
  links: { help?: string; support?: string; privacy?: string; terms?: string; website?: string }
  /** Terms written out, where they are not a page of the publisher's. */
  termsText: string | undefined
  /** Where Free trial and Get it now lead, when the publisher says. */
  trialUrl: string | undefined
  offerUrl: string | undefined
  plans: PlanOffer[]
  /** Allowed markup, and links: for whoever has just got it. */
  gettingStarted: string | undefined
  /** Of a service: its kind and how long it takes. */
  service: { kind: string; duration: string } | undefined
  /** A price of the whole offer, where it has one. */
  price: string | undefined
}

type Question = {
  hideKey?: string
  /** Asks for the preview alone, as its own people do. */
  preview?: boolean
}

const EXCERPT = 300

/**
 * The listing at an address. Holders of a hide key are shown the preview when it opens with that key, else the
 * live offer that hides behind it.
 * @throws notFound also to those who may not look
 * @throws noLongerOffered where an old link or a search engine still leads
 */
export async function getListing(ctx: Ctx, address: string, question: Question = {}): Promise<Listing> {
  const offer = await findOffer(ctx, address, question)
  if (!offer) throw await refusalAt(ctx, address)
  return listingOf(ctx, offer, question.hideKey)
}

async function refusalAt(ctx: Ctx, address: string): Promise<Problem> {
  const key = parseOfferKey(address)
  if (!key || !(await wasOffered(ctx, key))) {
    return notFound(storefrontMessages(ctx.locale, 'storefront.no_such_listing'))
  }
  const hasOthers = (await catalogueOf(ctx)).cardsOf(key.publisherId).length > 0
  return noLongerOffered(storefrontMessages(ctx.locale, 'storefront.no_longer_offered'), {
    extra: hasOthers ? { otherOffersOf: key.publisherId } : {},
  })
}

/** Others that customers of this one may want: of the same subcategory, else of the same category. */
export async function similarTo(ctx: Ctx, listing: Card, most = 3): Promise<Card[]> {
  const catalogue = await catalogueOf(ctx)
  const category = listing.categories[0]
  if (!category) return []
  const narrow = category.subcategories.map((sub) => `${category.id}.${sub}`)
  const found = new Set<string>()
  for (const values of [narrow, [category.id]]) {
    if (found.size > most || values.length === 0) continue
    for (const key of catalogue.newestIn(values, most + 1)) found.add(key)
  }
  found.delete(listing.key)
  return [...found].slice(0, most).flatMap((key) => catalogue.cards.get(key) ?? [])
}

export async function findOffer(
  ctx: Ctx,
  address: string,
  { hideKey, preview }: Question,
): Promise<PublishedOffer | undefined> {
  const key = parseOfferKey(address)
  if (!key) return undefined
  if (preview) return findPreview(ctx, key, { hideKey })
  if (hideKey) return (await findPreview(ctx, key, { hideKey })) ?? findLiveOffer(ctx, key, { hideKey })
  // A hidden one is not in the catalogue: its own people see it without a key too.
  return (await catalogueOf(ctx)).offer(address) ?? findLiveOffer(ctx, key)
}

async function listingOf(ctx: Ctx, offer: PublishedOffer, hideKey: string | undefined): Promise<Listing> {
  const { document, assets } = offer
  const listing = document.listing ?? {}
  const catalogue = await catalogueOf(ctx)
  const publisher = await catalogue.publisher(ctx, offer.publisherId)
  const card = publicCard(catalogue, offer) ?? cardOf(offer, publisher?.displayName ?? offer.publisherId)
  const seenAs = seenAsOf(offer)
  // Files of a listing under a key are under that key too.
  const key = seenAs === 'live' || seenAs === 'private' || !hideKey ? '' : `?hideKey=${encodeURIComponent(hideKey)}`
  const pathOf = (assetId: string | undefined) => {
    const asset = assetId ? assets[assetId] : undefined
    return asset && filePath(offer.key, asset) + key
  }
  const labels = cardLabels(card, ctx.locale)
  return {
    ...card,
    logo: pathOf(listing.logos?.large),
    seenAs,
    labels,
    languageName: languageLabel(ctx.locale, card.language),
    description: asMarkup(listing.description ?? ''),
    excerpt: asPlainText(listing.description ?? '').slice(0, EXCERPT),
    version: document.appVersion,
    worksWith: alsoWorksWith(listing.worksWith ?? [], labels.products),
    screenshots: (listing.screenshots ?? []).flatMap(({ file, caption }) => {
      const path = pathOf(file)
      return path ? [{ path, caption: caption ?? '' }] : []
    }),
    videos: (listing.videos ?? []).flatMap(({ name, url, thumbnail }) =>
      url ? [{ name: name ?? url, url, thumbnail: pathOf(thumbnail) }] : [],
    ),
    documents: (listing.documents ?? []).flatMap(({ title, file }) => {
      const asset = file ? assets[file] : undefined
      return asset ? [{ title: title || asset.filename, path: filePath(offer.key, asset) + key, size: asset.size }] : []
    }),
    markets: marketsOf(document)
      .map((code) => ({ code, name: labelOf(ctx.locale, 'markets', code) }))
      .sort((a, b) => a.name.localeCompare(b.name, ctx.locale)),
    links: {
      help: listing.helpUrl,
      support: listing.supportContact?.url,
      privacy: listing.privacyPolicyUrl,
      terms: document.terms?.mode === 'url' ? document.terms.url : undefined,
      website: publisher?.website ?? undefined,
    },
    termsText: document.terms?.mode === 'text' ? document.terms.text : undefined,
    trialUrl: document.trialUrl || undefined,
    offerUrl: onwardOf(document),
    plans: plansOf(ctx.locale, document),
    gettingStarted: listing.gettingStarted && asMarkup(listing.gettingStarted, { links: true }),
    service: serviceOf(ctx.locale, document),
    price: offerPrice(ctx.locale, document),
  }
}

/** What a publisher wrote beside the products that it chose from the list; many write those once more. */
function alsoWorksWith(written: string[], chosen: { label: string }[]): string[] {
  const short = (name: string) =>
    fold(name)
      .replace(/^(microsoft )?dynamics 365 (for )?/, '')
      .trim()
  const told = new Set(chosen.map((product) => short(product.label)))
  return written.filter((name) => !told.has(short(name)))
}

function seenAsOf(offer: PublishedOffer): Listing['seenAs'] {
  if (offer.slot === 'preview') return 'preview'
  if (offer.hidden) return 'hidden'
  return offer.withPrivatePlans ? 'private' : 'live'
}

function serviceOf(locale: Locale, { serviceType, duration }: OfferDocument): Listing['service'] {
  if (!serviceType) return undefined
  const { value, unit } = duration ?? {}
  const isSaid = typeof value === 'number' && unit !== undefined && durationUnits.has(unit)
  const inWords = isSaid && new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(value)
  return { kind: labelOf(locale, 'serviceTypes', serviceType), duration: inWords || '' }
}

const durationUnits = new Set(['hour', 'day', 'week', 'month'])

/** The card that lists show, when this is the version they show. */
function publicCard(catalogue: Catalogue, offer: PublishedOffer): Card | undefined {
  return offer.slot === 'live' && !offer.hidden ? catalogue.cards.get(offer.key) : undefined
}

/** Where one goes on after getting it: the publisher's page, or the installer that some types name. */
function onwardOf({ offerUrl, technical }: OfferDocument): string | undefined {
  const [first] = [offerUrl, technical?.installerUrl, technical?.installUrl].filter(
    (url): url is string => typeof url === 'string' && url !== '',
  )
  return first
}
