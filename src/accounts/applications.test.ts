import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, as } from '#platform/ctx'
import { problemOf } from '../../test/support/accounts.ts'
import { anOperator, aPerson, aPublisher } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import {
  actorOf,
  addSecret,
  answerTokenRequest,
  can,
  changeMember,
  createApplication,
  listApplications,
  removeApplication,
  removeMember,
  revokeSecret,
  updateApplication,
} from './index.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await aShop()
})
afterAll(() => shop.close())

let publisherId: string
let owner: Actor
let manager: Actor
const by = (actor: Actor) => as(shop.ctx, actor)
beforeEach(async () => {
  publisherId = (await aPublisher(shop)).publisherId
  owner = await aPerson(shop, { publisherId })
  manager = await aPerson(shop, { publisherId, roles: ['manager'] })
})

async function anApplication(roles: Parameters<typeof createApplication>[2]['roles'] = ['developer'], actor = manager) {
  const application = await createApplication(by(actor), publisherId, { name: 'Nightly publisher', roles })
  const { secret, id: secretId } = await addSecret(by(actor), publisherId, { applicationId: application.id })
  return { applicationId: application.id, secret, secretId }
}

const form = (values: Record<string, string>, headers: Record<string, string> = {}) =>
  answerTokenRequest(
    shop.ctx,
    new Request('http://127.0.0.1:4000/oauth2/token', { method: 'POST', body: new URLSearchParams(values), headers }),
  )
const tokenOf = (app: { applicationId: string; secret: string }) =>
  form({ grant_type: 'client_credentials', client_id: app.applicationId, client_secret: app.secret })
const bearer = (token: string) => new Headers({ authorization: `Bearer ${token}` })
const actorWith = async (app: { applicationId: string; secret: string }) => {
  const { access_token } = (await (await tokenOf(app)).json()) as { access_token: string }
  return { headers: bearer(access_token), actor: await actorOf(shop.ctx, bearer(access_token)) }
}

test('an application gets a token for its id and secret, and acts with its roles', async () => {
  const app = await anApplication()
  const answer = await tokenOf(app)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const body = (await answer.json()) as { access_token: string }
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600 })
  expect(await actorOf(shop.ctx, bearer(body.access_token))).toMatchObject({
    kind: 'application',
    id: app.applicationId,
    name: 'Nightly publisher',
    grants: [{ organisationId: publisherId, roles: ['developer'] }],
  })
})

test('credentials come in the header as well, form-encoded as RFC 6749 says', async () => {
  const app = await anApplication()
  const basic = Buffer.from(`${encodeURIComponent(app.applicationId)}:${encodeURIComponent(app.secret)}`).toString(
    'base64',
  )
  const answer = await form({ grant_type: 'client_credentials' }, { authorization: `Basic ${basic}` })
  expect(answer.status).toBe(200)
})

test('refusals are those of RFC 6749, section 5.2', async () => {
  const { applicationId, secret } = await anApplication()
  const refused = async (answer: Response) => [answer.status, ((await answer.json()) as { error: string }).error]
  const client = { client_id: applicationId, client_secret: secret }
  expect(await refused(await form(client))).toEqual([400, 'invalid_request'])
  expect(await refused(await form({ ...client, grant_type: 'password' }))).toEqual([400, 'unsupported_grant_type'])
  expect(await refused(await form({ grant_type: 'client_credentials' }))).toEqual([401, 'invalid_client'])
  const both = await form(
    { ...client, grant_type: 'client_credentials' },
    { authorization: `Basic ${Buffer.from('a:b').toString('base64')}` },
  )
  expect(await refused(both)).toEqual([400, 'invalid_request'])
  const wrong = await form({ ...client, client_secret: 'cs_wrong', grant_type: 'client_credentials' })
  expect(await refused(wrong)).toEqual([401, 'invalid_client'])
  expect(wrong.headers.get('www-authenticate')).toMatch(/^Basic /)
  expect(await refused(await form({ ...client, client_id: 'not-a-uuid', grant_type: 'client_credentials' }))).toEqual([
    401,
    'invalid_client',
  ])
  const asJson = new Request('http://127.0.0.1:4000/oauth2/token', {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  })
  expect(await refused(await answerTokenRequest(shop.ctx, asJson))).toEqual([400, 'invalid_request'])
  const twice = new Request('http://127.0.0.1:4000/oauth2/token', {
    method: 'POST',
    body: 'grant_type=client_credentials&grant_type=client_credentials',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  expect(await refused(await answerTokenRequest(shop.ctx, twice))).toEqual([400, 'invalid_request'])
})

test('secrets are guessed at twenty times, then the application waits', async () => {
  const app = await anApplication()
  for (let i = 0; i < 20; i++) expect((await tokenOf({ ...app, secret: `guess-${i}` })).status).toBe(401)
  const answer = await tokenOf(app)
  expect(answer.status).toBe(429)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
})

test('a token is good for an hour', async () => {
  const { headers } = await actorWith(await anApplication())
  shop.clock.advance(3600_000 - 1000)
  expect(await actorOf(shop.ctx, headers)).toMatchObject({ kind: 'application' })
  shop.clock.advance(2000)
  const problem = await problemOf(actorOf(shop.ctx, headers))
  expect(problem).toMatchObject({ status: 401, headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } })
})

test.each(['nonsense', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.', 'a.b.c'])('the token %j is refused', async (token) => {
  expect(await problemOf(actorOf(shop.ctx, bearer(token)))).toMatchObject({ status: 401 })
})

test('several secrets live side by side, and revoking one ends its tokens at once', async () => {
  const first = await anApplication()
  const second = await addSecret(by(manager), publisherId, { applicationId: first.applicationId })
  const old = await actorWith(first)
  const fresh = await actorWith({ ...first, secret: second.secret })
  await revokeSecret(by(manager), publisherId, first)
  expect(await problemOf(actorOf(shop.ctx, old.headers))).toMatchObject({ status: 401 })
  expect((await tokenOf(first)).status).toBe(401)
  expect(await actorOf(shop.ctx, fresh.headers)).toMatchObject({ kind: 'application' })
})

test('how long a secret lives is told in days, and what is no such number is refused in words', async () => {
  const { applicationId } = await anApplication()
  const asked = (lifetimeDays: number) => addSecret(by(manager), publisherId, { applicationId, lifetimeDays })
  const told = async (days: number) => (await asked(days).catch((problem) => problem)).errors?.[0].detail
  expect([await told(0), await told(731), await told(Number.NaN), await told(1.5)]).toEqual([
    'At least 1.',
    'At most 730.',
    'Enter a whole number.',
    'Enter a whole number.',
  ])
})

test('a secret ends when its days are over, and is shown once and kept only hashed', async () => {
  const application = await createApplication(by(manager), publisherId, { name: 'Short', roles: ['developer'] })
  const made = await addSecret(by(manager), publisherId, { applicationId: application.id, lifetimeDays: 1 })
  expect(made.secret).toMatch(/^cs_[\w-]{43}$/)
  const [listed] = await listApplications(by(manager), publisherId)
  expect(JSON.stringify(listed)).not.toContain(made.secret)
  expect(listed?.secrets).toMatchObject([{ id: made.id, hint: made.secret.slice(0, 7) }])
  const { rows } = await shop.ctx.db.execute(`select s::text as dump from application_secrets s`)
  expect(JSON.stringify(rows)).not.toContain(made.secret)
  shop.clock.advance(86_400_000)
  expect((await tokenOf({ applicationId: application.id, secret: made.secret })).status).toBe(401)
})

test('an application never may more than whoever made it', async () => {
  const beyond = createApplication(by(manager), publisherId, {
    name: 'Greedy',
    roles: ['developer', 'financialContributor', 'owner'],
  })
  expect((await problemOf(beyond)).errors.map(({ code, params }) => [code, params?.role])).toEqual([
    ['accounts.role_beyond', 'owner'],
    ['accounts.role_beyond', 'financialContributor'],
  ])
  const owners = await anApplication(['owner'], owner)
  expect(
    await problemOf(
      updateApplication(by(manager), publisherId, {
        applicationId: owners.applicationId,
        name: 'Mine',
        roles: ['owner'],
      }),
    ),
  ).toMatchObject({ status: 422 })
  expect(await problemOf(addSecret(by(manager), publisherId, { applicationId: owners.applicationId }))).toMatchObject({
    status: 422,
  })
})

test('when whoever answers for it loses a right, the application loses it at the same moment', async () => {
  const { headers } = await actorWith(await anApplication(['manager']))
  const reads = async () => can({ actor: await actorOf(shop.ctx, headers) }, 'leads.read', { publisherId })
  expect(await reads()).toBe(true)
  await changeMember(by(owner), publisherId, { personId: manager.id, rights: { roles: ['developer'] } })
  expect(await reads()).toBe(false)
  expect(await actorOf(shop.ctx, headers)).toMatchObject({ grants: [{ roles: [] }] })
})

test('an application limited to offers, of a person limited to offers, has those they share', async () => {
  const application = await createApplication(by(owner), publisherId, {
    name: 'Narrow',
    roles: ['developer'],
    limitedTo: ['route-planner', 'fleet-desk'],
  })
  const { secret } = await addSecret(by(owner), publisherId, { applicationId: application.id })
  const second = await aPerson(shop, { publisherId })
  await changeMember(by(second), publisherId, {
    personId: owner.id,
    rights: { roles: ['developer'], limitedTo: ['fleet-desk', 'field-crew'] },
  })
  const { actor } = await actorWith({ applicationId: application.id, secret })
  expect(actor.grants).toEqual([{ organisationId: publisherId, roles: ['developer'], limitedTo: ['fleet-desk'] }])
})

test('somebody else can answer for an application whose maker left', async () => {
  const app = await anApplication()
  await removeMember(by(owner), publisherId, manager.id)
  expect((await actorWith(app)).actor.grants).toMatchObject([{ roles: [] }])
  await updateApplication(by(owner), publisherId, {
    applicationId: app.applicationId,
    name: 'Kept',
    roles: ['developer'],
  })
  expect((await actorWith(app)).actor).toMatchObject({ name: 'Kept', grants: [{ roles: ['developer'] }] })
})

test('a removed application is gone with its tokens', async () => {
  const app = await anApplication()
  const { headers } = await actorWith(app)
  await removeApplication(by(manager), publisherId, app.applicationId)
  expect(await problemOf(actorOf(shop.ctx, headers))).toMatchObject({ status: 401 })
  expect((await tokenOf(app)).status).toBe(401)
  expect(await listApplications(by(manager), publisherId)).toEqual([])
})

test('GHSA class: nobody makes an application or a secret who has not signed in, or has no business there', async () => {
  const { applicationId } = await anApplication()
  const visitor = as(shop.ctx, { kind: 'anonymous', id: '', name: '', grants: [], instanceRoles: [] })
  const stranger = by(await aPerson(shop, { publisherId: (await aPublisher(shop)).publisherId }))
  const developer = by(await aPerson(shop, { publisherId, roles: ['developer'] }))
  const attempts = (ctx: typeof visitor) => [
    () => createApplication(ctx, publisherId, { name: 'Mine', roles: ['developer'] }),
    () => addSecret(ctx, publisherId, { applicationId }),
    () => listApplications(ctx, publisherId),
  ]
  for (const [ctx, status] of [
    [visitor, 401],
    [stranger, 404],
    [developer, 403],
  ] as const) {
    for (const attempt of attempts(ctx)) expect(await problemOf(attempt)).toMatchObject({ status })
  }
})

test('an application of one publisher is not found in another', async () => {
  const { applicationId } = await anApplication()
  const other = (await aPublisher(shop)).publisherId
  const rival = by(await aPerson(shop, { publisherId: other }))
  expect(await problemOf(addSecret(rival, other, { applicationId }))).toMatchObject({ status: 404 })
  expect(await problemOf(removeApplication(rival, other, applicationId))).toMatchObject({ status: 404 })
})

test('an operator who is no member makes none: nobody would answer for it', async () => {
  const operator = by(anOperator())
  expect(
    await problemOf(createApplication(operator, publisherId, { name: 'Theirs', roles: ['developer'] })),
  ).toMatchObject({
    status: 403,
  })
})
