import { expect, test } from 'vitest'
import { aDocument, codesIn } from '../../../test/support/offers.ts'

test.each(['1.0', '1.2.3', '10.20.30.40'])('%s is a version', (appVersion) => {
  expect(codesIn({ appVersion })).toEqual([])
})

test.each(['1', 'v1.0', '1.2.3.4.5', '1.0-beta', '1..2', '1.0\n'])('%j is not', (appVersion) => {
  expect(codesIn({ appVersion })).toContain('properties.appVersion.format')
})

const after = (live: string, now: string, packageUrl?: string) =>
  codesIn(
    { appVersion: now, technical: packageUrl ? { packageUrl } : {} },
    { live: { document: aDocument({ appVersion: live }) }, previewedBefore: true },
  )
const warned = ['properties.appVersion.notIncreased (warning)']

test('a version below the live one is remarked on', () => {
  expect(after('1.10', '1.9')).toEqual(warned)
  expect(after('1.9', '1.10')).toEqual([])
})

test('the same version with another package is remarked on; with another signature it is not', () => {
  const url = 'https://packages.fabrikam.example/crew-planner'
  const signed = '?sp=r&se=2031-01-01T00%3A00%3A00Z&sig='
  expect(after('1.2.0', '1.2', `${url}.zip${signed}other`)).toEqual([])
  expect(after('1.2.0', '1.2', `${url}-2.zip${signed}test`)).toEqual(warned)
  expect(after('1.2.0', '1.3', `${url}-2.zip${signed}test`)).toEqual([])
})
