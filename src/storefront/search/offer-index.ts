/**
 * The search of the storefront: words, facets and sorting over all live offers, in the memory of this process.
 * Offers are numbered as they come; a changed offer is removed and added anew, and the numbers of removed ones
 * are swept together when they have become many. Why it is our own: docs/decisions/0060-search-in-typed-arrays.md.
 */
import { best } from './best.ts'
import { type Dimension, type FacetCounts, Facets, type Filter } from './facets.ts'
import { HEAVIEST, offerOf, Postings, weightOf } from './postings.ts'
import { didYouMean, readQuery, type Sought } from './read-query.ts'
import { Vocabulary } from './vocabulary.ts'
import { fold, isStopWord, wordsOf } from './words.ts'

export type IndexedOffer = {
  key: string
  name: string
  summary: string
  /** Plain text. */
  description: string
  keywords: string[]
  publisherName: string
  /** Names of its categories, industries and products, in every language of the house. */
  labels: string[]
  publishedAt: Date
  facets: Record<Dimension, readonly string[]>
}

export const sorts = ['relevance', 'newest', 'name'] as const
export type Sort = (typeof sorts)[number]
export type Query = { text: string; filter: Filter; sort: Sort; offset: number; limit: number }

export type Found = {
  keys: string[]
  total: number
  counts: FacetCounts
  /** Words that were looked for, as the marks in the results need them. */
  sought: Sought[]
  didYouMean: string | undefined
  /** No offer has every word: these have most of them. */
  relaxed: boolean
  /** How many there would be without the filter, when the filter leaves none. */
  totalUnfiltered: number
}

/** How much a word weighs by where it stands. */
const WEIGHTS = { name: 20, keywords: 12, publisherName: 8, summary: 6, labels: 4, description: 1 } as const
/** A word of this weight is worth half of the heaviest: more of the same adds less and less. */
const HALFWAY = 10
const NAME_IS_QUERY = 1.6
const NAME_BEGINS_WITH_QUERY = 1.25
const SWEEP_WHEN_REMOVED = { atLeast: 256, share: 0.2 }

export class OfferIndex {
  private readonly vocabulary = new Vocabulary()
  private readonly postings = new Postings()
  private readonly facets = new Facets()
  private readonly numbers = new Map<string, number>()
  private keys: string[] = []
  private names: string[] = []
  private publishedAt: number[] = []
  private alive = new Uint8Array(1024)
  private removed = 0
  /** Per offer: how well it answers the query at hand, by the best term of each word; and which words it has. */
  private scores = new Float32Array(1024)
  private bests = new Float32Array(1024)
  private has = new Uint8Array(1024)
  private touched = new Uint32Array(1024)
  private touchedCount = 0

  get size(): number {
    return this.numbers.size
  }

  put(offer: IndexedOffer): void {
    this.remove(offer.key)
    if (this.keys.length === this.scores.length) this.enlarge()
    const number = this.keys.push(offer.key) - 1
    this.alive[number] = 1
    this.numbers.set(offer.key, number)
    this.names.push(fold(offer.name))
    this.publishedAt.push(offer.publishedAt.getTime())
    this.facets.add(offer.facets)
    for (const [word, weight] of weightsOf(offer)) {
      this.postings.add(
        this.vocabulary.numberOf(word),
        number,
        Math.max(1, Math.round((HEAVIEST * weight) / (weight + HALFWAY))),
      )
    }
  }

  remove(key: string): void {
    const number = this.numbers.get(key)
    if (number === undefined) return
    this.numbers.delete(key)
    this.alive[number] = 0
    this.removed++
    const many = this.removed >= SWEEP_WHEN_REMOVED.atLeast
    if (many && this.removed > this.keys.length * SWEEP_WHEN_REMOVED.share) this.sweep()
  }

  search(query: Query): Found {
    const sought = readQuery(query.text, this.vocabulary, this.postings)
    let relaxed = false
    // Signs alone are a search that finds nothing; no search at all finds everything.
    const nothingAsked = query.text.trim() === ''
    let matching = nothingAsked ? this.all() : this.matching(sought, sought.length)
    if (!matching.length && sought.length > 1) {
      relaxed = true
      const understood = sought.filter((s) => s.terms.length).length
      for (let words = understood; words > 0 && !matching.length; words--) matching = this.matching(sought, words)
    }
    if (sought.length) this.favourNames(query.text, matching)
    const { passing, counts } = this.facets.pass(matching, query.filter)
    const keep = Math.min(passing.length, query.offset + query.limit)
    const order = this.orderOf(sought.length || query.sort !== 'relevance' ? query.sort : 'newest')
    const keys = best(passing, passing.length, keep, order)
      .slice(query.offset)
      .map((offer) => this.keys[offer]!)
    return {
      keys,
      total: passing.length,
      counts,
      sought,
      relaxed: relaxed && passing.length > 0,
      totalUnfiltered: matching.length,
      didYouMean: didYouMean(query.text, sought),
    }
  }

  /** The newest that pass a filter, without counting anything. */
  newest(filter: Filter, limit: number): string[] {
    const passing = this.facets.passing(this.all(), filter)
    return best(passing, passing.length, limit, this.orderOf('newest')).map((offer) => this.keys[offer]!)
  }

  /** Offers that hold at least so many of the words; their scores stand in `scores` until the next query. */
  private matching(sought: Sought[], atLeast: number): Uint32Array {
    this.touchedCount = 0
    const total = Math.max(1, this.size)
    const all = atLeast === sought.length
    const rarestFirst = [...sought].sort((a, b) => a.frequency - b.frequency)
    rarestFirst.forEach((word, w) => {
      const frequency = Math.min(word.frequency, total)
      const rarity = Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))
      for (const { term, factor } of word.terms) this.score(term, w, rarity * factor, all)
    })
    let length = 0
    for (let i = 0; i < this.touchedCount; i++) {
      const offer = this.touched[i]!
      if (bitsIn(this.has[offer]!) >= atLeast && this.alive[offer]) this.touched[length++] = offer
      this.has[offer] = 0
    }
    return this.touched.subarray(0, length)
  }

  private score(term: number, w: number, worth: number, all: boolean): void {
    const list = this.postings.listOf(term)
    const length = this.postings.frequency(term)
    const { scores, bests, has: hasOf, touched } = this
    const bit = 1 << w
    const before = bit - 1
    for (let i = 0; i < length; i++) {
      const posting = list[i]!
      const offer = offerOf(posting)
      const has = hasOf[offer]!
      if (all && (has & before) !== before) continue
      const score = worth * weightOf(posting)
      if (has & bit) {
        if (score <= bests[offer]!) continue
        scores[offer]! += score - bests[offer]!
      } else if (has === 0) {
        touched[this.touchedCount++] = offer
        hasOf[offer] = bit
        scores[offer] = score
      } else {
        hasOf[offer] = has | bit
        scores[offer]! += score
      }
      bests[offer] = score
    }
  }

  /** Who types a product's name wants that product first. */
  private favourNames(text: string, offers: Uint32Array): void {
    const typed = fold(text).trim()
    const initial = typed.charCodeAt(0)
    for (let i = 0; i < offers.length; i++) {
      const offer = offers[i]!
      const name = this.names[offer]!
      if (name.charCodeAt(0) === initial && name.startsWith(typed)) {
        this.scores[offer]! *= name.length === typed.length ? NAME_IS_QUERY : NAME_BEGINS_WITH_QUERY
      }
    }
  }

  private all(): Uint32Array {
    let length = 0
    for (let offer = 0; offer < this.keys.length; offer++) if (this.alive[offer]) this.touched[length++] = offer
    return this.touched.subarray(0, length)
  }

  /** Equal offers stand newest first, then by number, so that pages of results never overlap. */
  private orderOf(sort: Sort): (a: number, b: number) => boolean {
    const newer = (a: number, b: number) => {
      const difference = this.publishedAt[a]! - this.publishedAt[b]!
      return difference > 0 || (difference === 0 && a < b)
    }
    if (sort === 'newest') return newer
    if (sort === 'name') {
      return (a, b) => {
        const [x, y] = [this.names[a]!, this.names[b]!]
        return x < y || (x === y && newer(a, b))
      }
    }
    return (a, b) => {
      const difference = this.scores[a]! - this.scores[b]!
      return difference > 0 || (difference === 0 && newer(a, b))
    }
  }

  private sweep(): void {
    const renumbered = new Int32Array(this.keys.length)
    let next = 0
    for (let offer = 0; offer < this.keys.length; offer++) renumbered[offer] = this.alive[offer] ? next++ : -1
    const stays = (_: unknown, offer: number) => renumbered[offer]! >= 0
    this.postings.sweep(renumbered)
    this.facets.sweep(renumbered)
    this.names = this.names.filter(stays)
    this.publishedAt = this.publishedAt.filter(stays)
    this.keys = this.keys.filter(stays)
    this.keys.forEach((key, offer) => {
      this.numbers.set(key, offer)
    })
    this.alive.fill(0).fill(1, 0, next)
    this.removed = 0
  }

  private enlarge(): void {
    const size = this.keys.length * 2
    this.scores = new Float32Array(size)
    this.bests = new Float32Array(size)
    this.has = new Uint8Array(size)
    this.touched = new Uint32Array(size)
    const alive = new Uint8Array(size)
    alive.set(this.alive)
    this.alive = alive
  }
}

/** Every word of an offer with its weight, over all the places where it stands. */
function weightsOf(offer: IndexedOffer): Map<string, number> {
  const weights = new Map<string, number>()
  const weigh = (text: string, weight: number) => {
    for (const word of wordsOf(text)) {
      if (weight < WEIGHTS.name && (isStopWord(word) || word.length < 2)) continue
      weights.set(word, (weights.get(word) ?? 0) + weight)
    }
  }
  weigh(offer.name, WEIGHTS.name)
  for (const keyword of offer.keywords) weigh(keyword, WEIGHTS.keywords)
  weigh(offer.publisherName, WEIGHTS.publisherName)
  weigh(offer.summary, WEIGHTS.summary)
  for (const label of new Set(offer.labels)) weigh(label, WEIGHTS.labels)
  weigh(offer.description, WEIGHTS.description)
  return weights
}

function bitsIn(byte: number): number {
  let bits = 0
  for (let rest = byte; rest; rest &= rest - 1) bits++
  return bits
}
