import { expect, test } from 'vitest'
import { declaredLanguage, languageOf, recogniseLanguage } from './language.ts'

test.each([
  ['This application is available only in French. …', 'fr'],
  ['this application is available only in Brazilian\nMore', 'brazilian'],
  ['This application is available only in German and French, sorry', 'de'],
  ['This application is available only in [Spanish]', 'es'],
])('%j declares %s', (text, language) => {
  expect(declaredLanguage(text)).toBe(language)
})

test('a sentence further down declares nothing', () => {
  expect(declaredLanguage('Hello. This application is available only in French.')).toBeUndefined()
})

test('a short text is left undecided', () => {
  expect(recogniseLanguage('Planification des tournées')).toBeUndefined()
})

test('a listing is in the language it declares, or is recognised in, or in English', () => {
  const of = (description: string) => languageOf({ listing: { description } })
  expect(of('<p>This application is available only in Italian.</p><p>Short.</p>')).toBe('it')
  expect(
    of(
      '<p>Un planning clair pour les équipes et pour les clients, avec des tournées qui tiennent dans la journée.</p>',
    ),
  ).toBe('fr')
  expect(of('<p>Short.</p>')).toBe('en')
  expect(languageOf({})).toBe('en')
})
