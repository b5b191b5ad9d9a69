/**
 * The lists that offers are classified by. Ids are stable, kebab-case and never reused; labels are
 * translated; a retired id stays, with what took its place, so that old listings still render.
 * The data files are the marketplace's defaults, each with a version that snapshots remember.
 */
import type { Locale } from '#platform/messages'
import categoriesFile from './categories.json' with { type: 'json' }
import consultingFile from './consulting.json' with { type: 'json' }
import industriesFile from './industries.json' with { type: 'json' }
import { countries } from './iso-3166.ts'
import marketsFile from './markets.json' with { type: 'json' }
import regionsFile from './package-regions.json' with { type: 'json' }
import productsFile from './products.json' with { type: 'json' }
import subdivisionsFile from './subdivisions.json' with { type: 'json' }

export const taxonomyNames = [
  'categories',
  'subcategories',
  'industries',
  'verticals',
  'applicableProducts',
  'testDriveTypes',
  'packageRegions',
  'markets',
  'currencies',
  'subdivisions',
  'dynamicsProducts',
  'primaryProducts',
  'serviceTypes',
  'solutionAreas',
  'competencies',
] as const
export type TaxonomyName = (typeof taxonomyNames)[number]

export type TaxonomyEntry = {
  /** Unique among the entries of the same parent. */
  id: string
  /** Unique in the whole list. */
  key: string
  label: Record<Locale, string>
  /** Id of the category of a subcategory, or of the industry of a vertical. */
  parent?: string
  /** Where a category belongs. */
  storefront?: 'business' | 'it'
  /** Of a package region: `restricted` needs the operator's authorisation. */
  class?: 'commercial' | 'restricted'
  /** Later guidance says not to select this region at all. */
  blockedLater?: boolean
  /** Of a market: what its customers pay in. */
  currency?: string
  /** Of a competency: it counts for Azure. */
  azure?: boolean
  /** Of a test-drive type: the marketplace hosts it. */
  hosted?: boolean
  /** No longer to be chosen; `mapsTo` is the key that took its place, null when nothing did. */
  retired?: { mapsTo: string | null }
}

export function entriesOf(
  name: TaxonomyName,
  narrow: { parent?: string; storefront?: 'business' | 'it'; retired?: boolean } = {},
): TaxonomyEntry[] {
  return lists[name].filter(
    (entry) =>
      (narrow.parent === undefined || entry.parent === narrow.parent) &&
      (narrow.storefront === undefined || entry.storefront === narrow.storefront) &&
      (narrow.retired === true || !entry.retired),
  )
}

/**
 * The entry with this id, retired ones included. Several categories share an id across storefronts, and
 * several subcategories across categories: `narrow` says which is meant; the business storefront comes first.
 */
export function findEntry(
  name: TaxonomyName,
  id: string,
  narrow: { parent?: string; storefront?: 'business' | 'it' } = {},
): TaxonomyEntry | undefined {
  return byId[name]
    .get(id)
    ?.find(
      (entry) =>
        (narrow.parent === undefined || entry.parent === narrow.parent) &&
        (narrow.storefront === undefined || entry.storefront === narrow.storefront),
    )
}

/** The label, or the id itself when the list does not know it. */
export function labelOf(locale: Locale, name: TaxonomyName, id: string, parent?: string): string {
  return findEntry(name, id, { parent })?.label[locale] ?? id
}

/** What a snapshot remembers of the lists it was made with. */
export function taxonomyVersions(): Record<string, string> {
  return {
    categories: categoriesFile.version,
    industries: industriesFile.version,
    products: productsFile.version,
    packageRegions: regionsFile.version,
    markets: marketsFile.version,
    consulting: consultingFile.version,
    subdivisions: subdivisionsFile.version,
  }
}

type NamedEntry = { id: string; key: string; label: Record<Locale, string> }

function plain({ id, key, label }: NamedEntry, more: Partial<TaxonomyEntry> = {}): TaxonomyEntry {
  return { id, key, label, ...more }
}

const countryNames = {
  en: new Intl.DisplayNames('en', { type: 'region' }),
  fr: new Intl.DisplayNames('fr', { type: 'region' }),
}

const currencyNames = {
  en: new Intl.DisplayNames('en', { type: 'currency' }),
  fr: new Intl.DisplayNames('fr', { type: 'currency' }),
}

const currencyOf = new Map(
  marketsFile.markets.flatMap(({ iso2, currency }) => (currency ? [[iso2, currency] as const] : [])),
)

const lists: Record<TaxonomyName, TaxonomyEntry[]> = {
  categories: categoriesFile.entries.map((c) => plain(c, { storefront: c.storefront as 'business' | 'it' })),
  subcategories: categoriesFile.entries.flatMap((category) =>
    category.subcategories.map((s) =>
      plain(s, { parent: category.id, storefront: category.storefront as 'business' | 'it' }),
    ),
  ),
  industries: [
    ...industriesFile.entries.map((industry) => plain(industry)),
    ...industriesFile.retired
      .filter((entry) => !entry.key.includes('.'))
      .map((entry) => plain(entry, { retired: { mapsTo: entry.mapsTo } })),
  ],
  verticals: [
    ...industriesFile.entries.flatMap((industry) => industry.verticals.map((v) => plain(v, { parent: industry.id }))),
    ...industriesFile.retired
      .filter((entry) => entry.key.includes('.'))
      .map((entry) => plain(entry, { parent: entry.key.split('.')[0], retired: { mapsTo: entry.mapsTo } })),
  ],
  applicableProducts: productsFile.applicableProducts.map((product) => plain(product)),
  testDriveTypes: productsFile.testDriveTypes.map((type) => plain(type, { hosted: type.hosted })),
  packageRegions: regionsFile.entries.map((region) =>
    plain(region, { class: region.class as 'commercial' | 'restricted', blockedLater: region.blockedLater ?? false }),
  ),
  markets: countries.map((id) => ({
    id,
    key: id,
    label: { en: countryNames.en.of(id) ?? id, fr: countryNames.fr.of(id) ?? id },
    currency: currencyOf.get(id),
  })),
  currencies: [...new Set(currencyOf.values())].sort().map((id) => ({
    id,
    key: id,
    label: { en: currencyNames.en.of(id) ?? id, fr: currencyNames.fr.of(id) ?? id },
  })),
  subdivisions: subdivisionsFile.entries.map((entry) => plain(entry, { parent: entry.parent })),
  dynamicsProducts: productsFile.dynamicsProducts.map((product) => plain(product)),
  primaryProducts: consultingFile.primaryProducts.map((product) => plain(product)),
  serviceTypes: consultingFile.serviceTypes.map((type) => plain(type)),
  solutionAreas: consultingFile.solutionAreas.map((area) => plain(area)),
  competencies: consultingFile.competencies.map((entry) => plain(entry, { azure: 'azure' in entry })),
}

const byId = Object.fromEntries(
  taxonomyNames.map((name) => [name, Map.groupBy(lists[name], (entry) => entry.id)]),
) as Record<TaxonomyName, Map<string, TaxonomyEntry[]>>
