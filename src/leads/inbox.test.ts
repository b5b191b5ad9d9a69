import { afterAll, beforeAll, expect, test } from 'vitest'
import { listActs } from '#accounts'
import { as, type Ctx } from '#platform/ctx'
import { problemOf } from '../../test/support/accounts.ts'
import { aLead } from '../../test/support/enquiries.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import {
  countLeads,
  getCompany,
  getLead,
  type LeadFilter,
  type LeadList,
  listLeads,
  noteStep,
  type WorkState,
} from './index.ts'

let shop: TestShop
let owner: Ctx
const publisherId = 'fabrikam'
const minute = 60_000

beforeAll(async () => {
  shop = await aShop()
  await aLiveOffer(shop.ctx)
  await aLiveOffer(shop.ctx, { offerId: 'yard-watch' })
  await aLiveOffer(shop.ctx, { publisherId: 'northwind', publisherName: 'Northwind', offerId: 'cold-chain' })
  owner = as(shop.ctx, anActor({ publisherId }))
  other.owner = as(shop.ctx, anActor({ publisherId: other.publisherId }))
  const enquiries = [
    {
      email: 'one@delvaux.example',
      company: 'Transports Delvaux SA',
      campaign: { src: 'website', mktcmpid: 'spring26' },
    },
    { email: 'two@gmail.com', company: 'Martin AB', lastName: 'Martin-Löf', country: 'SE', actionCode: 'INS' },
    {
      email: 'three@ateliers.example',
      company: 'Ateliers',
      offerKey: 'fabrikam.yard-watch',
      title: 'CEO',
      phone: '+3225550143',
    },
    { email: 'prof@cs.example.edu', lastName: 'Hidden', company: 'Delvaux University' },
    { email: 'four@mailinator.com', company: 'Four Winds' },
  ]
  for (const enquiry of enquiries) {
    await aLead(shop.ctx, enquiry)
    shop.clock.advance(minute)
  }
  await aLead(shop.ctx, { offerKey: 'northwind.cold-chain', email: 'five@delvaux.example' })
})
afterAll(() => shop.close())

const found = async (list: LeadList = {}, ctx = owner) =>
  (await listLeads(ctx, publisherId, list)).items.map(
    ({ email, country }) => email?.split('@')[0] ?? `somebody in ${country}`,
  )
/** Of these nobody else's test knows how many there are: leads that tests add are theirs. */
const other = { publisherId: 'northwind', offerKey: 'northwind.cold-chain' } as {
  publisherId: string
  offerKey: string
  owner: Ctx
}
const everything = ['four', 'somebody in BE', 'three', 'two', 'one']

test.each<LeadFilter>([
  { tag: '\0' },
  { offerId: 'route-planner\0' },
  { code: '\ud800' },
  { campaign: { src: 'web\0' } },
  { text: 'delvaux\0' },
])('what no lead can hold finds none: %j', async (filter) => {
  expect(await found(filter)).toEqual([])
  expect((await countLeads(owner, publisherId, filter)).total).toBe(0)
})

test('the newest stand first, each with where it stands', async () => {
  expect(await found()).toEqual(everything)
  const [newest] = (await listLeads(owner, publisherId)).items
  expect(newest).toMatchObject({ state: 'quarantined', workState: 'new', deliveries: [] })
})

test.each<[LeadFilter, string[]]>([
  [{ offerId: 'yard-watch' }, ['three']],
  [{ actionCode: 'INS' }, ['two']],
  [{ country: 'SE' }, ['two']],
  [{ rating: 'hot' }, ['three']],
  [{ minScore: 60 }, ['three', 'one']],
  [{ flag: 'free-mail' }, ['two']],
  [{ state: 'withheld' }, ['somebody in BE']],
  [{ campaign: { mktcmpid: 'spring26' } }, ['one']],
  [{ source: 'AzurePortal' }, []],
  [{ environment: 'preview' }, []],
  [{ text: 'delv' }, ['one']],
  [{ text: 'trans DELVAUX one@' }, ['one']],
  [{ text: 'martin-l' }, ['two']],
  [{ text: "o'x & | ! ( <->" }, []],
  [{ text: '***' }, everything],
  [{ text: 'delvaux.example' }, ['one']],
  [{ company: 'delvaux.example' }, ['one']],
  [{ company: 'cs.example.edu' }, []],
  [{ code: 'leads.https.timeout' }, []],
  [{ outcome: 'record_error' }, []],
])('%j finds %j', async (filter, expected) => {
  expect(await found(filter)).toEqual(expected)
  expect((await countLeads(owner, publisherId, filter)).total).toBe(expected.length)
})

test('a span of time is from its first moment to just before its last', async () => {
  const start = (await listLeads(owner, publisherId, { sort: 'oldest' })).items[0]!.capturedAt
  const capturedFrom = new Date(start.getTime() + minute)
  expect(await found({ capturedFrom, capturedBefore: new Date(start.getTime() + 3 * minute) })).toEqual([
    'three',
    'two',
  ])
})

test.each(['newest', 'oldest', 'score'] as const)('page after page by %s shows each lead once', async (sort) => {
  const whole = await listLeads(owner, publisherId, { sort })
  const paged = []
  let cursor: string | undefined
  do {
    const page = await listLeads(owner, publisherId, { sort, limit: 2, cursor })
    expect(page.items.length).toBeLessThanOrEqual(2)
    paged.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(paged.map(({ id }) => id)).toEqual(whole.items.map(({ id }) => id))
  expect(new Set(paged.map(({ id }) => id)).size).toBe(5)
})

test('counts say how many of which rating and offer', async () => {
  expect(await countLeads(owner, publisherId)).toMatchObject({
    total: 5,
    byOffer: [
      { offerId: 'route-planner', count: 4 },
      { offerId: 'yard-watch', count: 1 },
    ],
  })
})

test('nobody learns by searching what nobody may read', async () => {
  expect(await found({ text: 'Hidden' })).toEqual([])
  const { items } = await listLeads(owner, publisherId, { state: 'withheld' })
  expect(items[0]).toMatchObject({ firstName: null, lastName: null, email: null, company: null, country: 'BE' })
})

test('a company is everybody who wrote from its domain, with what each of them did (§7.2)', async () => {
  const boss = { offerKey: other.offerKey, email: 'boss@delvaux.example', firstName: 'Jean' }
  await aLead(shop.ctx, { ...boss, title: 'CEO', actionCode: 'INS' })
  await aLead(shop.ctx, { ...boss, lastName: 'Delvaux' })
  await aLead(shop.ctx, { offerKey: other.offerKey, email: 'prof@cs.example.edu' })
  const company = await getCompany(other.owner, { publisherId: 'northwind', domain: 'Delvaux.example' })
  expect(company).toMatchObject({ domain: 'delvaux.example', name: 'Transports Delvaux SA', leads: 3 })
  expect(company.people.map(({ name, title, acts }) => [name, title, acts.length]).sort()).toEqual([
    ['Amélie Okonkwo', null, 1],
    ['Jean Delvaux', 'CEO', 2],
  ])
  for (const domain of ['gmail.com', 'cs.example.edu', 'nobody.example'])
    expect(await problemOf(getCompany(other.owner, { publisherId: 'northwind', domain }))).toMatchObject({
      status: 404,
    })
  const stranger = getCompany(owner, { publisherId: 'northwind', domain: 'delvaux.example' })
  expect(await problemOf(stranger)).toMatchObject({ status: 404 })
})

test('people limited to some offers see the leads of those', async () => {
  const limited = as(shop.ctx, anActor({ publisherId, roles: ['manager'], limitedTo: ['yard-watch'] }))
  expect(await found({}, limited)).toEqual(['three'])
  const { items } = await listLeads(owner, publisherId, { offerId: 'route-planner' })
  expect(await problemOf(getLead(limited, { publisherId, leadId: items[0]!.id }))).toMatchObject({ status: 403 })
})

test('a stranger is told that there is nothing (case 67)', async () => {
  const stranger = as(shop.ctx, anActor({ publisherId: 'northwind' }))
  const [lead] = (await listLeads(owner, publisherId)).items
  for (const deed of [
    () => listLeads(stranger, publisherId),
    () => countLeads(stranger, publisherId),
    () => getLead(stranger, { publisherId, leadId: lead!.id }),
    () => getLead(stranger, { publisherId: 'northwind', leadId: lead!.id }),
    () => noteStep(stranger, { publisherId, leadId: lead!.id, workState: 'contacted' }),
    () => getLead(owner, { publisherId, leadId: 'no-id-at-all' }),
  ]) {
    expect(await problemOf(deed)).toMatchObject({ status: 404 })
  }
})

test('whoever reads a lead is kept in the audit log', async () => {
  const [lead] = (await listLeads(owner, publisherId, { text: 'one' })).items
  const sheet = await getLead(owner, { publisherId, leadId: lead!.id })
  expect(sheet.lead).toMatchObject({ email: 'one@delvaux.example', consent: { textId: 'fair-2026' } })
  const { items } = await listActs(owner, { publisherId, act: 'lead.read' })
  const readings = items.filter(({ subject }) => subject === lead!.id)
  expect(readings).toMatchObject([{ offerId: 'route-planner', actorName: 'Ada Lovelace' }])
})

test('the sheet shows what else the same person did', async () => {
  const often = { email: 'often@gothenburg.example', offerKey: other.offerKey }
  const first = await aLead(shop.ctx, { ...often, actionCode: 'INS' })
  const second = await aLead(shop.ctx, often)
  const { otherLeads } = await getLead(other.owner, { publisherId: 'northwind', leadId: second.id })
  expect(otherLeads.map(({ id }) => id)).toEqual([first.id])
})

test('people note where they stand with a lead, step by step', async () => {
  const { owner, publisherId, offerKey } = other
  const lead = await aLead(shop.ctx, { email: 'worked@gothenburg.example', offerKey })
  const which = { publisherId, leadId: lead.id }
  const stands = async (workState: WorkState) =>
    (await listLeads(owner, publisherId, { workState })).items.map(({ email }) => email?.split('@')[0])
  await noteStep(owner, { ...which, workState: 'contacted', note: ' Called, will think.\u0007 ' })
  shop.clock.advance(minute)
  await noteStep(owner, { ...which, workState: 'qualified' })
  expect(await getLead(owner, which)).toMatchObject({
    workState: 'qualified',
    steps: [
      { workState: 'contacted', note: 'Called, will think.', byName: 'Ada Lovelace' },
      { workState: 'qualified', note: null },
    ],
  })
  expect(await stands('qualified')).toEqual(['worked'])
  expect(await stands('contacted')).toEqual([])
  expect(await stands('new')).not.toContain('worked')
  expect(await stands('new')).toContain('five')
  const reader = as(shop.ctx, anActor({ publisherId, roles: ['marketer', 'marketersReadLeads'] }))
  expect(await problemOf(noteStep(reader, { ...which, workState: 'converted' }))).toMatchObject({ status: 403 })
  expect(await problemOf(noteStep(owner, { ...which, workState: 'converted', note: 'x'.repeat(2001) }))).toMatchObject({
    status: 422,
  })
})
