/**
 * Storefront: the catalogue made from live offers, as customers see it.
 *
 * Every process keeps the catalogue in memory and follows its version within moments; search, facets, lists and the
 * sitemap read only that. Hidden offers are in none of them: a listing under a hide key is shown to who holds it.
 * Visits are counted without knowing whose they are.
 *
 * This room never writes an offer or a lead, and keeps nothing of a visitor.
 */
export { type Came, type Campaign, cameBy, campaignCookies, referrerHost } from './campaign.ts'
export type { Card, ListingOption } from './card.ts'
export { catalogueRevision, followCatalogue } from './catalogue.ts'
export { type FacetNames, type FacetValue, facetLabel } from './facet-tree.ts'
export { narrower, type Width } from './file-path.ts'
export { type ListedFile, readListedFile } from './files.ts'
export { type FrontPage, frontPage } from './front-page.ts'
export { getListing, type Listing, type Picture, similarTo } from './listing.ts'
export { storefrontMessages } from './messages.ts'
export { noLongerOffered } from './problems.ts'
export { type PublicAddress, publicAddress } from './public-address.ts'
export { getPublisherPage, type PublisherPage } from './publisher-page.ts'
export { Recent } from './recent.ts'
export { type Dimension, dimensions, type Filter } from './search/facets.ts'
export type { Piece } from './search/marks.ts'
export { type Sort, sorts } from './search/offer-index.ts'
export {
  facetNames,
  LONGEST_QUERY,
  type Result,
  type SearchResults,
  searchCatalogue,
} from './search-catalogue.ts'
export { sitemap, sitemapIndex } from './sitemap.ts'
export { recordAction, recordSearch, recordVisit, type Visit, writeVisits } from './visits.ts'
