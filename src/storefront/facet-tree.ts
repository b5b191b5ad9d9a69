/** Facets as people read them: names in their language, categories and industries as trees, counts beside. */
import { entriesOf, findEntry, labelOf } from '#offers'
import { type Locale, locales } from '#platform/messages'
import type { Card, ListingOption } from './card.ts'
import { storefrontMessages } from './messages.ts'
import type { Dimension, FacetCounts, Filter } from './search/facets.ts'

export type FacetValue = {
  value: string
  label: string
  count: number
  chosen: boolean
  /** Subcategories of a category, verticals of an industry. */
  parts: FacetValue[]
}

/** Publishers may be many: those with most offers are shown, and those chosen. */
const MOST_PUBLISHERS = 12

export type FacetNames = { locale: Locale; publisherName(publisherId: string): string }

export function facetTree(counts: FacetCounts, filter: Filter, names: FacetNames): Record<Dimension, FacetValue[]> {
  const { locale, publisherName } = names
  const values = (dimension: Dimension, ids: Iterable<string>, label: (id: string) => string): FacetValue[] =>
    [...ids].map((value) => ({
      value,
      label: label(value),
      count: counts[dimension].get(value) ?? 0,
      chosen: filter[dimension]?.includes(value) ?? false,
      parts: [],
    }))
  const tree = (dimension: 'category' | 'industry', list: 'categories' | 'industries') =>
    values(dimension, roots(counts[dimension], list), (id) => labelOf(locale, list, id)).map((root) => ({
      ...root,
      parts: byLabel(
        values(dimension, partsOf(counts[dimension], filter[dimension], root.value), (id) =>
          partLabel(locale, list, id),
        ),
        locale,
      ),
    }))
  const shown = (dimension: Dimension) => new Set([...counts[dimension].keys(), ...(filter[dimension] ?? [])])

  return {
    category: byLabel(tree('category', 'categories').filter(matters), locale),
    industry: byLabel(tree('industry', 'industries').filter(matters), locale),
    product: byLabel(
      values('product', shown('product'), (id) => labelOf(locale, 'applicableProducts', id)),
      locale,
    ),
    option: values('option', shown('option'), (id) => optionLabel(locale, id as ListingOption)),
    publisher: byCount(values('publisher', shown('publisher'), publisherName)).filter(
      (value, rank) => rank < MOST_PUBLISHERS || value.chosen,
    ),
    language: byCount(values('language', shown('language'), (id) => languageLabel(locale, id))),
  }
}

/** What one value of a facet is called: for chips, headings and titles. */
export function facetLabel(dimension: Dimension, value: string, { locale, publisherName }: FacetNames): string {
  switch (dimension) {
    case 'category':
      return value.includes('.') ? partLabel(locale, 'categories', value) : labelOf(locale, 'categories', value)
    case 'industry':
      return value.includes('.') ? partLabel(locale, 'industries', value) : labelOf(locale, 'industries', value)
    case 'product':
      return productLabel(locale, value)
    case 'option':
      return optionLabel(locale, value as ListingOption)
    case 'publisher':
      return publisherName(value)
    case 'language':
      return languageLabel(locale, value)
  }
}

/** Products of apps, and those that consulting is about. */
function productLabel(locale: Locale, id: string): string {
  return labelOf(locale, findEntry('applicableProducts', id) ? 'applicableProducts' : 'dynamicsProducts', id)
}

function optionLabel(locale: Locale, option: ListingOption): string {
  const code = `storefront.option.${option}`
  return storefrontMessages.has(code) ? storefrontMessages(locale, code) : option
}

const languageNames = Object.fromEntries(
  locales.map((locale) => [locale, new Intl.DisplayNames(locale, { type: 'language' })]),
) as Record<Locale, Intl.DisplayNames>

export function languageLabel(locale: Locale, code: string): string {
  const name = languageNames[locale].of(code) ?? code
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}

/** Names of a card's categories, industries and products. */
export function cardLabels(card: Pick<Card, 'categories' | 'industries' | 'products'>, locale: Locale) {
  return {
    categories: card.categories.map(({ id, subcategories }) => ({
      id,
      label: labelOf(locale, 'categories', id),
      parts: subcategories.flatMap((sub) => {
        const label = labelOf(locale, 'subcategories', sub, id)
        return label === sub ? [] : [{ id: sub, label }]
      }),
    })),
    industries: card.industries.map(({ id, verticals }) => ({
      id,
      label: labelOf(locale, 'industries', id),
      parts: verticals.map((vertical) => ({ id: vertical, label: labelOf(locale, 'verticals', vertical, id) })),
    })),
    products: card.products.map((id) => ({ id, label: productLabel(locale, id) })),
  }
}

/** The whole list in its own order for the categories and industries that the storefront has, plus what offers still hold. */
function roots(counts: Map<string, number>, list: 'categories' | 'industries'): Set<string> {
  const entries = entriesOf(list, list === 'categories' ? { storefront: 'business' } : {})
  return new Set([...entries.map((entry) => entry.id), ...[...counts.keys()].filter((value) => !value.includes('.'))])
}

function partsOf(counts: Map<string, number>, chosen: readonly string[] = [], root: string): string[] {
  return [...new Set([...counts.keys(), ...chosen])].filter((value) => value.startsWith(`${root}.`))
}

function partLabel(locale: Locale, list: 'categories' | 'industries', value: string): string {
  const at = value.indexOf('.')
  return labelOf(locale, list === 'categories' ? 'subcategories' : 'verticals', value.slice(at + 1), value.slice(0, at))
}

function matters(value: FacetValue): boolean {
  return value.count > 0 || value.chosen || value.parts.some((part) => part.chosen)
}

function byLabel(values: FacetValue[], locale: Locale): FacetValue[] {
  return values.sort((a, b) => a.label.localeCompare(b.label, locale))
}

function byCount(values: FacetValue[]): FacetValue[] {
  return values.sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1))
}
