import { decodeJwt, decodeProtectedHeader, importJWK, jwtVerify, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aCertificate } from '../../../test/support/certificate.ts'
import { aTeam } from '../../../test/support/publishing.ts'
import { anApplication, apis, type Credentials, send, tokenFor } from '../../../test/support/publishing-client.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { addCertificate, getApplication, revokeSecret } from '../../accounts/index.ts'
import { type Actor, as } from '../../platform/ctx.ts'

let shop: TestShop
let credentials: Credentials
let owner: Actor
let publisherId: string
const form = { 'content-type': 'application/x-www-form-urlencoded' }

beforeAll(async () => {
  shop = await aShop()
  ;({ owner, publisherId } = await aTeam(shop))
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

describe('a certificate instead of a secret', () => {
  const endpoint = 'http://127.0.0.1:4000/contoso.example/oauth2/v2.0/token'
  let machine: Awaited<ReturnType<typeof aCertificate>>
  beforeAll(async () => {
    machine = await aCertificate(shop.clock.now())
    await addCertificate(as(shop.ctx, owner), publisherId, {
      applicationId: credentials.clientId,
      certificate: machine.pem,
    })
  })

  type Assertion = { claims?: Record<string, unknown>; header?: Record<string, unknown>; key?: CryptoKey }
  async function assertion({ claims = {}, header = {}, key = machine.privateKey }: Assertion = {}) {
    const now = Math.floor(shop.clock.now().getTime() / 1000)
    const said = { iss: credentials.clientId, sub: credentials.clientId, aud: endpoint, nbf: now, exp: now + 600 }
    const thumbprint = Buffer.from(machine.thumbprint, 'hex').toString('base64url')
    return new SignJWT({ ...said, ...claims })
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', x5t: thumbprint, ...header })
      .sign(key)
  }
  const signIn = (signed: string, fields: Record<string, string> = {}) =>
    ask('/contoso.example/oauth2/v2.0/token', {
      grant_type: 'client_credentials',
      client_id: credentials.clientId,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: signed,
      client_info: '1',
      scope: 'https://graph.microsoft.com/.default',
      ...fields,
    })

  test('opens the API, and says in the token what was shown', async () => {
    const { status, body } = await signIn(await assertion())
    expect(status).toBe(200)
    expect(decodeJwt(body.access_token)).toMatchObject({ azp: credentials.clientId, azpacr: '2' })
    const headers = { authorization: `Bearer ${body.access_token}` }
    expect((await send(shop, 'GET', '/rp/product-ingestion/product', { headers })).status).toBe(200)
  })

  test.each([
    ['the endpoint of version 1', { aud: 'http://127.0.0.1:4000/common/oauth2/token' }],
    ['the issuer that discovery names', { aud: 'http://127.0.0.1:4000/contoso.example/v2.0' }],
    ['a clock that is four minutes slow', { nbf: undefined, exp: 'four minutes ago' }],
  ])('is borne with %s', async (_, claims) => {
    const exp = Math.floor(shop.clock.now().getTime() / 1000) - 240
    const said = 'exp' in claims ? { ...claims, exp } : claims
    expect((await signIn(await assertion({ claims: said }))).status).toBe(200)
  })

  test('needs neither a client id beside it nor a thumbprint in it', async () => {
    const signed = await assertion({ header: { x5t: undefined, kid: 'whatever' } })
    expect((await signIn(signed, { client_id: '' })).status).toBe(400)
    const fields = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: signed,
      resource: apis.v1.api,
    })
    expect((await ask('/common/oauth2/token', Object.fromEntries(fields))).status).toBe(200)
  })

  test.each<[string, number, () => Promise<string>]>([
    ['is no token', 50027, async () => 'eyJhbGciOiJSUzI1NiJ9.e30.x'],
    ['never ends', 50027, () => assertion({ claims: { exp: undefined } })],
    ['names another application', 700021, () => assertion({ claims: { sub: 'somebody-else' } })],
    [
      'is meant for another service',
      700023,
      () => assertion({ claims: { aud: 'https://elsewhere.example/t/oauth2/token' } }),
    ],
    ['is too old', 700024, () => assertion({ claims: { nbf: 1, exp: 1000 } })],
    ['is not valid yet', 700024, () => assertion({ claims: { nbf: 4_000_000_000, exp: 4_000_000_600 } })],
    ['names a certificate that is not registered', 700027, () => assertion({ header: { x5t: 'AAAA' } })],
    [
      'was signed with another key',
      700027,
      async () => assertion({ key: (await aCertificate(shop.clock.now())).privateKey }),
    ],
  ])('an assertion that %s is refused under its number', async (_, code, signed) => {
    const { status, body } = await signIn(await signed())
    expect([status, body.error, body.error_codes]).toEqual([401, 'invalid_client', [code]])
    expect(body.error_description).toContain(`AADSTS${code}: `)
  })

  test('without the type of the assertion, it is not understood', async () => {
    const { status, body } = await signIn(await assertion(), { client_assertion_type: 'saml' })
    expect([status, body.error_codes]).toEqual([400, [900144]])
  })

  test('ends with the certificate, and its tokens with it', async () => {
    const { access_token } = (await signIn(await assertion())).body
    const mine = as(shop.ctx, owner)
    const { secrets } = await getApplication(mine, publisherId, credentials.clientId)
    const registered = secrets.find(({ certificateSubject }) => certificateSubject === 'CN=build.fabrikam.example')!
    expect(registered).toMatchObject({ hint: machine.thumbprint, lastUsedAt: expect.any(Date) })
    await revokeSecret(mine, publisherId, { applicationId: credentials.clientId, secretId: registered.id })
    expect((await signIn(await assertion())).body.error_codes).toEqual([700027])
    const headers = { authorization: `Bearer ${access_token}` }
    expect((await send(shop, 'GET', '/rp/product-ingestion/product', { headers })).status).toBe(401)
  })

  test.each<[string, string, () => string]>([
    ['text that is none', 'accounts.certificate_format', () => 'a certificate'],
    ['one with its key', 'accounts.certificate_with_key', () => `${machine.pem}\n-----BEGIN PRIVATE KEY-----\nAA\n`],
  ])('%s is not registered', async (_, code, certificate) => {
    const refused = addCertificate(as(shop.ctx, owner), publisherId, {
      applicationId: credentials.clientId,
      certificate: certificate(),
    })
    await expect(refused).rejects.toMatchObject({ errors: [{ pointer: '#/certificate', code }] })
  })

  test('one that has ended, or has not begun, is not registered', async () => {
    for (const [days, code] of [
      [-400, 'accounts.certificate_expired'],
      [400, 'accounts.certificate_not_yet'],
    ] as const) {
      const { pem } = await aCertificate(new Date(shop.clock.now().getTime() + days * 86_400_000))
      const refused = addCertificate(as(shop.ctx, owner), publisherId, {
        applicationId: credentials.clientId,
        certificate: pem,
      })
      await expect(refused).rejects.toMatchObject({ errors: [{ code }] })
    }
  })
})
