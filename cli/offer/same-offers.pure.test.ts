import { expect, test } from 'vitest'
import { type Checked, tellSameOffers } from './check-files.ts'
import { loadChecking } from './load-checking.ts'

const aFile = (file: string, offerId: string): Checked => ({
  ...{ file, publisherId: 'fabrikam', offerId, findings: [], advice: [], isOffer: true },
})

test('two files for one offer are told of each other, as a warning; files of different offers are not', async () => {
  const checking = await loadChecking()
  const files = [aFile('a/offer.yaml', 'planner'), aFile('b/offer.yaml', 'tracker'), aFile('c/offer.yaml', 'planner')]
  const told = tellSameOffers(files, { checking, locale: 'en' })
  expect(told.map(({ findings }) => findings.map(({ level, message }) => `${level}: ${message}`))).toEqual([
    [],
    [],
    ['warning: The file a/offer.yaml is of the same offer; keep one of them, or give one another offerId.'],
  ])
})

test('a file that says no offer yet is the same as none', async () => {
  const checking = await loadChecking()
  const files = [aFile('a/offer.yaml', ''), aFile('b/offer.yaml', '')]
  expect(tellSameOffers(files, { checking, locale: 'fr' })).toEqual(files)
})
