import { expect, test } from 'vitest'
import { defineMessages, fillIn } from './messages.ts'

const say = defineMessages({
  en: { lines: 'There {n|is|are} {n} {n|line|lines} of {name}.' },
  fr: { lines: 'Il y a {n} {n|ligne|lignes} de {name}.' },
})

test('a word goes with the number that is said, as each language counts', () => {
  expect(say('en', 'lines', { n: 1, name: 'plans' })).toBe('There is 1 line of plans.')
  expect(say('en', 'lines', { n: 0, name: 'plans' })).toBe('There are 0 lines of plans.')
  expect(say('fr', 'lines', { n: 0, name: 'plans' })).toBe('Il y a 0 ligne de plans.')
  expect(say('fr', 'lines', { n: 2, name: 'plans' })).toBe('Il y a 2 lignes de plans.')
})

test('what nobody gave stays as it is written, with the words for many', () => {
  expect(fillIn('{n} {n|ligne|lignes}', { locale: 'fr' })).toBe('{n} lignes')
})
