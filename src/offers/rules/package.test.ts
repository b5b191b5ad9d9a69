import { expect, test } from 'vitest'
import { anAsset, codesIn, findingsIn, withAssets } from '../../../test/support/offers.ts'

const at = (rest: string) => ({ technical: { packageUrl: `https://packages.fabrikam.example/${rest}` } })
const packageId = '00000000-0000-7000-8000-00000000b001'
const uploaded = (crmPackages: number) => ({
  assetsById: withAssets(anAsset(packageId, 'package', { facts: { crmPackages } })),
})

test('the package is a .zip', () => {
  expect(codesIn(at('app.ZIP'))).toEqual([])
  expect(codesIn(at('app.exe'))).toEqual(['technical.packageUrl.notZip'])
})

test('an expired signature blocks; one that ends within a month is remarked on with its date', () => {
  expect(codesIn(at('app.zip?se=2026-03-01T00%3A00%3A00Z&sp=r'))).toEqual(['technical.packageUrl.expired'])
  expect(codesIn(at('app.zip?se=2026-03-20&sp=r'))).toEqual(['technical.packageUrl.expiresSoon (warning)'])
  expect(findingsIn(at('app.zip?se=2026-03-20&sp=r'))[0]?.message).toBe(
    'The address expires on March 20, 2026; use at least one month.',
  )
  expect(codesIn(at('app.zip?se=2026-04-05&sp=r'))).toEqual([])
})

test('a signature that allows writing is remarked on', () => {
  expect(codesIn(at('app.zip?sp=rw&se=2031-01-01'))).toEqual(['technical.packageUrl.writable (warning)'])
})

test('an uploaded file stands in for the address', () => {
  const technical = { packageUrl: null, packageFile: packageId }
  expect(codesIn({ technical })).toEqual(['technical.packageFile.missing'])
  expect(codesIn({ technical }, uploaded(1))).toEqual([])
})

test('it holds as many packages as was said', () => {
  const technical = { packageUrl: null, packageFile: packageId }
  expect(codesIn({ technical }, uploaded(3))).toEqual(['technical.multiplePackages.mismatch'])
  expect(codesIn({ technical: { ...technical, multiplePackages: true } }, uploaded(3))).toEqual([])
  expect(codesIn({ technical: { ...technical, multiplePackages: true } }, uploaded(1))).toEqual([
    'technical.multiplePackages.mismatch',
  ])
})

test('the reserved address and the secure store are spoken of', () => {
  expect(codesIn({ technical: { applicationConfigurationUrl: 'https://fabrikam.example/configuration' } })).toEqual([
    'technical.applicationConfigurationUrl.reserved (warning)',
  ])
  expect(codesIn({ technical: { requiresS2SSecureStore: true } })).toEqual(['technical.s2s.reviewNotice (info)'])
})
