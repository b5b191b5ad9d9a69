import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { workOnce } from '#delivery'
import { anonymous, as, type Ctx } from '#platform/ctx'
import { listMails } from '#platform/mail'
import { type HttpsReceiver, startHttpsReceiver } from '../../test/fakes/https-receiver.ts'
import { problemOf } from '../../test/support/accounts.ts'
import { aDestination, clearDestinations, deliverAll } from '../../test/support/destination.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { eraseLeads, settleErasures } from './erase.ts'
import {
  askForMyData,
  eraseLead,
  eraseMyData,
  explainLead,
  getLead,
  listErasureTasks,
  messagesOf,
  noteStep,
  openMyData,
  reapplyErasures,
  replayLeads,
} from './index.ts'
import { leadsJobs } from './jobs.ts'

let receiver: HttpsReceiver
let shop: TestShop
let owner: Ctx
const publisherId = 'fabrikam'

beforeAll(async () => {
  receiver = await startHttpsReceiver()
  shop = await aShop({
    env: { COMPTOIR_LEADS_EGRESS_ALLOW: receiver.allow, COMPTOIR_LEADS_EGRESS_CA: receiver.caFile },
    jobs: leadsJobs,
  })
  await aLiveOffer(shop.ctx)
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
})

const deliver = () => deliverAll(shop, { messagesOf })
const toldErased = (ids: string[]) =>
  receiver.received.filter(
    ({ json }) => json.type === 'lead.erased' && ids.includes((json.data as { LeadId: string }).LeadId),
  )
const tasksAbout = async (ids: string[]) =>
  (await listErasureTasks(owner, publisherId)).filter(({ leadId }) => ids.includes(leadId))

test('a customer’s wish erases the delivered and the waiting lead; the receiver hears the id only (case 64)', async () => {
  const { connectionId } = await aDestination(shop, receiver)
  const email = 'leave@delvaux.example'
  const gone = await aLead(shop.ctx, { email, message: 'My number is 4711' })
  await deliver()
  receiver.always(503)
  shop.clock.advance(11 * 60_000)
  const waiting = await aLead(shop.ctx, { email, actionCode: 'INS' })
  await deliver()
  await noteStep(owner, { publisherId, leadId: gone.id, workState: 'contacted', note: 'Amélie wants a demo' })
  receiver.always(202)

  const visitor = as(shop.ctx, anonymous)
  await askForMyData(visitor, { email: ' Leave@Delvaux.Example ', path: '/privacy' })
  await askForMyData(visitor, { email, path: '/privacy' })
  const mails = (await listMails(shop.ctx, {})).items.filter(({ recipient }) => recipient.toLowerCase() === email)
  expect(mails).toHaveLength(1)
  const token = /\/privacy\/(\S+)/.exec(mails[0]!.body)![1]!
  const { leads } = await openMyData(visitor, token)
  expect(leads).toMatchObject([
    { leadId: waiting.id, passedOn: [] },
    { leadId: gone.id, publisher: 'Fabrikam', data: { message: 'My number is 4711' }, passedOn: [{ kind: 'https' }] },
  ])

  receiver.received.length = 0
  receiver.next(202)
  expect(await eraseMyData(visitor, token)).toBe(2)
  expect((await problemOf(openMyData(visitor, token))).type).toBe('privacy-link-over')
  await shop.runJobs()
  const told = toldErased([gone.id, waiting.id])
  expect(told.map(({ json }) => json.data)).toEqual([{ LeadId: gone.id }])
  expect(told[0]!.body.toString()).not.toMatch(/delvaux|Amélie/)
  expect(await tasksAbout([gone.id, waiting.id])).toEqual([])

  for (const { id } of [gone, waiting]) {
    const sheet = await getLead(owner, { publisherId, leadId: id })
    expect(sheet.lead).toMatchObject({ state: 'erased', email: null, lastName: null, message: null })
    expect(JSON.stringify(sheet)).not.toMatch(/leave@|Amélie|4711/)
  }
  expect((await getLead(owner, { publisherId, leadId: waiting.id })).deliveries[0]!.state).toBe('erased')
  const replay = await replayLeads(owner, {
    publisherId,
    connectionId,
    leadIds: [gone.id, waiting.id],
    what: 'everything',
  })
  expect(replay.queued).toBe(0)
  const dump = JSON.stringify((await shop.ctx.database.pool.query('select * from leads, attempts')).rows)
  expect(dump).not.toMatch(/leave@delvaux|4711/)
})

test('an attempt under way when its lead is erased may end, and its destination is listed all the same', async () => {
  await aDestination(shop, receiver)
  const lead = await aLead(shop.ctx)
  let erased: Promise<void> | undefined
  receiver.always(() => {
    erased = eraseLead(owner, { publisherId, leadId: lead.id })
    return { status: 202, body: `thank you, ${lead.email}`, delayMs: 300 }
  })
  await workOnce(shop.ctx, { messagesOf })
  await erased
  await settleErasures(shop.ctx)
  const { deliveries } = await getLead(owner, { publisherId, leadId: lead.id })
  expect(deliveries).toMatchObject([{ state: 'delivered', timeline: [{ response: null }] }])
  expect(await tasksAbout([lead.id])).toMatchObject([{ kind: 'https' }])
  receiver.always(202)
  await shop.runJobs()
  expect(await tasksAbout([lead.id])).toEqual([])
})

test('an attempt under way when the time of its lead ends leaves nothing of the person behind', async () => {
  await aDestination(shop, receiver)
  const lead = await aLead(shop.ctx)
  let erased: Promise<void> | undefined
  receiver.always(() => {
    erased = eraseLeads(shop.ctx, publisherId, { leadIds: [lead.id], why: 'retention' })
    return { status: 202, body: `thank you, ${lead.email}`, delayMs: 300 }
  })
  await workOnce(shop.ctx, { messagesOf })
  await erased
  await settleErasures(shop.ctx)
  const { deliveries } = await getLead(owner, { publisherId, leadId: lead.id })
  expect(deliveries).toMatchObject([{ state: 'delivered', timeline: [{ response: null }] }])
  // What destinations keep is under their own rules.
  expect(await tasksAbout([lead.id])).toEqual([])
})

test('a destination that is down is told of the erasure when it is back', async () => {
  await aDestination(shop, receiver)
  const lead = await aLead(shop.ctx)
  await deliver()
  receiver.always(503)
  await eraseLead(owner, { publisherId, leadId: lead.id })
  await expect(shop.runJobs()).rejects.toThrow('not told of the erasure yet')
  expect(await tasksAbout([lead.id])).toMatchObject([{ doneAt: null }])
})

test('whether somebody is a customer is told to nobody else: no mail to an address without leads, and nothing wrong', async () => {
  await askForMyData(as(shop.ctx, anonymous), { email: 'stranger@nowhere.example', path: '/privacy' })
  expect((await listMails(shop.ctx, { to: 'stranger@nowhere.example' })).items).toEqual([])
  const changed = openMyData(as(shop.ctx, anonymous), 'guessed.token')
  expect((await problemOf(changed)).status).toBe(404)
})

test('an address in letters beyond ASCII is one address, however it is written: mailed to, told, erased', async () => {
  const lead = await aLead(shop.ctx, { email: 'Ana@bücher-delvaux.example' })
  const visitor = as(shop.ctx, anonymous)
  await askForMyData(visitor, { email: 'ana@BÜCHER-delvaux.example', path: '/privacy' })
  await askForMyData(visitor, { email: 'ana@xn--bcher-delvaux-wob.example', path: '/privacy' })
  const sent = async () => (await listMails(shop.ctx, {})).items.filter(({ recipient }) => /^ana@/i.test(recipient))
  const mails = await sent()
  expect(mails).toHaveLength(1)
  const token = /\/privacy\/(\S+)/.exec(mails[0]!.body)![1]!
  expect((await openMyData(visitor, token)).leads).toMatchObject([{ leadId: lead.id }])
  expect(await eraseMyData(visitor, token)).toBe(1)
  expect(await sent()).toEqual([])
})

test('who must not be contacted: stores get the code and nothing of the person (case 6)', async () => {
  await aDestination(shop, receiver, { contactEmails: 'sales@fabrikam.example' })
  const lead = await aLead(shop.ctx, { actionCode: 'DNC', message: 'Contact the other one' })
  await deliver()
  expect(receiver.received).toHaveLength(1)
  expect(receiver.received[0]!.json).toMatchObject({
    ActionCode: 'DNC',
    UserDetails: { FirstName: '', LastName: '', Email: '', Phone: '', Country: '', Company: '', Title: '' },
  })
  expect(receiver.received[0]!.body.toString()).not.toMatch(/Okonkwo|Contact the other/)
  expect((await getLead(owner, { publisherId, leadId: lead.id })).lead).toMatchObject({
    state: 'withheld',
    lastName: null,
    score: 0,
  })
})

test('a lead explains itself: what happened, and what to do next, in both languages', async () => {
  await aDestination(shop, receiver)
  receiver.always({ status: 401, body: 'no' })
  const lead = await aLead(shop.ctx)
  await deliver()
  const told = await explainLead(owner, { publisherId, leadId: lead.id })
  expect(told.needsYou).toBe(true)
  expect(told.story.map(({ says }) => says).join('\n')).toContain('answered 401')
  expect(told.next[0]).toMatch(/^Receiver refuses everything, so its leads wait; none is lost\./)
  const french = await explainLead({ ...owner, locale: 'fr' }, { publisherId, leadId: lead.id })
  expect(french.next[0]).toMatch(/^Receiver refuse tout/)

  await clearDestinations(shop)
  const nowhere = await aLead(shop.ctx)
  const alone = await explainLead(owner, { publisherId, leadId: nowhere.id })
  expect(alone.next[0]).toContain('comptoir lead replay')
})

test('erasures are noted outside of the database, by ids', async () => {
  const lead = await aLead(shop.ctx)
  await eraseLead(owner, { publisherId, leadId: lead.id })
  expect(readFileSync(`${shop.ctx.config.dataDir}/erasures.txt`, 'utf8')).toContain(`fabrikam ${lead.id}`)
  // A backup from before is restored.
  await shop.ctx.database.pool.query(
    `update leads set state = 'routable', email = 'back@delvaux.example' where id = $1`,
    [lead.id],
  )
  expect(await reapplyErasures(shop.ctx)).toBe(1)
  expect((await getLead(owner, { publisherId, leadId: lead.id })).lead).toMatchObject({ state: 'erased', email: null })
})
