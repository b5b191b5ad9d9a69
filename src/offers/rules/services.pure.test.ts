/** Rules of services and consulting (spec "offers" 4.3, 4.4), by what passes and what the finding says. */
import { expect, test } from 'vitest'
import { aContext, anAsset } from '../../../test/support/offers.ts'
import { withChanges } from '../document.ts'
import type { Json } from '../offer-document.ts'
import { getOfferType } from '../types/registry.ts'
import { sampleAssets } from '../types/samples/assets.ts'
import { sampleDocuments } from '../types/samples/documents.ts'
import { validateDocument } from '../validation.ts'
import type { ValidationContext } from './rule.ts'

const assetsById = new Map(sampleAssets.map(({ assetId, kind }) => [assetId, anAsset(assetId, kind)]))

function found(typeId: string, values: Record<string, unknown>, context: Partial<ValidationContext> = {}) {
  const document = withChanges(sampleDocuments[typeId]!, new Map(Object.entries(values) as [string, Json][]))
  return validateDocument(getOfferType(typeId, '2020'), '2020', document, aContext({ assetsById, ...context }))
}
const codes = (...given: Parameters<typeof found>) =>
  found(...given).map(({ code, level }) => (level === 'error' ? code : `${level} ${code}`))

const consulting = (values: Record<string, unknown>) => codes('consulting-service', values)

test('a consulting offer is called by name, duration and type, as the form says', () => {
  expect(consulting({ 'listing.name': 'Plant Check' })).toEqual(['listing.name.titleFormat'])
  expect(consulting({ 'listing.name': 'Plant Check: 3-Day Assessment' })).toEqual(['listing.name.durationMismatch'])
  expect(consulting({ 'listing.name': 'Plant Check: 2-Wk Assessment' })).toEqual([])
  const [finding] = found('consulting-service', { 'listing.name': 'Plant Check: 2-Week Workshop' })
  expect(finding).toMatchObject({
    code: 'listing.name.typeMismatch',
    message: 'The title says Workshop, the form says Assessment.',
  })
})

test('solution areas and six industries are for Azure', () => {
  expect(consulting({ solutionAreas: ['analytics'] })).toEqual(['properties.solutionAreas.onlyAzure'])
  const three = ['manufacturing', 'education', 'government'].map((id) => ({ id }))
  expect(consulting({ industries: three })).toEqual(['properties.industries.tooMany'])
  const azure = { primaryProduct: 'azure', applicableProducts: null, competencies: ['data-platform'] }
  expect(consulting({ ...azure, industries: three, solutionAreas: ['analytics'] })).toEqual([])
  expect(consulting({ ...azure, competencies: ['enterprise-resource-planning'] })).toEqual([
    'properties.competencies.notForAzure',
  ])
})

test('competencies are needed unless an expert needs none', () => {
  expect(consulting({ competencies: null })).toEqual(['properties.competencies.required'])
  expect(consulting({ competencies: null, isExpertMsp: true })).toEqual([])
})

test('a price is in the market’s currency, and an estimate is explained', () => {
  expect(consulting({ 'pricing.price': null })).toEqual(['pricing.price.required'])
  expect(consulting({ 'pricing.currency': 'EUR' })).toEqual(['pricing.currency.market'])
  expect(consulting({ 'listing.description': '<p>We look at your plant.</p>' })).toEqual(['pricing.estimated.explain'])
  expect(consulting({ pricing: null, 'pricing.kind': 'free' })).toEqual([])
})

test('one country, with its states where it has them', () => {
  expect(consulting({ 'availability.market': 'US,CA' })).toEqual(['pricing.market.single'])
  expect(consulting({ 'availability.subdivisions': null })).toEqual(['pricing.subdivisions.required'])
  expect(consulting({ 'availability.subdivisions': ['CA-QC'] })).toEqual(['pricing.subdivisions.orphan'])
  expect(consulting({ 'availability.market': 'FR', 'pricing.currency': 'EUR' })).toEqual([])
})

test('an implementation of more than two weeks is told', () => {
  const long = {
    serviceType: 'implementation',
    'duration.value': 3,
    'listing.name': 'Plant Check: 3-Week Implementation',
  }
  expect(consulting(long)).toEqual(['warning listing.duration.longImplementation'])
})

test('consulting always needs somewhere for its leads', () => {
  expect(consulting({ 'leads.destination': 'none' })).toEqual(['setup.leads.required'])
})

test('a service that is sold needs testers, a landing page and getting started', () => {
  expect(codes('saas', { previewAudience: null })).toEqual(['preview.audience.required'])
  expect(codes('saas', { 'technical.landingPageUrl': null })).toEqual(['technical.landingPageUrl.required'])
  expect(codes('saas', { 'technical.tenantId': 'contoso' })).toEqual(['technical.tenantId.guid'])
  expect(codes('saas', { 'listing.gettingStarted': null })).toEqual(['listing.gettingStarted.required'])
  expect(codes('saas', { 'leads.destination': 'none' })).toEqual(['setup.leads.required'])
  const many = Array.from({ length: 21 }, (_, i) => ({ email: `tester${i}@fabrikam.example` }))
  expect(codes('saas', { previewAudience: many })).toEqual(['preview.audience.tooMany'])
})

test('a service that is only listed needs none of it', () => {
  const listed = {
    sellThrough: false,
    plans: null,
    technical: null,
    previewAudience: null,
    'listing.gettingStarted': null,
  }
  const nothing = { ...listed, 'technical.landingPageUrl': null, 'technical.webhookUrl': null }
  expect(codes('saas', { ...nothing, listingOption: 'freeTrial' })).toEqual(['setup.trialUrl.required'])
  expect(codes('saas', { ...nothing, listingOption: 'getItNowFree' })).toEqual(['setup.offerUrl.required'])
  expect(codes('saas', { ...nothing, listingOption: 'contactMe' })).toEqual([])
})

test('categories of both stores, another application, resellers without a contact are told', () => {
  const both = { id: 'analytics', subcategories: ['notApplicable'] }
  const infrastructure = { id: 'networking', subcategories: ['notApplicable'] }
  expect(codes('saas', { 'categories.secondary': both })).toEqual([])
  expect(codes('saas', { 'categories.secondary': infrastructure })).toEqual(['info properties.category.storefrontMix'])
  expect(codes('saas', {}, { otherApplicationIds: ['another'] })).toEqual([
    'warning technical.applicationId.differsFromOtherOffers',
  ])
  expect(codes('saas', { 'reseller.audience': 'all' })).toEqual(['warning listing.cspContact.missing'])
})

test('a Power BI app is listed in English', () => {
  const french =
    '<p>This application is available only in French. Cette application aide les équipes à voir ce qui se passe dans leurs usines et leurs magasins, et à agir plus tôt avec moins de gaspillage pour tous les sites de leur groupe.</p>'
  expect(codes('power-bi-app', { 'listing.description': french })).toContain('listing.description.englishOnly')
})

test('what co-selling asks for is told and stops nothing; without it the page is quiet (4.2, Co-sell)', () => {
  const service = (values: Record<string, unknown>) => codes('saas', values)
  expect(service({ 'coSell.enabled': false })).toEqual([])
  const gaps = service({ 'coSell.enabled': true })
  expect(gaps).toContain('warning coSell.contact.email.required')
  expect(gaps).toContain('warning coSell.markets.required')
  expect(gaps.filter((code) => !code.startsWith('warning '))).toEqual([])
  const withPage = (id: string) => getOfferType(id, '2020').pages.some((page) => page.key === 'coSell')
  expect(['consulting-service', 'managed-service', 'iot-edge-module'].filter(withPage)).toEqual([])
  expect(['dynamics-365-ce', 'azure-application', 'azure-container', 'power-bi-app'].filter(withPage)).toHaveLength(4)
})

test('a service needs a document under the limits of 2020, and none under those of 2022 (4.3, Documents)', () => {
  const without = withChanges(sampleDocuments.saas!, new Map([['listing.documents', null]]))
  const under = (profile: '2020' | '2022') =>
    validateDocument(getOfferType('saas', profile), profile, without, aContext({ assetsById })).map(({ code }) => code)
  expect(under('2020')).toContain('listing.documents.required')
  expect(under('2022')).not.toContain('listing.documents.required')
})
