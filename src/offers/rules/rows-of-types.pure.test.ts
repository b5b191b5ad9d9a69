/**
 * Row by row, what spec "offers" 4.3 to 4.5 says of a field: a sample that breaks the row's rule alone is told so, under
 * that code, in both languages.
 */
import { expect, test } from 'vitest'
import { aContext, anAsset } from '../../../test/support/offers.ts'
import { withChanges } from '../document.ts'
import { hasMessage, offerMessages } from '../messages.ts'
import type { Json, OfferDocument, Plan } from '../offer-document.ts'
import { explainRule } from '../rule-pages.ts'
import { getOfferType } from '../types/registry.ts'
import { sampleAssets } from '../types/samples/assets.ts'
import { sampleDocuments } from '../types/samples/documents.ts'
import { validateDocument } from '../validation.ts'
import type { ValidationContext } from './rule.ts'

const assetsById = new Map(sampleAssets.map(({ assetId, kind }) => [assetId, anAsset(assetId, kind)]))
const long = (n: number) => 'x'.repeat(n)
const many = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i))
const guid = (i: number) => `1a2b3c4d-5e6f-7a8b-9c0d-${String(i).padStart(12, '0')}`
const { saas } = sampleDocuments as { saas: OfferDocument }
const screenshot = saas.listing!.screenshots![0]!
const document = saas.listing!.documents![0]!
const video = { name: 'Tour', url: 'https://vimeo.com/123456', thumbnail: screenshot.file }

type Row = [code: string, breaking: Record<string, unknown>, says?: string, context?: Partial<ValidationContext>]

const service: Row[] = [
  // Offer setup
  ['setup.listingOption.required', { sellThrough: false, listingOption: null }, 'Choose how customers get the offer.'],
  [
    'setup.trialUrl.required',
    { sellThrough: false, listingOption: 'freeTrial' },
    'Enter the address of your free trial.',
  ],
  ['setup.offerUrl.required', { sellThrough: false, listingOption: 'getItNowFree' }],
  ['setup.leads.required', { 'leads.destination': 'none' }],
  ['setup.testDrive.type.required', { 'testDrive.enabled': true }, 'Select a test-drive type.'],
  ['setup.sellThrough.immutable', { sellThrough: false }, undefined, { live: { document: saas } }],
  // Properties
  ['properties.category.required', { 'categories.primary': null }, 'Select at least one category.'],
  [
    'properties.category.storefrontMix',
    { 'categories.secondary': { id: 'networking', subcategories: ['notApplicable'] } },
    'Your categories belong to both stores; the offer will be listed in both.',
  ],
  ['properties.industries.tooMany', { industries: ['education', 'government', 'manufacturing'].map((id) => ({ id })) }],
  ['properties.appVersion.format', { appVersion: 'new' }],
  [
    'properties.terms.standardLocked',
    { terms: { mode: 'url', url: 'https://fabrikam.example/terms' } },
    'This offer was published under the standard contract.',
    { live: { document: saas } },
  ],
  [
    'properties.terms.customAmendments.tooMany',
    { 'terms.customAmendments': many(11, (i) => ({ text: `Clause ${i}`, tenantIds: [guid(i)] })) },
  ],
  ['properties.terms.required', { terms: { standardContract: false } }],
  ['properties.terms.tooLong', { terms: { mode: 'text', text: long(10_001) } }],
  ['properties.terms.url.invalid', { terms: { mode: 'url', url: 'fabrikam' } }],
  // Offer listing
  ['listing.name.required', { 'listing.name': null }],
  ['listing.name.tooLong', { 'listing.name': long(51) }, 'The name is 51 characters; the limit is 50.'],
  ['listing.name.emoji', { 'listing.name': 'Line Watch 🚀' }, 'Remove emoji from the name.'],
  ['listing.name.lineBreak', { 'listing.name': 'Line\nWatch' }],
  ['listing.summary.required', { 'listing.summary': null }],
  ['listing.summary.tooLong', { 'listing.summary': long(101) }],
  ['listing.summary.lineBreak', { 'listing.summary': 'Watches every line,\nday and night.' }],
  ['listing.description.required', { 'listing.description': null }],
  ['listing.description.tooLong', { 'listing.description': `<p>${'word '.repeat(700)}</p>` }],
  [
    'listing.gettingStarted.required',
    { 'listing.gettingStarted': null },
    'Tell buyers how to connect to your service.',
  ],
  ['listing.gettingStarted.tooLong', { 'listing.gettingStarted': `<p>${long(3_000)}</p>` }],
  ['listing.keywords.tooMany', { 'listing.keywords': ['alarm', 'shift', 'plant', 'line'] }, 'At most three keywords.'],
  ['listing.privacyPolicyUrl.required', { 'listing.privacyPolicyUrl': null }],
  ['listing.privacyPolicyUrl.invalid', { 'listing.privacyPolicyUrl': 'http://fabrikam.example' }],
  ['listing.cspMaterialsUrl.invalid', { 'listing.cspMaterialsUrl': 'our folder' }],
  ['listing.usefulLinks.titleMissing', { 'listing.usefulLinks': [{ url: 'https://fabrikam.example/faq' }] }],
  ['listing.usefulLinks.url.required', { 'listing.usefulLinks': [{ title: 'Questions' }] }],
  ['listing.supportContact.name.required', { 'listing.supportContact.name': null }],
  ['listing.supportContact.email.required', { 'listing.supportContact.email': null }],
  ['listing.supportContact.phone.required', { 'listing.supportContact.phone': null }],
  ['listing.supportContact.url.required', { 'listing.supportContact.url': null }],
  ['listing.engineeringContact.name.required', { 'listing.engineeringContact.name': null }],
  ['listing.engineeringContact.email.invalid', { 'listing.engineeringContact.email': 'erin' }],
  ['listing.engineeringContact.phone.required', { 'listing.engineeringContact.phone': null }],
  ['listing.cspContact.missing', { 'reseller.audience': 'all' }],
  ['listing.documents.required', { 'listing.documents': null }, 'Add at least one PDF.'],
  ['listing.documents.tooMany', { 'listing.documents': many(4, (i) => ({ ...document, title: `${i}` })) }],
  ['listing.logos.large.required', { 'listing.logos': null }, 'Upload a large logo.'],
  ['listing.screenshots.required', { 'listing.screenshots': null }, 'Add at least one screenshot.'],
  ['listing.screenshots.captionMissing', { 'listing.screenshots': [{ file: screenshot.file }] }],
  ['listing.videos.tooMany', { 'listing.videos': many(5, (i) => ({ ...video, name: `${i}` })) }],
  ['listing.videos.url.host', { 'listing.videos': [{ ...video, url: 'https://fabrikam.example/film' }] }],
  ['listing.videos.thumbnailMissing', { 'listing.videos': [{ ...video, thumbnail: null }] }],
  // Preview audience
  ['preview.audience.required', { previewAudience: null }, 'Add at least one tester.'],
  ['preview.audience.tooMany', { previewAudience: many(21, (i) => ({ email: `tester${i}@fabrikam.example` })) }],
  ['preview.audience.email.invalid', { previewAudience: [{ email: 'tester' }] }],
  // Technical configuration
  ['technical.landingPageUrl.required', { 'technical.landingPageUrl': null }],
  ['technical.webhookUrl.required', { 'technical.webhookUrl': null }],
  ['technical.tenantId.required', { 'technical.tenantId': null }],
  ['technical.tenantId.guid', { 'technical.tenantId': 'contoso' }],
  ['technical.applicationId.required', { 'technical.applicationId': null }],
  ['technical.applicationId.guid', { 'technical.applicationId': 'ours' }],
  ['technical.applicationId.differsFromOtherOffers', {}, undefined, { otherApplicationIds: ['another'] }],
  // Plans
  ['plans.required', { plans: null }, 'Add at least one plan.'],
]

const plan: Row[] = [
  ['plans.planId.required', { planId: null }],
  ['plans.planId.format', { planId: 'Team One' }],
  ['plans.planId.tooLong', { planId: long(51) }],
  ['plans.name.required', { name: null }],
  ['plans.name.tooLong', { name: long(51) }],
  ['plans.name.duplicate', { name: 'Group' }],
  ['plans.description.required', { description: null }],
  ['plans.description.tooLong', { description: long(501) }],
  ['plans.markets.required', { markets: null }],
  ['plans.pricing.model.required', { 'pricing.model': null }],
  ['plans.pricing.terms.required', { 'pricing.terms': null }],
  ['plans.pricing.terms.payment.mismatch', { 'pricing.terms': [{ term: 'P1M', payment: 'yearly', price: 5 }] }],
  ['plans.pricing.terms.price.required', { 'pricing.terms': [{ term: 'P1M', payment: 'monthly' }] }],
  ['plans.pricing.terms.price.range', { 'pricing.terms': [{ term: 'P1M', payment: 'monthly', price: -1 }] }],
  ['plans.meters.tooMany', { meters: many(31, (i) => ({ id: `m${i}`, name: `M ${i}`, unit: 'each', price: 1 })) }],
  ['plans.meters.unit.required', { meters: [{ id: 'm', name: 'M', price: 1 }] }],
  ['plans.trial.withMeters', { 'trial.oneMonth': true }],
  ['plans.privateAudience.required', { audience: 'private' }],
  ['plans.privateAudience.id.invalid', { audience: 'private', privateAudience: [{ id: 'contoso' }] }],
  ['plans.privateAudience.tooMany', { audience: 'private', privateAudience: many(20_001, (i) => ({ id: guid(i) })) }],
  [
    'plans.audience.immutable',
    { audience: 'private', privateAudience: [{ id: guid(1) }] },
    undefined,
    { live: { document: saas } },
  ],
]

const consulting: Row[] = [
  ['setup.leads.required', { 'leads.destination': 'none' }],
  ['properties.primaryProduct.required', { primaryProduct: null }],
  ['properties.serviceType.required', { serviceType: null }],
  ['properties.solutionAreas.onlyAzure', { solutionAreas: ['analytics'] }],
  [
    'properties.solutionAreas.tooMany',
    {
      primaryProduct: 'azure',
      applicableProducts: null,
      competencies: ['data-platform'],
      solutionAreas: ['analytics', 'archive', 'backup', 'devops'],
    },
  ],
  ['properties.industries.tooMany', { industries: ['education', 'government', 'manufacturing'].map((id) => ({ id })) }],
  ['properties.products.tooMany', { applicableProducts: ['sales', 'marketing', 'finance', 'business-central'] }],
  ['properties.competencies.required', { competencies: null }, 'Select at least one competency you have earned.'],
  [
    'properties.competencies.tooMany',
    { competencies: ['enterprise-resource-planning', 'data-analytics', 'devops', 'data-platform'] },
  ],
  [
    'listing.name.titleFormat',
    { 'listing.name': 'Plant Check' },
    "Use 'Name: Duration Type', for example 'Contoso: 2-Week Implementation'.",
  ],
  [
    'listing.name.durationMismatch',
    { 'listing.name': 'Plant Check: 3-Day Assessment' },
    'The title says 3-Day, the form says 2-Week.',
  ],
  [
    'listing.name.typeMismatch',
    { 'listing.name': 'Plant Check: 2-Week Workshop' },
    'The title says Workshop, the form says Assessment.',
  ],
  ['listing.name.tooLong', { 'listing.name': `${long(40)}: 2-Week Assessment` }],
  ['listing.duration.required', { 'duration.value': null }],
  ['listing.duration.unit.required', { 'duration.unit': null }],
  ['listing.primaryContact.name.required', { 'listing.primaryContact.name': null }],
  ['listing.secondaryContact.email.required', { 'listing.secondaryContact.email': null }],
  ['listing.documents.required', { 'listing.documents': null }],
  ['listing.screenshots.tooMany', { 'listing.screenshots': many(6, () => screenshot) }],
  ['pricing.market.required', { 'availability.market': null }],
  ['pricing.market.single', { 'availability.market': 'US,CA' }, 'A consulting offer is for one country.'],
  ['pricing.subdivisions.required', { 'availability.subdivisions': null }],
  ['pricing.kind.required', { 'pricing.kind': null }],
  ['pricing.price.required', { 'pricing.price': null }, 'Enter the price.'],
  ['pricing.currency.market', { 'pricing.currency': 'EUR' }, 'The currency must be the one of the market.'],
  [
    'pricing.estimated.explain',
    { 'listing.description': '<p>We look at your plant.</p>' },
    'Say in the description what changes the price.',
  ],
]

const others: [type: string, ...Row][] = [
  ['dynamics-365-business-central', 'technical.packageType.required', { 'technical.packageType': null }],
  ['dynamics-365-business-central', 'technical.extensionFile.required', { 'technical.extensionFile': null }],
  ['dynamics-365-business-central', 'listing.screenshots.tooFew', { 'listing.screenshots': [screenshot] }],
  ['dynamics-365-business-central', 'supplemental.targetRelease.required', { 'supplemental.targetRelease': null }],
  ['dynamics-365-business-central', 'supplemental.editions.required', { 'supplemental.editions': null }],
  ['dynamics-365-operations', 'technical.solutionId.required', { 'technical.solutionId': null }],
  ['dynamics-365-operations', 'technical.releaseVersion.required', { 'technical.releaseVersion': null }],
  [
    'dynamics-365-operations',
    'supplemental.customizationReport.required',
    { 'supplemental.customizationReport': null },
  ],
  ['power-bi-app', 'technical.installerUrl.required', { 'technical.installerUrl': null }],
  ['power-bi-app', 'setup.leads.required', { 'leads.destination': 'none' }],
  ['managed-service', 'setup.leads.required', { 'leads.destination': 'none' }],
  ['managed-service', 'listing.shortDescription.required', { 'listing.shortDescription': null }],
  ['managed-service', 'listing.shortDescription.tooLong', { 'listing.shortDescription': long(257) }],
  ['azure-application', 'listing.shortDescription.tooLong', { 'listing.shortDescription': long(257) }],
  ['azure-application', 'plans.required', { plans: null }],
  ['azure-virtual-machine', 'plans.required', { plans: null }],
  ['azure-container', 'plans.required', { plans: null }],
  ['iot-edge-module', 'plans.required', { plans: null }],
  ['managed-service', 'preview.audience.required', { previewAudience: null }],
  ['managed-service', 'preview.audience.tooMany', { previewAudience: many(101, (i) => ({ subscriptionId: guid(i) })) }],
]

type Case = Row | [type: string, ...Row]
const changed = (document: OfferDocument, values: Record<string, unknown>) =>
  withChanges(document, new Map(Object.entries(values) as [string, Json][]))

function expectTold(type: string, written: OfferDocument, [code, , says, context]: Row) {
  const findings = validateDocument(getOfferType(type, '2020'), '2020', written, aContext({ assetsById, ...context }))
  const finding = findings.find((one) => one.code === code)
  expect(findings.map((one) => one.code)).toContain(code)
  if (says) expect(finding?.message).toBe(says)
  expect(hasMessage(code)).toBe(true)
  const [english, french] = (['en', 'fr'] as const).map((locale) => offerMessages(locale, code, finding?.params))
  expect(french).not.toBe(english)
  for (const text of [english, french]) expect(text).not.toMatch(/\{\w+\}/)
  expect(explainRule(code)).toMatchObject({ kind: 'finding', fields: [{}] })
}

const titles = (rows: Case[]) => rows.map((row) => [row[0], row] as const)

test.each(titles(service))('4.3 a service that breaks %s alone is told so', (_, row) => {
  expectTold('saas', changed(saas, (row as Row)[1]), row as Row)
})

test.each(titles(plan))('4.3 a plan that breaks %s alone is told so', (_, row) => {
  const [first, ...more] = saas.plans!
  const broken = changed(first as OfferDocument, (row as Row)[1]) as Plan
  expectTold('saas', { ...saas, plans: [broken, ...more] }, row as Row)
})

test.each(titles(consulting))('4.4 a consulting service that breaks %s alone is told so', (_, row) => {
  expectTold('consulting-service', changed(sampleDocuments['consulting-service']!, (row as Row)[1]), row as Row)
})

test.each(others.map(([type, ...row]) => [type, row[0], row] as const))(
  '4.5 a %s that breaks %s alone is told so',
  (type, _, row) => {
    expectTold(type, changed(sampleDocuments[type]!, row[1]), row)
  },
)
