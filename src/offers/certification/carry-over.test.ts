/** A second submission: what is asked again, what is carried over, who decides a dispute, what was declared. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson } from '../../../test/support/people.ts'
import { aSubmittedOffer, aTeam, certify, refuse, submitAgain, type Team } from '../../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { removeMember } from '../../accounts/index.ts'
import { as } from '../../platform/ctx.ts'
import { mails } from '../../platform/schema.ts'
import { getDraft, saveDraft } from '../draft.ts'
import { historyOf } from '../history.ts'
import { offersJobs } from '../jobs.ts'
import { remind } from '../reminders.ts'
import { comparableVersions } from '../versions.ts'
import { recordCheck } from './checks.ts'
import { answerFinding, settleFinding } from './conversation.ts'
import { declarationsOf, declare } from './declarations.ts'
import { expectedReview, forecastQueue } from './forecast.ts'
import { getReport } from './report.ts'
import { getReview } from './review.ts'
import { reject } from './verdict.ts'

let shop: TestShop
let team: Team
beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
})
afterAll(() => shop.close())

const item = async (key: Parameters<typeof getReview>[1], id: string) =>
  (await getReview(team.reviewers, key)).checklist.find((one) => one.id === id)

test('what passed and looks at nothing that changed is carried over with its evidence, and nothing else (P8)', async () => {
  const first = await aSubmittedOffer(shop, team)
  const note = 'Watched both videos to their end.'
  await recordCheck(team.reviewers, { ...first, itemId: 'CP-108', state: 'pass', note })
  await recordCheck(team.reviewers, { ...first, itemId: 'CP-106', state: 'pass' })
  await refuse(team, first)
  const { revision } = await getDraft(team.mine, first)
  const { publisherId, offerId } = first
  const values = { listing: { keywords: ['roster', 'dispatch'] } }
  await saveDraft(team.mine, { publisherId, offerId, revision, values })

  const second = await submitAgain(shop, team, first)
  expect(await item(second, 'CP-108')).toMatchObject({ state: 'pass', carriedFrom: 1, note, automatic: false })
  expect(await item(second, 'CP-106')).toMatchObject({ state: 'open', carriedFrom: null })
  expect(await item(second, 'CP-105')).toMatchObject({ state: 'open', carriedFrom: null })
  await recordCheck(team.reviewers, { ...second, itemId: 'CP-108', state: 'pass', note: 'Again.' })
  expect(await item(second, 'CP-108')).toMatchObject({ carriedFrom: null, note: 'Again.' })
  expect((await comparableVersions(team.mine, second)).map((version) => version.side)).toEqual([
    'draft',
    'submission',
    'submission',
  ])
  await reject(team.reviewers, { ...second, note: '' }).catch(() => undefined)
})

test('whoever found something does not decide the dispute about it, while there is somebody else (P8)', async () => {
  const [finder, other] = [
    await aPerson(shop, { instanceRole: 'reviewer' }),
    await aPerson(shop, { instanceRole: 'reviewer' }),
  ]
  const roles = (actor: typeof finder) => as(shop.ctx, { ...actor, instanceRoles: ['reviewer'] })
  const key = await aSubmittedOffer(shop, team)
  await refuse({ ...team, reviewers: roles(finder) }, key)
  const [finding] = (await getReport(team.mine, key)).findings
  const about = { ...key, findingId: finding!.findingId, text: 'It stands in the third paragraph.' }
  await answerFinding(team.mine, { ...about, dispute: true })
  await expect(settleFinding(roles(finder), { ...about, outcome: 'upheld' })).rejects.toMatchObject({
    type: 'second-reviewer-needed',
  })
  await settleFinding(roles(other), { ...about, outcome: 'waived' })
  expect((await getReport(team.mine, key)).findings[0]).toMatchObject({ status: 'waived' })
})

test('what the publisher declares the reviewer need not ask', async () => {
  const key = await aSubmittedOffer(shop, team)
  expect(await item(key, 'PR-T7')).toMatchObject({ state: 'open', declaration: null })
  const statusPageUrl = 'https://status.fabrikam.example/crew-planner'
  await declare(team.mine, { ...key, itemIds: ['PR-T7', 'CP-101'], statusPageUrl })
  expect(await item(key, 'PR-T7')).toMatchObject({ state: 'pass', declaration: { by: 'Ada Lovelace', statusPageUrl } })
  expect(await item(key, 'CP-101')).toMatchObject({ state: 'open', declaration: null })
  expect((await declarationsOf(team.mine, key)).filter((one) => one.declared).map((one) => one.itemId)).toEqual([
    'PR-T7',
  ])
  await expect(declare(team.mine, { ...key, itemIds: [], statusPageUrl: 'http://10.0.0.1/' })).rejects.toMatchObject({
    status: 422,
  })
})

test('publisher and reviewers are told when a review can be expected (P12)', async () => {
  const key = await aSubmittedOffer(shop, team)
  const expected = await expectedReview(team.mine, key)
  expect(expected!.expectedAt.getTime()).toBeGreaterThan(shop.clock.now().getTime())
  const forecast = await forecastQueue(team.reviewers)
  expect(forecast.expectedAt.get(key.submissionId)).toEqual(expected!.expectedAt)
  expect(forecast.days.flatMap((day) => day.expected).map((one) => one.submissionId)).toContain(key.submissionId)
  await certify(shop, team, key)
  expect(await expectedReview(team.mine, key)).toBeNull()
})

test('the history names nobody who has lost their rights', async () => {
  const guest = await aPerson(shop, { name: 'Grace Hopper', publisherId: team.publisherId, roles: ['owner'] })
  const theirs = { ...team, owner: guest, mine: as(shop.ctx, guest) }
  const key = await aSubmittedOffer(shop, theirs)
  const by = async () => (await historyOf(team.mine, key, { events: ['submitted'] })).items[0]?.initiatedBy?.name
  expect(await by()).toBe('Grace Hopper')
  await removeMember(team.mine, team.publisherId, guest.id)
  expect(await by()).toBe('')
})

test('open findings are reminded of week by week, and closed ones no more (P10)', async () => {
  const key = await aSubmittedOffer(shop, team)
  await refuse(team, key)
  const reminders = async () => {
    await remind.run(shop.ctx, {})
    return (await shop.ctx.db.select().from(mails)).filter(
      (mail) => mail.kind === 'offer.findings-open' && mail.about === `${key.publisherId}.${key.offerId}`,
    ).length
  }
  expect(await reminders()).toBe(0)
  shop.clock.advance(8 * 86_400_000)
  const first = await reminders()
  expect(first).toBeGreaterThan(0)
  expect(await reminders()).toBe(first)
  shop.clock.advance(7 * 86_400_000)
  expect(await reminders()).toBe(2 * first)
  const [finding] = (await getReport(team.mine, key)).findings
  await settleFinding(team.reviewers, {
    ...key,
    findingId: finding!.findingId,
    outcome: 'fixed',
    text: 'Seen in the draft.',
  })
  shop.clock.advance(7 * 86_400_000)
  expect(await reminders()).toBe(2 * first)
})
