import { expect, test } from 'vitest'
import { aDocument, codesIn } from '../../../test/support/offers.ts'

test('licences managed by the marketplace are per user', () => {
  const managed = (licenseModel: string) =>
    codesIn({ listingOption: 'licenseManagement', technical: { licenseModel } }, {}, '2022')
  expect(managed('resource')).toEqual(['technical.licenseModel.mustBeUser'])
  expect(managed('user')).toEqual([])
})

test('that option belongs to the later profile', () => {
  expect(codesIn({ listingOption: 'licenseManagement' }, {}, '2020')).toEqual(['setup.listingOption.invalid'])
})

test('once live, licence management stays as it was decided', () => {
  const change = (from: string, to: string) =>
    codesIn(
      { listingOption: to },
      { live: { document: aDocument({ listingOption: from }) }, previewedBefore: true },
      '2022',
    )
  expect(change('licenseManagement', 'getItNowFree')).toEqual(['setup.licensing.immutable'])
  expect(change('getItNowFree', 'licenseManagement')).toEqual(['setup.licensing.immutable'])
  expect(change('getItNowFree', 'contactMe')).not.toContain('setup.licensing.immutable')
})
