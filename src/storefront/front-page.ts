/** What the first page of the storefront shows. */
import type { Ctx } from '#platform/ctx'
import type { Card } from './card.ts'
import { catalogueOf } from './catalogue.ts'
import { type FacetValue, facetTree } from './facet-tree.ts'
import { namesIn } from './search-catalogue.ts'

export type FrontPage = {
  total: number
  publishers: number
  categories: FacetValue[]
  industries: FacetValue[]
  products: FacetValue[]
  newest: Card[]
  mostWanted: Card[]
}

const CARDS_IN_A_ROW = 6

export async function frontPage(ctx: Ctx): Promise<FrontPage> {
  const catalogue = await catalogueOf(ctx)
  const found = catalogue.index.search({ text: '', filter: {}, sort: 'newest', offset: 0, limit: CARDS_IN_A_ROW })
  const facets = facetTree(found.counts, {}, namesIn(catalogue, ctx))
  const cards = (keys: readonly string[]) => keys.flatMap((key) => catalogue.cards.get(key) ?? [])
  return {
    total: found.total,
    publishers: found.counts.publisher.size,
    categories: facets.category,
    industries: facets.industry,
    products: facets.product,
    newest: cards(found.keys),
    mostWanted: cards(catalogue.mostWanted()).slice(0, CARDS_IN_A_ROW),
  }
}
