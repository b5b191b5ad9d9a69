import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listActs } from '#accounts'
import { anonymous, as, type Ctx } from '#platform/ctx'
import { listMails } from '#platform/mail'
import { type HttpsReceiver, startHttpsReceiver } from '../../test/fakes/https-receiver.ts'
import { problemOf } from '../../test/support/accounts.ts'
import { aDestination, clearDestinations, deliverAll } from '../../test/support/destination.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor, anOperator } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { exportLeads, getLead, listLeads, messagesOf, releaseLead, replayLeads } from './index.ts'
import { eraseExpiredLeads, forgetTraces } from './retention.ts'
import { leadActs, leads } from './schema.ts'

let receiver: HttpsReceiver
let shop: TestShop
let owner: Ctx
const publisherId = 'fabrikam'

beforeAll(async () => {
  receiver = await startHttpsReceiver()
  shop = await aShop({
    env: {
      COMPTOIR_NAME: 'Example Store',
      COMPTOIR_LEADS_EGRESS_ALLOW: receiver.allow,
      COMPTOIR_LEADS_EGRESS_CA: receiver.caFile,
    },
  })
  await aLiveOffer(shop.ctx)
  const document = { availability: { hideKey: 'sesame-sesame' } }
  await aLiveOffer(shop.ctx, { offerId: 'next-planner', slot: 'preview', document })
  owner = as(shop.ctx, anActor({ publisherId }))
})
afterAll(async () => {
  await shop.close()
  await receiver.close()
})
beforeEach(async () => {
  await clearDestinations(shop)
  receiver.always(202)
  receiver.received.length = 0
  receiver.taken.clear()
})

const deliver = () => deliverAll(shop, { messagesOf })
const destination = (more = {}) =>
  aDestination(shop, receiver, { offerIds: ['route-planner', 'next-planner'], ...more })

test('a lead is in the publisher’s system with every key, and its sheet tells the story (case 1)', async () => {
  await destination()
  const lead = await aLead(shop.ctx, { title: undefined, phone: undefined, campaign: { mktcmpid: 'blogpost_12' } })
  await deliver()
  expect(receiver.received).toHaveLength(1)
  expect(receiver.received[0]!.headers['webhook-id']).toBe(lead.id)
  expect(receiver.received[0]!.json).toMatchObject({
    LeadSource: 'SPZA',
    ActionCode: 'PLT',
    OfferTitle: 'Route Planner',
    UserDetails: { FirstName: 'Amélie', Phone: '', Title: '', Country: 'BE' },
  })
  expect(receiver.received[0]!.json.Description).toContain('blogpost_12')
  const sheet = await getLead(owner, { publisherId, leadId: lead.id })
  expect(sheet.deliveries).toMatchObject([
    { state: 'delivered', timeline: [{ number: 1, class: 'delivered', httpStatus: 202 }] },
  ])
  expect((await listLeads(owner, publisherId, { limit: 1 })).items[0]).toMatchObject({
    id: lead.id,
    deliveries: [{ state: 'delivered' }],
  })
})

test('a lead of the preview is sent, and is not in the inbox unless asked for (case 12)', async () => {
  await destination()
  const lead = await aLead(shop.ctx, { offerKey: 'fabrikam.next-planner', previewKey: 'sesame-sesame' })
  await deliver()
  expect([...receiver.taken.keys()]).toEqual([lead.id])
  expect((await listLeads(owner, publisherId, { environment: 'preview' })).items.map(({ id }) => id)).toEqual([lead.id])
  expect((await listLeads(owner, publisherId, { limit: 1 })).items.map(({ id }) => id)).not.toContain(lead.id)
  let file = ''
  for await (const piece of await exportLeads(owner, { publisherId, format: 'csv' })) file += piece
  expect(file).not.toContain(lead.email!)
})

test('a withheld lead goes nowhere; its contacts learn that somebody asked, and not who (case 62)', async () => {
  await destination({ contactEmails: 'sales@fabrikam.example' })
  const lead = await aLead(shop.ctx, { email: 'prof@cs.example.edu', lastName: 'Einstein', phone: '+3225550143' })
  await deliver()
  expect(receiver.received).toEqual([])
  const [mail] = (await listMails(shop.ctx, { to: 'sales@fabrikam.example' })).items
  expect(mail).toMatchObject({ kind: 'leads.withheld', subject: 'A lead for Route Planner is withheld' })
  expect(mail!.body).toContain(`/publisher/fabrikam/leads/${lead.id}`)
  expect(mail!.body).not.toMatch(/Einstein|Amélie|cs\.example|Delvaux|3225550143/)
  expect(await messagesOf(shop.ctx, [lead.id])).toEqual(new Map())
})

test('only the operator lets a withheld lead go, and says how the customer agreed', async () => {
  await destination()
  const lead = await aLead(shop.ctx, { email: 'dean@cs.example.edu' })
  const which = { publisherId, leadId: lead.id }
  const operator = as(shop.ctx, anOperator())
  expect(await problemOf(releaseLead(owner, which))).toMatchObject({ status: 403 })
  expect(await problemOf(releaseLead(operator, which))).toMatchObject({ status: 422 })
  await releaseLead(operator, { ...which, consentEvidence: 'Letter of 2 March' })
  await deliver()
  expect(receiver.received[0]!.json.UserDetails).toMatchObject({ Email: 'dean@cs.example.edu' })
  expect(await problemOf(releaseLead(operator, which))).toMatchObject({ type: 'lead-not-held-back' })
})

test('a quarantined lead waits for somebody to let it go (case 65)', async () => {
  await destination()
  const lead = await aLead(shop.ctx, { email: 'x@mailinator.com' })
  await deliver()
  expect(receiver.received).toEqual([])
  await releaseLead(owner, { publisherId, leadId: lead.id })
  expect((await getLead(owner, { publisherId, leadId: lead.id })).standing.path).not.toBeNull()
  await deliver()
  expect([...receiver.taken.keys()]).toEqual([lead.id])
  const [act] = (await listActs(owner, { publisherId, act: 'lead.released' })).items
  expect(act).toMatchObject({ subject: lead.id, detail: { from: 'quarantined' } })
})

test('a do-not-contact notice is never let go', async () => {
  const lead = await aLead(shop.ctx, { actionCode: 'DNC' })
  const release = releaseLead(as(shop.ctx, anOperator()), { publisherId, leadId: lead.id, consentEvidence: 'Said so' })
  expect(await problemOf(release)).toMatchObject({ type: 'lead-not-held-back', status: 409 })
})

test('leads that came before there was a destination go to it when somebody says so (case 61)', async () => {
  const email = (n: number) => `early-${n}@delvaux.example`
  const early = []
  for (const n of [1, 2, 3]) early.push((await aLead(shop.ctx, { email: email(n) })).id)
  expect((await listLeads(owner, publisherId, { text: 'early' })).items.map(({ deliveries }) => deliveries)).toEqual([
    [],
    [],
    [],
  ])
  const { connectionId } = await destination()
  const request = { publisherId, connectionId, filter: { text: 'early' } }
  expect(await replayLeads(owner, { ...request, dryRun: true })).toMatchObject({ leads: 3, queued: 3, replay: null })
  await replayLeads(owner, request)
  shop.clock.advance(10_000)
  await deliver()
  expect([...receiver.taken.keys()].sort()).toEqual(early.sort())
  expect(await replayLeads(owner, { ...request, dryRun: true })).toMatchObject({ queued: 0 })
})

test('a replay of a day sends what is missing of that day, under the same keys (case 60)', async () => {
  const { connectionId } = await destination()
  shop.clock.set('2026-05-01T10:00:00Z')
  const there = await aLead(shop.ctx)
  await deliver()
  receiver.always(404)
  const missing = await aLead(shop.ctx)
  await deliver()
  shop.clock.set('2026-05-02T00:00:00Z')
  receiver.always(202)
  await aLead(shop.ctx)
  const day = { capturedFrom: new Date('2026-05-01T00:00:00Z'), capturedBefore: new Date('2026-05-02T00:00:00Z') }
  const asked = { publisherId, connectionId, filter: day, dryRun: true } as const
  expect((await replayLeads(owner, { ...asked, what: 'everything' })).leads).toBe(2)
  shop.clock.advance(3_600_000)
  await deliver()
  expect(receiver.taken.get(there.id)).toBe(1)
  expect(receiver.taken.get(missing.id)).toBe(1)
  await replayLeads(owner, { ...asked, dryRun: false, what: 'everything' })
  shop.clock.advance(60_000)
  await deliver()
  expect([receiver.taken.get(there.id), receiver.taken.get(missing.id)]).toEqual([2, 2])
})

test('three years later nobody can be found in what is left', async () => {
  await destination()
  const lead = await aLead(shop.ctx, { email: 'forget.me@delvaux.example', message: 'Call me', phone: '+3225550143' })
  shop.clock.advance((3 * 365 + 2) * 86_400_000)
  const kept = await aLead(shop.ctx)
  expect(await eraseExpiredLeads(shop.ctx)).toBeGreaterThan(0)
  await forgetTraces(shop.ctx)
  await deliver()
  expect([...receiver.taken.keys()]).toEqual([kept.id])
  const sheet = await getLead(owner, { publisherId, leadId: lead.id })
  expect(sheet.lead).toMatchObject({
    state: 'erased',
    offerId: 'route-planner',
    country: 'BE',
    email: null,
    message: null,
  })
  expect(JSON.stringify(await shop.ctx.db.select().from(leads))).not.toMatch(/forget\.me|Call me/)
  expect(await shop.ctx.db.$count(leadActs)).toBe(1)
  expect(await eraseExpiredLeads(shop.ctx)).toBe(0)
})

test('messages are for the worker: a lead that is not there has none', async () => {
  expect(await messagesOf(as(shop.ctx, anonymous), [])).toEqual(new Map())
  expect(await messagesOf(shop.ctx, [shop.ctx.newId()])).toEqual(new Map())
})
