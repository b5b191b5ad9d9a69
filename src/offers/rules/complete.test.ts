import { expect, test } from 'vitest'
import { aContext, codesIn } from '../../../test/support/offers.ts'
import { getOfferType } from '../types/registry.ts'
import { validateDocument } from '../validation.ts'

test('a complete offer has no finding', () => {
  expect(codesIn()).toEqual([])
})

test('an empty offer is told everything that is missing at once, in the order of the pages', () => {
  const findings = validateDocument(getOfferType('dynamics-365-ce', '2020'), '2020', {}, aContext())
  expect(findings.map((finding) => finding.code)).toEqual([
    'setup.listingOption.required',
    'properties.category.required',
    'properties.products.required',
    'properties.appVersion.required',
    'properties.terms.required',
    'listing.name.required',
    'listing.summary.required',
    'listing.description.required',
    'listing.helpUrl.required',
    'listing.privacyPolicyUrl.required',
    'listing.supportContact.name.required',
    'listing.supportContact.email.required',
    'listing.supportContact.phone.required',
    'listing.supportContact.url.required',
    'listing.engineeringContact.name.required',
    'listing.engineeringContact.email.required',
    'listing.engineeringContact.phone.required',
    'listing.documents.required',
    'listing.logos.large.required',
    'listing.screenshots.required',
    'availability.markets.required',
    'availability.hideKey.required',
    'technical.licenseModel.required',
    'technical.packageUrl.required',
    'technical.packageRegions.required',
    'supplemental.scenario.required',
  ])
})
