/** Scores of real drafts: in a dry run, with a submission, under the operator's tuning; and the launch checklist. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOffer } from '../../../test/support/offers.ts'
import { anActor, anOperator } from '../../../test/support/people.ts'
import { aPublishedOffer, aTeam, type Team } from '../../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { publishers } from '../../accounts/schema.ts'
import { recordEvents } from '../../events/index.ts'
import { as } from '../../platform/ctx.ts'
import { getDraft } from '../draft.ts'
import { tryDraft } from '../dry-run.ts'
import { offersJobs } from '../jobs.ts'
import { launchPlanOf, tickLaunchItems } from '../launch/plan.ts'
import { getSubmission } from '../submissions.ts'
import { submitOffer } from '../submit.ts'
import { scoreDraft } from './of-offer.ts'
import { ruleSetInForce, tuneRuleSet, tuningInForce } from './rule-set-in-force.ts'
import { rememberLinks } from './visited-links.ts'

let shop: TestShop
let team: Team
beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
})
afterAll(() => shop.close())

const aDraft = () => anOffer(team.mine, { publisherId: team.publisherId })

test('a dry run tells the score that saving would bring, and writes nothing (P2)', async () => {
  const draft = await aDraft()
  const before = await scoreDraft(team.mine, draft)
  const values = { listing: { keywords: ['dispatch', 'crew planning', 'field crews'] } }
  const { quality } = await tryDraft(team.mine, { publisherId: team.publisherId, offerId: draft.offerId, values })
  expect(quality.score).toBeGreaterThan(before.score)
  expect(await scoreDraft(team.mine, await getDraft(team.mine, draft))).toEqual(before)
})

test('strangers learn no score', async () => {
  const draft = await aDraft()
  await expect(scoreDraft(as(shop.ctx, anActor()), draft)).rejects.toMatchObject({ type: 'not-found' })
})

test('a submission keeps its score and the rule set it was made by, whatever is tuned later', async () => {
  const { publisherId, offerId, revision } = await aDraft()
  const { submissionId, quality } = await submitOffer(team.mine, { publisherId, offerId, revision })
  expect(quality).toMatchObject({ version: '2026-11.2', capped: false })
  expect(quality?.rules['LQ-M05']).toEqual({ state: 'failed', share: 0, weight: 5 })

  const admin = as(shop.ctx, anOperator('operatorAdmin'))
  const tuned = await tuneRuleSet(admin, { rules: { 'LQ-M05': { weight: 40 } } })
  expect((await ruleSetInForce(shop.ctx)).version).toBe(tuned.version)
  expect((await getSubmission(team.mine, { publisherId, offerId, submissionId })).quality).toEqual(quality)
  const now = await scoreDraft(team.mine, await getDraft(team.mine, { publisherId, offerId }))
  expect(now.version).toBe(tuned.version)
  expect(now.score).toBeLessThan(quality!.score)
  expect(await tuningInForce(admin)).toMatchObject({ savedByName: admin.actor.name })
  await tuneRuleSet(admin, {})
})

test('only an administrator tunes, and only rules that there are', async () => {
  await expect(tuneRuleSet(team.mine, {})).rejects.toMatchObject({ type: 'forbidden' })
  const admin = as(shop.ctx, anOperator('operatorAdmin'))
  const refused = await tuneRuleSet(admin, { rules: { 'LQ-Z99': { weight: 1 }, 'LQ-T01': { weight: -1 } } }).catch(
    (e) => e,
  )
  expect(refused.errors.map((e: { pointer: string }) => e.pointer)).toEqual(['#/rules/LQ-Z99', '#/rules/LQ-T01/weight'])
})

test('what an address answered is asked of the rules, and kept until it is visited again', async () => {
  const draft = await aDraft()
  const url = draft.document.listing?.helpUrl ?? ''
  const state = async () => (await scoreDraft(team.mine, draft)).results.find(({ id }) => id === 'LQ-T10')?.state
  expect(await state()).toBe('notApplicable')
  await rememberLinks(shop.ctx, team.publisherId, [[url, { alive: true, titles: ['Crew Planner – help'] }]])
  expect(await state()).toBe('passed')
  await rememberLinks(shop.ctx, team.publisherId, [[url, { alive: true }]])
  expect(await state()).toBe('passed')
})

test('the launch checklist is ticked by people, and where the rules see it by itself', async () => {
  const { publisherId, offerId } = await aDraft()
  const key = { publisherId, offerId }
  const item = async (id: string) => (await launchPlanOf(team.mine, key)).items.find((one) => one.id === id)
  expect(await item('try-it')).toMatchObject({ done: true, seen: true })
  expect(await item('benefits')).toMatchObject({ done: false, seen: false })
  await tickLaunchItems(team.mine, { ...key, done: ['benefits'] })
  expect(await item('benefits')).toMatchObject({ done: true, tickedBy: 'Ada Lovelace' })
  await tickLaunchItems(team.mine, { ...key, done: [] })
  expect(await item('benefits')).toMatchObject({ done: false, tickedBy: null })
  await expect(tickLaunchItems(as(shop.ctx, anActor()), { ...key, done: [] })).rejects.toMatchObject({
    type: 'not-found',
  })
})

test('LQ-X06: a live offer is told whether its publisher’s site leads to it, by the visits that say so', async () => {
  const { publisherId, offerId } = await aPublishedOffer(shop, team)
  const key = { publisherId, offerId }
  const stateNow = async () =>
    (await scoreDraft(team.mine, await getDraft(team.mine, key))).results.find(({ id }) => id === 'LQ-X06')?.state
  const visited = (referrerHost: string, mktcmpid: string | null) =>
    recordEvents(shop.ctx, [{ kind: 'listing.visited', ...key, data: { src: 'website', mktcmpid, referrerHost } }])
  expect(await stateNow()).toBe('notApplicable')
  await shop.ctx.db.update(publishers).set({ website: 'https://www.fabrikam.example/' })
  await visited('fabrikam.example', null)
  await visited('other.example', 'badge')
  expect(await stateNow()).toBe('failed')
  await visited('www.fabrikam.example', 'badge')
  expect(await stateNow()).toBe('passed')
  shop.clock.advance(31 * 24 * 3_600_000)
  expect(await stateNow()).toBe('failed')
})
