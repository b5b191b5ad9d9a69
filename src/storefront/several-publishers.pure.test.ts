import { expect, test } from 'vitest'
import { severalPublishers } from './several-publishers.ts'

const cards = (publishers: string) => [...publishers].map((publisherId, place) => ({ publisherId, place }))
const order = (publishers: string) => severalPublishers(cards(publishers)).map((card) => card.place)

test('two of a publisher stand where they were; what it has beyond that stands behind the others', () => {
  expect(order('aaaabac')).toEqual([0, 1, 4, 6, 2, 3, 5])
})

test('a publisher alone keeps all of its places', () => {
  expect(order('aaaa')).toEqual([0, 1, 2, 3])
})
