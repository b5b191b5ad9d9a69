/**
 * The lists that offers are classified by. Ids are stable, kebab-case and never reused; labels are
 * translated; a retired id stays, with what took its place, so that old listings still render.
 * The data files are the marketplace's defaults, each with a version that snapshots remember. What its operator changed
 * lies over them, the same in the whole process: in-force.ts follows it.
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
  /** Of a market: the operator collects and pays the tax on sales there. */
  taxRemitted?: boolean
  /** No longer to be chosen; `mapsTo` is the key that took its place, null when nothing did. */
  retired?: { mapsTo: string | null }
}

/** The entries of a list as they are in force in this process; retired ones only when asked for. */
export function entriesOf(
  name: TaxonomyName,
  narrow: { parent?: string; storefront?: 'business' | 'it'; retired?: boolean } = {},
): TaxonomyEntry[] {
  return current.lists[name].filter(
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
  return current.byId[name]
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

/**
 * What took the place of a retired entry, as findings name it (`industries/retail`, `verticals/retail/fashion`); an
 * industry may have become a part of another.
 */
export function replacementOf(name: TaxonomyName, { retired }: TaxonomyEntry): string | undefined {
  if (!retired?.mapsTo) return undefined
  for (const list of [name, partsOf[name]]) {
    const entry = list && current.lists[list].find(({ key }) => key === retired.mapsTo)
    if (entry) return [list, entry.parent, entry.id].filter(Boolean).join('/')
  }
  return undefined
}

const partsOf: Partial<Record<TaxonomyName, TaxonomyName>> = { categories: 'subcategories', industries: 'verticals' }

/** What a snapshot remembers of the lists it was made with; `+2` says that the operator changed two entries since. */
export function taxonomyVersions(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).map(([file, { version, lists }]) => {
      const changed = lists.reduce((n, list) => n + (current.changed[list] ?? 0), 0)
      return [file, changed ? `${version}+${changed}` : version]
    }),
  )
}

/** The version of the file that a list is in. */
export function taxonomyVersion(name: TaxonomyName): string {
  const file = Object.entries(files).find(([, { lists }]) => lists.includes(name))?.[0]
  return (file && taxonomyVersions()[file]) ?? ''
}

/** Rises when the operator's changes do: what was made with labels and lists is then made again. */
export function taxonomyRevision(): number {
  return current.revision
}

const files: Record<string, { version: string; lists: TaxonomyName[] }> = {
  categories: { version: categoriesFile.version, lists: ['categories', 'subcategories'] },
  industries: { version: industriesFile.version, lists: ['industries', 'verticals'] },
  products: {
    version: productsFile.version,
    lists: ['applicableProducts', 'dynamicsProducts', 'testDriveTypes'],
  },
  packageRegions: { version: regionsFile.version, lists: ['packageRegions'] },
  markets: { version: marketsFile.version, lists: ['markets', 'currencies'] },
  consulting: {
    version: consultingFile.version,
    lists: ['primaryProducts', 'serviceTypes', 'solutionAreas', 'competencies'],
  },
  subdivisions: { version: subdivisionsFile.version, lists: ['subdivisions'] },
}

/** An entry as the operator wants it, in place of the one that has its id and parent, or new. */
export type EntryChange = { list: TaxonomyName; entry: TaxonomyEntry }

/** Lays the operator's changes over the defaults, in place of those before. The later of two about one entry holds. */
export function layOver(changes: readonly EntryChange[]): void {
  const lists = { ...shipped }
  const changed: Partial<Record<TaxonomyName, number>> = {}
  for (const { list, entry } of changes) {
    const at = lists[list].findIndex((one) => isSameEntry(one, entry))
    lists[list] = at < 0 ? [...lists[list], entry] : lists[list].with(at, entry)
    changed[list] = (changed[list] ?? 0) + 1
  }
  current = { lists, byId: indexed(lists), changed, revision: current.revision + 1 }
}

export function isSameEntry(a: TaxonomyEntry, b: Pick<TaxonomyEntry, 'id' | 'parent' | 'storefront'>): boolean {
  return a.id === b.id && a.parent === b.parent && a.storefront === b.storefront
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

const shipped: Record<TaxonomyName, TaxonomyEntry[]> = {
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

function indexed(lists: Record<TaxonomyName, TaxonomyEntry[]>) {
  return Object.fromEntries(
    taxonomyNames.map((name) => [name, Map.groupBy(lists[name], (entry) => entry.id)]),
  ) as Record<TaxonomyName, Map<string, TaxonomyEntry[]>>
}

type InForce = {
  lists: Record<TaxonomyName, TaxonomyEntry[]>
  byId: ReturnType<typeof indexed>
  changed: Partial<Record<TaxonomyName, number>>
  revision: number
}

let current: InForce = { lists: shipped, byId: indexed(shipped), changed: {}, revision: 0 }
