import { expect, test } from 'vitest'
import { tagRefusalText } from './refusal-text.ts'
import { tagFile } from './tag-file.ts'

const refusalOf = (text: string, locale: 'en' | 'fr') => {
  const tagged = tagFile(
    { path: 'azuredeploy.json', bytes: new TextEncoder().encode(text) },
    { guid: '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90' },
  )
  if (tagged.kind !== 'refused') throw new Error(tagged.kind)
  const { reason, params, line = 1, column = 1 } = tagged
  return tagRefusalText(locale, reason, { ...params, line, column })
}

test('what cannot be read is told in the words of lint, not in names of ours', () => {
  expect(refusalOf('{ "resources": [', 'en')).toBe(
    'the file cannot be read at line 1, column 17. The file ends before it is complete.',
  )
  expect(refusalOf('{ "resources":\u00a0[] }', 'fr')).toBe(
    'le fichier est illisible à la ligne 1, colonne 15. Un blanc inconnu de JSON (U+00A0) se trouve entre les valeurs.',
  )
  expect(refusalOf('{}', 'en')).toBe('this is JSON, but no deployment template')
})
