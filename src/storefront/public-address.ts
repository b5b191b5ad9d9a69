/**
 * Addresses whose pages are the same for everybody, in the one spelling under which they are made and kept:
 * parameters that the page does not read are left out, the others stand in order.
 */
import { type Came, campaignIn } from './campaign.ts'
import { dimensions } from './search/facets.ts'

export type PublicAddress = {
  /** Path and query, as the page is asked for. */
  address: string
  language: string
  /** `{publisherId}.{offerId}`, when it is the page of a listing. */
  listing: string | undefined
  /** How many facets narrow the search, when it is one. */
  searchFacets: number | undefined
  campaign: Came['campaign']
}

const listingParams: string[] = []
const resultParams = ['q', ...dimensions, 'sort', 'page']
const LONGEST_QUERY = 2000

/** Pages by their path without the language, with the parameters that each reads. */
const pages: [path: RegExp, params: string[]][] = [
  [/^\/$/, []],
  [/^\/product\/[a-z0-9-]+\/[a-z0-9_-]+\.[a-z0-9_-]+$/, listingParams],
  [/^\/search$/, resultParams],
  [/^\/(?:categories|industries)\/[\w-]+(?:\/[\w-]+)?$/, resultParams],
  [/^\/publishers\/[a-z0-9_-]+$/, []],
  [/^\/(?:sitemap\.xml|sitemaps\/\d+\.xml|robots\.txt|opensearch\.xml)$/, []],
]

/** Undefined for everything that is somebody's own: forms, previews, what needs a hide key. */
export function publicAddress(url: string): PublicAddress | undefined {
  const cut = url.indexOf('?')
  const path = cut < 0 ? url : url.slice(0, cut)
  const french = path === '/fr' || path.startsWith('/fr/')
  const bare = french ? path.slice(3) || '/' : path
  const page = pages.find(([pattern]) => pattern.test(bare))
  if (!page || url.length > LONGEST_QUERY) return undefined
  const params = new URLSearchParams(cut < 0 ? '' : url.slice(cut))
  if (params.has('hideKey') || params.has('preview')) return undefined
  const asked = page[1].flatMap((name) => valuesOf(params, name))
  const query = new URLSearchParams(asked).toString()
  const listing = page[1] === listingParams ? bare.slice(bare.lastIndexOf('/') + 1) : undefined
  return {
    address: query ? `${path}?${query}` : path,
    language: french ? 'fr' : 'en',
    listing,
    searchFacets: bare === '/search' ? asked.filter(([name]) => isDimension(name)).length : undefined,
    campaign: listing && cut >= 0 ? campaignIn(params) : {},
  }
}

/** Facet values in alphabetical order: what was chosen first makes no other page. */
function valuesOf(params: URLSearchParams, name: string): [string, string][] {
  const values = isDimension(name) ? [...new Set(params.getAll(name))].sort() : [params.get(name)?.trim() ?? '']
  return values.filter(Boolean).map((value) => [name, value])
}

function isDimension(name: string): boolean {
  return (dimensions as readonly string[]).includes(name)
}
