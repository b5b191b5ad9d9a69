import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { eventsBetween } from '#events'
import { anonymous, as, type Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { problemOf } from '../../test/support/accounts.ts'
import { aLiveOffer, stopSelling } from '../../test/support/live-offer.ts'
import { anActor, anOperator } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { captureLead, type Enquiry, openEnquiryForm, parseLeadSource } from './index.ts'
import { leads } from './schema.ts'

let shop: TestShop
let visitor: Ctx
let program: Ctx
const key = 'fabrikam.route-planner'
/** A customer, whose company has another domain in each test: what is counted in one does not count in another. */
const amelie = {
  firstName: 'Amélie',
  lastName: 'Okonkwo',
  email: '',
  phone: '+3225550143',
  country: 'BE',
  company: 'Transports Delvaux SA',
  title: 'Responsable flotte',
}
let addresses = 0

beforeAll(async () => {
  shop = await aShop({ env: { COMPTOIR_NAME: 'Example Store' } })
  await aLiveOffer(shop.ctx)
  program = as(shop.ctx, anActor({ kind: 'application', name: 'Form of our own' }))
})
afterAll(() => shop.close())
beforeEach(() => {
  shop.clock.advance(86_400_000)
  amelie.email = `a.okonkwo@delvaux-${++addresses}.example`
  const client = { address: `203.0.113.${addresses}`, userAgent: 'a browser' }
  visitor = { ...as(shop.ctx, anonymous), client }
})

/** What a form sends when a person took a minute to fill it in and ticked the box. */
async function filledIn(ctx: Ctx, typed: Partial<Enquiry> = {}): Promise<Enquiry> {
  const offerKey = typed.offerKey ?? key
  const actionCode = (typed.actionCode ?? 'PLT') as 'PLT'
  const { previewKey } = typed
  const form = await openEnquiryForm(ctx, { offerKey, actionCode, session: 's1', locale: 'en', previewKey })
  shop.clock.advance(60_000)
  const consent = { textId: form.consent.textId, textHash: form.consent.textHash, locale: form.consent.locale }
  return { offerKey, actionCode, ...amelie, consent, form: { token: form.token, session: 's1' }, ...typed }
}
const leadCount = () => shop.ctx.db.$count(leads)

test('an enquiry becomes a lead with everything that the publisher needs', async () => {
  const lead = await captureLead(visitor, await filledIn(visitor))
  expect(lead).toMatchObject({
    ...amelie,
    environment: 'live',
    state: 'routable',
    offerKey: key,
    offerTitle: 'Route Planner',
    publisherName: 'Fabrikam',
    marketplace: 'Example Store',
    source: 'SPZA',
    leadSource: 'SPZA-PLT|fabrikam.route-planner',
    listingOption: 'contact-me',
    phoneE164: '+3225550143',
    locale: 'en',
    consent: { textId: 'contact-1', locale: 'en', at: shop.clock.now().toISOString(), method: 'form' },
    flags: [],
    duplicateOf: null,
    score: 73,
    rating: 'hot',
    capturedAt: shop.clock.now(),
  })
  expect(await shop.ctx.db.select({ id: leads.id, sequence: leads.sequence }).from(leads)).toEqual([
    { id: lead.id, sequence: lead.sequence },
  ])
  expect(JSON.stringify(lead)).not.toContain(visitor.client!.address)
})

test('that a lead was captured is an event without anything personal', async () => {
  const lead = await captureLead(visitor, await filledIn(visitor, { campaign: { src: 'website' } }))
  const to = new Date(shop.clock.now().getTime() + 1)
  const from = new Date(to.getTime() - 60_000)
  const events = await eventsBetween(shop.ctx, { from, to, kinds: ['lead.captured'] })
  expect(events).toMatchObject([
    { subjectId: lead.id, offerId: 'route-planner', data: { action: 'PLT', country: 'BE', src: 'website' } },
  ])
  expect(JSON.stringify(events)).not.toMatch(/Amélie|Okonkwo|delvaux/i)
})

test('everything wrong is told at once, field by field, in the reader’s language', async () => {
  const enquiry = await filledIn(visitor, {
    firstName: 'x'.repeat(101),
    lastName: '  ',
    email: 'nobody',
    phone: 'call me',
    country: 'XX',
    company: 'half a \ud83d',
    message: '!'.repeat(2001),
    actionCode: 'Create',
    consent: undefined,
    locale: 'not a language',
    occurredAt: 'tomorrow',
  })
  const before = await leadCount()
  const problem = await problemOf(captureLead({ ...visitor, locale: 'fr' }, enquiry))
  expect(problem.status).toBe(422)
  expect(Object.fromEntries(problem.errors.map((e) => [e.pointer, e.code?.replace('leads.enquiry.', '')]))).toEqual({
    '#/firstName': 'too_long',
    '#/email': 'email',
    '#/phone': 'phone',
    '#/country': 'country',
    '#/company': 'unreadable',
    '#/message': 'too_long',
    '#/actionCode': 'source_action',
    '#/consent': 'consent',
    '#/locale': 'locale',
    '#/occurredAt': 'occurred_at',
  })
  expect(problem.errors.find((e) => e.pointer === '#/firstName')).toMatchObject({
    params: { limit: 100, length: 101 },
    detail: '100 caractères au plus ; il y en a 101.',
  })
  expect(await leadCount()).toBe(before)
})

test('to be contacted one says who one is; to get the offer an address is enough', async () => {
  const problem = await problemOf(
    captureLead(visitor, {
      ...(await filledIn(visitor)),
      firstName: '',
      lastName: undefined,
      company: ' ',
      country: undefined,
    }),
  )
  expect(problem.errors.map((e) => e.pointer)).toEqual(['#/firstName', '#/lastName', '#/company', '#/country'])
  const enquiry = await filledIn(visitor, {
    actionCode: 'INS',
    firstName: undefined,
    lastName: undefined,
    company: undefined,
    country: undefined,
  })
  expect((await captureLead(visitor, enquiry)).leadSource).toBe('SPZA-INS|fabrikam.route-planner')
})

test('a signed-in customer’s profile may lack a telephone number and a title (case 11)', async () => {
  const consent = { ...(await filledIn(visitor)).consent!, method: 'account' }
  const lead = await captureLead(visitor, await filledIn(visitor, { phone: undefined, title: undefined, consent }))
  expect(lead).toMatchObject({ phone: null, title: null, consent: { method: 'account' } })
})

test('without the tick nothing is kept (case 2)', async () => {
  const before = await leadCount()
  const problem = await problemOf(captureLead(visitor, await filledIn(visitor, { consent: undefined })))
  expect(problem.errors).toMatchObject([{ pointer: '#/consent', code: 'leads.enquiry.consent' }])
  expect(problem.errors[0]!.detail).toContain('Fabrikam')
  expect(await leadCount()).toBe(before)
})

test('a consent to another text than the one shown is none', async () => {
  const consent = { textId: 'contact-1', textHash: 'f'.repeat(64), locale: 'en' }
  const problem = await problemOf(captureLead(visitor, await filledIn(visitor, { consent })))
  expect(problem.errors).toMatchObject([{ pointer: '#/consent', code: 'leads.enquiry.consent_changed' }])
})

test('a program may vouch for a consent text of its own, a visitor may not', async () => {
  const consent = { textId: 'fair-2026', textHash: 'a'.repeat(64), method: 'import', at: '2026-03-01T10:00:00Z' }
  const enquiry = { offerKey: key, actionCode: 'PLT', email: 'visitor@fair.example', consent }
  expect((await captureLead(program, enquiry)).consent).toEqual({
    ...consent,
    locale: 'en',
    at: '2026-03-01T10:00:00.000Z',
  })
  const problem = await problemOf(captureLead(visitor, await filledIn(visitor, { consent })))
  expect(problem.errors.map((e) => e.pointer)).toEqual(['#/consent/method'])
})

test.each([
  ['AzureMarketplace', 'INS', 'AzureMarketplace-INS|fabrikam.route-planner'],
  ['AzurePortal', 'Create', 'AzurePortal-Create|fabrikam.route-planner'],
  ['TestDrive', 'StartTestDrive', 'TestDrive-StartTestDrive|fabrikam.route-planner'],
  ['Apps', 'INS', 'SPZA-INS|fabrikam.route-planner'],
])('%s and %s make %s', async (source, actionCode, leadSource) => {
  const lead = await captureLead(visitor, await filledIn(visitor, { source, actionCode }))
  expect(lead.leadSource).toBe(leadSource)
})

test('an operator may choose the native codes', async () => {
  const config = { ...shop.ctx.config, leads: { ...shop.ctx.config.leads, sourceCodes: 'native' as const } }
  const lead = await captureLead({ ...visitor, config }, await filledIn(visitor, { email: 'native@delvaux.example' }))
  expect(lead.leadSource).toBe('Apps-PLT|fabrikam.route-planner')
})

test('a long offer key comes back whole from the lead source (case 7)', async () => {
  const offer = { publisherId: 'docusign', offerId: '3701c77e-1cfa-4c56-91e6-3ed0b622145a' }
  await aLiveOffer(shop.ctx, offer)
  const offerKey = `${offer.publisherId}.${offer.offerId}`
  const lead = await captureLead(visitor, await filledIn(visitor, { offerKey, actionCode: 'INS' }))
  expect(parseLeadSource(lead.leadSource)).toEqual({ source: 'SPZA', actionCode: 'INS', offer: offerKey })
})

test('a campaign id that is no campaign id is dropped, and the lead kept (case 9)', async () => {
  const good = await captureLead(
    visitor,
    await filledIn(visitor, { campaign: { src: 'website', mktcmpid: 'blogpost_12' } }),
  )
  expect(good.campaign).toEqual({ src: 'website', mktcmpid: 'blogpost_12' })
  shop.clock.advance(3_600_000)
  const odd = await captureLead(
    visitor,
    await filledIn(visitor, { campaign: { src: 'website', mktcmpid: 'a'.repeat(17) } }),
  )
  expect(odd.campaign).toEqual({ src: 'website' })
})

test('an offer that nobody can find cannot be asked for, nor one that was stopped a moment ago', async () => {
  const offerKey = 'fabrikam.gone-tomorrow'
  expect(await problemOf(openEnquiryForm(visitor, { offerKey, actionCode: 'PLT', session: 's' }))).toMatchObject({
    type: 'offer-not-live',
  })
  const offer = await aLiveOffer(shop.ctx, { offerId: 'gone-tomorrow' })
  const enquiry = await filledIn(visitor, { offerKey })
  await captureLead(visitor, enquiry)
  await stopSelling(shop.ctx, offer)
  expect(await problemOf(captureLead(visitor, enquiry))).toMatchObject({ type: 'offer-not-live', status: 409 })
})

test('whoever holds the preview’s key can try it, and the lead says so', async () => {
  const offerKey = 'fabrikam.next-planner'
  await aLiveOffer(shop.ctx, {
    offerId: 'next-planner',
    slot: 'preview',
    document: { availability: { hideKey: 'sesame-sesame' } },
  })
  expect(await problemOf(captureLead(visitor, { offerKey, actionCode: 'PLT' }))).toMatchObject({
    type: 'offer-not-live',
  })
  expect(await problemOf(captureLead(visitor, { offerKey, actionCode: 'PLT', previewKey: 'guess' }))).toMatchObject({
    type: 'offer-not-live',
  })
  const lead = await captureLead(visitor, await filledIn(visitor, { offerKey, previewKey: 'sesame-sesame' }))
  expect(lead).toMatchObject({ environment: 'preview', state: 'routable' })
})

test('a double click makes one lead and gets the same answer twice', async () => {
  const enquiry = await filledIn(visitor)
  const before = await leadCount()
  const [one, two] = await Promise.all([captureLead(visitor, enquiry), captureLead(visitor, enquiry)])
  expect(two).toEqual(one)
  expect(await captureLead(visitor, enquiry)).toEqual(one)
  expect(await leadCount()).toBe(before + 1)
})

test('a double click on a second form, sent within minutes of the first, gets the first one’s lead twice', async () => {
  const first = await captureLead(visitor, await filledIn(visitor))
  const enquiry = await filledIn(visitor)
  const both = await Promise.all([captureLead(visitor, enquiry), captureLead(visitor, enquiry)])
  expect(both).toEqual([first, first])
  shop.clock.advance(11 * 60_000)
  expect(await captureLead(visitor, enquiry)).toEqual(first)
})

test('a form that was sent already is not sent with something else in it', async () => {
  const enquiry = await filledIn(visitor)
  await captureLead(visitor, enquiry)
  const problem = await problemOf(captureLead(visitor, { ...enquiry, email: 'other@delvaux.example' }))
  expect(problem).toMatchObject({ type: 'form-stale', status: 409 })
})

test('the same act again within ten minutes makes no second lead, later it is marked as a duplicate', async () => {
  const first = await captureLead(visitor, await filledIn(visitor))
  expect((await captureLead(visitor, await filledIn(visitor, { email: amelie.email.toUpperCase() }))).id).toBe(first.id)
  shop.clock.advance(11 * 60_000)
  const second = await captureLead(visitor, await filledIn(visitor))
  expect(second).toMatchObject({ duplicateOf: first.id, flags: ['duplicate'] })
  expect(second.scoreReasons).toContainEqual({ reason: 'repeated', points: -5 })
  shop.clock.advance(181 * 86_400_000)
  expect((await captureLead(visitor, await filledIn(visitor))).duplicateOf).toBeNull()
})

test('many who do the same act at the same instant make one lead', async () => {
  const email = 'crowd@delvaux.example'
  const enquiry = {
    offerKey: key,
    actionCode: 'INS',
    email,
    consent: (await filledIn(visitor, { actionCode: 'INS' })).consent,
  }
  const before = await leadCount()
  const ids = await Promise.all(Array.from({ length: 30 }, () => captureLead(program, enquiry).then(({ id }) => id)))
  expect(new Set(ids).size).toBe(1)
  expect(await leadCount()).toBe(before + 1)
})

test('another act of the same person is another lead, and worth more', async () => {
  const email = 'curious@delvaux.example'
  await captureLead(visitor, await filledIn(visitor, { email, source: 'TestDrive', actionCode: 'StartTestDrive' }))
  const bought = await captureLead(
    visitor,
    await filledIn(visitor, { email, source: 'AzurePortal', actionCode: 'Create' }),
  )
  expect(bought.duplicateOf).toBeNull()
  expect(bought.scoreReasons).toContainEqual({ reason: 'other-acts', points: 10 })
  expect(bought.score).toBeGreaterThanOrEqual(80)
})

test('personal data of schools and universities is kept from the publisher', async () => {
  const lead = await captureLead(visitor, await filledIn(visitor, { email: 'prof@cs.example.edu' }))
  expect(lead).toMatchObject({
    state: 'withheld',
    flags: ['academic'],
    country: 'BE',
    email: null,
    lastName: null,
    company: null,
  })
})

test('do-not-contact notices are withheld and no business', async () => {
  const lead = await captureLead(program, await filledIn(visitor, { actionCode: 'DNC', form: undefined }))
  expect(lead).toMatchObject({ state: 'withheld', flags: ['dnc'], rating: 'cold', email: null })
})

test('what looks wrong waits in quarantine with its reasons', async () => {
  const lead = await captureLead(
    visitor,
    await filledIn(visitor, { email: 'x@mailinator.com', firstName: 'http://spam.example' }),
  )
  expect(lead).toMatchObject({ state: 'quarantined', suspicions: ['disposable-domain', 'link-in-name'] })
  expect(lead.flags).toEqual(['disposable', 'suspect'])
})

test('acts of the publisher’s own people, and of the operator’s, are marked', async () => {
  for (const actor of [anActor({ publisherId: 'fabrikam', roles: ['marketer'] }), anOperator()]) {
    const ctx = { ...visitor, actor }
    const lead = await captureLead(ctx, await filledIn(ctx, { email: `${actor.name.split(' ')[0]}@fabrikam.example` }))
    expect(lead.flags).toEqual(['self'])
  }
})

test('a robot that fills the hidden field, or forges a token, is thanked and forgotten (case 65)', async () => {
  const enquiry = await filledIn(visitor)
  const before = await leadCount()
  const thanked = await captureLead(visitor, {
    ...enquiry,
    form: { ...enquiry.form!, honeypot: 'http://spam.example' },
  })
  expect(thanked).toMatchObject({ ...amelie, state: 'routable', leadSource: 'SPZA-PLT|fabrikam.route-planner' })
  await captureLead(visitor, { ...enquiry, form: { session: 's1', token: `${enquiry.form!.token}x` } })
  expect(await leadCount()).toBe(before)
})

test.each([
  ['at once', 1_999, 's1', 'form_early'],
  ['after two hours', 7_200_001, 's1', 'form_late'],
  ['from another session', 60_000, 's2', 'form_other_session'],
])('a form sent %s is to be sent again', async (_, age, session, code) => {
  const form = await openEnquiryForm(visitor, { offerKey: key, actionCode: 'PLT', session: 's1' })
  const { textId, textHash } = form.consent
  shop.clock.advance(age)
  const enquiry = {
    offerKey: key,
    actionCode: 'PLT',
    ...amelie,
    consent: { textId, textHash },
    form: { token: form.token, session },
  }
  const problem = await problemOf(captureLead(visitor, enquiry))
  expect(problem).toMatchObject({ type: 'form-stale', status: 409 })
  expect(problem.detail).toContain(code === 'form_early' ? 'quick' : code === 'form_late' ? 'two hours' : 'cookie')
})

test('visitors need a form, and the token of one offer does not serve another', async () => {
  const enquiry = await filledIn(visitor)
  expect((await problemOf(captureLead(visitor, { ...enquiry, form: undefined }))).errors).toMatchObject([
    { pointer: '#/form/token' },
  ])
  await aLiveOffer(shop.ctx, { offerId: 'other-planner' })
  const before = await leadCount()
  const other = await filledIn(visitor, { offerKey: 'fabrikam.other-planner' })
  await captureLead(visitor, { ...other, form: enquiry.form })
  expect(await leadCount()).toBe(before)
})

test('the sixth enquiry within a minute from one address is one too many (case 65)', async () => {
  const send = async (n: number) =>
    captureLead(visitor, await filledIn(visitor, { email: `visitor-${n}@delvaux.example` }))
  for (let n = 1; n <= 5; n++) await send(n)
  const problem = await problemOf(send(6))
  expect(problem).toMatchObject({ type: 'too-many-enquiries', status: 429 })
  expect(Number(problem.headers['Retry-After'])).toBeGreaterThan(0)
})

test('a thousand refused enquiries of one address use up nothing of others: neither an offer’s hour nor a person’s day', async () => {
  await aLiveOffer(shop.ctx, { offerId: 'attacked-planner' })
  const offerKey = 'fabrikam.attacked-planner'
  const from = (address: string) => ({ ...visitor, client: { address, userAgent: 'a browser' } })
  const attacker = from('198.51.100.66')
  const victim = 'm.dubois@victim.example'
  const form = await filledIn(attacker, { offerKey })
  const results = await Promise.allSettled(
    Array.from({ length: 1_000 }, async (_, n) => {
      const { token } = await openEnquiryForm(attacker, { offerKey, actionCode: 'PLT', session: 's1' })
      return { ...form, email: n < 500 ? `robot-${n}@attack.example` : victim, form: { token, session: 's1' } }
    }),
  )
  shop.clock.advance(60_000)
  const sent = await Promise.allSettled(
    results.map((made) => captureLead(attacker, (made as PromiseFulfilledResult<Enquiry>).value)),
  )
  expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(5)
  // Two honest people behind one address, one of them the one whose name was used.
  const office = from('198.51.100.7')
  for (const email of [victim, 'j.peeters@victim.example']) {
    const lead = await captureLead(office, await filledIn(office, { offerKey, email }))
    expect(lead).toMatchObject({ state: 'routable', suspicions: [] })
  }
})

test('programs with credentials are not counted', async () => {
  const { consent } = await filledIn(visitor)
  const enquiries = Array.from({ length: 40 }, (_, n) => ({
    offerKey: key,
    actionCode: 'PLT',
    ...amelie,
    consent,
    email: `fair-${n}@delvaux.example`,
  }))
  const kept = await Promise.all(enquiries.map((enquiry) => captureLead(program, enquiry)))
  expect(new Set(kept.map(({ id }) => id)).size).toBe(40)
  expect(new Set(kept.map(({ sequence }) => sequence)).size).toBe(40)
})

test('when the database refuses, the sender is told that nothing was sent (case 10)', async () => {
  const enquiry = await filledIn(visitor)
  const before = await leadCount()
  await shop.ctx.db.execute('alter table leads add constraint closed check (offer_id is null) not valid')
  const problem = await problemOf(captureLead(visitor, enquiry))
  await shop.ctx.db.execute('alter table leads drop constraint closed')
  expect(problem).toMatchObject({ type: 'enquiry-not-sent', status: 503 })
  expect(await leadCount()).toBe(before)
  expect((await captureLead(visitor, enquiry)).email).toBe(amelie.email)
})

test('a lead that the database refuses does not cost the others theirs', async () => {
  const { consent } = await filledIn(visitor)
  await shop.ctx.db.execute(`alter table leads add constraint no_sevens check (email not like 'seven-%') not valid`)
  const of = (name: string) =>
    captureLead(program, { offerKey: key, actionCode: 'PLT', ...amelie, consent, email: `${name}@delvaux.example` })
  const results = await Promise.allSettled(['five-', 'six-', 'seven-', 'eight-'].map(of))
  await shop.ctx.db.execute('alter table leads drop constraint no_sevens')
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
})

test('what is kept commits whole or not at all', async () => {
  const before = await leadCount()
  const enquiry = {
    offerKey: key,
    actionCode: 'PLT',
    ...amelie,
    consent: (await filledIn(visitor)).consent,
    email: 'whole@delvaux.example',
  }
  await shop.ctx.db.execute('alter table events rename to events_away')
  await expect(captureLead(program, enquiry)).rejects.toMatchObject({ type: 'enquiry-not-sent' })
  await shop.ctx.db.execute('alter table events_away rename to events')
  expect(await leadCount()).toBe(before)
  await inTransaction(shop.ctx, async (ctx) => expect(await ctx.db.$count(leads)).toBe(before))
})
