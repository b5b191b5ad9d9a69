import { expect, test } from 'vitest'
import { marked } from './marks.ts'

const sought = (typed: string, ...guesses: string[]) => ({ typed, terms: [], frequency: 0, guesses })
const shown = (text: string, ...words: ReturnType<typeof sought>[]) =>
  marked(text, words)
    .map((piece) => (piece.marked ? `[${piece.text}]` : piece.text))
    .join('')

test('words that match are set apart as they are written', () => {
  expect(shown('Réparations: the éolienne’s repairs', sought('reparation'), sought('eolienne'))).toBe(
    '[Réparations]: the [éolienne]’s repairs',
  )
})

test('what a misspelt word was taken for is marked', () => {
  expect(shown('Inventory for stores', sought('inventroy', 'inventory'))).toBe('[Inventory] for stores')
})

test('nothing asked, nothing marked', () => {
  expect(marked('Inventory', [])).toEqual([{ text: 'Inventory', marked: false }])
})
