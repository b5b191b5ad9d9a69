/** Private offers from the first line to the customer's yes (spec "offers" 4.5, 9.1). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLiveOffer } from '../../../test/support/live-offer.ts'
import { anActor, aPerson } from '../../../test/support/people.ts'
import { aTeam, type Team } from '../../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { anonymous, as, type Ctx } from '../../platform/ctx.ts'
import { listMails } from '../../platform/mail.ts'
import { offersJobs } from '../jobs.ts'
import { stopSelling } from '../publishing.ts'
import { sampleDocuments } from '../types/samples/documents.ts'
import { acceptPrivateOffer, openPrivateOffer } from './accept.ts'
import type { DealInput } from './deal.ts'
import { expirePrivateOffers } from './expire.ts'
import {
  createPrivateOffer,
  deletePrivateOffer,
  getPrivateOffer,
  listPrivateOffers,
  savePrivateOffer,
} from './private-offers.ts'
import { publishPrivateOffer, withdrawPrivateOffer } from './publish.ts'

let shop: TestShop
let team: Team
let customer: Ctx
let counter = 0
beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
  const { publisherId } = team
  await aLiveOffer(shop.ctx, { publisherId, offerId: 'line-watch', type: 'saas', document: sampleDocuments.saas })
  await aLiveOffer(shop.ctx, { publisherId, offerId: 'not-sold' })
  customer = as(shop.ctx, await aPerson(shop, { name: 'Carla Customer', email: 'carla@contoso.example', roles: [] }))
})
afterAll(() => shop.close())

function inDays(n: number): string {
  return new Date(shop.ctx.now().getTime() + n * 86_400_000).toISOString().slice(0, 10)
}

function aDeal(changes: DealInput = {}): DealInput {
  return {
    end: inDays(365),
    acceptBy: inDays(30),
    preparedBy: 'ada@fabrikam.example',
    notificationContacts: ['sales@fabrikam.example'],
    beneficiaries: [{ id: `billing-account-${counter}`, description: 'Contoso' }],
    pricing: [{ offerId: 'line-watch', planId: 'team', discount: 'percentage', percentage: 10 }],
    ...changes,
  }
}

async function aDraft(changes: DealInput = {}, more: { type?: 'cspPromotion'; upgradedFrom?: string } = {}) {
  const name = `Contoso ${++counter}`
  const key = { publisherId: team.publisherId, type: 'customerPromotion' as const, ...more }
  return createPrivateOffer(team.mine, { ...key, name, deal: aDeal(changes) })
}

async function aLiveDeal(...about: Parameters<typeof aDraft>) {
  const draft = await aDraft(...about)
  return publishPrivateOffer(team.mine, draft)
}

function linkIn({ publisherId, links }: { publisherId: string; links: { url: string }[] }, i = 0) {
  return { publisherId, key: links[i]!.url.split('/').at(-1)! }
}

const subjectsAbout = async (id: string) =>
  (await listMails(shop.ctx, { limit: 200 })).items
    .filter(({ about }) => about?.endsWith(id))
    .map(({ recipient, subject }) => `${recipient}: ${subject}`)

test('a draft keeps what was typed and says all that is wrong; publishing it is refused with the same', async () => {
  const draft = await aDraft({
    start: 'soon',
    end: inDays(-1),
    variableStartDate: false,
    acceptBy: undefined,
    preparedBy: 'nobody',
    notificationContacts: [],
    beneficiaries: [{ id: 'a b' }, { id: 'one' }, { id: 'ONE' }],
    pricing: [
      { offerId: 'not-sold', discount: 'percentage', percentage: 5 },
      { offerId: 'line-watch', planId: 'none', discount: 'percentage', percentage: 5 },
      { offerId: 'line-watch', planId: 'team', discount: 'percentage', percentage: 101 },
      { offerId: 'line-watch', planId: 'team', discount: 'absolute', prices: { P3Y: 1 } },
      { offerId: 'line-watch', discount: 'absolute' },
    ],
  })
  const wrong = [
    '#/end privateOffer.day.past',
    '#/start privateOffer.day.invalid',
    '#/acceptBy privateOffer.acceptBy.required',
    '#/preparedBy privateOffer.email.invalid',
    '#/notificationContacts privateOffer.notificationContacts.required',
    '#/beneficiaries/0/id privateOffer.beneficiaries.idInvalid',
    '#/beneficiaries/2/id privateOffer.beneficiaries.duplicate',
    '#/pricing/0/offerId privateOffer.pricing.notSold',
    '#/pricing/1/planId privateOffer.pricing.noPlan',
    '#/pricing/2/percentage privateOffer.pricing.percentageRange',
    '#/pricing/3/planId privateOffer.pricing.twice',
    '#/pricing/3/prices/P3Y privateOffer.pricing.noSuchPrice',
    '#/pricing/4/planId privateOffer.pricing.planMissing',
  ]
  const said = (errors: { pointer: string; code?: string }[]) => errors.map(({ pointer, code }) => `${pointer} ${code}`)
  expect(said(draft.findings)).toEqual(wrong)
  const refusal = await publishPrivateOffer(team.mine, draft).catch((error) => error)
  expect(refusal.type).toBe('private-offer-incomplete')
  expect(said(refusal.errors)).toEqual(wrong)
  const inFrench = await publishPrivateOffer({ ...team.mine, locale: 'fr' }, draft).catch((error) => error)
  expect(inFrench.errors[0].detail).toContain('est passé')
})

test('its days are in order: accepted before it begins, and begun before it ends', async () => {
  const codes = async (deal: DealInput) =>
    (await aDraft({ variableStartDate: false, ...deal })).findings.map((f) => f.code)
  expect(await codes({ start: inDays(10), acceptBy: inDays(11) })).toEqual(['privateOffer.acceptBy.afterStart'])
  expect(await codes({ start: inDays(10), end: inDays(10), acceptBy: inDays(9) })).toEqual([
    'privateOffer.end.beforeStart',
  ])
  expect(await codes({ variableStartDate: true, acceptBy: inDays(400) })).toEqual(['privateOffer.acceptBy.afterEnd'])
  expect(await codes({ start: inDays(10), acceptBy: inDays(10) })).toEqual([])
})

test('the customer finds its prices by its own link, and accepts them as a person who signed in', async () => {
  const live = await aLiveDeal({
    pricing: [
      { offerId: 'line-watch', planId: 'team', discount: 'absolute', prices: { P1M: 40, 'meter:alerts': 0.01 } },
    ],
  })
  expect(live).toMatchObject({ state: 'live', moves: ['withdraw'] })
  const link = linkIn(live)
  const visitor = as(shop.ctx, anonymous)
  const page = await openPrivateOffer(visitor, link)
  expect(page).toMatchObject({ customer: 'Contoso', open: true, state: 'live', start: undefined })
  expect(page.plans).toHaveLength(1)
  expect(page.plans[0]!.prices.map(({ key, price, privatePrice }) => [key, price, privatePrice])).toEqual([
    ['P1M', 49.5, 40],
    ['P1Y', 499, undefined],
    ['meter:alerts', 0.05, 0.01],
  ])
  await expect(acceptPrivateOffer(visitor, { ...link, acceptsTerms: true })).rejects.toMatchObject({ status: 401 })
  await expect(acceptPrivateOffer(customer, { ...link, acceptsTerms: false })).rejects.toMatchObject({ status: 422 })
  await acceptPrivateOffer(customer, { ...link, acceptsTerms: true })
  const accepted = await getPrivateOffer(team.mine, live)
  expect(accepted).toMatchObject({ state: 'accepted', moves: ['upgrade'], acceptances: [{ name: 'Carla Customer' }] })
  expect(await openPrivateOffer(visitor, link)).toMatchObject({
    open: false,
    start: inDays(0),
    acceptedBy: 'Carla Customer',
  })
  await expect(acceptPrivateOffer(customer, { ...link, acceptsTerms: true })).rejects.toMatchObject({
    type: 'private-offer-state',
  })
  await expect(withdrawPrivateOffer(team.mine, live)).rejects.toMatchObject({ type: 'private-offer-state' })
  expect(await subjectsAbout(live.id)).toContain(`sales@fabrikam.example: ${live.name}: accepted by Contoso`)
})

test('a link opens one customer’s private offer and nothing else', async () => {
  const live = await aLiveDeal({
    beneficiaries: [
      { id: 'one', description: 'One' },
      { id: 'two', description: 'Two' },
    ],
  })
  const visitor = as(shop.ctx, anonymous)
  expect((await openPrivateOffer(visitor, linkIn(live, 1))).customer).toBe('Two')
  const { publisherId, key } = linkIn(live)
  const other = key.endsWith('x') ? 'y' : 'x'
  for (const wrong of [
    `${key.slice(0, -1)}${other}`,
    key.slice(0, 32),
    `${key}0`,
    `${'0'.repeat(32)}${key.slice(32)}`,
  ]) {
    await expect(openPrivateOffer(visitor, { publisherId, key: wrong })).rejects.toMatchObject({ status: 404 })
  }
  await acceptPrivateOffer(customer, { ...linkIn(live), acceptsTerms: true })
  expect((await openPrivateOffer(visitor, linkIn(live, 1))).open).toBe(true)
})

test('what is not sold any more cannot be accepted, and the customer is told whom to ask', async () => {
  const offer = { publisherId: team.publisherId, offerId: `ends-${++counter}` }
  await aLiveOffer(shop.ctx, { ...offer, type: 'saas', document: sampleDocuments.saas })
  const live = await aLiveDeal({ pricing: [{ offerId: offer.offerId, discount: 'percentage', percentage: 10 }] })
  await stopSelling(team.mine, { ...offer, reason: 'Its successor is better.' })
  await shop.runJobs()
  await expect(acceptPrivateOffer(customer, { ...linkIn(live), acceptsTerms: true })).rejects.toMatchObject({
    type: 'private-offer-state',
    message: expect.stringContaining('ada@fabrikam.example'),
  })
})

test('withdrawn before acceptance, its links show nothing; it can be changed and published again', async () => {
  const live = await aLiveDeal()
  const withdrawn = await withdrawPrivateOffer(team.mine, live)
  expect(withdrawn).toMatchObject({ state: 'withdrawn', links: [], moves: ['save', 'publish'] })
  await expect(openPrivateOffer(customer, linkIn(live))).rejects.toMatchObject({ status: 404 })
  const { name, revision } = withdrawn
  await savePrivateOffer(team.mine, { ...live, name, revision, deal: aDeal({ end: inDays(700) }) })
  await expect(savePrivateOffer(team.mine, { ...live, name, revision, deal: aDeal() })).rejects.toMatchObject({
    type: 'stale-revision',
  })
  expect((await publishPrivateOffer(team.mine, live)).state).toBe('live')
})

test('only a draft is deleted', async () => {
  const draft = await aDraft()
  await deletePrivateOffer(team.mine, draft)
  await expect(getPrivateOffer(team.mine, draft)).rejects.toMatchObject({ status: 404 })
  await expect(deletePrivateOffer(team.mine, await aLiveDeal())).rejects.toMatchObject({ type: 'private-offer-state' })
})

test('an upgrade inherits the prices it does not override, and ends the former one when it is accepted', async () => {
  const former = await aLiveDeal({
    pricing: [
      { offerId: 'line-watch', planId: 'team', discount: 'percentage', percentage: 10 },
      { offerId: 'line-watch', planId: 'group', discount: 'percentage', percentage: 20 },
    ],
  })
  const upgrade = { publisherId: team.publisherId, type: 'customerPromotion' as const, upgradedFrom: former.id }
  const deal = {
    end: inDays(800),
    acceptBy: inDays(20),
    pricing: [{ offerId: 'line-watch', planId: 'team', discount: 'percentage' as const, percentage: 30 }],
  }
  await expect(createPrivateOffer(team.mine, { ...upgrade, name: 'Next', deal })).rejects.toMatchObject({
    type: 'private-offer-state',
  })
  await acceptPrivateOffer(customer, { ...linkIn(former), acceptsTerms: true })
  const next = await createPrivateOffer(team.mine, { ...upgrade, name: 'Next', deal })
  expect(next.deal.beneficiaries).toEqual(former.deal.beneficiaries)
  expect(next.deal.pricing.map(({ planId, percentage }) => [planId, percentage])).toEqual([
    ['group', 20],
    ['team', 30],
  ])
  const live = await publishPrivateOffer(team.mine, next)
  expect((await getPrivateOffer(team.mine, former)).state).toBe('accepted')
  await acceptPrivateOffer(customer, { ...linkIn(live), acceptsTerms: true })
  expect((await getPrivateOffer(team.mine, former)).state).toBe('upgraded')
})

test('a reseller’s margin holds from its start without being accepted', async () => {
  const live = await aLiveDeal(
    { variableStartDate: false, start: inDays(1), acceptBy: undefined },
    { type: 'cspPromotion' },
  )
  expect(await openPrivateOffer(customer, linkIn(live))).toMatchObject({ open: false, start: inDays(1) })
  await expect(acceptPrivateOffer(customer, { ...linkIn(live), acceptsTerms: true })).rejects.toMatchObject({
    type: 'private-offer-state',
  })
})

test('whoever only reads offers makes none; somebody limited to some offers, and strangers, see none', async () => {
  const draft = await aDraft()
  const { publisherId } = team
  const readers = as(shop.ctx, anActor({ publisherId, roles: ['marketer'] }))
  const pricers = as(shop.ctx, anActor({ publisherId, roles: ['businessContributor'] }))
  expect((await getPrivateOffer(readers, draft)).id).toBe(draft.id)
  await expect(deletePrivateOffer(readers, draft)).rejects.toMatchObject({ status: 403 })
  await expect(publishPrivateOffer(pricers, draft)).rejects.toMatchObject({ status: 403 })
  const limited = as(shop.ctx, anActor({ publisherId, roles: ['developer'], limitedTo: ['line-watch'] }))
  await expect(listPrivateOffers(limited, { publisherId })).rejects.toMatchObject({ status: 403 })
  await expect(listPrivateOffers(customer, { publisherId })).rejects.toMatchObject({ status: 404 })
})

test('when its time has passed it has expired, at once for customers, and its contacts are told within the hour', async () => {
  const unanswered = await aLiveDeal({ acceptBy: inDays(2) })
  const accepted = await aLiveDeal({ acceptBy: inDays(2), end: inDays(3) })
  await acceptPrivateOffer(customer, { ...linkIn(accepted), acceptsTerms: true })
  shop.clock.advance(3 * 86_400_000)
  await expect(acceptPrivateOffer(customer, { ...linkIn(unanswered), acceptsTerms: true })).rejects.toMatchObject({
    extra: { state: 'expired' },
  })
  expect((await getPrivateOffer(team.mine, accepted)).state).toBe('accepted')
  shop.clock.advance(86_400_000)
  const { items } = await listPrivateOffers(team.mine, { publisherId: team.publisherId, state: 'expired', limit: 200 })
  expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining([unanswered.id, accepted.id]))
  await expirePrivateOffers.run(shop.ctx, {})
  await expirePrivateOffers.run(shop.ctx, {})
  const told = (await subjectsAbout(unanswered.id)).filter((subject) => subject.includes('expired'))
  expect(told.toSorted()).toEqual([
    `ada@fabrikam.example: ${unanswered.name}: the private offer has expired`,
    `sales@fabrikam.example: ${unanswered.name}: the private offer has expired`,
  ])
})
