/** Where mail goes out, an address is confirmed before it is used. */
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { listMails } from '#platform/mail'
import { cookieHeader, problemOf } from '../../test/support/accounts.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { actorOf, confirmAddress, signIn, signUp } from './index.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await aShop({ env: { COMPTOIR_SMTP_URL: 'smtp://127.0.0.1:1', COMPTOIR_OPERATORS: 'olga@operator.example' } })
})
afterAll(() => shop.close())
afterEach(() => vi.useRealTimers())

const password = 'correct horse battery'
const mailsTo = async (to: string, kind: string) =>
  (await listMails(shop.ctx, { to })).items.filter((m) => m.kind === kind)
const tokenIn = (body: string | undefined) => decodeURIComponent(body?.match(/verify-email\?token=(\S+)/)?.[1] ?? '')

test('a sign-up says the same for a new address and for a known one; the mails differ', async () => {
  const form = { name: 'Ada', email: 'ada@fabrikam.example', password }
  const first = await signUp(shop.ctx, form)
  const second = await signUp(shop.ctx, { ...form, name: 'Eve', password: 'a password of Eve' })
  expect(first).toEqual({ kind: 'confirmAddress' })
  expect(second).toEqual(first)
  expect(await mailsTo('ada@fabrikam.example', 'account.confirm-address')).toHaveLength(1)
  expect(await mailsTo('ada@fabrikam.example', 'account.exists')).toHaveLength(1)
})

test('nobody signs in before the address is confirmed, and trying mails a new link', async () => {
  await signUp(shop.ctx, { name: 'Grace', email: 'grace@fabrikam.example', password })
  const form = { email: 'grace@fabrikam.example', password }
  expect(await problemOf(signIn(shop.ctx, form))).toMatchObject({ type: 'email-not-verified', status: 403 })
  const mails = await mailsTo('grace@fabrikam.example', 'account.confirm-address')
  expect(mails).toHaveLength(2)
  await confirmAddress(shop.ctx, tokenIn(mails[0]?.body))
  const { headers } = await signIn(shop.ctx, form)
  expect(await actorOf(shop.ctx, cookieHeader(headers))).toMatchObject({ kind: 'person', name: 'Grace' })
})

test('a wrong password before the address is confirmed is a wrong password', async () => {
  await signUp(shop.ctx, { name: 'Linus', email: 'linus@fabrikam.example', password })
  const problem = await problemOf(signIn(shop.ctx, { email: 'linus@fabrikam.example', password: 'a guess' }))
  expect(problem.type).toBe('sign-in-refused')
})

test('a link for confirming works for two days, and only as it was mailed', async () => {
  await signUp(shop.ctx, { name: 'Hedy', email: 'hedy@fabrikam.example', password })
  const [mail] = await mailsTo('hedy@fabrikam.example', 'account.confirm-address')
  const token = tokenIn(mail?.body)
  expect(await problemOf(confirmAddress(shop.ctx, `${token}x`))).toMatchObject({ type: 'link-expired', status: 410 })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 48 * 3_600_000 + 1000 })
  expect(await problemOf(confirmAddress(shop.ctx, token))).toMatchObject({ type: 'link-expired' })
})

test('whom the configuration names is operator once the address is confirmed, not before', async () => {
  await signUp(shop.ctx, { name: 'Olga', email: 'olga@operator.example', password })
  const roles = async () => (await shop.ctx.db.execute('select role from instance_roles')).rows
  expect(await roles()).toEqual([])
  const [mail] = await mailsTo('olga@operator.example', 'account.confirm-address')
  await confirmAddress(shop.ctx, tokenIn(mail?.body))
  expect(await roles()).toEqual([{ role: 'operatorAdmin' }])
})

test('mails are in the language of whom they go to', async () => {
  await signUp({ ...shop.ctx, locale: 'fr' }, { name: 'Adèle', email: 'adele@fabrikam.example', password })
  const [mail] = await mailsTo('adele@fabrikam.example', 'account.confirm-address')
  expect(mail?.subject).toBe('Confirmez votre adresse e-mail pour Comptoir')
  expect(mail?.body).toContain('Bonjour Adèle,')
})
