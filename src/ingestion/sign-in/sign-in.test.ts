import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam } from '../../../test/support/publishing.ts'
import { anApplication, apis, type Credentials, send, tokenFor } from '../../../test/support/publishing-client.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'

let shop: TestShop
let credentials: Credentials
const form = { 'content-type': 'application/x-www-form-urlencoded' }

beforeAll(async () => {
  shop = await aShop()
  const { owner, publisherId } = await aTeam(shop)
  credentials = await anApplication(shop, owner, { publisherId })
})
afterAll(() => shop.close())

function ask(path: string, fields: Record<string, string>, headers = {}) {
  return send(shop, 'POST', path, { body: new URLSearchParams(fields).toString(), headers: { ...form, ...headers } })
}

const grant = () => ({
  grant_type: 'client_credentials',
  client_id: credentials.clientId,
  client_secret: credentials.secret,
})

test('version 1 answers every number as a text, and names the resource', async () => {
  const { status, body } = await ask('/contoso.example/oauth2/token', { ...grant(), resource: apis.v1.api })
  expect(status).toBe(200)
  expect(body).toMatchObject({
    token_type: 'Bearer',
    expires_in: '3600',
    ext_expires_in: '3600',
    resource: apis.v1.api,
  })
  expect(Number(body.expires_on)).toBe(Math.floor(shop.clock.now().getTime() / 1000) + 3600)
  expect(Number(body.not_before)).toBe(Math.floor(shop.clock.now().getTime() / 1000))
  expect(decodeJwt(body.access_token)).toMatchObject({
    aud: apis.v1.api,
    appid: credentials.clientId,
    ver: '1.0',
    tid: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
})

test('version 2 answers numbers, takes HTTP Basic, and ignores the scopes of sign-in', async () => {
  const tenant = '3fa85f64-5717-4562-b3fc-2c963f66afa6'
  const basic = Buffer.from(`${credentials.clientId}:${encodeURIComponent(credentials.secret)}`).toString('base64')
  const fields = {
    grant_type: 'client_credentials',
    scope: 'openid https://graph.microsoft.com/.default offline_access',
  }
  const { status, body } = await ask(`/${tenant}/oauth2/v2.0/token`, fields, { authorization: `Basic ${basic}` })
  expect(status).toBe(200)
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600 })
  expect(body).not.toHaveProperty('expires_on')
  expect(decodeJwt(body.access_token)).toMatchObject({
    aud: 'https://graph.microsoft.com',
    azp: credentials.clientId,
    tid: tenant,
    ver: '2.0',
  })
})

test('whoever has the published keys can verify a token', async () => {
  const token = await tokenFor(shop, credentials, apis.v1.api)
  const discovery = await send(shop, 'GET', '/common/v2.0/.well-known/openid-configuration')
  const { keys } = (await send(shop, 'GET', discovery.body.jwks_uri)).body
  const key = keys.find((one: { kid: string }) => one.kid === decodeProtectedHeader(token).kid)
  const verified = await jwtVerify(token, await importJWK(key, 'RS256'), { currentDate: shop.clock.now() })
  expect(verified.payload.sub).toBe(credentials.clientId)
  expect(key).toMatchObject({ kty: 'RSA', use: 'sig', alg: 'RS256' })
  expect(key).not.toHaveProperty('d')
  expect(discovery.body).toMatchObject({
    token_endpoint: expect.stringMatching(/\/common\/oauth2\/v2\.0\/token$/),
    authorization_endpoint: expect.any(String),
    device_authorization_endpoint: expect.any(String),
  })
})

test('an authority is one wherever the library looks for it', async () => {
  const query = {
    'api-version': '1.1',
    authorization_endpoint: 'https://login.fabrikam.example/t/oauth2/v2.0/authorize',
  }
  const { body } = await send(shop, 'GET', '/common/discovery/instance', { query })
  expect(body.metadata[0].aliases).toContain('login.fabrikam.example')
  expect(body.tenant_discovery_endpoint).toMatch(/\/t\/v2\.0\/\.well-known\/openid-configuration$/)
  const realm = await send(shop, 'GET', '/common/userrealm/ada@fabrikam.example', { query: { 'api-version': '1.0' } })
  expect(realm.body).toEqual({ account_type: 'Managed', domain_name: 'fabrikam.example', ver: '1.0' })
})

test.each([
  ['a wrong secret', { client_secret: 'guess' }, 401, 'invalid_client', 7000215],
  ['an unknown application', { client_id: '00000000-0000-7000-8000-000000000001' }, 401, 'invalid_client', 7000215],
  ['an unknown resource', { resource: 'https://elsewhere.example' }, 400, 'invalid_resource', 500011],
  ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type', 70003],
  ['no grant', { grant_type: '' }, 400, 'invalid_request', 900144],
  ['no resource', { resource: '' }, 400, 'invalid_request', 900144],
])('%s is refused as sign-in libraries expect', async (_, fields, status, error, code) => {
  const answer = await ask('/common/oauth2/token', { ...grant(), resource: apis.v1.api, ...fields })
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({
    error,
    error_codes: [code],
    error_description: expect.stringContaining(`AADSTS${code}: `),
    timestamp: expect.any(String),
    trace_id: expect.any(String),
    correlation_id: expect.any(String),
  })
})

test('a token opens the API that it is for, for an hour, and no other', async () => {
  const token = await tokenFor(shop, credentials, apis.productIngestion.api)
  const list = (path: string, headers = { authorization: `Bearer ${token}` }) => send(shop, 'GET', path, { headers })
  expect((await list('/rp/product-ingestion/product')).status).toBe(200)
  expect((await list('/v1.0/ingestion/products')).status).toBe(401)
  expect((await send(shop, 'GET', '/rp/product-ingestion/product')).status).toBe(401)
  expect((await list('/rp/product-ingestion/product', { authorization: `Bearer ${token}x` })).status).toBe(401)
  shop.clock.advance(3_601_000)
  expect((await list('/rp/product-ingestion/product')).body.error.code).toBe('unauthorized')
})

test('this instance itself is a resource too, for clients that compute it from the host', async () => {
  const token = await tokenFor(shop, credentials, 'http://127.0.0.1:4000/')
  const headers = { authorization: `Bearer ${token}` }
  expect((await send(shop, 'GET', '/rp/product-ingestion/product', { headers })).status).toBe(200)
})

test('a program that signs in with a certificate is told that it takes a secret', async () => {
  const { client_secret: _, ...rest } = grant()
  const assertion = {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: 'eyJhbGciOiJSUzI1NiJ9.e30.x',
  }
  const { status, body } = await ask('/common/oauth2/token', { ...rest, ...assertion, resource: apis.v1.api })
  expect([status, body.error, body.error_codes]).toEqual([401, 'invalid_client', [700027]])
  expect(body.error_description).toContain('client_secret')
})
