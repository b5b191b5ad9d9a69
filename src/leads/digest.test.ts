import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { as, type Ctx } from '#platform/ctx'
import { listMails } from '#platform/mail'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor, aPerson } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { mailDigests } from './digest.ts'
import { changeLeadSettings, getLeadSettings, importLeads, type LeadSettings } from './index.ts'

const publisherId = 'fabrikam'
const to = 'sales@fabrikam.example'
const hour = 3_600_000
const day = 24 * hour
let shop: TestShop
let owner: Ctx

beforeAll(async () => {
  shop = await aShop()
  await aLiveOffer(shop.ctx)
  owner = as(shop.ctx, anActor({ publisherId, name: 'Olga' }))
})
afterAll(() => shop.close())

// Each begins at nine of a day of its own, far from the leads of the others, and without digests.
let morning = Date.parse('2026-03-02T09:00:00Z')
beforeEach(async () => {
  shop.clock.set(new Date(morning))
  morning += 30 * day
  await set({ digest: { every: 'never', to: [] } })
})

async function set(settings: Partial<LeadSettings>) {
  const { revision } = await getLeadSettings(owner, publisherId)
  await changeLeadSettings(owner, { publisherId, revision, settings })
}

const newest = async (recipient: string) => (await listMails(shop.ctx, { to: recipient })).items[0]!

test('a digest counts and names nobody', async () => {
  await set({ digest: { every: 'day', to: [to] } })
  await aLead(shop.ctx)
  shop.clock.advance(hour)
  expect(await mailDigests(shop.ctx)).toBe(1)
  expect(await mailDigests(shop.ctx)).toBe(0)
  const { body } = await newest(to)
  expect(body).toContain('Route Planner – Contact me: 1')
  expect(body).not.toMatch(/Okonkwo|delvaux|Amélie/)
})

test('a request that another marketplace has a code of its own for is told by that code', async () => {
  await set({ digest: { every: 'day', to: [to] } })
  const csv = 'Email,OfferId,ActionCode\nnina@delvaux.example,route-planner,QUOTE\n'
  await importLeads(owner, { publisherId, fileName: 'fair.csv', csv, send: true, consent: 'Asked at the fair' })
  shop.clock.advance(hour)
  await mailDigests(shop.ctx)
  const { body } = await newest(to)
  expect(body).toContain('Route Planner – QUOTE: 1')
})

test('each member gets the digest in their own language', async () => {
  await aPerson(shop, { publisherId, email: 'marc@fabrikam.example', locale: 'fr' })
  await set({ digest: { every: 'day', to: ['Marc@fabrikam.example', 'desk@fabrikam.example'] } })
  expect(await mailDigests(shop.ctx)).toBe(2)
  expect((await newest('Marc@fabrikam.example')).subject).toContain('Prospects des dernières 24 heures')
  expect((await newest('desk@fabrikam.example')).subject).toContain('Leads of the last day')
})

test('digests begin where the one before ended: early or late, each lead is told once', async () => {
  await set({ digest: { every: 'day', to: [to] } })
  await mailDigests(shop.ctx)
  // In the very moment of a digest: it is in the next.
  await aLead(shop.ctx)
  shop.clock.advance(day - hour / 2)
  await mailDigests(shop.ctx)
  expect((await newest(to)).subject).toBe('Leads of the last day: 1')
  await aLead(shop.ctx)
  shop.clock.advance(2 * day)
  await mailDigests(shop.ctx)
  expect((await newest(to)).subject).toBe('Leads of the last day: 1')
})

test('what came while nobody wanted digests is in none', async () => {
  await set({ digest: { every: 'day', to: [to] } })
  await mailDigests(shop.ctx)
  await set({ digest: { every: 'never', to: [to] } })
  shop.clock.advance(hour)
  await aLead(shop.ctx)
  shop.clock.advance(7 * day)
  await set({ digest: { every: 'day', to: [to] } })
  await mailDigests(shop.ctx)
  expect((await newest(to)).subject).toBe('Leads of the last day: 0')
})
