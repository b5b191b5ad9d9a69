/** An offer as search sees it: its words, and the values by which it is filtered. */
import { labelOf, type PublishedOffer, type TaxonomyName } from '#offers'
import { locales } from '#platform/messages'
import type { Card } from './card.ts'
import { asPlainText } from './description.ts'
import type { IndexedOffer } from './search/offer-index.ts'

export function indexedOffer({ document }: PublishedOffer, card: Card): IndexedOffer {
  const listing = document.listing ?? {}
  return {
    key: card.key,
    name: card.name,
    summary: card.summary,
    description: asPlainText(listing.description ?? ''),
    keywords: listing.keywords ?? [],
    publisherName: card.publisherName,
    labels: [...labelsOf(card), ...(listing.worksWith ?? [])],
    publishedAt: card.since,
    facets: {
      category: card.categories.flatMap(({ id, subcategories }) => [id, ...subcategories.map((sub) => `${id}.${sub}`)]),
      industry: card.industries.flatMap(({ id, verticals }) => [id, ...verticals.map((v) => `${id}.${v}`)]),
      product: card.products,
      option: card.options,
      publisher: [card.publisherId],
      language: [card.language],
    },
  }
}

/** In every language of the house: who searches in French finds English offers by their category. */
function labelsOf(card: Card): string[] {
  const named: [TaxonomyName, string, string?][] = [
    ...card.categories.flatMap(({ id, subcategories }): [TaxonomyName, string, string?][] => [
      ['categories', id],
      ...subcategories.map((sub): [TaxonomyName, string, string] => ['subcategories', sub, id]),
    ]),
    ...card.industries.flatMap(({ id, verticals }): [TaxonomyName, string, string?][] => [
      ['industries', id],
      ...verticals.map((v): [TaxonomyName, string, string] => ['verticals', v, id]),
    ]),
    ...card.products.map((id): [TaxonomyName, string] => ['applicableProducts', id]),
  ]
  return named.flatMap(([list, id, parent]) => locales.map((locale) => labelOf(locale, list, id, parent)))
}
