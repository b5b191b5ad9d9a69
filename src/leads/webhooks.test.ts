/** A publisher's own programs: what they are told of its leads, and what they are asked. */
import { createHash } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { alertContacts, listWebhooks, removeWebhook, saveWebhook, tryWebhook, workOnce } from '#delivery'
import { as, type Ctx } from '#platform/ctx'
import { type HttpsReceiver, startHttpsReceiver } from '../../test/fakes/https-receiver.ts'
import { problemOf } from '../../test/support/accounts.ts'
import { aDestination } from '../../test/support/destination.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { deliveryJobs } from '../delivery/jobs.ts'
import { watchClocks } from './clock.ts'
import { eraseLead, getLead } from './index.ts'
import { leadsJobs } from './jobs.ts'
import { messagesOf } from './lead-message.ts'
import { routeNewLeads } from './route.ts'

const publisherId = 'fabrikam'
const minute = 60_000
const operatorSecret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
let shop: TestShop
let owner: Ctx
let program: HttpsReceiver

beforeAll(async () => {
  program = await startHttpsReceiver()
  shop = await aShop({
    env: {
      COMPTOIR_LEADS_EGRESS_ALLOW: program.allow,
      COMPTOIR_LEADS_EGRESS_CA: program.caFile,
      COMPTOIR_LEADS_WEBHOOK: program.url('/operator'),
      COMPTOIR_LEADS_WEBHOOK_SECRET: operatorSecret,
    },
    jobs: [...deliveryJobs, ...leadsJobs] as never[],
  })
  await aLiveOffer(shop.ctx)
  owner = as(shop.ctx, anActor({ publisherId, name: 'Olga' }))
})
beforeEach(async () => {
  program.always(202)
  program.received.length = 0
  for (const { purpose } of await listWebhooks(owner, { publisherId }))
    await removeWebhook(owner, { publisherId, purpose })
})
afterAll(async () => {
  await shop.close()
  await program.close()
})

const told = (path = '/notices') => program.received.filter((one) => one.path === path)
const types = (path?: string) => told(path).map(({ json }) => json.type)
const listen = (events: Parameters<typeof saveWebhook>[1]['events']) =>
  saveWebhook(owner, { publisherId, purpose: 'notices', url: program.url('/notices'), events })

test('a webhook hears of arrivals and of clocks, signed, and of nobody’s name (case 63)', async () => {
  const { shownOnce } = await listen(['lead.arrived', 'lead.half-time', 'lead.overdue'])
  const lead = await aLead(shop.ctx)
  await routeNewLeads(shop.ctx)
  await shop.runJobs()
  expect(types()).toEqual(['lead.arrived'])
  for (let i = 0; i < 7; i++) {
    shop.clock.advance(10 * minute)
    await watchClocks(shop.ctx)
  }
  await shop.runJobs()
  expect(types()).toEqual(['lead.arrived', 'lead.half-time', 'lead.overdue'])
  for (const { json, body } of told()) {
    expect(json.data).toMatchObject({ LeadId: lead.id, OfferKey: 'fabrikam.route-planner', ActionCode: 'PLT' })
    for (const secret of [lead.lastName, lead.email, lead.company, lead.phone])
      expect(String(body)).not.toContain(secret)
  }
  const { body, headers } = told()[0]!
  const signed = createSignature(shownOnce.signingSecret!, headers, body)
  expect(headers['webhook-signature']).toBe(signed)
})

function createSignature(secret: string, headers: Record<string, unknown>, body: Buffer): string {
  const at = new Date(Number(headers['webhook-timestamp']) * 1000)
  return new Webhook(secret).sign(String(headers['webhook-id']), at, String(body))
}

test('a notice that is not taken is posted again under its id, and one that asked to stop gets no more', async () => {
  await listen(['lead.arrived'])
  program.always(503)
  await aLead(shop.ctx, { email: 'b@delvaux.example' })
  await routeNewLeads(shop.ctx)
  await expect(shop.runJobs()).rejects.toThrow('not taken yet')
  expect((await listWebhooks(owner, { publisherId }))[0]).toMatchObject({
    answer: { class: 'transient', code: 'leads.https.unavailable' },
    stoppedAt: null,
  })
  program.always(410)
  await aLead(shop.ctx, { email: 'c@delvaux.example' })
  await routeNewLeads(shop.ctx)
  await shop.runJobs()
  expect((await listWebhooks(owner, { publisherId }))[0]!.stoppedAt).toEqual(shop.ctx.now())
  program.received.length = 0
  await aLead(shop.ctx, { email: 'd@delvaux.example' })
  await routeNewLeads(shop.ctx)
  await shop.runJobs()
  expect(told()).toEqual([])
})

test('publisher and operator hear that a connection fails, and that it works again', async () => {
  await listen(['leads.connection.failing', 'leads.connection.recovered'])
  await aDestination(shop, program, { offerIds: ['route-planner'] })
  program.always(({ path }) => (path === '/leads' ? 401 : 202))
  await aLead(shop.ctx, { email: 'e@delvaux.example' })
  await workOnce(shop.ctx, { messagesOf })
  await alertContacts.run(shop.ctx, {})
  await shop.runJobs()
  expect(types()).toEqual(['leads.connection.failing'])
  expect(types('/operator')).toEqual(['leads.connection.failing'])
  const { json, body, headers } = told('/operator')[0]!
  expect(json.data).toMatchObject({ PublisherId: publisherId, Code: 'leads.https.auth', LeadsWaiting: 1 })
  expect(headers['webhook-signature']).toBe(createSignature(operatorSecret, headers, body))
  program.always(202)
  shop.clock.advance(10 * minute)
  await workOnce(shop.ctx, { messagesOf })
  await alertContacts.run(shop.ctx, {})
  await shop.runJobs()
  expect(types()).toEqual(['leads.connection.failing', 'leads.connection.recovered'])
})

test('a lookup is asked for the hash first, for the address only if it may be told, and forgets with the lead', async () => {
  const lookup = { publisherId, purpose: 'lookup' as const, url: program.url('/who') }
  await saveWebhook(owner, lookup)
  const who = (email: string) => createHash('sha256').update(email).digest('hex')
  const known = { isCustomer: true, owner: 'Marie', lastCampaign: 'Fair 2026', unknown: 1 }
  program.always(({ path, json }) => {
    const { EmailSha256, Email } = (json.data ?? {}) as Record<string, string>
    if (path !== '/who') return 202
    if (EmailSha256 === who('f@delvaux.example') || Email) return { status: 200, body: JSON.stringify(known) }
    return 404
  })
  const first = await aLead(shop.ctx, { email: 'F@delvaux.example' })
  const second = await aLead(shop.ctx, { email: 'g@delvaux.example' })
  await routeNewLeads(shop.ctx)
  await shop.runJobs()
  const facts = async (leadId: string) => (await getLead(owner, { publisherId, leadId })).facts
  expect(await facts(first.id)).toMatchObject([
    { list: new URL(program.origin).host, by: 'email', isCustomer: true, owner: 'Marie', lastCampaign: 'Fair 2026' },
  ])
  expect(await facts(second.id)).toEqual([])
  expect(
    told('/who')
      .map(({ body }) => String(body))
      .join(),
  ).not.toContain('delvaux')

  await saveWebhook(owner, { ...lookup, url: '', tellsAddress: true, revision: 1 })
  const third = await aLead(shop.ctx, { email: 'h@delvaux.example' })
  await routeNewLeads(shop.ctx)
  await shop.runJobs()
  expect(await facts(third.id)).toMatchObject([{ owner: 'Marie' }])
  await eraseLead(owner, { publisherId, leadId: third.id })
  const { rows } = await shop.ctx.database.pool.query('select lead_id from lead_looked_up')
  expect(rows).toEqual([{ lead_id: first.id }])
})

test('settings are checked, changes seen, and an address is never shown again (case 66)', async () => {
  const wrong = await problemOf(
    saveWebhook(owner, { publisherId, purpose: 'notices', url: 'http://127.0.0.1/x', events: [] }),
  )
  expect(wrong.errors!.map(({ pointer }) => pointer)).toEqual(['#/url', '#/events'])
  const { webhook } = await listen(['lead.arrived'])
  expect(webhook.url).toBe(`${program.origin}/…`)
  const stale = await problemOf(saveWebhook(owner, { publisherId, purpose: 'notices', events: ['lead.overdue'] }))
  expect(stale.type).toContain('stale')
  const changed = await saveWebhook(owner, { publisherId, purpose: 'notices', events: ['lead.overdue'], revision: 1 })
  expect(changed).toMatchObject({ shownOnce: {}, webhook: { events: ['lead.overdue'], revision: 2 } })
  expect(await tryWebhook(owner, { publisherId, purpose: 'notices' })).toMatchObject({ class: 'delivered' })
  expect(types()).toEqual(['test'])
  const { rows } = await shop.ctx.database.pool.query('select url, signing_secret from webhooks')
  expect(JSON.stringify(rows)).not.toContain('/notices')
  const seller = as(shop.ctx, anActor({ publisherId, roles: ['marketer'] }))
  await expect(saveWebhook(seller, { publisherId, purpose: 'lookup' })).rejects.toMatchObject({ status: 403 })
})
