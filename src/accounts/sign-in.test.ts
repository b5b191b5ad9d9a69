import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { as } from '#platform/ctx'
import { listMails } from '#platform/mail'
import { cookieHeader, problemOf } from '../../test/support/accounts.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import {
  actorOf,
  changePassword,
  getProfile,
  listSessions,
  requestPasswordReset,
  resetLinkWorks,
  resetPassword,
  revokeOtherSessions,
  revokeSession,
  signIn,
  signOut,
  signUp,
  updateProfile,
} from './index.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await aShop({ env: { COMPTOIR_OPERATORS: 'olga@operator.example' } })
})
afterAll(() => shop.close())
afterEach(() => vi.useRealTimers())

const password = 'correct horse battery'
const from = (address: string) => ({ ...shop.ctx, client: { address, userAgent: 'a browser' } })

async function joined(email: string, name = 'Ada Lovelace') {
  const signedUp = await signUp(from(`${email} client`), { name, email, password })
  if (signedUp.kind !== 'signedIn') throw new Error('expected to be signed in')
  return cookieHeader(signedUp.headers)
}

test('whoever signs up where mail stays in the mailbox is signed in at once, under the trimmed lower-case address', async () => {
  const cookies = await joined('  Ada@Fabrikam.example ')
  const actor = await actorOf(shop.ctx, cookies)
  expect(actor).toMatchObject({ kind: 'person', name: 'Ada Lovelace', email: 'ada@fabrikam.example', grants: [] })
  expect(await getProfile(as(shop.ctx, actor))).toMatchObject({ emailVerified: false, hasPassword: true, locale: 'en' })
})

test('everything wrong with a sign-up is told at once', async () => {
  const problem = await problemOf(signUp(from('c1'), { name: ' ', email: 'ada(at)fabrikam', password: 'short' }))
  expect(problem.status).toBe(422)
  expect(problem.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['#/name', 'accounts.required'],
    ['#/email', 'accounts.email_format'],
    ['#/password', 'accounts.too_short'],
  ])
})

test('an address has one account', async () => {
  await joined('twice@fabrikam.example')
  const problem = await problemOf(signUp(from('c2'), { name: 'Eve', email: 'TWICE@fabrikam.example', password }))
  expect(problem).toMatchObject({ status: 422, errors: [{ pointer: '#/email', code: 'accounts.email_taken' }] })
})

test('a wrong password and an unknown address are refused in the same words', async () => {
  await joined('known@fabrikam.example')
  const wrong = await problemOf(signIn(from('c3'), { email: 'known@fabrikam.example', password: 'not the password' }))
  const unknown = await problemOf(signIn(from('c3'), { email: 'nobody@fabrikam.example', password }))
  const nonsense = await problemOf(signIn(from('c3'), { email: 'nonsense', password }))
  expect(wrong).toMatchObject({ type: 'sign-in-refused', status: 401 })
  expect({ ...unknown }).toEqual({ ...wrong })
  expect({ ...nonsense }).toEqual({ ...wrong })
})

test('the session cookie is out of reach of scripts and other sites', async () => {
  await joined('cookie@fabrikam.example')
  const { headers } = await signIn(from('c4'), { email: 'cookie@fabrikam.example', password })
  const cookie = headers.getSetCookie().find((c) => c.startsWith('comptoir.session_token='))
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
  expect(cookie).toMatch(/Path=\//i)
})

test('a cookie that was tampered with is nobody’s', async () => {
  const cookies = await joined('tamper@fabrikam.example')
  const forged = new Headers({
    cookie: cookies.get('cookie')!.replace(/session_token=(.)/, (_, c) => `session_token=${c === 'A' ? 'B' : 'A'}`),
  })
  expect(await actorOf(shop.ctx, forged)).toMatchObject({ kind: 'anonymous' })
})

test('a session ends after 30 days', async () => {
  const cookies = await joined('month@fabrikam.example')
  shop.clock.advance(29 * 86_400_000)
  expect(await actorOf(shop.ctx, cookies)).toMatchObject({ kind: 'person' })
  shop.clock.advance(86_400_000 + 1000)
  expect(await actorOf(shop.ctx, cookies)).toMatchObject({ kind: 'anonymous' })
})

test('a browser that is not to remember is signed out after a day, and its cookie ends with it', async () => {
  await joined('cafe@fabrikam.example')
  const { headers } = await signIn(from('c5'), { email: 'cafe@fabrikam.example', password, remember: false })
  expect(headers.getSetCookie().find((c) => c.startsWith('comptoir.session_token='))).not.toMatch(/Max-Age/i)
  shop.clock.advance(86_400_000 + 1000)
  expect(await actorOf(shop.ctx, cookieHeader(headers))).toMatchObject({ kind: 'anonymous' })
})

test('signing out ends the session in the database, not only in the browser', async () => {
  const cookies = await joined('out@fabrikam.example')
  const actor = await actorOf(shop.ctx, cookies)
  const { headers } = await signOut(as(shop.ctx, actor), cookies)
  expect(headers.getSetCookie().join()).toMatch(/comptoir\.session_token=;.*Max-Age=0/i)
  expect(await actorOf(shop.ctx, cookies)).toMatchObject({ kind: 'anonymous' })
})

test('somebody sees where they are signed in, and ends one session or all others', async () => {
  const here = await joined('many@fabrikam.example')
  const phone = cookieHeader((await signIn(from('phone'), { email: 'many@fabrikam.example', password })).headers)
  const tablet = cookieHeader((await signIn(from('tablet'), { email: 'many@fabrikam.example', password })).headers)
  const ctx = as(shop.ctx, await actorOf(shop.ctx, here))
  const sessions = await listSessions(ctx, here)
  expect(sessions.map(({ current, ipAddress }) => [current, ipAddress])).toEqual([
    [false, 'tablet'],
    [false, 'phone'],
    [true, 'many@fabrikam.example client'],
  ])
  await revokeSession(ctx, sessions[1]!.id)
  expect(await actorOf(shop.ctx, phone)).toMatchObject({ kind: 'anonymous' })
  expect(await revokeOtherSessions(ctx, here)).toBe(1)
  expect(await actorOf(shop.ctx, tablet)).toMatchObject({ kind: 'anonymous' })
  expect(await actorOf(shop.ctx, here)).toMatchObject({ kind: 'person' })
})

test('nobody ends a session of somebody else', async () => {
  const [mine, theirs] = [await joined('mine@fabrikam.example'), await joined('theirs@fabrikam.example')]
  const [session] = await listSessions(as(shop.ctx, await actorOf(shop.ctx, theirs)), theirs)
  const me = as(shop.ctx, await actorOf(shop.ctx, mine))
  expect(await problemOf(revokeSession(me, session!.id))).toMatchObject({ status: 404 })
  expect(await problemOf(revokeSession(me, 'no-uuid'))).toMatchObject({ status: 404 })
  expect(await actorOf(shop.ctx, theirs)).toMatchObject({ kind: 'person' })
})

test('a password is tried ten times in a quarter of an hour, from wherever', async () => {
  await joined('target@fabrikam.example')
  for (let i = 0; i < 10; i++) {
    const problem = await problemOf(
      signIn(from(`bot-${i}`), { email: 'target@fabrikam.example', password: `guess ${i}` }),
    )
    expect(problem.type).toBe('sign-in-refused')
  }
  const problem = await problemOf(signIn(from('bot-11'), { email: 'target@fabrikam.example', password }))
  expect(problem).toMatchObject({ status: 429 })
  expect(Number(problem.headers['Retry-After'])).toBeGreaterThan(800)
})

test('the right password in between makes earlier tries forgotten', async () => {
  await joined('clumsy@fabrikam.example')
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 8; i++)
      await problemOf(signIn(from('clumsy'), { email: 'clumsy@fabrikam.example', password: 'x' }))
    expect(await signIn(from('clumsy'), { email: 'clumsy@fabrikam.example', password })).toHaveProperty('headers')
  }
})

test('changing the password takes the present one and ends the other sessions', async () => {
  const here = await joined('change@fabrikam.example')
  const other = cookieHeader((await signIn(from('c6'), { email: 'change@fabrikam.example', password })).headers)
  const ctx = as(shop.ctx, await actorOf(shop.ctx, here))
  const refused = await problemOf(changePassword(ctx, { current: 'a guess', password: 'a new and long one' }, here))
  expect(refused).toMatchObject({ status: 422, errors: [{ pointer: '#/current' }] })
  await changePassword(ctx, { current: password, password: 'a new and long one' }, here)
  expect(await actorOf(shop.ctx, here)).toMatchObject({ kind: 'person' })
  expect(await actorOf(shop.ctx, other)).toMatchObject({ kind: 'anonymous' })
  await signIn(from('c6'), { email: 'change@fabrikam.example', password: 'a new and long one' })
})

test('a lost password is replaced through a link that works once and ends every session', async () => {
  const cookies = await joined('lost@fabrikam.example')
  await requestPasswordReset(from('c7'), { email: ' LOST@fabrikam.example ' })
  const token = await tokenMailedTo('lost@fabrikam.example')
  expect(await problemOf(resetPassword(shop.ctx, { token, password: 'short' }))).toMatchObject({ status: 422 })
  expect(await resetLinkWorks(shop.ctx, token)).toBe(true)
  await resetPassword(shop.ctx, { token, password: 'another long one' })
  expect(await actorOf(shop.ctx, cookies)).toMatchObject({ kind: 'anonymous' })
  await signIn(from('c7'), { email: 'lost@fabrikam.example', password: 'another long one' })
  expect(await problemOf(resetPassword(shop.ctx, { token, password: 'a third long one' }))).toMatchObject({
    type: 'link-expired',
  })
  for (const dead of [token, token.slice(0, -3), '', '\0']) expect(await resetLinkWorks(shop.ctx, dead)).toBe(false)
})

test('a link for a new password does not work after an hour', async () => {
  await joined('late@fabrikam.example')
  await requestPasswordReset(from('c8'), { email: 'late@fabrikam.example' })
  const token = await tokenMailedTo('late@fabrikam.example')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 + 1000 })
  expect(await resetLinkWorks(shop.ctx, token)).toBe(false)
  expect(await problemOf(resetPassword(shop.ctx, { token, password: 'another long one' }))).toMatchObject({
    type: 'link-expired',
  })
})

test('asking for a new password tells nobody whether the address has an account', async () => {
  await expect(requestPasswordReset(from('c9'), { email: 'stranger@nowhere.example' })).resolves.toBeUndefined()
  const { errors } = await problemOf(requestPasswordReset(from('c9'), { email: 'no address' }))
  expect(errors).toMatchObject([{ pointer: '#/email', code: 'accounts.email_format' }])
  expect((await listMails(shop.ctx, { to: 'stranger@nowhere.example' })).items).toEqual([])
})

test('reset tokens and passwords are not in the database as they are', async () => {
  await joined('dump@fabrikam.example')
  await requestPasswordReset(from('c10'), { email: 'dump@fabrikam.example' })
  const token = await tokenMailedTo('dump@fabrikam.example')
  const { rows } = await shop.ctx.db.execute(
    `select (select string_agg(v::text, '') from verifications v) || (select string_agg(c::text, '') from credentials c) as dump`,
  )
  const dump = String((rows[0] as { dump: string }).dump)
  expect(dump).not.toContain(token)
  expect(dump).not.toContain(password)
  expect(dump).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
})

test('whom the configuration names becomes operator administrator at sign-up', async () => {
  const cookies = await joined('olga@operator.example')
  expect(await actorOf(shop.ctx, cookies)).toMatchObject({ instanceRoles: ['operatorAdmin'] })
})

test('a profile’s language travels in a cookie that the website reads', async () => {
  const cookies = await joined('langue@fabrikam.example')
  const ctx = as(shop.ctx, await actorOf(shop.ctx, cookies))
  const { profile, headers } = await updateProfile(ctx, { name: 'Adèle', locale: 'fr' })
  expect(profile).toMatchObject({ name: 'Adèle', locale: 'fr' })
  expect(headers.getSetCookie().join()).toContain('comptoir_locale=fr')
  const again = await signIn(from('c11'), { email: 'langue@fabrikam.example', password })
  expect(again.headers.getSetCookie().join()).toContain('comptoir_locale=fr')
})

async function tokenMailedTo(address: string): Promise<string> {
  const { items } = await listMails(shop.ctx, { to: address })
  const mail = items.find(({ kind }) => kind === 'account.password-reset')
  return decodeURIComponent(mail?.body.match(/reset-password\?token=(\S+)/)?.[1] ?? '')
}
