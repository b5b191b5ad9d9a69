import { expect, test } from 'vitest'
import { codesIn, findingsIn } from '../../../test/support/offers.ts'

const inRegions = (...ids: string[]) => ({ technical: { packageRegions: ids.map((regionId) => ({ regionId })) } })

test('at least one region, each known and once', () => {
  expect(codesIn(inRegions())).toEqual(['technical.packageRegions.required'])
  expect(codesIn(inRegions('nam', 'eur'))).toEqual([])
  expect(codesIn(inRegions('atlantis'))).toEqual(['technical.packageRegions.invalid'])
  expect(codesIn(inRegions('nam', 'nam'))).toEqual(['technical.packageRegions.duplicate'])
})

test('a restricted region needs an authorisation, and the finding names it', () => {
  const [finding] = findingsIn(inRegions('nam', 'deu'))
  expect(finding).toMatchObject({
    code: 'technical.packageRegions.restricted',
    pointer: '#/technical/packageRegions/1/regionId',
    params: { region: 'deu' },
    message: 'Germany (sovereign) needs an authorisation from the operator.',
  })
  expect(codesIn(inRegions('deu'), { authorisedRegions: ['deu'] })).toEqual([])
})

test('the later profile closes restricted regions to everybody', () => {
  expect(codesIn(inRegions('gcc'), { authorisedRegions: ['gcc'] }, '2022')).toEqual([
    'technical.packageRegions.blocked',
  ])
})

test('a region may have a configuration address of its own', () => {
  const packageRegions = [{ regionId: 'nam', configurationUrl: 'nonsense' }]
  expect(codesIn({ technical: { packageRegions } })).toEqual(['technical.packageRegions.configurationUrl.invalid'])
})
