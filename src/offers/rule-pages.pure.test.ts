import { expect, test } from 'vitest'
import { explainRule, rulePages } from './rule-pages.ts'

test('every rule has a page in both languages (P6)', () => {
  const pages = rulePages()
  expect(pages.length).toBeGreaterThan(200)
  for (const { code, title, found } of pages) {
    for (const text of [title.en, title.fr, found.en, found.fr]) expect(text, code).not.toBe('')
  }
})

test('a rule of quality says why, what to do, and where', () => {
  expect(explainRule('LQ-M05')).toMatchObject({
    kind: 'quality',
    weight: 5,
    severity: 'warning',
    cure: { fr: expect.stringContaining('secondes') },
    field: { key: 'listing.videos', page: { en: 'Offer listing' } },
  })
})

test('a policy says who checks it, and under which public number', () => {
  expect(explainRule('CP-105')).toMatchObject({ kind: 'policy', upstream: '100.1.3', how: 'both' })
})

test('a finding keeps the places of its values, and names its field', () => {
  expect(explainRule('listing.name.tooLong')).toMatchObject({
    kind: 'finding',
    found: { en: 'The name is {n} characters; the limit is {max}.' },
    fields: [{ key: 'listing.name', label: { en: 'Name' } }],
  })
  expect(explainRule('listing.screenshots.captionMissing')).toMatchObject({
    kind: 'finding',
    fields: [{ label: { en: 'Caption' } }],
  })
  expect(explainRule('no.such.code')).toBeUndefined()
})
