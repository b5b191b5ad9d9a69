/** Searching the catalogue: what the results page and the API show. */
import type { Ctx } from '#platform/ctx'
import type { Card } from './card.ts'
import { type Catalogue, catalogueOf } from './catalogue.ts'
import { type FacetNames, type FacetValue, facetTree } from './facet-tree.ts'
import { type Dimension, dimensions, type Filter } from './search/facets.ts'
import { marked, type Piece } from './search/marks.ts'
import type { Found, Sort } from './search/offer-index.ts'

/** Longer texts are not searches. */
export const LONGEST_QUERY = 200
export const MOST_RESULTS = 100

export type CatalogueQuery = { text?: string; filter?: Filter; sort?: Sort; offset?: number; limit?: number }

/** A card with the words that match set apart. */
export type Result = Card & { marked: { name: Piece[]; summary: Piece[] } }

export type SearchResults = {
  results: Result[]
  total: number
  facets: Record<Dimension, FacetValue[]>
  didYouMean: string | undefined
  /** No offer has every word; these have most of them. */
  relaxed: boolean
  /** When nothing is found. */
  nothing?: {
    /** There would be so many without the filter. */
    withoutFilter: number
    /** Facets that something is found without, most first: which part of the filter to let go. */
    loosened: { dimension: Dimension; count: number }[]
    /** Where most offers that have some of the words stand, or most offers at all. */
    nearestCategories: FacetValue[]
  }
}

/** Searches what is public, in memory: text, filters, facets with counts, at most a hundred results at a time. */
export async function searchCatalogue(ctx: Ctx, query: CatalogueQuery): Promise<SearchResults> {
  const catalogue = await catalogueOf(ctx)
  const text = (query.text ?? '').slice(0, LONGEST_QUERY)
  const filter = query.filter ?? {}
  const found = catalogue.index.search({
    text,
    filter,
    sort: query.sort ?? 'relevance',
    offset: Math.max(0, query.offset ?? 0),
    limit: Math.min(query.limit ?? 24, MOST_RESULTS),
  })
  const names = namesIn(catalogue, ctx)
  return {
    results: cardsFor(catalogue, found),
    total: found.total,
    facets: facetTree(found.counts, filter, names),
    didYouMean: found.didYouMean,
    relaxed: found.relaxed,
    ...(found.total === 0 && { nothing: whereElse(catalogue, { text, filter }, found, names) }),
  }
}

/** What values of facets are called in the language of the context, publishers included. */
export async function facetNames(ctx: Ctx): Promise<FacetNames> {
  return namesIn(await catalogueOf(ctx), ctx)
}

export function namesIn(catalogue: Catalogue, ctx: Pick<Ctx, 'locale'>): FacetNames {
  return { locale: ctx.locale, publisherName: (id) => catalogue.publisherName(id) }
}

function cardsFor(catalogue: Catalogue, found: Found): Result[] {
  return found.keys.flatMap((key) => {
    const card = catalogue.cards.get(key)
    if (!card) return []
    return [{ ...card, marked: { name: marked(card.name, found.sought), summary: marked(card.summary, found.sought) } }]
  })
}

const MOST_CATEGORIES = 4

function whereElse(
  catalogue: Catalogue,
  { text, filter }: { text: string; filter: Filter },
  found: Found,
  names: FacetNames,
): SearchResults['nothing'] {
  const nearest = (query: string) => {
    const { counts } = catalogue.index.search({ text: query, filter: {}, sort: 'relevance', offset: 0, limit: 0 })
    const categories = facetTree(counts, {}, names).category
    return categories.sort((a, b) => b.count - a.count).slice(0, MOST_CATEGORIES)
  }
  const near = nearest(found.didYouMean ?? text)
  return {
    withoutFilter: found.totalUnfiltered,
    loosened: loosenings(catalogue, text, filter),
    nearestCategories: near.length ? near : nearest(''),
  }
}

/** One facet let go is all facets let go when there is but one: that is told by `withoutFilter`. */
function loosenings(catalogue: Catalogue, text: string, filter: Filter): { dimension: Dimension; count: number }[] {
  const chosen = dimensions.filter((dimension) => filter[dimension]?.length)
  if (chosen.length < 2) return []
  return chosen
    .map((dimension) => {
      const less = { ...filter, [dimension]: undefined }
      const { total } = catalogue.index.search({ text, filter: less, sort: 'relevance', offset: 0, limit: 0 })
      return { dimension, count: total }
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}
