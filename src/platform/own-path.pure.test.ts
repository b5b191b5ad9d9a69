import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ownPath } from './own-path.ts'

test.each(['/publisher/contoso?after=1#leads', '/', '/search?q=a%2F%2Fb', '/account/sign-in?next=/publisher'])(
  'one may go on to %s',
  (next) => {
    expect(ownPath(next, '/home')).toBe(next)
  },
)

test.each([
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/\n\\elsewhere.example',
  '/.//elsewhere.example',
  '/a/..//elsewhere.example',
  'https://elsewhere.example',
  'javascript:alert(1)',
  '',
  null,
  undefined,
])('nobody is sent on to %j', (next) => {
  expect(ownPath(next, '/home')).toBe('/home')
})

test('whatever is asked for, a browser stays on this site', () => {
  const piece = fc.constantFrom('/', '\\', '\t', '\r', '.', '..', '@', ':', '?', '#', 'x', '%2f')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const site = 'https://market.example'
      expect(new URL(ownPath(`/${pieces.join('')}`, '/home'), `${site}/account/sign-in`).origin).toBe(site)
    }),
  )
})
