/** Calls the publishing APIs as a program with credentials does: a token first, then requests with it. */
import { addSecret, createApplication, type PublisherRole } from '../../src/accounts/index.ts'
import { answerPublishingApis } from '../../src/ingestion/api.ts'
import { type Actor, anonymous, as } from '../../src/platform/ctx.ts'
import type { TestShop } from './shop.ts'

export type Credentials = { clientId: string; secret: string }

// biome-ignore lint/suspicious/noExplicitAny: what comes over the wire has no type
export type Body = any
export type Reply = { status: number; headers: Headers; body: Body }
export type Call = { body?: unknown; headers?: Record<string, string>; query?: Record<string, string> }
export type Client = (method: string, path: string, call?: Call) => Promise<Reply>

const origin = 'http://127.0.0.1:4000'

/** An application of the publisher, made by its owner, who answers for it. */
export async function anApplication(
  shop: TestShop,
  owner: Actor,
  { publisherId, roles = ['manager'] as PublisherRole[] }: { publisherId: string; roles?: PublisherRole[] },
): Promise<Credentials> {
  const ctx = as(shop.ctx, owner)
  const { id } = await createApplication(ctx, publisherId, { name: 'Pipeline', roles })
  const { secret } = await addSecret(ctx, publisherId, { applicationId: id })
  return { clientId: id, secret }
}

/** One request, with nothing but what is given. */
export async function send(
  shop: TestShop,
  method: string,
  path: string,
  { body, headers, query }: Call = {},
): Promise<Reply> {
  const url = `${path.startsWith('http') ? '' : origin}${path}${query ? `?${new URLSearchParams(query)}` : ''}`
  const sent = body === undefined || typeof body === 'string' || body instanceof Uint8Array
  const request = new Request(url, {
    method,
    headers: { ...(sent ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: (sent ? body : JSON.stringify(body)) as BodyInit }),
  })
  const answer = await answerPublishingApis(
    () => ({ ...as(shop.ctx, anonymous), requestId: shop.ctx.newId() }),
    request,
  )
  if (!answer) throw new Error(`${method} ${path} is not an address of the publishing APIs`)
  const text = await answer.text()
  const json = answer.headers.get('content-type')?.startsWith('application/json')
  return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text }
}

export async function tokenFor(shop: TestShop, { clientId, secret }: Credentials, resource: string): Promise<string> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: secret,
    resource,
  }).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return (await send(shop, 'POST', '/contoso.example/oauth2/token', { body, headers })).body.access_token
}

/** @param api the resource that the token is for; @param prefix what every path begins with */
export async function aClient(
  shop: TestShop,
  credentials: Credentials,
  { api, prefix, query }: { api: string; prefix: string; query?: Record<string, string> },
): Promise<Client> {
  const token = await tokenFor(shop, credentials, api)
  return (method, path, call = {}) =>
    send(shop, method, prefix + path, {
      ...call,
      query: query || call.query ? { ...query, ...call.query } : undefined,
      headers: { authorization: `Bearer ${token}`, ...call.headers },
    })
}

export const apis = {
  v1: { api: 'https://api.partner.microsoft.com', prefix: '/v1.0/ingestion' },
  productIngestion: {
    api: 'https://graph.microsoft.com',
    prefix: '/rp/product-ingestion',
    query: { $version: '2022-03-01-preview2' },
  },
  portal: {
    api: 'https://cloudpartner.azure.com',
    prefix: '/api/publishers',
    query: { 'api-version': '2017-10-31' },
  },
}
