import { afterAll, beforeAll, expect, test } from 'vitest'
import { anActor, anOperator } from '../../test/support/people.ts'
import { aPublishedOffer, aTeam, certify, submitAgain, type Team } from '../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { listActs } from '../accounts/index.ts'
import { as, type Ctx } from '../platform/ctx.ts'
import { forceStop } from './forced-stop.ts'
import { historyOf } from './history.ts'
import { offersJobs } from './jobs.ts'
import { getMarketplaceOffer, listMarketplaceOffers } from './marketplace.ts'
import type { OfferKey } from './offer-key.ts'
import { getOffer } from './overview.ts'
import { goLive } from './publishing.ts'
import { getSubmission } from './submissions.ts'

let shop: TestShop
let team: Team
let operator: Ctx
beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
  operator = as(shop.ctx, anOperator())
})
afterAll(() => shop.close())

const reason = 'The listing copies another.'
const inDays = (days: number) => new Date(shop.clock.now().getTime() + days * 86_400_000)
const foundAs = async (only?: 'live' | 'stopped', text?: string) =>
  (await listMarketplaceOffers(operator, { only, text })).items.map(({ offerId }) => offerId)

test('the operator stops an offer at once, with a reason, whatever runs (T17)', async () => {
  const key = await aPublishedOffer(shop, team)
  const running = await submitAgain(shop, team, key)
  await expect(forceStop(team.mine, { ...key, reason: 'x' })).rejects.toMatchObject({ type: 'forbidden' })
  await expect(forceStop(team.reviewers, { ...key, reason: 'x' })).rejects.toMatchObject({ type: 'forbidden' })
  const deadline = inDays(30)
  await forceStop(operator, { ...key, reason: ` ${reason}\n`, deadline })
  expect(await getOffer(team.mine, key)).toMatchObject({
    status: 'attentionNeeded',
    slots: { live: null, preview: null },
    forcedStop: { reason, deadline },
  })
  expect(await getSubmission(team.mine, running)).toMatchObject({ status: 'canceled' })
  expect((await historyOf(team.mine, key)).items[0]).toMatchObject({
    event: 'stoppedByOperator',
    note: reason,
    deadline,
    initiatedBy: { kind: 'operator' },
  })
  const { items } = await listActs(team.mine, { publisherId: key.publisherId, act: 'offer.stoppedByOperator' })
  expect(items[0]).toMatchObject({ offerId: key.offerId, detail: { reason } })
})

test('a stop stands through new submissions, until the offer is live again', async () => {
  const key = await aPublishedOffer(shop, team)
  await forceStop(operator, { ...key, reason })
  const again = await submitAgain(shop, team, key)
  expect((await getOffer(team.mine, key)).forcedStop).toMatchObject({ reason, deadline: null })
  await certify(shop, team, again)
  shop.clock.advance(60_000)
  await goLive(team.mine, { publisherId: key.publisherId, offerId: key.offerId, acknowledgeWarnings: true })
  await shop.runJobs()
  expect(await getOffer(team.mine, key)).toMatchObject({ status: 'live', forcedStop: null })
})

test.each([
  ['no reason', { reason: ' \n' }, '#/reason', 'stop.reason'],
  ['a reason nobody reads', { reason: 'x'.repeat(2_001) }, '#/reason', 'stop.reasonTooLong'],
  ['a deadline that is over', { reason: 'x', deadline: new Date('2001-01-01') }, '#/deadline', 'stop.deadline'],
])('a stop with %s is refused, and says at which field', async (_, given, pointer, code) => {
  const key: OfferKey = { publisherId: team.publisherId, offerId: 'any' }
  await expect(forceStop(operator, { ...key, ...given })).rejects.toMatchObject({
    status: 400,
    errors: [{ pointer, code }],
  })
})

test('the operator finds every published offer: those customers see, and those that are stopped', async () => {
  const live = await aPublishedOffer(shop, team)
  const stopped = await aPublishedOffer(shop, team)
  await forceStop(operator, { ...stopped, reason, deadline: inDays(7) })
  expect(await foundAs('live')).toContain(live.offerId)
  expect(await foundAs('live')).not.toContain(stopped.offerId)
  expect(await foundAs('stopped')).toContain(stopped.offerId)
  expect(await foundAs('stopped')).not.toContain(live.offerId)
  expect(await foundAs(undefined, live.offerId.toUpperCase())).toEqual([live.offerId])
  expect(await foundAs(undefined, '100%_')).toEqual([])
  expect(await foundAs()).toEqual(expect.arrayContaining([live.offerId, stopped.offerId]))
  expect(await getMarketplaceOffer(operator, stopped)).toMatchObject({
    name: 'Crew Planner',
    forcedStop: { reason },
    listing: undefined,
  })
  const first = await listMarketplaceOffers(operator, { limit: 1 })
  const second = await listMarketplaceOffers(operator, { limit: 1, cursor: first.nextCursor ?? undefined })
  expect(second.items[0]?.offerId).not.toBe(first.items[0]?.offerId)
})

test('the list of the whole marketplace is for reviewers and administrators', async () => {
  const key = await aPublishedOffer(shop, team)
  expect(await getMarketplaceOffer(team.reviewers, key)).toMatchObject({ offerId: key.offerId })
  for (const stranger of [team.mine, as(shop.ctx, anActor())]) {
    await expect(listMarketplaceOffers(stranger)).rejects.toMatchObject({ status: expect.toBeOneOf([403, 404]) })
    await expect(getMarketplaceOffer(stranger, key)).rejects.toMatchObject({ status: expect.toBeOneOf([403, 404]) })
  }
  await expect(getMarketplaceOffer(operator, { ...key, offerId: 'nothing' })).rejects.toMatchObject({ status: 404 })
})
