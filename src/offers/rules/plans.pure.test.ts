/** What may go wrong with plans: each rule by its code, on the sample service. */
import { expect, test } from 'vitest'
import { aContext, anAsset } from '../../../test/support/offers.ts'
import { withChanges } from '../document.ts'
import type { Json, OfferDocument, Plan } from '../offer-document.ts'
import { getOfferType } from '../types/registry.ts'
import { sampleAssets } from '../types/samples/assets.ts'
import { sampleDocuments } from '../types/samples/documents.ts'
import { validateDocument } from '../validation.ts'

const assetsById = new Map(sampleAssets.map(({ assetId, kind }) => [assetId, anAsset(assetId, kind)]))

/** Findings of a sample whose plan `n` has other values. */
function found(
  typeId: string,
  values: Record<string, unknown>,
  { n = 0, live = undefined as OfferDocument | undefined } = {},
): string[] {
  return codes(typeId, withPlan(sampleDocuments[typeId]!, n, values), live)
}

function codes(typeId: string, document: OfferDocument, live?: OfferDocument): string[] {
  const context = aContext({ assetsById, ...(live && { live: { document: live } }) })
  return validateDocument(getOfferType(typeId, '2020'), '2020', document, context).map(
    ({ code, level, pointer }) => `${level === 'error' ? '' : `${level} `}${code} ${pointer}`,
  )
}

function withPlan(document: OfferDocument, n: number, values: Record<string, unknown>): OfferDocument {
  const plans = document.plans!.map((plan, i) =>
    i === n ? (withChanges(plan as OfferDocument, new Map(Object.entries(values) as [string, Json][])) as Plan) : plan,
  )
  return { ...document, plans }
}

test('a finding in a plan says which page, which field and where', () => {
  const [finding] = validateDocument(
    getOfferType('saas', '2020'),
    '2020',
    withPlan(sampleDocuments.saas!, 1, { 'pricing.model': null }),
    aContext({ assetsById }),
  )
  expect(finding).toMatchObject({
    pageKey: 'planPricing',
    fieldKey: 'plans.pricing.model',
    pointer: '#/plans/1/pricing/model',
    code: 'plans.pricing.model.required',
  })
})

test('two plans differ by ID and by name', () => {
  expect(found('saas', { planId: 'team' }, { n: 1 })).toEqual(['plans.itemDuplicate #/plans/1/planId'])
  expect(found('saas', { name: 'TEAM' }, { n: 1 })).toEqual(['plans.name.duplicate #/plans/1/name'])
})

test('all plans of a service are priced the same way', () => {
  expect(found('saas', { 'pricing.model': 'perUser' }, { n: 1 })).toEqual([
    'plans.pricing.model.differs #/plans/1/pricing/model',
  ])
})

test('a month is not paid by the year; long terms are told where they appear', () => {
  const terms = [
    { term: 'P1M', payment: 'yearly', price: 5 },
    { term: 'P3Y', payment: 'yearly', price: 100 },
  ]
  expect(found('saas', { 'pricing.terms': terms })).toEqual([
    'plans.pricing.terms.payment.mismatch #/plans/0/pricing/terms/0/payment',
    'info plans.pricing.terms.infrastructureOnly #/plans/0/pricing/terms/1/term',
  ])
})

test('a price is a number, for a market where the plan is sold', () => {
  const terms = [{ term: 'P1M', payment: 'monthly', price: 'twelve', marketPrices: [{ market: 'JP', price: 900 }] }]
  expect(found('saas', { 'pricing.terms': terms })).toEqual([
    'plans.pricing.terms.price.number #/plans/0/pricing/terms/0/price',
    'plans.marketPrices.notSold #/plans/0/pricing/terms/0/marketPrices/0/market',
  ])
})

test('meters have no free month beside them, and quantities unless without limit', () => {
  expect(found('saas', { 'trial.oneMonth': true })).toEqual(['plans.trial.withMeters #/plans/0/trial/oneMonth'])
  const meters = [{ id: 'a', name: 'A', unit: 'each', price: 1, included: [{ term: 'P1M' }] }]
  expect(found('saas', { meters })).toEqual([
    'plans.meters.included.quantity.required #/plans/0/meters/0/included/0/quantity',
  ])
})

test('fewest users are not more than most users', () => {
  const perUser = { 'pricing.model': 'perUser', meters: null, 'pricing.users.min': 10, 'pricing.users.max': 5 }
  const document = withPlan(withPlan(sampleDocuments.saas!, 1, { 'pricing.model': 'perUser' }), 0, perUser)
  expect(codes('saas', document)).toEqual(['plans.pricing.users.belowMin #/plans/0/pricing/users/max'])
})

test('what publication froze stays: model, prices, the free month, and a public plan', () => {
  const live = sampleDocuments.saas!
  const dearer = [
    { term: 'P1M', payment: 'monthly', price: 60, marketPrices: [{ market: 'FR', price: 45 }] },
    { term: 'P1Y', payment: 'upfront', price: 499 },
    { term: 'P2Y', payment: 'upfront', price: 900 },
  ]
  expect(found('saas', { 'pricing.terms': dearer }, { live }).filter((code) => !code.startsWith('info'))).toEqual([
    'plans.pricing.terms.price.immutable #/plans/0/pricing/terms/0/price',
  ])
  expect(found('saas', { audience: 'private', privateAudience: [{ id: sampleGuid }] }, { live })).toEqual([
    'plans.audience.immutable #/plans/0/audience',
  ])
  expect(found('saas', { 'trial.oneMonth': false }, { n: 1, live })).toEqual([
    'plans.trial.oneMonth.immutable #/plans/1/trial/oneMonth',
  ])
  // The reverse is allowed: a private plan may become public, a listing a sale.
  expect(found('saas', { audience: 'public', privateAudience: null }, { n: 1, live })).toEqual([])
  expect(codes('saas', live, { ...live, sellThrough: false, plans: undefined })).toEqual([])
  expect(codes('saas', { ...live, sellThrough: false, listingOption: 'contactMe' }, live)).toContain(
    'setup.sellThrough.immutable #/sellThrough',
  )
  expect(codes('saas', { ...live, terms: { mode: 'url', url: 'https://fabrikam.example/terms' } }, live)).toEqual([
    'properties.terms.standardLocked #/terms/standardContract',
  ])
})

const sampleGuid = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'

test('a live plan is stopped, not removed; and not all of them', () => {
  const live = sampleDocuments.saas!
  expect(codes('saas', { ...live, plans: live.plans!.slice(0, 1) }, live)).toEqual(['plans.removed #/plans'])
  expect(found('saas', { stopDistribution: true }, { live })).toEqual([])
  const all = withPlan(withPlan(live, 0, { stopDistribution: true }), 1, { stopDistribution: true })
  expect(codes('saas', all, live)).toEqual(['plans.allStopped #/plans'])
})

test('a machine has an image for new machines, and keeps those that were published', () => {
  const vm = 'azure-virtual-machine'
  const live = sampleDocuments[vm]!
  const images = (live.plans![0]!.technical as { images: Record<string, unknown>[] }).images
  expect(found(vm, { 'technical.images': images.slice(0, 1) }, { live })).toEqual([
    'plans.technical.images.allDeprecated #/plans/0/technical/images',
    'plans.technical.images.removed #/plans/0/technical/images',
  ])
  const exchanged = [images[0], { ...images[1], source: 'https://fabrikam.example/other.vhd' }]
  expect(found(vm, { 'technical.images': exchanged }, { live })).toEqual([
    'plans.technical.images.source.immutable #/plans/0/technical/images/1/source',
  ])
  expect(found(vm, { 'pricing.hourly': 0.5 }, { live })).toEqual([
    'plans.pricing.hourly.immutable #/plans/0/pricing/hourly',
  ])
})

test('a plan whose images are shared exists and is not stopped; ports exist', () => {
  const vm = 'azure-virtual-machine'
  expect(found(vm, { 'technical.reuses': 'nothing' }, { n: 1 })).toEqual([
    'plans.technical.reuses.unknown #/plans/1/technical/reuses',
  ])
  expect(found(vm, { stopDistribution: true })).toEqual(['plans.stopDistribution.shared #/plans/0/stopDistribution'])
  expect(found(vm, { 'technical.ports': [{ port: '70000', protocol: 'tcp' }] })).toEqual([
    'plans.technical.ports.range #/plans/0/technical/ports/0/port',
  ])
})

test('meters of an application name who reports usage; settings of devices are JSON', () => {
  const { technical: _, ...application } = sampleDocuments['azure-application']!
  expect(codes('azure-application', application)).toEqual([
    'technical.applicationId.forMeters #/technical/applicationId',
  ])
  expect(found('iot-edge-module', { 'technical.twin': '{interval: 10' })).toEqual([
    'plans.technical.twin.notJson #/plans/0/technical/twin',
  ])
})
