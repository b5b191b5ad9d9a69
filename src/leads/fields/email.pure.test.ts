import { expect, test } from 'vitest'
import { parseEmail } from './email.ts'

test.each([
  ['a.okonkwo@delvaux.example', 'a.okonkwo@delvaux.example'],
  ['A.Okonkwo@Delvaux.Example', 'a.okonkwo@delvaux.example'],
  ['é.dupont@delvaux.example', 'é.dupont@delvaux.example'],
  ['jo@bücher.example', 'jo@xn--bcher-kva.example'],
  ['X@EXAMPLE.EDU.', 'x@example.edu'],
  ['"two words"@delvaux.example', undefined],
  ['"odd\\"one"@delvaux.example', '"odd\\"one"@delvaux.example'],
  ['jo+route@delvaux.example', 'jo+route@delvaux.example'],
  [`${'a'.repeat(64)}@delvaux.example`, `${'a'.repeat(64)}@delvaux.example`],
])('%s is matched as %s', (typed, normalised) => {
  expect(parseEmail(typed)?.normalised).toBe(normalised)
})

test.each([
  'delvaux.example',
  '@delvaux.example',
  'jo@',
  'jo@localhost',
  'jo@10.0.0.1',
  'jo@[10.0.0.1]',
  'jo@-delvaux.example',
  'jo@delvaux..example',
  'jo..okonkwo@delvaux.example',
  '.jo@delvaux.example',
  'jo okonkwo@delvaux.example',
  'jo@delvaux.example\nBcc: all@delvaux.example',
  'Jo <jo@delvaux.example>',
  `${'a'.repeat(65)}@delvaux.example`,
  `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(20)}`,
])('%j is no address', (typed) => {
  expect(parseEmail(typed)).toBeUndefined()
})
