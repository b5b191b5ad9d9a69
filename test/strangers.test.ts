/** Nobody sees or touches what is another publisher's: through the API, through pages, with right or guessed ids. */
import { count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import routes from '../app/routes.ts'
import { api } from '../server/api.ts'
import { loadPages } from '../server/web-pages.ts'
import { acts } from '../src/accounts/schema.ts'
import { offersJobs } from '../src/offers/jobs.ts'
import { type Actor, anonymous, as } from '../src/platform/ctx.ts'
import { oneOfEverything } from './support/one-of-everything.ts'
import { type Body, bodyOf, type OpenApi, operationsOf, queryOf, unknownId } from './support/openapi.ts'
import { anActor, aPublisher } from './support/people.ts'
import { aShop, type TestShop } from './support/shop.ts'

/** What everybody, or everybody who is signed in, may ask for. Anything else must turn a stranger away. */
const open = new Set([
  'GET /permissions',
  'GET /invitations/{token}',
  'GET /offer-types',
  'GET /offer-types/{typeId}',
  'GET /offer-types/{typeId}/file-schema',
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
  // Each has its own publisher’s, and no other is named.
  'GET /leads',
  // Each tells of its own publisher’s GUIDs there; what it says of others is rejected row by row.
  'POST /attribution/events',
  'POST /attribution/imports',
  'POST /attribution/user-agents',
  'POST /invitations/{token}/acceptances',
])

/** What addresses name that is nobody's, and what only its holder has. */
const nobodys: Record<string, string> = {
  name: 'categories',
  slot: 'live',
  pageKey: 'listing',
  role: 'reviewer',
  regionId: 'eur',
  itemId: 'CP-105',
  typeId: 'saas',
  what: 'plans',
  file: 'prices.csv',
  list: 'categories',
  entry: 'analytics',
  code: 'listing.name.missing',
  sessionId: unknownId,
  mailId: unknownId,
  token: 'a-token-that-was-mailed-to-somebody',
}

let shop: TestShop
let ids: Record<string, string>
let document: OpenApi
const strangers = 'strangers'
const owner = anActor({ publisherId: strangers, roles: ['owner'] })
const application = anActor({ publisherId: strangers, roles: ['manager'], kind: 'application', name: 'Pipeline' })
const client = { address: '192.0.2.7', userAgent: 'test' }
let actor: Actor = anonymous
const app = api(async () => as({ ...shop.ctx, client }, actor))

beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  await aPublisher(shop, { publisherId: strangers })
  ids = { ...nobodys, ...(await oneOfEverything(shop)) }
  document = (await (await request(anonymous, 'GET', '/openapi.json')).json()) as OpenApi
})
afterAll(() => shop.close())

function request(by: Actor, method: string, path: string, body?: Body): Promise<Response> {
  actor = by
  const headers: Record<string, string> = { 'if-match': '"1"', ...(body && { 'content-type': body.type }) }
  return Promise.resolve(app.request(path, { method, headers, body: body?.content }))
}

/** The address with ids of what exists. */
function filled(path: string, more: Record<string, string> = {}): string {
  return path.replace(/[{:](\w+)\}?\??/g, (_, name: string) => {
    const id = more[name] ?? ids[name]
    // An id that nobody thought of would make every refusal a matter of course.
    if (id === undefined) throw new Error(`${path}: no test knows a ${name}`)
    return id
  })
}

/** What operations answered with something else than these statuses. */
async function answersBut(
  refusals: number[],
  by: Actor,
  { exempt, more }: { exempt: Set<string>; more?: Record<string, string> },
): Promise<string[]> {
  const others: string[] = []
  for (const { name, method, path, operation } of operationsOf(document)) {
    if (exempt.has(name)) continue
    const address = filled(path, more) + queryOf(document, operation)
    const { status } = await request(by, method, address, bodyOf(document, operation))
    if (!refusals.includes(status)) others.push(`${name}: ${status}`)
  }
  return others
}

const actsOfOthers = async () =>
  (await shop.ctx.db.select({ n: count() }).from(acts).where(eq(acts.publisherId, ids.publisherId!)))[0]!.n

describe('through the API', () => {
  test('every operation has a name of its own', () => {
    const names = operationsOf(document).map(({ operation }) => operation.operationId)
    expect(names.filter((name) => !name)).toEqual([])
    expect(new Set(names).size).toBe(names.length)
  })

  test('nobody is let in without signing in', async () => {
    expect(await answersBut([401, 404], anonymous, { exempt: open })).toEqual([])
  })

  test.each([
    ['a member', owner],
    ['an application', application],
  ])('%s of another publisher is let in nowhere', async (_, stranger) => {
    const exempt = new Set([...open, ...openToMembersOfAnything])
    const before = await actsOfOthers()
    expect(await answersBut([403, 404], stranger, { exempt })).toEqual([])
    expect(await actsOfOthers()).toBe(before)
  })

  test('what is another’s looks like what does not exist', async () => {
    for (const path of [
      '/publishers/{publisherId}',
      '/publishers/{publisherId}/offers/{offerId}',
      '/publishers/{publisherId}/leads/{leadId}',
    ]) {
      const there = await request(owner, 'GET', filled(path))
      const nowhere = await request(owner, 'GET', path.replace(/\{\w+\}/g, 'nobody'))
      expect([there.status, nowhere.status]).toEqual([404, 404])
    }
  })

  test('under one’s own address, what is another’s is answered for like what does not exist', async () => {
    const different: string[] = []
    const before = await actsOfOthers()
    for (const { name, method, path, operation } of operationsOf(document)) {
      if (!/\{publisherId\}.*\{\w+\}/.test(path)) continue
      const body = bodyOf(document, operation)
      const query = queryOf(document, operation)
      const ask = (known: Record<string, string>) =>
        request(owner, method, filled(path, { ...known, publisherId: strangers }) + query, body)
      const [theirs, nowhere] = [await ask(ids), await ask(nowhereIds())]
      if (theirs.ok || theirs.status !== nowhere.status) different.push(`${name}: ${theirs.status} ${nowhere.status}`)
    }
    expect(different).toEqual([])
    expect(await actsOfOthers()).toBe(before)
  })
})

/** Ids of nothing, in the form of those that there are. */
function nowhereIds(): Record<string, string> {
  const isUuid = /^[0-9a-f]{8}-/
  const made = Object.entries(ids).map(([name, id]) => [name, isUuid.test(id) ? unknownId : 'nowhere'])
  return { ...Object.fromEntries(made), ...nobodys, domain: 'nowhere.example' }
}

/** As much of any form as it takes to come to the deed. */
function aForm(): FormData {
  const form = new FormData()
  form.append('revision', '1')
  form.append('file', new File(['planId\nbasic\n'], 'plans.csv'))
  return form
}

describe('through pages', () => {
  const visit = async (by: Actor, method: string, path: string) => {
    const body = method === 'POST' ? aForm() : undefined
    const answer = await loadPages()
    return answer(new Request(`http://127.0.0.1${path}`, { method, body }), as({ ...shop.ctx, client }, by))
  }

  test.each(portalPaths())('%s turns strangers away', async (path) => {
    const anonymously = await visit(anonymous, 'GET', filled(path))
    expect([302, 400, 404]).toContain(anonymously.status)
    if (anonymously.status === 302) expect(anonymously.headers.get('location')).toMatch(/^\/account\/sign-in/)
    for (const stranger of [owner, application]) {
      expect([400, 403, 404]).toContain((await visit(stranger, 'GET', filled(path))).status)
      expect([403, 404, 405]).toContain((await visit(stranger, 'POST', filled(path))).status)
    }
  })

  test.each(portalPaths().filter((path) => /^\/publisher\/:publisherId\/.*:\w+/.test(path)))(
    'under one’s own address, %s shows nothing of another’s',
    async (path) => {
      const own = filled(path, { publisherId: strangers })
      const shown = await visit(owner, 'GET', own)
      if (shown.status === 200) expect(await shown.text()).not.toMatch(/fabrikam/i)
      else expect([302, 400, 403, 404]).toContain(shown.status)
    },
  )
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
  // The console's door leads on; a template is nobody's.
  const open = /^\/operator$|\/templates\//
  return [...new Set(paths)].filter(
    (path) => /^\/(publisher\/:publisherId|operator)(\/|$)/.test(path) && !open.test(path),
  )
}
