import { expect, test } from 'vitest'
import { formatsOf } from './format.ts'

test('a price in a field is written with the comma in French, with the point in English', () => {
  expect(formatsOf('fr').decimal('49.5')).toBe('49,5')
  expect(formatsOf('en').decimal('49.5')).toBe('49.5')
  // What was typed and refused is shown as it was typed.
  for (const typed of ['750', '49,5', '1.234.567', 'douze', '']) expect(formatsOf('fr').decimal(typed)).toBe(typed)
})
