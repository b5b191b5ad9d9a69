import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { isEmail } from './texts.ts'

test('an e-mail address is what every other form of the house takes for one', () => {
  const part = fc.string({ unit: fc.constantFrom(..."aZ09._+-'@ é"), maxLength: 8 })
  const text = fc.oneof(
    fc.emailAddress(),
    fc.tuple(part, part, part).map(([a, b, c]) => `${a}@${b}.${c}`),
    fc.string(),
  )
  // fast-check takes a returned value for the verdict.
  fc.assert(
    fc.property(text, (text) => {
      expect(isEmail(text)).toBe(z.email().safeParse(text).success)
    }),
  )
})
