import { expect, test } from 'vitest'
import { codesIn } from '../../../test/support/offers.ts'

const withSummary = (summary: string) => codesIn({ listing: { summary } })

test('one sentence of plain text passes', () => {
  expect(withSummary('Plan crews in minutes, with less than 1 < 2 clicks & no training.')).toEqual([])
})

test.each(['Plan <b>crews</b>', 'Plan crews<br>', 'Plan &amp; do', 'See [our site](https://x.example)'])(
  'markup does not: %s',
  (text) => {
    expect(withSummary(text)).toEqual(['listing.summary.markup'])
  },
)

test('several sentences are worth a remark', () => {
  expect(withSummary('Plan crews. Keep promises.')).toEqual(['listing.summary.sentences (warning)'])
})

test('a hundred characters are the most', () => {
  expect(withSummary('a'.repeat(100))).toEqual([])
  expect(withSummary('a'.repeat(101))).toEqual(['listing.summary.tooLong'])
})

test('a summary stays on one line', () => {
  expect(withSummary('Plan crews\nin minutes')).toContain('listing.summary.lineBreak')
})
