import { expect, test } from 'vitest'
import { codesIn, findingsIn } from '../../../test/support/offers.ts'

const withName = (name: string, profile: '2020' | '2022' = '2020') => codesIn({ listing: { name } }, {}, profile)

test('trademark, registered and copyright signs are welcome in a name, also as keyboards colour them', () => {
  expect(withName('Crew Planner™ by Fabrikam® ©2026')).toEqual([])
  expect(withName('Crew Planner ™\uFE0F')).toEqual([])
})

test.each(['Crew 🚀', 'Plan ✅ done', 'Flag 🇫🇷', 'Key 1️⃣', 'Love ❤', 'Family 👨‍👩‍👧'])('emoji are not: %s', (name) => {
  expect(withName(name)).toEqual(['listing.name.emoji'])
})

test.each(['Sales → Finance', 'Dénivelé ↔ Temps', 'Plan #1 * 2', '業務計画'])(
  'letters, digits, arrows and signs are: %s',
  (name) => {
    expect(withName(name)).toEqual([])
  },
)

test('a name has at most 50 characters, 200 under the later profile', () => {
  expect(withName('a'.repeat(50))).toEqual([])
  expect(withName('a'.repeat(51))).toEqual(['listing.name.tooLong'])
  expect(withName('a'.repeat(200), '2022')).toEqual([])
  expect(withName('a'.repeat(201), '2022')).toEqual(['listing.name.tooLong'])
})

test('characters are counted as people see code points, composed or not', () => {
  expect(withName('e\u0301'.repeat(50))).toEqual([])
  expect(withName('𝒜'.repeat(50))).toEqual([])
  expect(withName('𝒜'.repeat(51))).toEqual(['listing.name.tooLong'])
})

test('the finding says how long it is and how long it may be', () => {
  const [finding] = findingsIn({ listing: { name: 'a'.repeat(57) } })
  expect(finding).toMatchObject({
    pageKey: 'listing',
    fieldKey: 'listing.name',
    pointer: '#/listing/name',
    level: 'error',
    params: { n: 57, max: 50 },
    message: 'The name is 57 characters; the limit is 50.',
  })
})

test('a name stays on one line', () => {
  expect(withName('Crew\nPlanner')).toEqual(['listing.name.lineBreak'])
})
