import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, as } from '#platform/ctx'
import { listMails } from '#platform/mail'
import { type IdentityProvider, startIdentityProvider, type WorkAccount } from '../../test/fakes/identity-provider.ts'
import { cookieHeader, problemOf } from '../../test/support/accounts.ts'
import { anOperator, aPerson, aPublisher } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import {
  actorOf,
  addDomain,
  answerAuthRequest,
  approveDomain,
  beginWorkSignIn,
  confirmDomain,
  getTenant,
  linkTenant,
  listMembers,
  removeTenant,
  sendDomainCode,
  signInWays,
  signUp,
  type Tenant,
} from './index.ts'

let operators: IdentityProvider
let fabrikams: IdentityProvider
let shop: TestShop
let owner: Actor
let tenant: Tenant

beforeAll(async () => {
  operators = await startIdentityProvider()
  fabrikams = await startIdentityProvider({ claimsInIdToken: true })
  shop = await aShop({
    env: {
      COMPTOIR_OIDC_ISSUER: operators.issuer,
      COMPTOIR_OIDC_CLIENT_ID: operators.clientId,
      COMPTOIR_OIDC_CLIENT_SECRET: operators.clientSecret,
      COMPTOIR_LEADS_EGRESS_ALLOW: `127.0.0.1:${fabrikams.port}`,
    },
  })
  await aPublisher(shop, { publisherId: 'fabrikam' })
  owner = await aPerson(shop, { publisherId: 'fabrikam', email: 'owner@fabrikam.example' })
  const { issuer, clientId, clientSecret } = fabrikams
  tenant = await linkTenant(as(shop.ctx, owner), 'fabrikam', {
    name: 'Fabrikam',
    issuer,
    clientId,
    clientSecret,
    defaultRoles: ['developer'],
  })
  fabrikams.trust(tenant.redirectUri)
  await addDomain(as(shop.ctx, owner), 'fabrikam', { tenantId: tenant.id, domain: 'Fabrikam.example' })
})
afterAll(async () => {
  await shop.close()
  await operators.stop()
  await fabrikams.stop()
})

/** A whole sign-in: to the provider, through its pages, and back. */
async function comeIn(idp: IdentityProvider, providerId: string, account: WorkAccount) {
  const begun = await beginWorkSignIn(shop.ctx, { providerId, returnTo: '/publisher' })
  const cookies = cookieHeader(begun.headers)
  const callback = await idp.signIn(begun.location, account)
  return { ...(await comeBack(callback, cookies)), callback, cookies }
}

async function comeBack(callback: string, cookies: Headers) {
  const answer = await answerAuthRequest(shop.ctx, new Request(callback, { headers: cookies }))
  return { answer, location: answer.headers.get('location'), session: cookieHeader(answer.headers, cookies) }
}

const through = (account: Partial<WorkAccount> & { login: string }) => comeIn(fabrikams, tenant.id, account)
const errorOf = (location: string | null) => new URL(location ?? '').searchParams.get('error')

test('a tenant vouches for nobody before a domain is verified', async () => {
  expect(await problemOf(beginWorkSignIn(shop.ctx, { providerId: tenant.id }))).toMatchObject({ status: 404 })
  expect(await signInWays(shop.ctx, 'ada@fabrikam.example')).toEqual([{ providerId: 'operator', name: null }])
})

test('a domain is verified by the code mailed to its postmaster, and by no other', async () => {
  const ctx = as(shop.ctx, owner)
  const which = { tenantId: tenant.id, domain: 'fabrikam.example' }
  await sendDomainCode(ctx, 'fabrikam', { ...which, mailbox: 'postmaster' })
  const { items } = await listMails(shop.ctx, { to: 'postmaster@fabrikam.example' })
  const code = items[0]?.body.match(/\n(\d{8})\n/)?.[1] ?? ''
  const wrong = await problemOf(confirmDomain(ctx, 'fabrikam', { ...which, code: '00000000' }))
  expect(wrong).toMatchObject({ status: 422, errors: [{ pointer: '#/code', code: 'accounts.code_wrong' }] })
  const { domains } = await confirmDomain(ctx, 'fabrikam', { ...which, code })
  expect(domains).toMatchObject([{ domain: 'fabrikam.example', status: 'verified', proof: 'mail' }])
  expect(await signInWays(shop.ctx, 'Ada@FABRIKAM.example')).toEqual([
    { providerId: 'operator', name: null },
    { providerId: tenant.id, name: 'Fabrikam' },
  ])
})

test('a code is missed five times and no more', async () => {
  const ctx = as(shop.ctx, owner)
  const which = { tenantId: tenant.id, domain: 'fabrikam-labs.example' }
  await addDomain(ctx, 'fabrikam', which)
  await sendDomainCode(ctx, 'fabrikam', { ...which, mailbox: 'admin' })
  const { items } = await listMails(shop.ctx, { to: 'admin@fabrikam-labs.example' })
  const code = items[0]?.body.match(/\n(\d{8})\n/)?.[1] ?? ''
  for (let i = 0; i < 5; i++) await problemOf(confirmDomain(ctx, 'fabrikam', { ...which, code: 'wrong' }))
  expect(await problemOf(confirmDomain(ctx, 'fabrikam', { ...which, code }))).toMatchObject({ status: 422 })
})

test('only a mailbox that the domain’s administrator reads can be sent the code', async () => {
  const input = { tenantId: tenant.id, domain: 'fabrikam.example', mailbox: 'ada' as 'admin' }
  expect(await problemOf(sendDomainCode(as(shop.ctx, owner), 'fabrikam', input))).toMatchObject({ status: 422 })
})

test('somebody of a linked tenant logs in there, consents, and is a member with the roles for newcomers', async () => {
  const { location, session } = await through({ login: 'grace', email: 'grace@fabrikam.example', name: 'Grace Hopper' })
  expect(location).toBe('http://127.0.0.1:4000/publisher')
  const actor = await actorOf(shop.ctx, session)
  expect(actor).toMatchObject({
    kind: 'person',
    name: 'Grace Hopper',
    grants: [{ organisationId: 'fabrikam', roles: ['developer'] }],
  })
  const members = await listMembers(as(shop.ctx, owner), 'fabrikam')
  expect(members.find((m) => m.personId === actor.id)).toMatchObject({ tenantId: tenant.id, roles: ['developer'] })
})

test('coming back is the same person, who keeps the roles that were changed since', async () => {
  const first = await actorOf(shop.ctx, (await through({ login: 'linus', email: 'linus@fabrikam.example' })).session)
  const again = await actorOf(shop.ctx, (await through({ login: 'linus', email: 'linus@fabrikam.example' })).session)
  expect(again.id).toBe(first.id)
})

test('somebody is who their subject says, even when the address has changed', async () => {
  const before = await actorOf(shop.ctx, (await through({ login: 'mary', email: 'mary.s@fabrikam.example' })).session)
  const after = await actorOf(shop.ctx, (await through({ login: 'mary', email: 'mary.g@fabrikam.example' })).session)
  expect(after.id).toBe(before.id)
})

test('a tenant does not vouch for addresses outside its domains', async () => {
  const { location, session } = await through({ login: 'spy', email: 'ceo@contoso.example', emailVerified: true })
  expect(errorOf(location)).toBe('domain_not_linked')
  expect(await actorOf(shop.ctx, session)).toMatchObject({ kind: 'anonymous' })
})

test('an Entra account without an e-mail claim comes in by its user name', async () => {
  const { session } = await through({
    login: 'upn',
    claims: { preferred_username: 'Upn@Fabrikam.example', tid: 'a-tenant' },
  })
  expect(await actorOf(shop.ctx, session)).toMatchObject({ email: 'upn@fabrikam.example' })
})

test('personal accounts are refused', async () => {
  const consumer = { tid: '9188040d-6c67-4c5b-b112-36a304b66dad' }
  const personal = await through({ login: 'personal', email: 'me@fabrikam.example', claims: consumer })
  expect(errorOf(personal.location)).toBe('consumer_account')
  const mail = await comeIn(operators, 'operator', { login: 'freemail', email: 'me@gmail.com', emailVerified: true })
  expect(errorOf(mail.location)).toBe('consumer_account')
})

test('the operator’s provider lets work accounts in, and the address comes from its userinfo endpoint', async () => {
  const { location, session } = await comeIn(operators, 'operator', {
    login: 'ken',
    email: 'ken@contoso.example',
    emailVerified: true,
    name: 'Ken',
  })
  expect(location).toBe('http://127.0.0.1:4000/publisher')
  expect(await actorOf(shop.ctx, session)).toMatchObject({ name: 'Ken', email: 'ken@contoso.example', grants: [] })
  expect(operators.requests).toContain('GET /me')
})

test('whoever does not consent comes back to the sign-in page, and nothing was done', async () => {
  const begun = await beginWorkSignIn(shop.ctx, { providerId: tenant.id })
  const callback = await fabrikams.decline(begun.location)
  const { location, session } = await comeBack(callback, cookieHeader(begun.headers))
  expect(location).toContain('/account/sign-in?')
  expect(errorOf(location)).toBe('access_denied')
  expect(await actorOf(shop.ctx, session)).toMatchObject({ kind: 'anonymous' })
})

test('after signing in nobody is sent to another site', async () => {
  for (const returnTo of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
    const begun = await beginWorkSignIn(shop.ctx, { providerId: tenant.id, returnTo })
    const callback = await fabrikams.signIn(begun.location, { login: 'grace', email: 'grace@fabrikam.example' })
    const { location } = await comeBack(callback, cookieHeader(begun.headers))
    expect(location).toBe('http://127.0.0.1:4000/')
  }
})

// Classes of better-auth's advisories; see docs/decisions/0012.

test('GHSA class: an authorization code is good for one sign-in', async () => {
  const { callback, cookies } = await through({ login: 'once', email: 'once@fabrikam.example' })
  const again = await comeBack(callback, cookies)
  expect(errorOf(again.location)).toBe('state_mismatch')
  expect(await actorOf(shop.ctx, again.session)).toMatchObject({ kind: 'anonymous' })
})

test('GHSA class: two callbacks racing with one code make at most one session', async () => {
  const begun = await beginWorkSignIn(shop.ctx, { providerId: tenant.id })
  const cookies = cookieHeader(begun.headers)
  const callback = await fabrikams.signIn(begun.location, { login: 'race', email: 'race@fabrikam.example' })
  const answers = await Promise.all([
    comeBack(callback, cookies),
    comeBack(callback, cookies),
    comeBack(callback, cookies),
  ])
  const actors = await Promise.all(answers.map(({ session }) => actorOf(shop.ctx, session)))
  expect(actors.filter(({ kind }) => kind === 'person').length).toBeLessThanOrEqual(1)
})

test('GHSA class: somebody else’s code does not fit one’s own sign-in', async () => {
  const theirs = await beginWorkSignIn(shop.ctx, { providerId: tenant.id })
  const stolen = new URL(await fabrikams.signIn(theirs.location, { login: 'victim', email: 'victim@fabrikam.example' }))
  const mine = await beginWorkSignIn(shop.ctx, { providerId: tenant.id })
  const forged = new URL(await fabrikams.signIn(mine.location, { login: 'thief', email: 'thief@fabrikam.example' }))
  forged.searchParams.set('code', stolen.searchParams.get('code')!)
  const { location, session } = await comeBack(forged.href, cookieHeader(mine.headers))
  expect(errorOf(location)).toBe('invalid_code')
  expect(await actorOf(shop.ctx, session)).toMatchObject({ kind: 'anonymous' })
})

test('GHSA class: a sign-in begun in one browser does not end in another', async () => {
  const begun = await beginWorkSignIn(shop.ctx, { providerId: tenant.id })
  const callback = await fabrikams.signIn(begun.location, { login: 'grace', email: 'grace@fabrikam.example' })
  const { location, session } = await comeBack(callback, new Headers())
  expect(errorOf(location)).toBe('state_mismatch')
  expect(await actorOf(shop.ctx, session)).toMatchObject({ kind: 'anonymous' })
})

test('GHSA class: an account is not joined to a person whose address was never confirmed', async () => {
  const squatter = await signUp(shop.ctx, {
    name: 'Squatter',
    email: 'future@fabrikam.example',
    password: 'a password of the squatter',
  })
  expect(squatter.kind).toBe('signedIn')
  const { location, session } = await through({ login: 'future', email: 'future@fabrikam.example' })
  expect(errorOf(location)).toBe('account_not_linked')
  expect(await actorOf(shop.ctx, session)).toMatchObject({ kind: 'anonymous' })
})

test('GHSA class: an address that the provider has not confirmed joins nobody’s account', async () => {
  await aPerson(shop, { email: 'boss@contoso.example' })
  const { location } = await comeIn(operators, 'operator', {
    login: 'impostor',
    email: 'boss@contoso.example',
    emailVerified: false,
  })
  expect(errorOf(location)).toBe('account_not_linked')
})

test('confirmed on both sides, the account is joined to the person there is', async () => {
  const person = await aPerson(shop, { email: 'hedy@fabrikam.example', name: 'Hedy' })
  const { session } = await through({ login: 'hedy', email: 'hedy@fabrikam.example', name: 'Another name' })
  expect(await actorOf(shop.ctx, session)).toMatchObject({ id: person.id, name: 'Hedy' })
})

test('GHSA class: nothing of the library is reachable but the way back', async () => {
  const closed = [
    'POST /api/auth/sso/register',
    'POST /api/auth/api-key/create',
    'POST /api/auth/sign-up/email',
    'POST /api/auth/sign-in/social',
    'POST /api/auth/update-user',
    'POST /api/auth/link-social',
    'POST /api/auth/delete-user',
    'GET /api/auth/get-session',
    'GET /api/auth/list-sessions',
    'GET /api/auth/callback/../get-session',
    'GET /api/auth/callback/no-such-provider',
    'DELETE /api/auth/callback/operator',
  ]
  for (const address of closed) {
    const [method, path] = address.split(' ')
    const request = new Request(`http://127.0.0.1:4000${path}`, { method })
    expect(await problemOf(answerAuthRequest(shop.ctx, request)), address).toMatchObject({ status: 404 })
  }
})

test('GHSA class: linking a provider at a private address reaches nothing', async () => {
  const internal = await startIdentityProvider()
  const link = (issuer: string) =>
    problemOf(linkTenant(as(shop.ctx, owner), 'fabrikam', { name: 'x', issuer, clientId: 'x', clientSecret: 'x' }))
  expect(await link(internal.issuer)).toMatchObject({ type: 'identity-provider-unreachable', status: 422 })
  expect(await link('http://169.254.169.254/latest')).toMatchObject({ type: 'identity-provider-unreachable' })
  expect(await link('https://10.0.0.1')).toMatchObject({ type: 'identity-provider-unreachable' })
  expect(internal.requests).toEqual([])
  await internal.stop()
})

test('a description of another issuer is not believed', async () => {
  const issuer = `http://127.0.0.1:${fabrikams.port}/`
  const link = linkTenant(as(shop.ctx, owner), 'fabrikam', { name: 'x', issuer, clientId: 'x', clientSecret: 'x' })
  expect((await problemOf(link)).detail).toContain('describes the issuer')
})

test('strangers neither see nor change a tenant, and its secret is shown to nobody', async () => {
  const stranger = as(shop.ctx, await aPerson(shop))
  expect(await problemOf(getTenant(stranger, 'fabrikam', tenant.id))).toMatchObject({ status: 404 })
  expect(JSON.stringify(await getTenant(as(shop.ctx, owner), 'fabrikam', tenant.id))).not.toContain(
    fabrikams.clientSecret,
  )
  const { rows } = await shop.ctx.db.execute(`select t::text as dump from tenants t`)
  expect(JSON.stringify(rows)).not.toContain(fabrikams.clientSecret)
})

test('a domain belongs to one tenant, and free mail to none', async () => {
  await aPublisher(shop, { publisherId: 'contoso' })
  const rival = as(shop.ctx, await aPerson(shop, { publisherId: 'contoso' }))
  const { issuer, clientId, clientSecret } = fabrikams
  const theirs = await linkTenant(rival, 'contoso', { name: 'Contoso', issuer, clientId, clientSecret })
  const which = { tenantId: theirs.id, domain: 'fabrikam.example' }
  await addDomain(rival, 'contoso', which)
  const operator = as(shop.ctx, anOperator())
  expect(await problemOf(approveDomain(operator, 'contoso', which))).toMatchObject({
    type: 'domain-taken',
    status: 409,
  })
  expect(await problemOf(approveDomain(rival, 'contoso', which))).toMatchObject({ status: 403 })
  const free = await problemOf(addDomain(rival, 'contoso', { tenantId: theirs.id, domain: 'gmail.com' }))
  expect(free).toMatchObject({ status: 422, errors: [{ code: 'accounts.consumer_domain' }] })
})

test('removing a tenant signs its people out and ends their membership, but not one’s own way in', async () => {
  const grace = (await through({ login: 'grace', email: 'grace@fabrikam.example' })).session
  const hedy = (await through({ login: 'hedy', email: 'hedy@fabrikam.example' })).session
  const insider = await actorOf(shop.ctx, hedy)
  const asOwner = { ...insider, grants: [{ organisationId: 'fabrikam', roles: ['owner'] }] }
  expect(await problemOf(removeTenant(as(shop.ctx, asOwner), 'fabrikam', tenant.id))).toMatchObject({
    type: 'tenant-in-use',
  })
  await removeTenant(as(shop.ctx, owner), 'fabrikam', tenant.id)
  expect(await actorOf(shop.ctx, grace)).toMatchObject({ kind: 'anonymous' })
  const left = await listMembers(as(shop.ctx, owner), 'fabrikam')
  expect(left.map(({ email }) => email)).toEqual(['owner@fabrikam.example'])
})
