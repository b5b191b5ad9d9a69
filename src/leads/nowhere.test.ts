import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createConnection, setOfferDestinations } from '#delivery'
import { as, type Ctx } from '#platform/ctx'
import { listMails } from '#platform/mail'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { aPerson } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import {
  changeLeadSettings,
  type Enquiry,
  leadFigures,
  listLeads,
  listNowhere,
  noteStep,
  replayLeads,
  tryPoints,
} from './index.ts'
import { remindNowhere } from './nowhere.ts'
import { rescoreJob, rescoreWaiting } from './rescore.ts'
import { routeNewLeads } from './route.ts'

const minute = 60_000
const day = 86_400_000
let shop: TestShop
let publishers = 0
let publisherId: string
let owner: Ctx

beforeAll(async () => {
  shop = await aShop({ jobs: [rescoreJob] })
})
afterAll(() => shop.close())

// Each has a publisher of its own, with one offer and one person.
beforeEach(async () => {
  publisherId = `fabrikam-${++publishers}`
  await aLiveOffer(shop.ctx, { publisherId })
  owner = as(shop.ctx, await aPerson(shop, { publisherId, name: 'Olga', email: `olga@${publisherId}.example` }))
})

const aLeadOfTheirs = (typed: Partial<Enquiry> = {}) =>
  aLead(shop.ctx, { offerKey: `${publisherId}.route-planner`, ...typed })

const mailed = async () =>
  (await listMails(shop.ctx, { to: `olga@${publisherId}.example` })).items.filter(
    ({ kind }) => kind === 'leads.nowhere',
  )

test('the publisher of an offer without destination is told at the first lead, then weekly, and never who it is', async () => {
  const first = await aLeadOfTheirs()
  await routeNewLeads(shop.ctx)
  expect(await mailed()).toHaveLength(1)
  await aLeadOfTheirs()
  await routeNewLeads(shop.ctx)
  await remindNowhere(shop.ctx)
  expect(await mailed()).toHaveLength(1)
  shop.clock.advance(7 * day)
  await remindNowhere(shop.ctx)
  const mails = await mailed()
  expect(mails).toHaveLength(2)
  expect(mails.map(({ subject }) => subject).join()).toContain('2 leads of Route Planner go nowhere')
  for (const { body } of mails)
    for (const personal of [first.firstName, first.lastName, first.email, first.company])
      expect(body).not.toContain(personal)
  expect(await listNowhere(owner, publisherId)).toMatchObject([{ offerId: 'route-planner', all: 2, connections: [] }])
})

test('once there is a destination, what came in thirty days before is offered to be sent to it (case 61)', async () => {
  await aLeadOfTheirs()
  await aLeadOfTheirs()
  shop.clock.advance(31 * day)
  await aLeadOfTheirs()
  await routeNewLeads(shop.ctx)
  expect(await mailed()).toHaveLength(1)
  const { connection } = await createConnection(shop.ctx, {
    publisherId,
    kind: 'https',
    name: 'CRM',
    settings: { url: 'https://crm.example/leads' },
  })
  const destinations = { publisherId, offerId: 'route-planner', environment: 'live' as const }
  await setOfferDestinations(shop.ctx, { ...destinations, connectionIds: [connection.id] })
  expect(await listNowhere(owner, publisherId)).toMatchObject([
    { all: 3, lately: 1, connections: [{ connectionId: connection.id, name: 'CRM' }] },
  ])
  const filter = { offerId: 'route-planner', delivery: 'none' as const }
  expect(await replayLeads(owner, { publisherId, connectionId: connection.id, filter })).toMatchObject({ leads: 3 })
  expect(await listNowhere(owner, publisherId)).toEqual([])
  shop.clock.advance(8 * day)
  await remindNowhere(shop.ctx)
  expect(await mailed()).toHaveLength(1)
})

test('lists are sorted by the points of their publisher, and by what waiting takes away', async () => {
  const quick = await aLeadOfTheirs({ phone: '+3225550143', campaign: { mktcmpid: 'fair26' } })
  const slow = await aLeadOfTheirs({ title: 'CEO' })
  const scores = async () =>
    new Map((await listLeads(owner, publisherId, { sort: 'score' })).items.map(({ id, score }) => [id, score]))
  const order = async () => [...(await scores()).keys()].filter((id) => id === quick.id || id === slow.id)
  expect(await order()).toEqual([quick.id, slow.id].sort((a, b) => (a < b ? 1 : -1)))

  const tried = await tryPoints(owner, publisherId, { 'decision-maker': 30 })
  expect(tried.find(({ leadId }) => leadId === slow.id)).toMatchObject({ before: slow.score, after: slow.score + 25 })
  const settings = { points: { 'decision-maker': 30 } }
  await changeLeadSettings(owner, { publisherId, revision: 0, settings })
  await shop.runJobs()
  expect(await order()).toEqual([slow.id, quick.id])
  expect((await listLeads(owner, publisherId, { rating: 'hot' })).items.map(({ id }) => id)).toContain(slow.id)

  shop.clock.advance(minute)
  const next = await aLeadOfTheirs({ title: 'CEO' })
  expect(next.score).toBe(slow.score + 25)
  shop.clock.advance(17 * day)
  await rescoreWaiting(shop.ctx)
  expect((await scores()).get(slow.id)).toBe(slow.score + 25 - 10)
  await noteStep(owner, { publisherId, leadId: slow.id, workState: 'contacted' })
  expect((await scores()).get(slow.id)).toBe(slow.score + 25)
})

test('figures tell how many came, how soon half of them were answered, and what became of them (§7.5)', async () => {
  shop.clock.set('2026-06-01T09:00:00Z')
  const bought = await aLeadOfTheirs({ source: 'AzurePortal', actionCode: 'Create', campaign: { mktcmpid: 'june' } })
  const asked = await aLeadOfTheirs()
  await aLeadOfTheirs({ email: 'prof@cs.example.edu' })
  await routeNewLeads(shop.ctx)
  shop.clock.advance(30 * minute)
  await noteStep(owner, { publisherId, leadId: bought.id, workState: 'contacted' })
  await noteStep(owner, { publisherId, leadId: bought.id, workState: 'converted' })
  shop.clock.advance(60 * minute)
  await noteStep(owner, { publisherId, leadId: asked.id, workState: 'contacted' })
  const figures = await leadFigures(owner, { publisherId, weeks: 2 })
  expect(figures.weeks).toEqual([
    { week: '2026-05-25', bySource: {}, leads: 0, medianMinutes: null, inTime: 0, late: 0 },
    { week: '2026-06-01', bySource: { AzurePortal: 1, SPZA: 1 }, leads: 2, medianMinutes: 60, inTime: 1, late: 1 },
  ])
  expect(figures.conversion.byAction).toContainEqual({ key: 'Create', leads: 1, qualified: 1, converted: 1 })
  expect(figures.conversion.byCampaign).toEqual([{ key: 'june', leads: 1, qualified: 1, converted: 1 }])
})
