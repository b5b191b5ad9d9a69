import fc from 'fast-check'
import { expect, it } from 'vitest'
import { diffWords } from './word-diff.ts'

it('keeps what both texts share and marks the rest', () => {
  expect(diffWords('Sell more with less', 'Sell much more')).toEqual([
    { kind: 'same', text: 'Sell ' },
    { kind: 'added', text: 'much ' },
    { kind: 'same', text: 'more' },
    { kind: 'removed', text: ' with less' },
  ])
})

it('says nothing of texts that are the same', () => {
  expect(diffWords('as it was', 'as it was')).toEqual([{ kind: 'same', text: 'as it was' }])
  expect(diffWords('', '')).toEqual([])
})

it('loses no word of either text', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const parts = diffWords(before, after)
      const text = (left: string) => parts.flatMap((p) => (p.kind === left ? [] : [p.text])).join('')
      expect(text('added')).toBe(before)
      expect(text('removed')).toBe(after)
    }),
  )
})
