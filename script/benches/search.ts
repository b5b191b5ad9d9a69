/**
 * Search of the storefront in one process, on 10 000 and 100 000 offers: words with and without slips, beginnings,
 * filters, every facet counted. The raw limit beside it is one pass over as many numbers as there are offers, the
 * least that counting facets of a common word can cost.
 */
import { type IndexedOffer, OfferIndex } from '../../src/storefront/search/offer-index.ts'
import { type GeneratedOffer, generatedCatalogue } from './catalogue/generated.ts'

const SEARCHES = 3000
const WARM_UP = 300
const P99_LIMIT_MS = 20

const sizes = [10_000, 100_000]
const results = sizes.map(measure)
process.stdout.write(`${JSON.stringify({ bench: 'search', limitP99Ms: P99_LIMIT_MS, results }, null, 2)}\n`)
if (results.some((r) => r.p99Ms > P99_LIMIT_MS)) process.exitCode = 1

function measure(offers: number) {
  const queries = queriesFor(offers)
  const before = memory()
  const index = new OfferIndex()
  const startedAt = performance.now()
  for (const offer of generatedCatalogue(offers)) index.put(indexed(offer))
  const buildSeconds = (performance.now() - startedAt) / 1000
  const megabytes = (memory() - before) / 1e6

  const times = queries.map(({ text, filter }) => {
    const from = performance.now()
    index.search({ text, filter, sort: 'relevance', offset: 0, limit: 24 })
    return performance.now() - from
  })
  const steady = times.slice(WARM_UP).sort((a, b) => a - b)
  const at = (share: number) => round(steady[Math.floor((steady.length - 1) * share)]!)
  const rawPassMs = rawPass(offers)
  return {
    offers,
    buildSeconds: round(buildSeconds),
    megabytes: Math.round(megabytes),
    searchesPerSecond: Math.round((steady.length * 1000) / steady.reduce((sum, t) => sum + t, 0)),
    p50Ms: at(0.5),
    p90Ms: at(0.9),
    p99Ms: at(0.99),
    maxMs: at(1),
    rawPassMs: round(rawPassMs),
    p50ToRawPass: round(at(0.5) / rawPassMs),
  }
}

/** What visitors type: names, keywords, parts of summaries; one in five with a slip, one in five not finished. */
function queriesFor(offers: number) {
  const random = randomOf(20260302)
  const texts = [...generatedCatalogue(Math.min(offers, 2000))].flatMap((o) => [
    o.name,
    o.keywords.join(' '),
    o.summary.split(' ').slice(0, 3).join(' '),
  ])
  const filters = [{}, { product: ['sales'] }, { option: ['freeTrial'], category: ['analytics'] }, { language: ['fr'] }]
  return Array.from({ length: SEARCHES + WARM_UP }, (_, i) => {
    let text = texts[Math.floor(random() * texts.length)]!
    if (random() < 0.2) text = text.replace(/\p{L}{5,}/gu, (word) => slipped(word, random))
    if (random() < 0.2) text = text.slice(0, 3 + Math.floor(random() * 4))
    return { text, filter: filters[i % filters.length]! }
  })
}

function slipped(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2))
  return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
}

function rawPass(offers: number): number {
  const numbers = new Uint32Array(offers * 8)
  const counts = new Uint32Array(256)
  const rounds = 50
  const from = performance.now()
  for (let r = 0; r < rounds; r++) for (let i = 0; i < numbers.length; i++) counts[numbers[i]!]!++
  return (performance.now() - from) / rounds
}

function indexed(o: GeneratedOffer): IndexedOffer {
  return {
    key: `${o.publisherId}.${o.offerId}`,
    name: o.name,
    summary: o.summary,
    description: o.description.replace(/<[^>]*>/g, ' '),
    keywords: o.keywords,
    publisherName: o.publisherName,
    labels: [o.category, o.subcategory, ...o.products, ...o.worksWith],
    publishedAt: o.publishedAt,
    facets: {
      category: [o.category, `${o.category}.${o.subcategory}`],
      industry: o.industry ? [o.industry] : [],
      product: o.products,
      option: [o.listingOption],
      publisher: [o.publisherId],
      language: [o.language],
    },
  }
}

function memory(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return state / 0x7fffffff
  }
}

function round(n: number): number {
  return Math.round(n * 100) / 100
}
