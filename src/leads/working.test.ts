import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { changeMember, removeMember } from '#accounts'
import { createConnection, setOfferDestinations } from '#delivery'
import { as, type Ctx } from '#platform/ctx'
import { listMails } from '#platform/mail'
import { problemOf } from '../../test/support/accounts.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor, aPerson } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { watchClocks } from './clock.ts'
import {
  addTask,
  assignLead,
  changeLeadSettings,
  eraseLead,
  finishTask,
  getLead,
  getLeadSettings,
  judgeLead,
  listLeads,
  listLeadViews,
  noteStep,
  removeLeadView,
  saveLeadView,
  tagLead,
  uploadFacts,
  workMany,
} from './index.ts'
import { routeNewLeads } from './route.ts'

const publisherId = 'fabrikam'
const minute = 60_000
let shop: TestShop
let owner: Ctx

beforeAll(async () => {
  shop = await aShop()
  await aLiveOffer(shop.ctx)
  owner = as(shop.ctx, anActor({ publisherId, name: 'Olga' }))
})
afterAll(() => shop.close())

// Each begins on a Monday of its own, at nine: the default hours are nine to six, UTC.
let monday = Date.parse('2026-03-02T09:00:00Z')
beforeEach(() => {
  shop.clock.set(new Date(monday))
  monday += 7 * 24 * 60 * minute
})

const sheet = (leadId: string) => getLead(owner, { publisherId, leadId })

test('a lead untouched for sixty business minutes is overdue, and its first contact stops the clock (case 70)', async () => {
  const lead = await aLead(shop.ctx)
  await routeNewLeads(shop.ctx)
  expect((await sheet(lead.id)).standing).toMatchObject({
    path: 'call-back',
    clock: { targetMinutes: 60, state: 'in-time', dueAt: new Date(lead.capturedAt.getTime() + 60 * minute) },
  })
  shop.clock.advance(31 * minute)
  await watchClocks(shop.ctx)
  expect((await sheet(lead.id)).standing.clock?.state).toBe('due')
  shop.clock.advance(30 * minute)
  await watchClocks(shop.ctx)
  await watchClocks(shop.ctx)
  const overdue = () => listLeads(owner, publisherId, { clock: 'overdue', ids: [lead.id] })
  expect((await overdue()).items).toHaveLength(1)

  await noteStep(owner, { publisherId, leadId: lead.id, workState: 'contacted' })
  expect((await sheet(lead.id)).standing.clock).toMatchObject({ state: 'answered', answeredAt: shop.ctx.now() })
  expect((await overdue()).items).toEqual([])
})

test('somebody is told once that half of the time is over and once that all of it is, without a name (case 63)', async () => {
  const { ctx } = shop
  const { email: told } = await aPerson(shop, { publisherId, email: 'clocks@fabrikam.example' })
  const lead = await aLead(ctx)
  await routeNewLeads(ctx)
  for (let i = 0; i < 8; i++) {
    shop.clock.advance(10 * minute)
    await watchClocks(ctx)
  }
  const mails = (await listMails(ctx, { to: told! })).items.filter(({ about }) => about === lead.id)
  expect(mails.map(({ kind }) => kind).sort()).toEqual(['leads.clock.half', 'leads.clock.over'])
  for (const { body, subject } of mails) {
    for (const personal of [lead.firstName, lead.lastName, lead.email, lead.company])
      expect(`${subject} ${body}`).not.toContain(personal)
    expect(body).toContain(lead.id)
  }
})

test('leads of a path are given to its owners in turn; who left the publisher is passed over', async () => {
  const { revision, paths } = await getLeadSettings(owner, publisherId)
  const people = [await aPerson(shop, { publisherId, name: 'One' }), await aPerson(shop, { publisherId, name: 'Two' })]
  const owners = [{ id: 'left', name: 'Who left' }, ...people.map(({ id, name }) => ({ id, name }))]
  const rule = { path: 'benelux', when: { countries: ['LU'] }, targetMinutes: 30, owners, tag: 'near', tasks: [] }
  await changeLeadSettings(owner, { publisherId, revision, settings: { paths: [rule, ...paths] } })
  const leads = []
  for (let i = 0; i < 3; i++) leads.push(await aLead(shop.ctx, { country: 'LU' }))
  await routeNewLeads(shop.ctx)
  const got = await Promise.all(leads.map(async ({ id }) => (await sheet(id)).standing))
  expect(got.map(({ owner }) => owner?.name)).toEqual(['One', 'Two', 'One'])
  expect(got[0]).toMatchObject({ tags: ['near'], path: 'benelux' })
  const mine = await listLeads(owner, publisherId, { owner: people[1]!.id })
  expect(mine.items.map(({ id }) => id)).toEqual([leads[1]!.id])
})

test('leads of somebody who left, or works no leads any more, are found and given to somebody else', async () => {
  const [stays, leaves] = [await aPerson(shop, { publisherId }), await aPerson(shop, { publisherId })]
  const given = [await aLead(shop.ctx), await aLead(shop.ctx)]
  await assignLead(owner, { publisherId, leadId: given[0]!.id, ownerId: stays.id })
  await assignLead(owner, { publisherId, leadId: given[1]!.id, ownerId: leaves.id })
  const ids = given.map(({ id }) => id)
  const stranded = async () => (await listLeads(owner, publisherId, { owner: 'gone', ids })).items.map(({ id }) => id)
  expect(await stranded()).toEqual([])
  await changeMember(owner, publisherId, { personId: leaves.id, rights: { roles: ['developer'], limitedTo: null } })
  expect(await stranded()).toEqual([given[1]!.id])
  await removeMember(owner, publisherId, leaves.id)
  expect(await stranded()).toEqual([given[1]!.id])
  await assignLead(owner, { publisherId, leadId: given[1]!.id, ownerId: stays.id })
  expect(await stranded()).toEqual([])
})

test('leads are kept for as many months as their publisher set', async () => {
  const { revision } = await getLeadSettings(owner, publisherId)
  const { revision: next } = await changeLeadSettings(owner, { publisherId, revision, settings: { keepMonths: 6 } })
  const lead = await aLead(shop.ctx)
  await routeNewLeads(shop.ctx)
  const until = new Date(lead.capturedAt)
  until.setUTCMonth(until.getUTCMonth() + 6)
  expect((await sheet(lead.id)).lead.retainUntil).toEqual(until)
  await changeLeadSettings(owner, { publisherId, revision: next, settings: { keepMonths: 36 } })
})

test('settings that somebody else changed are not overwritten, and everything wrong is said at once', async () => {
  const stale = changeLeadSettings(owner, { publisherId, revision: 0, settings: { keepMonths: 12 } })
  expect((await problemOf(stale)).type).toBe('stale-revision')
  const { revision } = await getLeadSettings(owner, publisherId)
  const wrong = changeLeadSettings(owner, {
    publisherId,
    revision,
    settings: {
      points: { luck: 3 },
      hours: { timeZone: 'UTC', days: [1], from: '18:00', to: '09:00' },
    },
  })
  expect((await problemOf(wrong)).errors.map(({ pointer }) => pointer)).toEqual(['#/hours/to', '#/points/luck'])
  const settings = { checklist: ['fine', 'not\u0000fine', 'nor \ud83d this'] }
  const unreadable = changeLeadSettings(owner, { publisherId, revision, settings })
  expect((await problemOf(unreadable)).errors.map(({ pointer }) => pointer)).toEqual(['#/checklist/1', '#/checklist/2'])
})

test('a disqualified lead says why; many leads are worked at once, each on its own', async () => {
  const [one, two] = [await aLead(shop.ctx), await aLead(shop.ctx)]
  const step = noteStep(owner, { publisherId, leadId: one.id, workState: 'disqualified' })
  expect((await problemOf(step)).errors[0]?.pointer).toBe('#/reason')
  const leadIds = [one.id, two.id, '01980000-0000-7000-8000-000000000000']
  const outcome = await workMany(owner, { publisherId, leadIds, deed: 'step', workState: 'nurturing', note: 'Fair' })
  expect(outcome).toMatchObject({ done: 2, refused: [{ leadId: leadIds[2] }] })
  expect((await sheet(two.id)).steps.at(-1)).toMatchObject({ workState: 'nurturing', note: 'Fair', byName: 'Olga' })
})

test('on a lead that is erased nothing is noted any more: it could name who was in it', async () => {
  const { id: leadId } = await aLead(shop.ctx)
  await eraseLead(owner, { publisherId, leadId })
  const which = { publisherId, leadId }
  for (const deed of [
    () => noteStep(owner, { ...which, workState: 'contacted', note: 'Amélie called back' }),
    () => tagLead(owner, { ...which, tags: ['Amélie'] }),
    () => addTask(owner, { ...which, what: 'Call Amélie' }),
    () => judgeLead(owner, { ...which, quality: 'good' }),
  ])
    expect(await problemOf(deed)).toMatchObject({ type: 'lead-erased', status: 409 })
  expect(JSON.stringify(await sheet(leadId))).not.toContain('Amélie')
})

test('two people who work one lead at once are both heard, and the clock stops once', async () => {
  const { id: leadId } = await aLead(shop.ctx)
  await routeNewLeads(shop.ctx)
  const other = as(shop.ctx, anActor({ publisherId, name: 'Other' }))
  await Promise.all([
    noteStep(owner, { publisherId, leadId, workState: 'contacted', note: 'Called' }),
    noteStep(other, { publisherId, leadId, workState: 'qualified', note: 'Wrote' }),
  ])
  const { steps, standing, workState } = await sheet(leadId)
  expect(steps.map(({ byName }) => byName).sort()).toEqual(['Olga', 'Other'])
  expect(standing.workState).toBe(workState)
  expect(standing.clock).toMatchObject({ state: 'answered', answeredAt: shop.ctx.now() })
})

test('nothing that was typed is cut short: it is refused with its limit', async () => {
  const { id: leadId } = await aLead(shop.ctx)
  const tags = (tags: string[]) => problemOf(tagLead(owner, { publisherId, leadId, tags }))
  expect((await tags(['👍'.repeat(51)])).errors[0]?.detail).toBe('At most 50 characters; this has 51.')
  expect((await tags(Array.from({ length: 11 }, (_, i) => `tag ${i}`))).errors[0]?.pointer).toBe('#/tags')
  const query = `tag=${'x'.repeat(1000)}`
  const view = saveLeadView(owner, { publisherId, name: 'Long', query })
  expect((await problemOf(view)).errors[0]?.code).toBe('leads.view.too_long')
})

test('tasks are added, done once, and kept with who did them; quality is told to the operator', async () => {
  const lead = await aLead(shop.ctx)
  const task = await addTask(owner, { publisherId, leadId: lead.id, what: 'Send the price list' })
  await finishTask(owner, { publisherId, leadId: lead.id, taskId: task.id })
  await judgeLead(owner, { publisherId, leadId: lead.id, quality: 'wrong-contact' })
  const { tasks, standing } = await sheet(lead.id)
  expect(tasks).toMatchObject([{ what: 'Send the price list', doneByName: 'Olga', doneAt: shop.ctx.now() }])
  expect(standing.quality).toBe('wrong-contact')
})

test('a filter is kept under a name, for oneself or for everybody', async () => {
  const other = as(shop.ctx, anActor({ publisherId, name: 'Other' }))
  const own = await saveLeadView(owner, { publisherId, name: 'Hot', query: 'rating=hot&after=xyz' })
  await saveLeadView(owner, { publisherId, name: 'Overdue', query: 'clock=overdue', isShared: true })
  expect(own.query).toBe('rating=hot')
  expect((await listLeadViews(other, publisherId)).map(({ name }) => name)).toEqual(['Overdue'])
  const again = saveLeadView(owner, { publisherId, name: 'Hot', query: '' })
  expect((await problemOf(again)).errors[0]?.code).toBe('leads.view.name_taken')
  await removeLeadView(owner, { publisherId, viewId: own.id })
  expect((await listLeadViews(owner, publisherId)).map(({ name }) => name)).toEqual(['Overdue'])
})

test('the publisher’s own lists say what is known of a lead, and raise the score of customers', async () => {
  const lead = await aLead(shop.ctx, { email: 'anna@ostend-freight.example', company: 'Ostend Freight NV' })
  const before = (await sheet(lead.id)).lead.score
  const csv = 'Account Name;Domain;Owner;Last Campaign\nOstend Freight;ostend-freight.example;Piet;spring26\n'
  await uploadFacts(owner, { publisherId, name: 'CRM accounts', csv })
  const { facts, lead: now } = await sheet(lead.id)
  expect(facts).toMatchObject([
    { list: 'CRM accounts', by: 'domain', isCustomer: true, owner: 'Piet', lastCampaign: 'spring26' },
  ])
  expect(now.score).toBe(before + 10)
  expect(now.scoreReasons).toContainEqual({ reason: 'customer', points: 10 })
})

test('the same person who tries and then buys has two leads, the second worth more (case 69)', async () => {
  const email = 'twice@delvaux.example'
  const trial = await aLead(shop.ctx, { email, source: 'TestDrive', actionCode: 'StartTestDrive' })
  shop.clock.advance(60 * minute)
  const bought = await aLead(shop.ctx, { email, source: 'AzurePortal', actionCode: 'Create' })
  expect(bought.score).toBeGreaterThanOrEqual(80)
  expect(bought.scoreReasons.map(({ reason }) => reason)).toContain('other-acts')
  expect((await sheet(bought.id)).otherLeads.map(({ id }) => id)).toEqual([trial.id])
  shop.clock.advance(60 * minute)
  const again = await aLead(shop.ctx, { email, source: 'AzurePortal', actionCode: 'Create' })
  expect(again).toMatchObject({ duplicateOf: bought.id, flags: ['duplicate'] })
})

test('lists are narrowed by where deliveries stand', async () => {
  await aLead(shop.ctx)
  const nowhere = await listLeads(owner, publisherId, { delivery: 'none' })
  expect(nowhere.items.length).toBeGreaterThan(0)
  const { connection } = await createConnection(shop.ctx, {
    publisherId,
    kind: 'https',
    name: 'CRM',
    settings: { url: 'https://crm.example/leads' },
  })
  const destinations = { publisherId, offerId: 'route-planner', environment: 'live' as const }
  await setOfferDestinations(shop.ctx, { ...destinations, connectionIds: [connection.id] })
  const lead = await aLead(shop.ctx)
  const queued = await listLeads(owner, publisherId, { delivery: 'queued', connectionId: connection.id })
  expect(queued.items.map(({ id }) => id)).toEqual([lead.id])
})
