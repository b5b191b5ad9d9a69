/** Every page of the site, as somebody of the sample marketplace sees it: what script/screenshots walks through. */

export type Visitor = 'anybody' | 'publisher' | 'troubled' | 'reviewer' | 'operator'

export type SitePage = {
  name: string
  as: Visitor
  path: string
  /** A link on that page to follow: how pages are reached whose address has an id in it. */
  follow?: string
  /** Public pages have their French under /fr. */
  public?: true
}

/** Whose eyes: their addresses are those of sample/. */
export const visitors: Record<Exclude<Visitor, 'anybody'>, string> = {
  publisher: 'dale.lindqvist@pinewater.example',
  troubled: 'anjali.menon@tamarind.example',
  reviewer: 'tomasz.wilk@northquay.example',
  operator: 'margaux.delannoy@northquay.example',
}

const firstRow = 'main tbody a'
const own = '/publisher/pinewater'
const draft = `${own}/offers/deal-rooms`

const storefront: SitePage[] = [
  { name: 'home', path: '/' },
  { name: 'search', path: '/search?q=planning' },
  { name: 'search-nothing', path: '/search?q=zzzz' },
  { name: 'listing', path: '/product/dynamics-365/kestrel.route-planner' },
  { name: 'listing-trial', path: '/product/dynamics-365/pinewater.quote-builder' },
  { name: 'enquiry', path: '/product/dynamics-365/kestrel.territory-maps/contact' },
  { name: 'publisher-page', path: '/publishers/kestrel' },
  { name: 'privacy', path: '/privacy' },
  { name: 'nothing-here', path: '/nowhere' },
].map((page) => ({ ...page, as: 'anybody', public: true }))

const account: SitePage[] = [
  { name: 'sign-in', as: 'anybody', path: '/account/sign-in' },
  { name: 'sign-up', as: 'anybody', path: '/account/sign-up' },
  { name: 'forgotten-password', as: 'anybody', path: '/account/forgotten-password' },
  { name: 'reset-password', as: 'anybody', path: '/account/reset-password?token=none' },
  { name: 'verify-email', as: 'anybody', path: '/account/verify-email?token=none' },
  { name: 'account', as: 'publisher', path: '/account' },
  { name: 'publishers', as: 'publisher', path: '/publisher' },
  { name: 'new-publisher', as: 'publisher', path: '/account/publishers/new' },
]

const editorPages = ['setup', 'properties', 'listing', 'availability', 'technical', 'testDrive', 'supplemental']

const publisher: SitePage[] = [
  { name: 'overview', path: own },
  { name: 'offers', path: `${own}/offers` },
  { name: 'offers-none', path: `${own}/offers?q=zzzz` },
  { name: 'offer-new', path: `${own}/offers/new` },
  { name: 'offer-draft', path: draft },
  ...editorPages.map((page) => ({ name: `offer-${page}`, path: `${draft}/pages/${page}` })),
  { name: 'offer-review', path: `${draft}/review` },
  { name: 'offer-as-seen', path: `${own}/offers/quote-builder/listing` },
  { name: 'offer-live', path: `${own}/offers/quote-builder` },
  { name: 'offer-history', path: `${own}/offers/quote-builder/history` },
  { name: 'offer-compare', path: `${own}/offers/quote-builder/compare` },
  { name: 'offer-attention', path: `${own}/offers/account-enrichment` },
  { name: 'submission', path: `${own}/offers/account-enrichment`, follow: 'main a[href*="/submissions/"]' },
  { name: 'leads', path: `${own}/leads` },
  { name: 'lead', path: `${own}/leads`, follow: firstRow },
  { name: 'lead-settings', path: `${own}/leads/settings` },
  { name: 'lead-data', path: `${own}/leads/data` },
  { name: 'lead-erasure', path: `${own}/leads/erasure` },
  { name: 'lead-help', path: `${own}/leads/help` },
  { name: 'destinations', path: `${own}/destinations` },
  { name: 'destination', path: `${own}/destinations`, follow: firstRow },
  { name: 'destination-new', path: `${own}/destinations/new` },
  { name: 'settings', path: `${own}/settings` },
  { name: 'people', path: `${own}/settings/people` },
  { name: 'applications', path: `${own}/settings/applications` },
  { name: 'tenants', path: `${own}/settings/sign-in` },
  { name: 'audit', path: `${own}/settings/audit` },
  { name: 'search-portal', path: `${own}/search?q=deal` },
].map((page) => ({ ...page, as: 'publisher' }))

const troubled: SitePage[] = [
  { name: 'overview-troubled', path: '/publisher/tamarind' },
  { name: 'offer-preview', path: '/publisher/tamarind/offers/clinic-desk' },
  { name: 'destination-troubled', path: '/publisher/tamarind', follow: 'main a[href*="/destinations/"]' },
].map((page) => ({ ...page, as: 'troubled' }))

const operator: SitePage[] = [
  { name: 'queue', as: 'reviewer', path: '/operator/certification' },
  { name: 'review', as: 'reviewer', path: '/operator/certification', follow: firstRow },
  { name: 'marketplace-publishers', as: 'operator', path: '/operator/publishers' },
  { name: 'deliveries', as: 'operator', path: '/operator/deliveries' },
  { name: 'mailbox', as: 'operator', path: '/operator/mailbox' },
  { name: 'mail', as: 'operator', path: '/operator/mailbox', follow: firstRow },
  { name: 'jobs', as: 'operator', path: '/operator/jobs' },
  { name: 'operator-audit', as: 'operator', path: '/operator/audit' },
  { name: 'operator-people', as: 'operator', path: '/operator/people' },
  { name: 'operator-search', as: 'operator', path: '/operator/search?q=work' },
]

export const sitePages: SitePage[] = [...storefront, ...account, ...publisher, ...troubled, ...operator]
