/** What the first page of the storefront shows. */
import type { Ctx } from '#platform/ctx'
import type { Card } from './card.ts'
import { catalogueOf } from './catalogue.ts'
import { type FacetValue, facetTree } from './facet-tree.ts'
import { namesIn } from './search-catalogue.ts'
import { severalPublishers } from './several-publishers.ts'

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
const LOOKED_THROUGH = 120

/** What the first page shows, from the catalogue in memory. */
export async function frontPage(ctx: Ctx): Promise<FrontPage> {
  const catalogue = await catalogueOf(ctx)
  const found = catalogue.index.search({ text: '', filter: {}, sort: 'newest', offset: 0, limit: LOOKED_THROUGH })
  const facets = facetTree(found.counts, {}, namesIn(catalogue, ctx))
  const cards = (keys: readonly string[]) => keys.flatMap((key) => catalogue.cards.get(key) ?? [])
  return {
    total: found.total,
    publishers: found.counts.publisher.size,
    categories: facets.category,
    industries: facets.industry,
    products: facets.product,
    newest: severalPublishers(cards(found.keys)).slice(0, CARDS_IN_A_ROW),
    mostWanted: cards(catalogue.mostWanted()).slice(0, CARDS_IN_A_ROW),
  }
}
