/**
 * Every address of the site, one line each. Public pages exist twice, in English and under /fr;
 * in the portals the language is the reader's choice.
 */
import { index, layout, prefix, type RouteConfigEntry, route } from '@react-router/dev/routes'

const storefront = [
  framed('storefront/layout.tsx', [
    index('storefront/home.tsx'),
    route('search', 'storefront/search.tsx'),
    route('categories/:category/:part?', 'storefront/category.tsx'),
    route('industries/:industry/:part?', 'storefront/industry.tsx'),
    route('product/:segment/:offerKey', 'storefront/listing.tsx'),
    route('product/:segment/:offerKey/deploy', 'storefront/deploy.tsx'),
    route('product/:segment/:offerKey/deploy/:orderId', 'storefront/deploy-order.tsx'),
    route('product/:segment/:offerKey/:act', 'storefront/enquiry.tsx'),
    route('product/:segment/:offerKey/:act/thanks', 'storefront/thanks.tsx'),
    route('publishers/:publisherId', 'storefront/publisher.tsx'),
    route('private-offers/:publisherId/:key', 'storefront/private-offer.tsx'),
    route('private-offers/:publisherId/:key/terms.pdf', 'storefront/private-offer-terms.ts'),
    route('stop-mails/:token', 'storefront/stop-mails.tsx'),
    route('confirm/:token', 'storefront/confirm.tsx'),
    route('privacy', 'storefront/privacy.tsx'),
    route('privacy/:token', 'storefront/my-data.tsx'),
    route('privacy/:token/data.json', 'storefront/my-data-file.ts'),
    route('transparency', 'storefront/transparency.tsx'),
    route('docs/rules', 'storefront/rules.tsx'),
    route('docs/rules/:code', 'storefront/rule.tsx'),
  ]),
]

export default [
  ...storefront,
  ...prefix('fr', again('fr', storefront)),
  ...prefix('account', [
    route('sign-out', 'account/sign-out.ts'),
    route('home', 'account/home.ts'),
    route('data.json', 'account/my-data-file.ts'),
    framed('account/layout.tsx', [
      index('account/account.tsx'),
      route('data', 'account/my-data.tsx'),
      route('sign-in', 'account/sign-in.tsx'),
      route('sign-up', 'account/sign-up.tsx'),
      route('forgotten-password', 'account/forgotten-password.tsx'),
      route('reset-password', 'account/reset-password.tsx'),
      route('verify-email', 'account/verify-email.tsx'),
      route('invitations/:token', 'account/invitation.tsx'),
      route('publishers/new', 'account/new-publisher.tsx'),
    ]),
  ]),
  ...prefix('publisher', [framed('account/layout.tsx', [index('account/publishers.tsx')], 'publishers')]),
  ...prefix('publisher/:publisherId', [
    route('media/:assetId?', 'publisher/offers/media.ts'),
    route('templates/key-usage-scenarios.rtf', 'publisher/offers/scenario-template.ts'),
    route('leads/export.csv', 'publisher/leads/export.ts', { id: 'leads as csv' }),
    route('leads/export.xlsx', 'publisher/leads/export.ts', { id: 'leads as workbook' }),
    route('leads/exports/:exportId', 'publisher/leads/export-file.ts'),
    route('offers/export.json', 'publisher/offers/export.ts'),
    route('offers/:offerId/tables/:file', 'publisher/offers/table.ts'),
    route('offers/:offerId/presence', 'publisher/offers/editor/presence.ts'),
    route('offers/:offerId/score', 'publisher/offers/quality/live-score.ts'),
    route('attribution/report.csv', 'publisher/attribution/report-file.ts'),
    route('attribution/report.tsv', 'publisher/attribution/report-file.ts', { id: 'attribution report.tsv' }),
    route('attribution/tables/:file', 'publisher/attribution/table-file.ts'),
    route('attribution/tagged', 'publisher/attribution/tagged.ts'),
    framed('publisher/layout.tsx', [
      index('publisher/overview/overview.tsx'),
      route('search', 'publisher/search.tsx'),
      route('settings', 'publisher/settings/layout.tsx', [
        index('publisher/settings/profile.tsx'),
        route('people', 'publisher/settings/people.tsx'),
        route('applications', 'publisher/settings/applications.tsx'),
        route('sign-in', 'publisher/settings/tenants.tsx'),
        route('audit', 'publisher/settings/audit.tsx'),
      ]),
      route('leads', 'publisher/leads/list.tsx'),
      route('leads/figures', 'publisher/leads/figures.tsx'),
      route('leads/exports', 'publisher/leads/exports.tsx'),
      route('leads/settings', 'publisher/leads/settings.tsx'),
      route('leads/data', 'publisher/leads/data.tsx'),
      route('leads/erasure', 'publisher/leads/erasure.tsx'),
      route('leads/help', 'publisher/leads/help.tsx'),
      route('leads/companies/:domain', 'publisher/leads/company.tsx'),
      route('leads/:leadId', 'publisher/leads/sheet.tsx'),
      route('destinations', 'publisher/destinations/list.tsx'),
      route('destinations/new', 'publisher/destinations/new.tsx'),
      route('destinations/webhooks', 'publisher/destinations/webhooks.tsx'),
      route('destinations/:connectionId', 'publisher/destinations/connection.tsx'),
      route('attribution', 'publisher/attribution/layout.tsx', [
        index('publisher/attribution/report.tsx'),
        route('guids', 'publisher/attribution/guids.tsx'),
        route('guids/new', 'publisher/attribution/new-guid.tsx'),
        route('guids/:guidId', 'publisher/attribution/guid.tsx'),
        route('guids/:guidId/support', 'publisher/attribution/support.tsx'),
        route('deployments', 'publisher/attribution/runs.tsx'),
        route('deployments/:runId', 'publisher/attribution/run.tsx'),
        route('orders', 'publisher/attribution/orders.tsx'),
        route('check', 'publisher/attribution/check.tsx'),
        route('verify', 'publisher/attribution/verify.tsx'),
        route('collectors', 'publisher/attribution/collectors.tsx'),
      ]),
      route('private-offers', 'publisher/private-offers/list.tsx'),
      route('private-offers/new', 'publisher/private-offers/new.tsx'),
      route('private-offers/:privateOfferId', 'publisher/private-offers/deal.tsx'),
      route('offers', 'publisher/offers/list.tsx'),
      route('offers/new', 'publisher/offers/new.tsx'),
      route('offers/bulk', 'publisher/offers/bulk.tsx'),
      route('offers/:offerId', 'publisher/offers/layout.tsx', [
        index('publisher/offers/overview.tsx'),
        route('pages/:pageKey', 'publisher/offers/editor/page.tsx'),
        route('plans', 'publisher/offers/plans/list.tsx'),
        route('plans/:planId/:pageKey', 'publisher/offers/plans/page.tsx'),
        route('import/:what', 'publisher/offers/import.tsx'),
        route('duplicate', 'publisher/offers/duplicate.tsx'),
        route('listing', 'publisher/offers/listing.tsx'),
        route('review', 'publisher/offers/review.tsx'),
        route('quality', 'publisher/offers/quality/quality.tsx'),
        route('launch', 'publisher/offers/quality/launch.tsx'),
        route('history', 'publisher/offers/history.tsx'),
        route('compare', 'publisher/offers/compare.tsx'),
        route('submissions/:submissionId', 'publisher/offers/submission.tsx'),
      ]),
    ]),
  ]),
  ...prefix('operator', [
    route('attribution/report.csv', 'operator/attribution-report-file.ts'),
    route('attribution/report.tsv', 'operator/attribution-report-file.ts', { id: 'operator report.tsv' }),
    framed('operator/layout.tsx', [
      index('operator/home.ts'),
      route('certification', 'operator/certification/queue.tsx'),
      route('certification/calendar', 'operator/certification/calendar.tsx'),
      route('quality', 'operator/quality.tsx'),
      route('regions', 'operator/regions.tsx'),
      route('lists', 'operator/lists/lists.tsx'),
      route('lists/:list', 'operator/lists/list.tsx'),
      route('lists/:list/:entry', 'operator/lists/entry.tsx'),
      route('certification/:publisherId/:offerId/:submissionId', 'operator/certification/review.tsx'),
      route('publishers', 'operator/publishers.tsx'),
      route('deliveries', 'operator/deliveries.tsx'),
      route('releases', 'operator/lead-releases.tsx'),
      route('attribution', 'operator/attribution.tsx'),
      route('attribution/report', 'operator/attribution-report.tsx'),
      route('search', 'operator/search.tsx'),
      route('mailbox', 'operator/mailbox.tsx'),
      route('mailbox/:mailId', 'operator/mail.tsx'),
      route('jobs', 'operator/jobs.tsx'),
      route('audit', 'operator/audit.tsx'),
      route('people', 'operator/people.tsx'),
    ]),
  ]),
  route('files/:offerKey/:file', 'storefront/file.ts'),
  route('orders/:orderId/*', 'storefront/ordered-file.ts'),
  route('sitemap.xml', 'storefront/sitemap.ts'),
  route('sitemaps/:file', 'storefront/sitemap-part.ts'),
  route('robots.txt', 'storefront/robots.ts'),
  route('opensearch.xml', 'storefront/opensearch.ts'),

  route('preferences', 'preferences.ts'),
]

/** Pages in a frame. What goes wrong in a page, and an address nobody has, is told inside the frame. */
function framed(frame: string, pages: RouteConfigEntry[], id = frame): RouteConfigEntry {
  const nothingHere = route('*', 'ui/nothing-here.tsx', { id: `${id} nothing here` })
  return layout(frame, { id }, [layout('ui/within-frame.tsx', { id: `${id} pages` }, [...pages, nothingHere])])
}

/** The same pages once more: React Router wants an id of its own for each. */
function again(locale: string, entries: RouteConfigEntry[]): RouteConfigEntry[] {
  return entries.map((entry) => ({
    ...entry,
    id: `${locale} ${entry.id ?? entry.file}`,
    ...(entry.children && { children: again(locale, entry.children) }),
  }))
}
