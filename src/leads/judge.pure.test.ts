import { expect, test } from 'vitest'
import { parseEmail } from './fields/email.ts'
import { flagsOf, suspicionsOf } from './judge.ts'

const flags = (address: string) => flagsOf(parseEmail(address)!)
const typed = { firstName: 'Amélie', lastName: 'Okonkwo', company: 'Delvaux SA', message: null }
const good = parseEmail('a.okonkwo@delvaux.example')!

test.each(['prof@cs.example.edu', 'X@EXAMPLE.EDU.', 'a@b.c.Edu'])('%s is of a school or university', (address) => {
  expect(flags(address)).toContain('academic')
})

test.each([
  'prof@例え.edu',
  'prof@cs.example.ｅｄｕ',
  'prof@cs。example。edu',
  'prof@cs.example.e\u00addu',
  '"a@b.com"@example.edu',
])('%s is, however it is written', (address) => {
  expect(flags(address)).toContain('academic')
})

test.each(['x@edu.example.com', 'x@y.edu.attacker.example', 'x@uni.edu.au', 'x@education'.concat('.example')])(
  '%s only looks like one',
  (address) => {
    expect(flags(address)).not.toContain('academic')
  },
)

test('providers of throw-away addresses are known, with their subdomains', () => {
  expect(flags('x@mailinator.com')).toContain('disposable')
  expect(flags('x@box.mailinator.com')).toContain('disposable')
  expect(flags('x@notmailinator.com')).not.toContain('disposable')
})

test('shared addresses and personal mail are marked', () => {
  expect(flags('Info+shop@delvaux.example')).toEqual(['role-address'])
  expect(flags('amelie@gmail.com')).toEqual(['free-mail'])
})

test('nobody who writes normally is suspected', () => {
  const message = 'See https://delvaux.example, https://a.example and www.b.example'
  expect(suspicionsOf({ ...typed, lastName: 'St. John-Smith Jr.', company: 'Delvaux.com', message }, good)).toEqual([])
})

test.each([
  [{ firstName: 'Win at http://casino.example' }, 'link-in-name'],
  [{ lastName: 'www.casino.example' }, 'link-in-name'],
  [{ firstName: 'casino.xyz' }, 'link-in-name'],
  [{ message: 'http://a.b http://c.d https://e.f www.g.example' }, 'many-links'],
])('%j is held back for %s', (part, suspicion) => {
  expect(suspicionsOf({ ...typed, ...part }, good)).toEqual([suspicion])
})
