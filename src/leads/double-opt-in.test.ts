import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createConnection, deliveriesOf, setOfferDestinations } from '#delivery'
import { anonymous, as, type Ctx } from '#platform/ctx'
import { listMails } from '#platform/mail'
import { problemOf } from '../../test/support/accounts.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { mailDigests } from './digest.ts'
import { countExport } from './export.ts'
import {
  addTask,
  captureLead,
  changeLeadSettings,
  confirmEnquiry,
  countLeads,
  countLeadsPerDay,
  countUnconfirmed,
  eraseLead,
  explainLead,
  finishTask,
  getLead,
  getLeadSettings,
  type Lead,
  leadFigures,
  listLeads,
  noteStep,
  openEnquiryForm,
  releaseLead,
  tagLead,
  whatToConfirm,
} from './index.ts'
import { leadsJobs } from './jobs.ts'
import { eraseExpiredLeads } from './retention.ts'
import { routeNewLeads } from './route.ts'

const publisherId = 'fabrikam'
const offerKey = 'fabrikam.route-planner'
const hour = 3_600_000
let shop: TestShop
let owner: Ctx

beforeAll(async () => {
  shop = await aShop({ jobs: leadsJobs })
  await aLiveOffer(shop.ctx)
  owner = as(shop.ctx, anActor({ publisherId, name: 'Olga' }))
  const { connection } = await createConnection(owner, {
    publisherId,
    name: 'Receiver',
    kind: 'https',
    settings: { url: 'https://receiver.example/hook' },
  })
  const offer = { publisherId, offerId: 'route-planner', environment: 'live' as const }
  await setOfferDestinations(owner, { ...offer, connectionIds: [connection.id] })
})
afterAll(() => shop.close())
beforeEach(() => ask(['route-planner']))

async function ask(doubleOptIn: string[]) {
  const { revision } = await getLeadSettings(owner, publisherId)
  await changeLeadSettings(owner, { publisherId, revision, settings: { doubleOptIn } })
  shop.clock.advance(hour)
}

/** As a visitor sends it, with the consent text of the form. */
async function anEnquiry(email: string, typed: { message?: string; locale?: string } = {}): Promise<Lead> {
  const visitor = as(shop.ctx, anonymous)
  const form = await openEnquiryForm(visitor, { offerKey, session: email, actionCode: 'PLT' })
  shop.clock.advance(5_000)
  const lead = await captureLead(visitor, {
    offerKey,
    actionCode: 'PLT',
    firstName: 'Amélie',
    lastName: 'Okonkwo',
    email,
    country: 'BE',
    company: 'Transports Delvaux SA',
    ...typed,
    consent: { textId: form.consent.textId, textHash: form.consent.textHash, locale: 'en' },
    form: { token: form.token, session: email },
  })
  await shop.runJobs()
  return lead
}

const mailsTo = async (to: string) => (await listMails(shop.ctx, { to })).items
const tokenIn = (body: string) => /\/confirm\/(\S+)/.exec(body)![1]!
const sheet = (leadId: string) => getLead(owner, { publisherId, leadId })

test('no enquiry waits for a confirmation unless its publisher wants that of the offer', async () => {
  await ask([])
  const lead = await anEnquiry('first@delvaux.example')
  expect(lead.state).toBe('routable')
  expect(await mailsTo('first@delvaux.example')).toEqual([])
})

test('double opt-in (§6.6): a lead is nobody’s until the customer confirms it, then goes to its destinations', async () => {
  const before = await countLeads(owner, publisherId, { delivery: 'queued' })
  const lead = await anEnquiry('a.okonkwo@delvaux.example', { message: 'Call me about 40 lorries.' })
  expect(lead).toMatchObject({ state: 'unconfirmed', email: null, lastName: null, message: null })
  expect((await deliveriesOf(owner, { publisherId, leadIds: [lead.id] })).get(lead.id) ?? []).toEqual([])
  expect((await listLeads(owner, publisherId, { text: 'Okonkwo' })).items.map(({ id }) => id)).not.toContain(lead.id)
  expect(await problemOf(releaseLead(owner, { publisherId, leadId: lead.id }))).toMatchObject({ status: 409 })
  await routeNewLeads(shop.ctx)
  expect((await sheet(lead.id)).standing.clock).toBeNull()

  const [mail] = await mailsTo('a.okonkwo@delvaux.example')
  expect(mail).toMatchObject({ subject: 'Please confirm: Route Planner', kind: 'leads.confirm' })
  // What somebody typed is never mailed to an address that somebody typed.
  for (const typed of ['Amélie', 'Okonkwo', 'Delvaux SA', 'lorries']) expect(mail!.body).not.toContain(typed)
  const token = tokenIn(mail!.body)
  expect(await whatToConfirm(shop.ctx, token)).toMatchObject({ offer: 'Route Planner', isConfirmed: false })
  shop.clock.advance(5 * hour)
  await confirmEnquiry(shop.ctx, token)
  await confirmEnquiry(shop.ctx, token)

  const now = await sheet(lead.id)
  expect(now.lead).toMatchObject({ state: 'routable', email: 'a.okonkwo@delvaux.example' })
  expect(now.confirmation).toMatchObject({ confirmedAt: shop.clock.now() })
  expect(now.deliveries).toHaveLength(1)
  expect(now.standing.clock).toMatchObject({ state: 'in-time' })
  expect((await countLeads(owner, publisherId, { delivery: 'queued' })).total).toBe(before.total + 1)
})

test('while it waits it counts nowhere but in the list of its own: not among all, not in files, digests or figures', async () => {
  const counted = async () => ({
    all: (await countLeads(owner, publisherId)).total,
    ids: (await listLeads(owner, publisherId, { limit: 200 })).items.map(({ id }) => id),
    days: (await countLeadsPerDay(owner, publisherId)).reduce((sum, day) => sum + day.count, 0),
    file: await countExport(owner, { publisherId, format: 'csv' }),
    figures: (await leadFigures(owner, { publisherId, weeks: 4 })).weeks.reduce((sum, week) => sum + week.leads, 0),
  })
  const { revision } = await getLeadSettings(owner, publisherId)
  const digest = { every: 'hour' as const, to: ['sales@fabrikam.example'] }
  await changeLeadSettings(owner, { publisherId, revision, settings: { digest } })
  shop.clock.advance(hour)
  await mailDigests(shop.ctx)
  const before = await counted()
  const waiting = await countUnconfirmed(owner, publisherId)
  const lead = await anEnquiry('counted@delvaux.example')
  expect(await counted()).toEqual(before)
  expect(await countUnconfirmed(owner, publisherId)).toBe(waiting + 1)
  shop.clock.advance(hour - 60_000)
  expect(await mailDigests(shop.ctx)).toBe(0)
  const list = await listLeads(owner, publisherId, { state: 'unconfirmed' })
  expect(list.items.map(({ id }) => id)).toContain(lead.id)
  const [mail] = await mailsTo('counted@delvaux.example')
  await confirmEnquiry(shop.ctx, tokenIn(mail!.body))
  expect(await countUnconfirmed(owner, publisherId)).toBe(waiting)
  expect((await counted()).all).toBe(before.all + 1)
})

test('confirmed late, it is in the first digest after that, and in no other', async () => {
  const { revision } = await getLeadSettings(owner, publisherId)
  const to = 'late-digest@fabrikam.example'
  await changeLeadSettings(owner, { publisherId, revision, settings: { digest: { every: 'day', to: [to] } } })
  shop.clock.advance(2 * 24 * hour)
  await mailDigests(shop.ctx)
  const lead = await anEnquiry('late@delvaux.example')
  const [asked] = await mailsTo('late@delvaux.example')
  const subjects = []
  for (const confirms of [false, true, false]) {
    if (confirms) await confirmEnquiry(shop.ctx, tokenIn(asked!.body))
    shop.clock.advance(24 * hour)
    await mailDigests(shop.ctx)
    subjects.push((await mailsTo(to))[0]!.subject)
  }
  expect((await sheet(lead.id)).lead.state).toBe('routable')
  expect(subjects).toEqual([0, 1, 0].map((count) => `Leads of the last day: ${count}`))
})

test('the mail is in the language of the page, and goes to one address once an hour at most', async () => {
  await anEnquiry('m.dubois@delvaux.example', { locale: 'fr-BE' })
  shop.clock.advance(11 * 60_000)
  const second = await anEnquiry('M.Dubois@delvaux.example', { locale: 'fr-BE' })
  expect((await mailsTo('m.dubois@delvaux.example'))[0]).toMatchObject({ subject: 'À confirmer : Route Planner' })
  expect(await mailsTo('M.Dubois@delvaux.example')).toEqual([])
  shop.clock.advance(hour)
  await shop.runJobs()
  await leadsJobs.find(({ name }) => name === 'leads.work')!.run(shop.ctx, {})
  const [mail] = await mailsTo('M.Dubois@delvaux.example')
  expect(tokenIn(mail!.body)).toContain(second.id)
})

test('what looks like abuse waits for a person after the customer confirmed it', async () => {
  const lead = await anEnquiry('links@delvaux.example', { message: 'http://a http://b http://c http://d' })
  const [mail] = await mailsTo('links@delvaux.example')
  await confirmEnquiry(shop.ctx, tokenIn(mail!.body))
  expect((await sheet(lead.id)).lead.state).toBe('quarantined')
})

test('what nobody confirmed is no earlier lead: only what repeats a lead is a duplicate', async () => {
  const email = 'again@delvaux.example'
  await anEnquiry(email)
  shop.clock.advance(hour)
  const lead = await aLead(shop.ctx, { email, actionCode: 'PLT' })
  expect(lead).toMatchObject({ state: 'routable', duplicateOf: null, flags: [] })
  expect(lead.scoreReasons.map(({ reason }) => reason)).not.toContain('repeated')
  for (let i = 0; i < 2; i++) {
    shop.clock.advance(hour)
    expect(await anEnquiry(email)).toMatchObject({ state: 'unconfirmed', duplicateOf: lead.id })
  }
})

test('unconfirmed, it ends after seven days: the link confirms nothing and the person is erased', async () => {
  const lead = await anEnquiry('never@delvaux.example')
  const [mail] = await mailsTo('never@delvaux.example')
  shop.clock.advance(7 * 24 * hour + 1)
  expect(await problemOf(confirmEnquiry(shop.ctx, tokenIn(mail!.body)))).toMatchObject({ status: 404 })
  await eraseExpiredLeads(shop.ctx)
  expect((await sheet(lead.id)).lead.state).toBe('erased')
  expect(await mailsTo('never@delvaux.example')).toEqual([])
})

test('an erased enquiry cannot be confirmed, nor can one with a link that we did not write', async () => {
  const lead = await anEnquiry('gone@delvaux.example')
  const [mail] = await mailsTo('gone@delvaux.example')
  expect(await problemOf(whatToConfirm(shop.ctx, `${lead.id}.forged`))).toMatchObject({ status: 404 })
  await eraseLead(owner, { publisherId, leadId: lead.id })
  expect(await problemOf(confirmEnquiry(shop.ctx, tokenIn(mail!.body)))).toMatchObject({ status: 404 })
})

test('what a program vouches for, and addresses of schools, are not asked', async () => {
  expect((await aLead(shop.ctx)).state).toBe('routable')
  const academic = await anEnquiry('prof@cs.example.edu')
  expect(academic.state).toBe('withheld')
  expect(await mailsTo('prof@cs.example.edu')).toEqual([])
})

test('the story of a lead is told in one order: arrival, consent, score, confirmation, ways, people’s work', async () => {
  const lead = await anEnquiry('story@delvaux.example')
  const [mail] = await mailsTo('story@delvaux.example')
  shop.clock.advance(hour)
  await confirmEnquiry(shop.ctx, tokenIn(mail!.body))
  const which = { publisherId, leadId: lead.id }
  shop.clock.advance(hour)
  await tagLead(owner, { ...which, tags: ['fleet'] })
  const task = await addTask(owner, { ...which, what: 'Send the brochure' })
  shop.clock.advance(hour)
  await noteStep(owner, { ...which, workState: 'contacted', note: 'Likes the map.' })
  await finishTask(owner, { ...which, taskId: task.id })
  const { story } = await explainLead({ ...owner, locale: 'fr' }, which)
  const order = [
    'Il est arrivé : Me contacter',
    'Le client a accepté le texte contact-1',
    'Vaut ',
    'Un courriel a demandé au client de confirmer',
    'Le client a confirmé',
    'Receiver (https) : en file d’attente',
    'Olga l’a étiqueté : fleet',
    'Olga a créé une tâche : Send the brochure',
    'Olga a noté « Contacté ». « Likes the map. »',
    'Olga a fait : Send the brochure',
  ]
  const found = order.map((begins) => story.findIndex(({ says }) => says.startsWith(begins)))
  expect(found).toEqual(found.map((_, i) => i))
})
