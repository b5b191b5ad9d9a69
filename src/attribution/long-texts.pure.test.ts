/** Texts that would keep a careless pattern busy for hours: each test ends at once, or not at all. */
import { expect, test } from 'vitest'
import { guessKind } from './artefacts.ts'
import { lintScript } from './lint/scripts.ts'
import { amount } from './told.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('a number with a million digits is none', () => {
  expect(amount.safeParse(`${'1'.repeat(1_000_000)}x`).success).toBe(false)
  expect(['12', '12.', '12.50', '.5', ' -1e3 '].map((text) => amount.parse(text))).toEqual([12, 12, 12.5, 0.5, -1000])
})

test('what a text is can be guessed behind blank lines and comments that never end', () => {
  expect(guessKind(bytes(`${'\n'.repeat(60_000)}param name string`))).toBe('bicep')
  expect(guessKind(bytes(`nothing known ${'/*'.repeat(30_000)}`))).toBeUndefined()
  expect(guessKind(bytes(`${'  # a comment\n'.repeat(1_000)}provider "azurerm" {}`))).toBe('terraform')
})

test('a script of a million blank lines has nothing to find', () => {
  expect(lintScript(bytes('\n'.repeat(1_000_000))).findings).toEqual([])
  const guid = '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90'
  expect(lintScript(bytes(`\n  ENV AZURE_HTTP_USER_AGENT pid-${guid}`)).guids).toEqual([guid])
})
