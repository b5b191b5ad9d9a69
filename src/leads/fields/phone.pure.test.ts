import { expect, test } from 'vitest'
import { isPhoneText, toE164 } from './phone.ts'

test.each([
  ['+3225550143', 'BE', '+3225550143'],
  ['02 555 01 43', 'BE', '+3225550143'],
  ['(02) 555-01.43 x12', 'BE', '+3225550143'],
  ['02 555 01 43', null, null],
  ['12', 'BE', null],
])('%s in %s is %s', (typed, country, number) => {
  expect(isPhoneText(typed)).toBe(true)
  expect(toE164(typed, country)).toBe(number)
})

test.each(['call me', '+32 2 555 01 43 ext. 5', '---', '+32<1>'])('%s is no telephone number', (typed) => {
  expect(isPhoneText(typed)).toBe(false)
})
