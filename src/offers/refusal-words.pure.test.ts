import { expect, test } from 'vitest'
import { locales } from '#platform/messages'
import { fieldRefusal, inReadersWords, refusalWords } from './refusal-words.ts'

test('every refusal is said in both languages, with the same values in it', () => {
  const valuesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
  for (const [code, english] of Object.entries(refusalWords.texts.en)) {
    const french = refusalWords.texts.fr[code] ?? ''
    expect(french, code).not.toBe(english)
    expect(valuesIn(french), code).toEqual(valuesIn(english))
  }
})

test('a field is refused in the words of whoever reads it, with code and values for programs', () => {
  const [english, french] = locales.map((locale) =>
    fieldRefusal({ locale }, { pointer: '#/checks/CP-101', code: 'review.open', params: { item: 'CP-101' } }),
  )
  expect(english).toMatchObject({ code: 'review.open', detail: 'CP-101 is not decided.', params: { item: 'CP-101' } })
  expect(french?.detail).toBe('CP-101 n’est pas décidé.')
})

test('a refusal made for nobody in particular is said again for its reader; one without words of ours stays', () => {
  const code = 'document.unknownKey'
  const params = { key: 'lst' }
  const made = [
    { pointer: '#/lst', code, params, detail: 'en' },
    { pointer: '#/x', detail: 'as it is' },
  ]
  expect(inReadersWords({ locale: 'fr' }, made).map(({ detail }) => detail)).toEqual([
    'Il n’existe pas de champ « lst » ; rien n’a été enregistré.',
    'as it is',
  ])
})
