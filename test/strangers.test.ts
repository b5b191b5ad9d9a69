/** Nobody sees or touches what is another publisher's: through the API, through pages, with right or guessed ids. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import routes from '../app/routes.ts'
import { api } from '../server/api.ts'
import { loadPages } from '../server/web-pages.ts'
import { type Actor, anonymous, as, type Ctx } from '../src/platform/ctx.ts'
import { aLead } from './support/enquiries.ts'
import { aLiveOffer } from './support/live-offer.ts'
import { anActor, aPublisher } from './support/people.ts'
import { aShop, type TestShop } from './support/shop.ts'

type Operation = {
  operationId?: string
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  format?: string
  example?: unknown
  pattern?: string
  minLength?: number
  minimum?: number
  minItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

/** What everybody, or everybody who is signed in, may ask for. Anything else must turn a stranger away. */
const open = new Set([
  'GET /permissions',
  'GET /invitations/{token}',
  'GET /offer-types',
  'GET /offer-types/{typeId}',
  'GET /taxonomies/{name}',
  'GET /certification/checklist',
  'GET /connectors',
  'GET /listings',
  'GET /listings/{offerKey}',
  'GET /categories',
  'GET /attribution/guids',
  'POST /listings/{offerKey}/enquiry-forms',
  'POST /listings/{offerKey}/enquiries',
])
const openToMembersOfAnything = new Set([
  'GET /me',
  'PATCH /me',
  'GET /me/sessions',
  'DELETE /me/sessions',
  'DELETE /me/sessions/{sessionId}',
  'GET /me/acts',
  'GET /publishers',
  'POST /publishers',
  // Each tells of its own publisher’s GUIDs there; what it says of others is rejected row by row.
  'POST /attribution/events',
  'POST /attribution/imports',
  'POST /attribution/user-agents',
  'POST /invitations/{token}/acceptances',
])

const unknownId = '0192f3c1-0000-7000-8000-000000000000'

let shop: TestShop
let ids: Record<string, string>
let document: { paths: Record<string, Record<string, Operation>>; components?: { schemas?: Record<string, Schema> } }
const stranger = anActor({ publisherId: 'strangers', roles: ['owner'] })

beforeAll(async () => {
  shop = await aShop()
  await aPublisher(shop, { publisherId: 'strangers' })
  const { publisherId, offerId, key } = await aLiveOffer(shop.ctx)
  const lead = await aLead(shop.ctx, { offerKey: key })
  ids = {
    publisherId,
    offerId,
    leadId: lead.id,
    name: 'categories',
    slot: 'live',
    pageKey: 'listing',
    role: 'reviewer',
    domain: 'fabrikam.example',
    regionId: 'eur',
    itemId: 'CP-101',
  }
  document = (await (await request(anonymous, 'GET', '/openapi.json')).json()) as typeof document
})
afterAll(() => shop.close())

type Body = { type: string; content: string } | undefined

function request(actor: Actor, method: string, path: string, body?: Body): Promise<Response> {
  const app = api(async () => as({ ...shop.ctx, client: { address: '192.0.2.7', userAgent: 'test' } }, actor))
  const headers: Record<string, string> = { 'if-match': '"1"', ...(body && { 'content-type': body.type }) }
  return Promise.resolve(app.request(path, { method, headers, body: body?.content }))
}

function operations(): { name: string; method: string; path: string; operation: Operation }[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      operation,
    })),
  )
}

/** The address with ids that exist where we have them, and every query parameter that is compulsory. */
function filled(path: string, { parameters = [] }: Operation = {}): string {
  const query = parameters
    .filter((p) => p.in === 'query' && p.required)
    .map((p) => [p.name, String(exampleOf(p.schema))])
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? unknownId)
  return query.length ? `${address}?${new URLSearchParams(query)}` : address
}

describe('through the API', () => {
  test('every operation has a name of its own', () => {
    const names = operations().map(({ operation }) => operation.operationId)
    expect(names.filter((name) => !name)).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  test('nobody is let in without signing in', async () => {
    const letIn: string[] = []
    for (const { name, method, path, operation } of operations()) {
      if (open.has(name)) continue
      const { status } = await request(anonymous, method, filled(path, operation), bodyOf(operation))
      if (status !== 401 && status !== 404) letIn.push(`${name}: ${status}`)
    }
    expect(letIn).toEqual([])
  })

  test('a member of another publisher is let in nowhere', async () => {
    const letIn: string[] = []
    for (const { name, method, path, operation } of operations()) {
      if (open.has(name) || openToMembersOfAnything.has(name)) continue
      const { status } = await request(stranger, method, filled(path, operation), bodyOf(operation))
      if (status !== 403 && status !== 404) letIn.push(`${name}: ${status}`)
    }
    expect(letIn).toEqual([])
  })

  test('what is another’s looks like what does not exist', async () => {
    for (const path of [
      '/publishers/{publisherId}',
      '/publishers/{publisherId}/offers/{offerId}',
      '/publishers/{publisherId}/leads/{leadId}',
    ]) {
      const there = await request(stranger, 'GET', filled(path))
      const nowhere = await request(stranger, 'GET', path.replace(/\{\w+\}/g, 'nobody'))
      expect([there.status, nowhere.status]).toEqual([404, 404])
    }
  })

  test('what another publisher says of itself does not come along in the id', async () => {
    const { status } = await request(stranger, 'GET', `/publishers/strangers/leads/${ids.leadId}`)
    expect(status).toBe(404)
  })
})

describe('through pages', () => {
  test.each(portalPaths())('%s turns strangers away', async (path) => {
    const answer = await loadPages()
    const visit = (actor: Actor, method: string) => {
      const ctx: Ctx = as({ ...shop.ctx, client: { address: '192.0.2.7', userAgent: 'test' } }, actor)
      const body = method === 'POST' ? new URLSearchParams({ revision: '1' }) : undefined
      return answer(
        new Request(`http://127.0.0.1${path.replace(/:(\w+)\??/g, (_, name: string) => ids[name] ?? unknownId)}`, {
          method,
          body,
        }),
        ctx,
      )
    }
    const anonymously = await visit(anonymous, 'GET')
    expect([302, 400, 404]).toContain(anonymously.status)
    if (anonymously.status === 302) expect(anonymously.headers.get('location')).toMatch(/^\/account\/sign-in/)
    expect([400, 403, 404]).toContain((await visit(stranger, 'GET')).status)
    expect([403, 404, 405]).toContain((await visit(stranger, 'POST')).status)
  })
})

/** Every address of a publisher's portal and of the operator's console. */
function portalPaths(): string[] {
  type Entry = { path?: string; index?: boolean; children?: Entry[] }
  const walk = (entries: Entry[], above: string): string[] =>
    entries.flatMap((entry) => {
      const here = entry.path ? `${above}/${entry.path}` : above
      return entry.children ? walk(entry.children, here) : [here]
    })
  const paths = walk(routes as Entry[], '').filter((path) => !path.includes('*'))
  return [...new Set(paths.filter((path) => /^\/(publisher\/:publisherId|operator)(\/|$)/.test(path)))].filter(
    (path) => path !== '/operator',
  )
}

/** A body that fits the operation's schema, so that it is the deed and not the parser that refuses. */
function bodyOf({ requestBody }: Operation): Body {
  if (!requestBody) return undefined
  const json = requestBody.content['application/json']
  return json
    ? { type: 'application/json', content: JSON.stringify(exampleOf(json.schema)) }
    : { type: Object.keys(requestBody.content)[0]!, content: 'some bytes' }
}

function exampleOf(schema: Schema): unknown {
  if (schema.$ref) return exampleOf(document.components!.schemas![schema.$ref.split('/').at(-1)!]!)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0]
  if (choice) return exampleOf(choice)
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part)))
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return Object.fromEntries((schema.required ?? []).map((key) => [key, exampleOf(schema.properties?.[key] ?? {})]))
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items ?? {}))
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    default:
      return textOf(schema)
  }
}

function textOf({ format, minLength = 1, pattern, example }: Schema): string {
  if (pattern && typeof example === 'string') return example
  if (format === 'email') return 'somebody@example.com'
  if (format === 'uri') return 'https://login.example.com/'
  if (format === 'uuid') return unknownId
  if (format === 'date-time') return '2026-03-02T09:00:00Z'
  if (pattern?.includes('a-z0-9')) return 'something'
  return 'x'.repeat(Math.max(minLength, 12))
}
