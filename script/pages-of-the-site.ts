/** Every page of the site, as somebody of the sample marketplace sees it: what script/screenshots walks through. */

export type Visitor = 'anybody' | 'publisher' | 'troubled' | 'services' | 'attributed' | 'reviewer' | 'operator'

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
  services: 'efua.mensah@akoma.example',
  attributed: 'ingrid.solheim@halden.example',
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
  { name: 'search-loosen', path: '/search?category=analytics&option=freeTrial&product=field-service' },
  { name: 'listing', path: '/product/dynamics-365/kestrel.route-planner' },
  { name: 'listing-trial', path: '/product/dynamics-365/pinewater.quote-builder' },
  { name: 'enquiry', path: '/product/dynamics-365/kestrel.territory-maps/contact' },
  { name: 'publisher-page', path: '/publishers/kestrel' },
  { name: 'listing-plans', path: '/product/saas/akoma.churn-signals-service' },
  { name: 'listing-deployable', path: '/product/azure-applications/akoma.forecast-cluster' },
  { name: 'deploy', path: '/product/azure-applications/akoma.forecast-cluster/deploy' },
  { name: 'rules', path: '/docs/rules' },
  { name: 'rule', path: '/docs/rules/LQ-T01' },
  { name: 'privacy', path: '/privacy' },
  { name: 'transparency', path: '/transparency' },
  { name: 'nothing-here', path: '/nowhere' },
].map((page) => ({ ...page, as: 'anybody', public: true }))

const account: SitePage[] = [
  { name: 'sign-in', as: 'anybody', path: '/account/sign-in' },
  { name: 'sign-up', as: 'anybody', path: '/account/sign-up' },
  { name: 'forgotten-password', as: 'anybody', path: '/account/forgotten-password' },
  { name: 'reset-password', as: 'anybody', path: '/account/reset-password?token=none' },
  { name: 'verify-email', as: 'anybody', path: '/account/verify-email?token=none' },
  { name: 'account', as: 'publisher', path: '/account' },
  { name: 'own-data', as: 'publisher', path: '/account/data' },
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
  { name: 'offer-quality', path: `${draft}/quality` },
  { name: 'offer-launch', path: `${draft}/launch` },
  { name: 'offer-duplicate', path: `${draft}/duplicate` },
  { name: 'offers-bulk', path: `${own}/offers/bulk?act=stop&offer=quote-builder&offer=deal-rooms` },
  { name: 'offer-as-seen', path: `${own}/offers/quote-builder/listing` },
  { name: 'offer-live', path: `${own}/offers/quote-builder` },
  { name: 'offer-history', path: `${own}/offers/quote-builder/history` },
  { name: 'offer-compare', path: `${own}/offers/quote-builder/compare` },
  { name: 'offer-attention', path: `${own}/offers/account-enrichment` },
  { name: 'submission', path: `${own}/offers/account-enrichment`, follow: 'main a[href*="/submissions/"]' },
  { name: 'leads', path: `${own}/leads` },
  { name: 'lead', path: `${own}/leads`, follow: firstRow },
  { name: 'leads-filtered', path: `${own}/leads?country=BE&workState=new&from=2026-01-01&q=a` },
  { name: 'lead-company', path: `${own}/leads/companies/lakesidepump.example` },
  { name: 'lead-settings', path: `${own}/leads/settings` },
  { name: 'lead-data', path: `${own}/leads/data` },
  { name: 'lead-erasure', path: `${own}/leads/erasure` },
  { name: 'lead-help', path: `${own}/leads/help` },
  { name: 'destinations', path: `${own}/destinations` },
  { name: 'destination', path: `${own}/destinations`, follow: firstRow },
  { name: 'destination-new', path: `${own}/destinations/new` },
  { name: 'destination-webhooks', path: `${own}/destinations/webhooks` },
  ...['https', 'dynamics', 'salesforce', 'marketo', 'hubspot', 'azure-table', 'azure-blob'].map((kind) => ({
    name: `destination-${kind}`,
    path: `${own}/destinations/new?kind=${kind}`,
  })),
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

const service = '/publisher/akoma/offers/churn-signals-service'
const services: SitePage[] = [
  { name: 'private-offers', path: '/publisher/akoma/private-offers' },
  { name: 'private-offer-new', path: '/publisher/akoma/private-offers/new' },
  { name: 'private-offer', path: '/publisher/akoma/private-offers', follow: firstRow },
  { name: 'plans', path: `${service}/plans` },
  { name: 'plan', path: `${service}/plans`, follow: 'main a[href*="/plans/"]' },
  { name: 'plans-import', path: `${service}/import/prices` },
  { name: 'plans-table', path: `${service}/import/plans` },
  { name: 'service-setup', path: `${service}/pages/setup` },
  { name: 'service-technical', path: `${service}/pages/technical` },
].map((page) => ({ ...page, as: 'services' }))

const software = '/publisher/halden/attribution'
const attributed: SitePage[] = [
  { name: 'attribution', path: software },
  { name: 'guids', path: `${software}/guids` },
  { name: 'guid', path: `${software}/guids`, follow: firstRow },
  { name: 'guid-new', path: `${software}/guids/new` },
  { name: 'deployments', path: `${software}/deployments` },
  { name: 'deployment', path: `${software}/deployments`, follow: firstRow },
  { name: 'orders', path: `${software}/orders` },
  { name: 'attribution-check', path: `${software}/check` },
  { name: 'attribution-verify', path: `${software}/verify` },
  { name: 'attribution-collectors', path: `${software}/collectors` },
].map((page) => ({ ...page, as: 'attributed' }))

const operator: SitePage[] = [
  { name: 'queue', as: 'reviewer', path: '/operator/certification' },
  { name: 'review', as: 'reviewer', path: '/operator/certification', follow: firstRow },
  { name: 'marketplace-publishers', as: 'operator', path: '/operator/publishers' },
  { name: 'marketplace-offers', as: 'operator', path: '/operator/offers' },
  { name: 'marketplace-offer', as: 'operator', path: '/operator/offers', follow: firstRow },
  { name: 'deliveries', as: 'operator', path: '/operator/deliveries' },
  { name: 'mailbox', as: 'operator', path: '/operator/mailbox' },
  { name: 'mail', as: 'operator', path: '/operator/mailbox', follow: firstRow },
  { name: 'jobs', as: 'operator', path: '/operator/jobs' },
  { name: 'calendar', as: 'reviewer', path: '/operator/certification/calendar' },
  { name: 'operator-quality', as: 'operator', path: '/operator/quality' },
  { name: 'operator-regions', as: 'operator', path: '/operator/regions' },
  { name: 'operator-lists', as: 'operator', path: '/operator/lists' },
  { name: 'operator-list', as: 'operator', path: '/operator/lists/subcategories' },
  { name: 'operator-list-entry', as: 'operator', path: '/operator/lists/industries/-.-.manufacturing' },
  { name: 'operator-attribution', as: 'operator', path: '/operator/attribution' },
  { name: 'operator-attribution-report', as: 'operator', path: '/operator/attribution/report' },
  { name: 'operator-audit', as: 'operator', path: '/operator/audit' },
  { name: 'operator-people', as: 'operator', path: '/operator/people' },
  { name: 'operator-search', as: 'operator', path: '/operator/search?q=work' },
]

export const sitePages: SitePage[] = [
  ...storefront,
  ...account,
  ...publisher,
  ...troubled,
  ...services,
  ...attributed,
  ...operator,
]
