import { expect, test } from 'vitest'
import { cleanLine, cleanParagraphs, isReadable, lengthOf } from './text.ts'

test('what no one typed on purpose goes, letters and emoji stay', () => {
  expect(cleanLine('  Ame\u0301lie\u0007 \u202eOkonkwo\u2069 👩‍💻 ')).toBe('Amélie Okonkwo 👩‍💻')
  expect(cleanLine('Delvaux\r\nBcc: x')).toBe('DelvauxBcc: x')
})

test('a message keeps its lines and tabs', () => {
  expect(cleanParagraphs('one\r\ntwo\rthree\tfour\u0000'.replace('\u0000', '\u0001'))).toBe('one\ntwo\nthree\tfour')
})

test('halves of characters and U+0000 cannot be read', () => {
  expect(isReadable('a\ud83d')).toBe(false)
  expect(isReadable('a\0')).toBe(false)
  expect(isReadable('a👍')).toBe(true)
})

test('characters are counted as people count them', () => {
  expect(lengthOf('👍👍é')).toBe(3)
})
