import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, anonymous, as } from '#platform/ctx'
import { callApi } from '../../test/support/api-client.ts'
import { anOperator, aPerson, aPublisher } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { accountsApi } from './api.ts'

let shop: TestShop
beforeAll(async () => {
  shop = await aShop()
})
afterAll(() => shop.close())

let publisherId: string
let owner: Actor
beforeEach(async () => {
  publisherId = (await aPublisher(shop)).publisherId
  owner = await aPerson(shop, { publisherId })
})

const call = (actor: Actor, address: string, body?: object, headers: Record<string, string> = {}) =>
  callApi(as(shop.ctx, actor), address, body, headers)

test('a person asks who they are', async () => {
  const { status, body } = await call(owner, 'GET /me')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    kind: 'person',
    id: owner.id,
    emailVerified: true,
    memberships: [{ publisherId, roles: ['owner'], limitedTo: null }],
  })
  expect((await call(anonymous, 'GET /me')).status).toBe(401)
})

test('an account is opened, read and changed with its ETag', async () => {
  const ada = await aPerson(shop)
  const made = await call(ada, 'POST /publishers', { publisherId: 'over-rest', displayName: 'Over REST' })
  expect(made.status).toBe(201)
  expect(made.headers.get('location')).toBe('/api/v1/publishers/over-rest')
  const its = { ...ada, grants: [{ organisationId: 'over-rest', roles: ['owner'] }] }
  const read = await call(its, 'GET /publishers/over-rest')
  const etag = read.headers.get('etag')!
  const change = { website: 'https://over-rest.example' }
  expect((await call(its, 'PATCH /publishers/over-rest', change)).status).toBe(428)
  const changed = await call(its, 'PATCH /publishers/over-rest', change, { 'if-match': etag })
  expect([changed.status, changed.body.website]).toEqual([200, 'https://over-rest.example'])
  expect((await call(its, 'PATCH /publishers/over-rest', change, { 'if-match': etag })).status).toBe(412)
})

test('a secret is in the answer that makes it, and in no other', async () => {
  const application = await call(owner, `POST /publishers/${publisherId}/applications`, {
    name: 'CI',
    roles: ['developer'],
  })
  const path = `/publishers/${publisherId}/applications/${application.body.id}`
  const made = await call(owner, `POST ${path}/secrets`, {}, { 'idempotency-key': 'once' })
  expect(made.status).toBe(201)
  const again = await call(owner, `POST ${path}/secrets`, {}, { 'idempotency-key': 'once' })
  expect(again.body.secret).toBe(made.body.secret)
  const listed = await call(owner, `GET ${path}`)
  expect(listed.body.secrets).toHaveLength(1)
  expect(JSON.stringify(listed.body)).not.toContain(made.body.secret)
})

test('what does not fit a body is refused with every member named', async () => {
  const { status, body } = await call(owner, `POST /publishers/${publisherId}/invitations`, { roles: ['king'] })
  expect(status).toBe(422)
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual(['#/emails', '#/roles/0'])
})

test('the permission matrix can be read', async () => {
  const { body } = await call(owner, 'GET /permissions')
  expect(body.permissions['offer.submit']).toMatchObject({ owner: true, marketer: false })
  expect(body.permissions['offer.edit'].marketer).toEqual({ within: 'listing', optIn: 'marketersEditListings' })
})

// Bodies that fit, so that it is the right that is refused and not the form.
const bodies: Record<string, object> = {
  updatePublisher: { description: 'x' },
  verifyPublisher: { business: 'verified' },
  changeMember: { roles: ['developer'] },
  invitePeople: { emails: 'x@x.example', roles: ['developer'] },
  createApplication: { name: 'x', roles: ['developer'] },
  updateApplication: { name: 'x', roles: ['developer'] },
  addApplicationSecret: {},
  addApplicationCertificate: { certificate: 'x' },
  linkTenant: { name: 'x', issuer: 'https://x.example', clientId: 'x', clientSecret: 'x' },
  updateTenant: { name: 'x' },
  addTenantDomain: { domain: 'x.example' },
  sendTenantDomainCode: { mailbox: 'admin' },
  confirmTenantDomain: { code: '12345678' },
}
const ofPublisher = accountsApi.getOpenAPI31Document({ openapi: '3.1.0', info: { title: '', version: '' } })
  .paths as Record<string, Record<string, { operationId: string }>>
const endpoints = Object.entries(ofPublisher)
  .filter(([path]) => path.includes('{publisherId}'))
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => [operationId, method, path] as const),
  )

test('the walk below knows every endpoint of a publisher', () => {
  expect(endpoints.length).toBeGreaterThan(25)
})

test.each(endpoints)(
  '%s: a stranger is told that there is nothing, a visitor to sign in',
  async (operationId, method, path) => {
    const id = '00000000-0000-7000-8000-00000000abcd'
    const address = `${method.toUpperCase()} ${path
      .replace('{publisherId}', publisherId)
      .replace('{domain}', 'x.example')
      .replace(/\{\w+\}/g, id)}`
    const stranger = await aPerson(shop, { publisherId: (await aPublisher(shop)).publisherId })
    const headers = { 'if-match': '"1"' }
    const refused = await call(stranger, address, bodies[operationId], headers)
    expect(refused.status).toBe(404)
    expect((await call(anonymous, address, bodies[operationId], headers)).status).toBe(401)
  },
)

test('operators and their log are the operator’s own', async () => {
  for (const address of ['GET /operators', 'GET /acts']) {
    expect((await call(owner, address)).status).toBe(403)
    expect((await call(anOperator('reviewer'), address)).status).toBe(address === 'GET /acts' ? 200 : 403)
    expect((await call(anOperator(), address)).status).toBe(200)
  }
})
