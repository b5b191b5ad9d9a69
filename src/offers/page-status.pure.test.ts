import { expect, test } from 'vitest'
import { aContext, aDocument } from '../../test/support/offers.ts'
import type { OfferDocument } from './offer-document.ts'
import { pageStatuses, pagesOfPlan } from './page-status.ts'
import { getOfferType } from './types/registry.ts'
import { validateDocument } from './validation.ts'

const type = getOfferType('dynamics-365-ce', '2020')

function statuses(document: OfferDocument, published?: OfferDocument) {
  const findings = validateDocument(type, '2020', document, aContext({ previewedBefore: published !== undefined }))
  const pages = pageStatuses(type, { document, alias: 'Internal', findings }, published)
  return Object.fromEntries(pages.map((page) => [page.pageKey, page.status]))
}

test('a new offer has not been started, except where nothing is asked', () => {
  expect(
    statuses({ listing: { name: 'Internal' }, leads: { destination: 'none' }, testDrive: { enabled: false } }),
  ).toEqual({
    setup: 'notStarted',
    properties: 'notStarted',
    listing: 'notStarted',
    availability: 'notStarted',
    technical: 'notStarted',
    supplemental: 'notStarted',
    coSell: 'complete',
    review: 'complete',
  })
})

test('a page with something in it and something missing is incomplete', () => {
  expect(statuses({ listing: { name: 'Crew Planner' }, appVersion: 'one' })).toMatchObject({
    listing: 'incomplete',
    properties: 'incomplete',
    setup: 'notStarted',
  })
})

test('a complete offer is complete on every page; remarks do not change that', () => {
  expect(new Set(Object.values(statuses(aDocument())))).toEqual(new Set(['complete']))
  expect(statuses(aDocument({ listing: { keywords: ['crew planner'] } })).listing).toBe('complete')
})

test('the page of the test drive is there only when one is enabled', () => {
  expect(statuses(aDocument())).not.toHaveProperty('testDrive')
  expect(statuses(aDocument({ testDrive: { enabled: true } })).testDrive).toBe('notStarted')
})

test('after publication a changed page has unpublished changes, a broken one is incomplete, others stay complete', () => {
  const live = aDocument({ availability: { hideKey: null } })
  expect(statuses(live, live).listing).toBe('complete')
  const edited = { ...live, listing: { ...live.listing, name: 'Crew Planner 2' }, appVersion: 'two' }
  expect(statuses(edited, live)).toMatchObject({
    listing: 'unpublishedChanges',
    properties: 'incomplete',
    availability: 'complete',
    review: 'complete',
  })
})

test('a page emptied after publication is incomplete, not unstarted', () => {
  const live = aDocument()
  expect(statuses({ ...live, supplemental: undefined }, live).supplemental).toBe('incomplete')
})

test('a switch that is off is no change from one never touched', () => {
  const live = aDocument({ technical: { requiresS2SSecureStore: null } })
  expect(statuses(aDocument({ technical: { requiresS2SSecureStore: false } }), live).technical).toBe('complete')
})

test('a plan that its customers run themselves has no page of prices; one that is managed has', () => {
  const application = getOfferType('azure-application', '2020')
  const pagesOf = (kind?: string) => pagesOfPlan(application, {}, { planId: 'one', kind }).map(({ key }) => key)
  expect(pagesOf('managedApplication')).toContain('planPricing')
  expect(pagesOf('solutionTemplate')).toEqual(pagesOf('managedApplication').filter((key) => key !== 'planPricing'))
  expect(pagesOf()).not.toContain('planPricing')
  const service = getOfferType('saas', '2020')
  expect(pagesOfPlan(service, {}, { planId: 'one' }).map(({ key }) => key)).toContain('planPricing')
})
