import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Actor, anonymous, as } from '#platform/ctx'
import { callApi } from '../../test/support/api-client.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'

let shop: TestShop
const owner = anActor({ publisherId: 'fabrikam' })
const stranger = anActor({ publisherId: 'northwind' })
const application = anActor({ kind: 'application', name: 'Form of our own' })
let visitors = 0

beforeAll(async () => {
  shop = await aShop()
  await aLiveOffer(shop.ctx)
})
afterAll(() => shop.close())
beforeEach(() => {
  visitors++
  shop.clock.advance(3_600_000)
})

/** Each test comes from an address of its own. */
const call = (actor: Actor, address: string, body?: unknown) =>
  callApi(
    { ...as(shop.ctx, actor), client: { address: `203.0.113.${visitors}`, userAgent: 'a program' } },
    address,
    body,
  )

const listing = '/listings/fabrikam.route-planner'
const amelie = () => ({
  actionCode: 'PLT',
  firstName: 'Amélie',
  lastName: 'Okonkwo',
  email: `a.okonkwo@delvaux-${visitors}.example`,
  country: 'BE',
  company: 'Transports Delvaux SA',
})

test('a program that knows only the document asks for the form, then sends the enquiry', async () => {
  const { status, body: form } = await call(anonymous, `POST ${listing}/enquiry-forms`, {
    actionCode: 'PLT',
    locale: 'fr',
  })
  expect(status).toBe(201)
  expect(form).toMatchObject({
    offerTitle: 'Route Planner',
    publisherName: 'Fabrikam',
    required: ['firstName', 'lastName', 'email', 'company', 'country'],
    limits: { message: 2000 },
    consent: { locale: 'fr', privacyUrl: 'https://fabrikam.example/privacy' },
  })
  expect(form.consent.text).toContain('Fabrikam')
  const { token, session } = form
  const { textId, textHash, locale } = form.consent
  const enquiry = { ...amelie(), consent: { textId, textHash, locale }, form: { token, session } }

  expect(await call(anonymous, `POST ${listing}/enquiries`, enquiry)).toMatchObject({
    status: 409,
    body: { type: expect.stringContaining('form-stale') },
  })
  shop.clock.advance(3_000)
  const kept = await call(anonymous, `POST ${listing}/enquiries`, enquiry)
  expect(kept.status).toBe(201)
  expect(kept.body).toEqual({
    leadId: expect.any(String),
    offerKey: 'fabrikam.route-planner',
    leadSource: 'SPZA-PLT|fabrikam.route-planner',
    environment: 'live',
    capturedAt: shop.clock.now().toISOString(),
    confirmsByMail: false,
  })
  expect((await call(anonymous, `POST ${listing}/enquiries`, enquiry)).body).toEqual(kept.body)
})

test('what is wrong is named field by field', async () => {
  const { status, body } = await call(application, `POST ${listing}/enquiries`, { actionCode: 'PLT', email: 'nobody' })
  expect(status).toBe(422)
  expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '#/firstName',
    '#/lastName',
    '#/company',
    '#/country',
    '#/email',
    '#/consent',
  ])
})

test('what is no text, and no JSON, and too much, is refused before anybody reads it', async () => {
  expect((await call(application, `POST ${listing}/enquiries`, { actionCode: 'PLT', email: 7 })).status).toBe(422)
  expect((await call(application, `POST ${listing}/enquiries`)).status).toBeGreaterThanOrEqual(400)
  const much = { ...amelie(), message: 'x'.repeat(33 * 1024) }
  expect((await call(application, `POST ${listing}/enquiries`, much)).status).toBe(413)
  expect((await call(anonymous, 'POST /listings/nobody.nothing/enquiries', amelie())).status).toBe(409)
})

test('one visitor too often is told when to come back', async () => {
  for (let n = 0; n < 6; n++) {
    const form = (await call(anonymous, `POST ${listing}/enquiry-forms`, { actionCode: 'INS' })).body
    shop.clock.advance(3_000)
    const { textId, textHash, locale } = form.consent
    const enquiry = {
      actionCode: 'INS',
      email: `n${n}@delvaux.example`,
      consent: { textId, textHash, locale },
      form: { token: form.token, session: form.session },
    }
    const { status, headers } = await call(anonymous, `POST ${listing}/enquiries`, enquiry)
    expect(status).toBe(n < 5 ? 201 : 429)
    if (n === 5) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0)
  }
})

test('the owner pulls leads a page at a time, reads one, notes a step, and takes them away', async () => {
  const lead = await aLead(shop.ctx, { email: 'pulled@delvaux.example', campaign: { mktcmpid: 'pull' } })
  const inbox = '/publishers/fabrikam/leads'
  const page = await call(owner, `GET ${inbox}?mktcmpid=pull&sort=oldest&limit=1&since=2026-01-01T00:00:00Z`)
  expect(page).toMatchObject({
    status: 200,
    body: { items: [{ id: lead.id, workState: 'new', deliveries: [] }], nextCursor: null },
  })
  expect(page.text).not.toMatch(/ipHash|emailNormalised/)
  const step = await call(owner, `POST ${inbox}/${lead.id}/steps`, { workState: 'contacted', note: 'Called.' })
  expect(step.status).toBe(204)
  const sheet = await call(owner, `GET ${inbox}/${lead.id}`)
  expect(sheet.body).toMatchObject({ lead: { id: lead.id }, workState: 'contacted', steps: [{ note: 'Called.' }] })
  const file = await call(owner, `GET ${inbox}/export?mktcmpid=pull`)
  expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="leads-fabrikam-2026-/)
  expect(file.text.trim().split('\r\n')).toHaveLength(2)
  const counts = await call(owner, 'GET /publishers/fabrikam/lead-counts?mktcmpid=pull')
  expect(counts.body).toMatchObject({ total: 1, byOffer: [{ offerId: 'route-planner', count: 1 }] })
})

test('a stranger finds nothing at any of these addresses', async () => {
  const lead = await aLead(shop.ctx)
  const inbox = '/publishers/fabrikam/leads'
  for (const [address, body] of [
    [`GET ${inbox}`],
    ['GET /publishers/fabrikam/lead-counts'],
    [`GET ${inbox}/export`],
    [`GET ${inbox}/${lead.id}`],
    [`GET /publishers/northwind/leads/${lead.id}`],
    [`POST ${inbox}/${lead.id}/steps`, { workState: 'contacted' }],
    [`POST ${inbox}/${lead.id}/releases`, {}],
    ['POST /publishers/fabrikam/lead-replays', { connectionId: lead.id }],
  ] as const) {
    expect([address, (await call(stranger, address, body)).status]).toEqual([address, 404])
    expect([address, (await call(anonymous, address, body)).status]).toEqual([address, 401])
  }
})
