/** The catalogue over REST, for everybody: what is public on the pages, and nothing else. */
import { entriesOf } from '#offers'
import { createRoute, jsonAnswer, refusing, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { isLocale, locales } from '#platform/messages'
import type { Card } from './card.ts'
import { getListing, type Listing } from './listing.ts'
import { dimensions, type Filter } from './search/facets.ts'
import { sorts } from './search/offer-index.ts'
import { LONGEST_QUERY, MOST_RESULTS, searchCatalogue } from './search-catalogue.ts'

export const storefrontApi = apiRoom()

const FIRST_RESULTS = 10_000

const cardShape = z
  .object({
    offerKey: z.string().openapi({ example: 'fabrikam.route-planner' }),
    publisherId: z.string(),
    offerId: z.string(),
    publisherName: z.string(),
    name: z.string(),
    summary: z.string(),
    language: z.string().openapi({ description: 'Language of its texts, ISO 639.' }),
    options: z.array(z.enum(['getItNowFree', 'freeTrial', 'contactMe', 'transact', 'testDrive'])),
    logoUrl: z.url().nullable(),
    url: z.url(),
    categories: z.array(z.object({ id: z.string(), subcategories: z.array(z.string()) })),
    industries: z.array(z.object({ id: z.string(), verticals: z.array(z.string()) })),
    products: z.array(z.string()),
    liveSince: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('ListingCard')

const file = z.object({ url: z.url() })
const listingShape = cardShape
  .extend({
    description: z.string().openapi({ description: 'HTML: text styles, headings and lists only.' }),
    version: z.string().nullable(),
    worksWith: z.array(z.string()),
    screenshots: z.array(file.extend({ caption: z.string() })),
    videos: z.array(file.extend({ name: z.string(), thumbnailUrl: z.url().nullable() })),
    documents: z.array(file.extend({ title: z.string(), bytes: z.int() })),
    markets: z.array(z.string()).openapi({ description: 'ISO 3166-1 alpha-2.' }),
    links: z.partialRecord(z.enum(['help', 'support', 'privacy', 'terms', 'website']), z.string()),
    termsText: z.string().nullable(),
  })
  .openapi('Listing')

type FacetJson = { value: string; label: string; count: number; parts: FacetJson[] }
const facetShape: z.ZodType<FacetJson> = z
  .object({
    value: z.string(),
    label: z.string(),
    count: z.int(),
    parts: z
      .array(z.lazy(() => facetShape))
      .openapi({ type: 'array', items: { $ref: '#/components/schemas/FacetValue' } }),
  })
  .openapi('FacetValue')

const categoryShape = z
  .object({
    id: z.string(),
    label: z.string(),
    listings: z.int(),
    subcategories: z.array(z.object({ id: z.string(), label: z.string(), listings: z.int() })),
  })
  .openapi('Category')

const several = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? [] : [value].flat()))
const locale = z
  .enum(locales)
  .optional()
  .openapi({ description: 'Language of labels. Default: as Accept-Language says.' })

const searchQuery = z.object({
  q: z
    .string()
    .max(LONGEST_QUERY)
    .optional()
    .openapi({ description: 'Words to look for; slips of the fingers are forgiven.' }),
  category: several.openapi({ description: 'Category or `category.subcategory`; several add to each other.' }),
  industry: several.openapi({ description: 'Industry or `industry.vertical`.' }),
  product: several,
  option: several.openapi({ description: 'getItNowFree, freeTrial, contactMe or testDrive.' }),
  publisher: several,
  language: several,
  sort: z.enum(sorts).optional().openapi({ description: 'Default: relevance with words, else newest.' }),
  offset: z.coerce.number().int().min(0).max(FIRST_RESULTS).default(0),
  limit: z.coerce.number().int().min(1).max(MOST_RESULTS).default(24),
  locale,
})

storefrontApi.openapi(
  createRoute({
    method: 'get',
    path: '/listings',
    operationId: 'searchListings',
    tags: ['Catalogue'],
    summary: 'Search the catalogue',
    description:
      'Counts of each facet are of what passes all the other facets, so that they say what choosing another value of it would find.',
    security: [],
    request: { query: searchQuery },
    responses: {
      200: jsonAnswer(
        z.object({
          items: z.array(cardShape),
          total: z.int(),
          facets: z.record(z.enum(dimensions), z.array(facetShape)),
          didYouMean: z.string().nullable(),
          relaxed: z.boolean().openapi({ description: 'No listing has every word; these have most of them.' }),
        }),
        'What was found',
      ),
      ...refusing(400),
    },
  }),
  async (c) => {
    const { q, sort, offset, limit, locale, ...chosen } = c.req.valid('query')
    const ctx = speaking(ctxOf(c), locale)
    const filter: Filter = Object.fromEntries(dimensions.map((d) => [d, chosen[d]]))
    const found = await searchCatalogue(ctx, { text: q, filter, sort, offset, limit })
    return c.json(
      {
        items: found.results.map((card) => cardJson(ctx.config.url, card)),
        total: found.total,
        facets: found.facets,
        didYouMean: found.didYouMean ?? null,
        relaxed: found.relaxed,
      },
      200,
    )
  },
)

storefrontApi.openapi(
  createRoute({
    method: 'get',
    path: '/listings/{offerKey}',
    operationId: 'getListing',
    tags: ['Catalogue'],
    summary: 'Read a listing',
    security: [],
    request: {
      params: z.object({ offerKey: z.string().openapi({ example: 'fabrikam.route-planner' }) }),
      query: z.object({
        hideKey: z.string().optional().openapi({ description: 'Opens a preview, or a live offer that is hidden.' }),
        locale,
      }),
    },
    responses: {
      200: jsonAnswer(listingShape, 'The listing'),
      ...refusing(404, 410),
    },
  }),
  async (c) => {
    const { hideKey, locale } = c.req.valid('query')
    const ctx = speaking(ctxOf(c), locale)
    return c.json(listingJson(ctx.config.url, await getListing(ctx, c.req.valid('param').offerKey, { hideKey })), 200)
  },
)

storefrontApi.openapi(
  createRoute({
    method: 'get',
    path: '/categories',
    operationId: 'listCategories',
    tags: ['Catalogue'],
    summary: 'All categories, with how many listings each has',
    security: [],
    request: { query: z.object({ locale }) },
    responses: { 200: jsonAnswer(z.object({ items: z.array(categoryShape) }), 'The categories') },
  }),
  async (c) => {
    const ctx = speaking(ctxOf(c), c.req.valid('query').locale)
    const { facets } = await searchCatalogue(ctx, { limit: 0 })
    const counts = new Map(
      facets.category.flatMap((root) => [root, ...root.parts]).map((value) => [value.value, value.count]),
    )
    const items = entriesOf('categories', { storefront: 'business' }).map(({ id, label }) => ({
      id,
      label: label[ctx.locale],
      listings: counts.get(id) ?? 0,
      subcategories: entriesOf('subcategories', { parent: id, storefront: 'business' }).map((sub) => ({
        id: sub.id,
        label: sub.label[ctx.locale],
        listings: counts.get(`${id}.${sub.id}`) ?? 0,
      })),
    }))
    return c.json({ items }, 200)
  },
)

function speaking<C extends { locale: string }>(ctx: C, locale: string | undefined): C {
  return isLocale(locale) ? { ...ctx, locale } : ctx
}

function cardJson(base: string, card: Card) {
  return {
    offerKey: card.key,
    publisherId: card.publisherId,
    offerId: card.offerId,
    publisherName: card.publisherName,
    name: card.name,
    summary: card.summary,
    language: card.language,
    options: card.options,
    logoUrl: card.logo ? base + card.logo : null,
    url: `${base}/product/${card.segment}/${card.key}`,
    categories: card.categories,
    industries: card.industries,
    products: card.products,
    liveSince: card.since.toISOString(),
    updatedAt: card.updatedAt.toISOString(),
  }
}

function listingJson(base: string, listing: Listing) {
  return {
    ...cardJson(base, listing),
    description: listing.description,
    version: listing.version ?? null,
    worksWith: listing.worksWith,
    screenshots: listing.screenshots.map(({ path, caption }) => ({ url: base + path, caption })),
    videos: listing.videos.map(({ name, url, thumbnail }) => ({
      name,
      url,
      thumbnailUrl: thumbnail ? base + thumbnail : null,
    })),
    documents: listing.documents.map(({ title, path, size }) => ({ title, url: base + path, bytes: size })),
    markets: listing.markets.map((market) => market.code),
    links: listing.links,
    termsText: listing.termsText ?? null,
  }
}
