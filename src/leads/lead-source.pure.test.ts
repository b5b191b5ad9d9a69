import fc from 'fast-check'
import { expect, test } from 'vitest'
import { composeLeadSource, happensAt, pairs, parseLeadSource, surfaceOf, wireCode } from './lead-source.ts'

const source = fc.stringMatching(/^[^-|]{1,30}$/)
const actionCode = fc.stringMatching(/^[^|]{1,30}$/)
const offer = fc.string({ minLength: 1, maxLength: 100 })

test('what was composed parses back to its parts, whatever dashes and bars the offer holds', () => {
  fc.assert(
    fc.property(source, actionCode, offer, (source, actionCode, offer) => {
      const parts = { source, actionCode, offer }
      expect(parseLeadSource(composeLeadSource(parts))).toEqual(parts)
    }),
  )
})

test.each([
  [
    'SPZA-INS|docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a',
    'SPZA',
    'INS',
    'docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a',
  ],
  [
    'AzureMarketplace-INS|checkpoint.check-point-r77-10sg-byol',
    'AzureMarketplace',
    'INS',
    'checkpoint.check-point-r77-10sg-byol',
  ],
  ['M-M|Fast | Cheap - Pro', 'M', 'M', 'Fast | Cheap - Pro'],
  ['TestDrive-StartTestDrive|bitnami.openedxcypress', 'TestDrive', 'StartTestDrive', 'bitnami.openedxcypress'],
])('%s is read as the source documents mean it (cases 7 and 8)', (text, source, actionCode, offer) => {
  expect(parseLeadSource(text)).toEqual({ source, actionCode, offer })
})

test.each(['', 'SPZA', 'SPZA-PLT', 'SPZA|offer', '-PLT|offer', 'SPZA-|offer', 'SPZA-PLT|'])(
  '%j is no lead source',
  (text) => {
    expect(parseLeadSource(text)).toBeUndefined()
  },
)

test('only the pairs of the trade are legal, in either spelling', () => {
  expect(pairs).toBe('AzureMarketplace-INS, AzurePortal-Create, TestDrive-StartTestDrive, SPZA-INS, SPZA-PLT, SPZA-DNC')
  expect(surfaceOf('Apps')).toBe('SPZA')
  expect(surfaceOf('toString')).toBeUndefined()
  expect(happensAt('AzurePortal', 'PLT')).toBe(false)
  expect(wireCode('SPZA', 'native')).toBe('Apps')
  expect(wireCode('SPZA', 'compat')).toBe('SPZA')
})
