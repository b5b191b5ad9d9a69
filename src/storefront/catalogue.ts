/**
 * The catalogue of this process: every public live offer in memory, as a card, in the search index, and whole, packed
 * (a third of its size), so that making a page asks the database nothing. PostgreSQL stays the truth; each change of a live listing raises the catalogue's version there, and a process that follows
 * takes in what changed since the version it has, whatever else happens to be going on.
 */
import { setImmediate } from 'node:timers/promises'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { findPublisher, type Publisher, publisherNames } from '#accounts'
import { countByOffer } from '#events'
import { liveOffers, type PublishedOffer, taxonomyRevision } from '#offers'
import type { Ctx } from '#platform/ctx'
import type { Database } from '#platform/db'
import { type Card, cardOf } from './card.ts'
import { indexedOffer } from './indexed-offer.ts'
import { OfferIndex } from './search/offer-index.ts'

/** Notifications can be lost with a connection: this often it is asked whether one was. */
const POLL_MS = 3_000
/** Names of publishers and what is wanted change without the catalogue's version. */
const SURROUNDINGS_MS = 60_000
const WANTED_DAYS = 30
/** Offers taken in before others get a turn: some 5 ms. */
const AT_A_TIME = 50

type Source = Pick<Ctx, 'db' | 'database' | 'now' | 'log'>

export class Catalogue {
  readonly cards = new Map<string, Card>()
  readonly index = new OfferIndex()
  /** Rises with whatever changes what public pages show: pages made before are made again. */
  revision = 0
  private readonly packed = new Map<string, Buffer>()
  private readonly newestOf = new Map<string, string[]>()
  private readonly profiles = new Map<string, Promise<Publisher | undefined>>()
  private version = 0
  private lists = taxonomyRevision()
  private wanted: string[] = []
  private publishers = new Map<string, string>()
  private following = false
  private working: Promise<unknown> = Promise.resolve()

  /** Takes in what changed; calls queue up. */
  refresh(ctx: Source): Promise<void> {
    const next = this.working.then(() => this.takeInChanges(ctx))
    this.working = next.catch(() => {})
    return next
  }

  /** Keys of what customers asked for most in the last 30 days, most wanted first. */
  mostWanted(): readonly string[] {
    return this.wanted
  }

  /** A public live offer, whole. */
  offer(key: string): PublishedOffer | undefined {
    const packed = this.packed.get(key)
    return packed && unpacked(packed)
  }

  /** The profile of a publisher, as old as the last look around at most. */
  publisher(ctx: Source, publisherId: string): Promise<Publisher | undefined> {
    const known = this.profiles.get(publisherId)
    if (known) return known
    const asked = findPublisher(ctx, publisherId)
    this.profiles.set(publisherId, asked)
    asked.catch(() => this.profiles.delete(publisherId))
    return asked
  }

  /** Keys of the newest offers of some categories. */
  newestIn(categories: string[], limit: number): readonly string[] {
    const name = `${limit} ${categories.join()}`
    const known = this.newestOf.get(name) ?? this.index.newest({ category: categories }, limit)
    this.newestOf.set(name, known)
    return known
  }

  /** Cards of one publisher, newest first. */
  cardsOf(publisherId: string): Card[] {
    return [...this.cards.values()]
      .filter((card) => card.publisherId === publisherId)
      .sort((a, b) => b.since.getTime() - a.since.getTime())
  }

  publisherName(publisherId: string): string {
    return this.publishers.get(publisherId) ?? publisherId
  }

  isFollowed(): boolean {
    return this.following
  }

  /** @returns what stops it */
  async follow(ctx: Source): Promise<() => Promise<void>> {
    const refresh = () => {
      this.refresh(ctx).catch((error: Error) => ctx.log.warn({ err: error.message }, 'catalogue not refreshed'))
    }
    const hush = await ctx.database.listen('catalogue', refresh)
    await this.refresh(ctx)
    await this.lookAround(ctx)
    this.following = true
    const polling = setInterval(refresh, POLL_MS)
    const surroundings = setInterval(() => {
      this.lookAround(ctx).catch((error: Error) => ctx.log.warn({ err: error.message }, 'catalogue not refreshed'))
    }, SURROUNDINGS_MS)
    return async () => {
      this.following = false
      clearInterval(polling)
      clearInterval(surroundings)
      await hush()
      await this.working
    }
  }

  /** What changes beside the offers: names of publishers, and which offers are wanted. */
  async lookAround(ctx: Source): Promise<void> {
    this.profiles.clear()
    const names = await publisherNames(ctx, [...this.publishers.keys()])
    const renamed = [...names].filter(([id, name]) => this.publishers.get(id) !== name)
    // A name stands in the index of each of its offers: rarely changed, so everything is read again.
    if (renamed.length) await this.readAgain(ctx)
    const since = new Date(ctx.now().getTime() - WANTED_DAYS * 86_400_000)
    const counts = await countByOffer(ctx, { kinds: ['lead.captured'], from: since, to: ctx.now() })
    const wanted = counts.map(({ publisherId, offerId }) => `${publisherId}.${offerId}`)
    if (wanted.join() !== this.wanted.join()) this.revision++
    this.wanted = wanted
  }

  private async readAgain(ctx: Source): Promise<void> {
    this.publishers.clear()
    this.version = 0
    await this.refresh(ctx)
  }

  private async takeInChanges(ctx: Source): Promise<void> {
    await this.takeInOffers(ctx)
    // Labels of categories and the like stand in the index of each offer: rarely changed, so all are read again.
    const lists = taxonomyRevision()
    if (lists === this.lists) return
    this.lists = lists
    this.version = 0
    await this.takeInOffers(ctx)
  }

  private async takeInOffers(ctx: Source): Promise<void> {
    for (let more = true; more; ) {
      const changes = await liveOffers(ctx, { since: this.version })
      await this.learnNames(ctx, changes.offers)
      for (const key of changes.removed) this.drop(key)
      for (const [i, offer] of changes.offers.entries()) {
        this.put(offer)
        if (i % AT_A_TIME === AT_A_TIME - 1) await setImmediate()
      }
      if (changes.version !== this.version) this.revision++
      this.version = changes.version
      more = changes.more
    }
  }

  private put(offer: PublishedOffer): void {
    const card = cardOf(offer, this.publishers.get(offer.publisherId) ?? offer.publisherId)
    this.index.put(indexedOffer(offer, card))
    this.cards.set(card.key, card)
    this.packed.set(card.key, packed(offer))
    this.newestOf.clear()
  }

  private drop(key: string): void {
    this.index.remove(key)
    this.cards.delete(key)
    this.packed.delete(key)
    this.newestOf.clear()
  }

  private async learnNames(ctx: Source, offers: PublishedOffer[]): Promise<void> {
    const ids = [...new Set(offers.map((offer) => offer.publisherId))].filter((id) => !this.publishers.has(id))
    for (const [id, name] of await publisherNames(ctx, ids)) this.publishers.set(id, name)
  }
}

function packed(offer: PublishedOffer): Buffer {
  return deflateRawSync(JSON.stringify(offer), { level: 1 })
}

function unpacked(bytes: Buffer): PublishedOffer {
  const offer = JSON.parse(inflateRawSync(bytes).toString()) as PublishedOffer
  return {
    ...offer,
    publishedAt: new Date(offer.publishedAt),
    firstLiveAt: offer.firstLiveAt && new Date(offer.firstLiveAt),
  }
}

/** One catalogue for each database that this process talks to. */
const catalogues = new WeakMap<Database, Catalogue>()

function catalogueFor(ctx: Source): Catalogue {
  const known = catalogues.get(ctx.database)
  if (known) return known
  const catalogue = new Catalogue()
  catalogues.set(ctx.database, catalogue)
  return catalogue
}

/** The catalogue as it is now. A process that does not follow it (a script, a test) asks for changes each time. */
export async function catalogueOf(ctx: Source): Promise<Catalogue> {
  const catalogue = catalogueFor(ctx)
  if (!catalogue.isFollowed()) {
    await catalogue.refresh(ctx)
    await catalogue.lookAround(ctx)
  }
  return catalogue
}

/**
 * Keeps this process's catalogue within moments of the database until the answer is called. A web process does
 * this before its first request.
 */
export function followCatalogue(ctx: Source): Promise<() => Promise<void>> {
  return catalogueFor(ctx).follow(ctx)
}

/** Changes when public pages have to be made again; undefined while the catalogue is not followed yet. */
export function catalogueRevision(ctx: Pick<Ctx, 'database'>): number | undefined {
  const catalogue = catalogues.get(ctx.database)
  return catalogue?.isFollowed() ? catalogue.revision : undefined
}
