import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddress } from './request.ts'

const incoming = { socket: { remoteAddress: '203.0.113.9' } } as IncomingMessage
const claiming = (forwarded: string) => new Headers({ 'x-forwarded-for': forwarded })

test('what a client says of its own address is not believed; what a proxy of ours adds behind it is (§6.6)', () => {
  expect(clientAddress(incoming, claiming('198.51.100.1'), false)).toBe('203.0.113.9')
  expect(clientAddress(incoming, claiming('10.0.0.1, 198.51.100.1'), true)).toBe('198.51.100.1')
  expect(clientAddress(incoming, new Headers(), true)).toBe('203.0.113.9')
  expect(clientAddress(incoming, claiming(' '), true)).toBe('203.0.113.9')
})

test.each([
  ['203.0.113.7:51234', '203.0.113.7'],
  ['[2001:db8::7]:51234', '2001:db8::7'],
  ['[2001:db8::7]', '2001:db8::7'],
  ['2001:db8::7', '2001:db8::7'],
])('a proxy that writes %s means %s: a client is the same whichever port it has', (written, address) => {
  expect(clientAddress(incoming, claiming(written), true)).toBe(address)
})
