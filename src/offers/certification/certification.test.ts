import { afterAll, beforeAll, expect, test } from 'vitest'
import { anActor } from '../../../test/support/people.ts'
import {
  aFinding,
  aPublishedOffer,
  aSubmittedOffer,
  aTeam,
  certify,
  refuse,
  submitAgain,
  type Team,
} from '../../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { as } from '../../platform/ctx.ts'
import { listMails } from '../../platform/mail.ts'
import { getDraft, saveDraft } from '../draft.ts'
import { offersJobs } from '../jobs.ts'
import { getOffer } from '../overview.ts'
import { getSubmission } from '../submissions.ts'
import { recordCheck } from './checks.ts'
import { answerFinding, answerReviewer, askPublisher, settleFinding } from './conversation.ts'
import { listQueue } from './queue.ts'
import { getReport } from './report.ts'
import { getReview } from './review.ts'
import { approve, reject } from './verdict.ts'

let shop: TestShop
let team: Team
beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
})
afterAll(() => shop.close())

const stateOf = (review: Awaited<ReturnType<typeof getReview>>, id: string) =>
  review.checklist.find((item) => item.id === id)

test('the queue shows what waits for a reviewer, the oldest first, and who waits', async () => {
  const first = await aSubmittedOffer(shop, team)
  shop.clock.advance(3_600_000)
  const second = await aSubmittedOffer(shop, team)
  const { items } = await listQueue(team.reviewers)
  expect(items.map((item) => item.submissionId)).toEqual([first.submissionId, second.submissionId])
  expect(items[0]).toMatchObject({
    publisherName: 'Fabrikam Robotics',
    offerName: 'Crew Planner',
    number: 1,
    submittedBy: 'Ada Lovelace',
    waitingSince: new Date(shop.clock.now().getTime() - 3_600_000),
  })
  const page = await listQueue(team.reviewers, { limit: 1 })
  const next = await listQueue(team.reviewers, { limit: 1, cursor: page.nextCursor ?? undefined })
  expect(next.items.map((item) => item.submissionId)).toEqual([second.submissionId])
})

test('a publisher sees neither the queue nor the review', async () => {
  const key = await aSubmittedOffer(shop, team)
  await expect(listQueue(team.mine)).rejects.toMatchObject({ type: 'forbidden' })
  await expect(getReview(team.mine, key)).rejects.toMatchObject({ type: 'forbidden' })
  await expect(approve(team.mine, key)).rejects.toMatchObject({ type: 'forbidden' })
})

test('an address that is no submission’s is not found', async () => {
  const key = { ...(await aSubmittedOffer(shop, team)), submissionId: 'c' }
  await expect(getReview(team.reviewers, key)).rejects.toMatchObject({ type: 'not-found' })
})

test('rules decide what rules can decide; the rest is open for a person', async () => {
  const review = await getReview(team.reviewers, await aSubmittedOffer(shop, team))
  expect(stateOf(review, 'PR-T4')).toMatchObject({ state: 'pass', automatic: true })
  expect(stateOf(review, 'CP-101')).toMatchObject({ state: 'open', automatic: false })
  // Addresses were not visited here: somebody has to.
  expect(stateOf(review, 'CP-110')).toMatchObject({
    state: 'open',
    remarks: [expect.stringContaining('form of addresses')],
  })
  expect(review.snapshot.document.submission?.notes).toContain('Sign in as')
})

test('approval needs every item decided', async () => {
  const key = await aSubmittedOffer(shop, team)
  const refused = (await approve(team.reviewers, key).catch((error) => error)) as { errors: { policy: string }[] }
  expect(refused).toMatchObject({ type: 'review-incomplete', status: 409 })
  expect(refused.errors.map((error) => error.policy)).toContain('CP-101')
  await certify(shop, team, key)
  expect(await getReport(team.mine, key)).toMatchObject({ verdict: { verdict: 'approved' }, findings: [] })
})

test('a failed item needs policy, place, evidence and a proposed fix (P8)', async () => {
  const key = await aSubmittedOffer(shop, team)
  const check = { ...key, itemId: 'CP-105', state: 'fail' as const }
  await expect(recordCheck(team.reviewers, check)).rejects.toMatchObject({ errors: [{ pointer: '#/findings' }] })
  const empty = { policyId: 'rule 9', message: '', evidence: ' ', suggestedFix: '' }
  await expect(recordCheck(team.reviewers, { ...check, findings: [empty] })).rejects.toMatchObject({
    status: 422,
    errors: ['policyId', 'fieldKey', 'message', 'evidence', 'suggestedFix'].map((name) => ({
      pointer: `#/findings/0/${name}`,
    })),
  })
  const elsewhere = { ...aFinding, fieldKey: 'listing.colour', evidenceUrls: ['javascript:alert(1)'] }
  await expect(recordCheck(team.reviewers, { ...check, findings: [elsewhere] })).rejects.toMatchObject({
    errors: [{ pointer: '#/findings/0/fieldKey' }, { pointer: '#/findings/0/evidenceUrls/0' }],
  })
})

test('a rejection without a finding is impossible', async () => {
  const key = await aSubmittedOffer(shop, team)
  await expect(reject(team.reviewers, key)).rejects.toMatchObject({ type: 'rejection-without-findings' })
  expect(await getOffer(team.mine, key)).toMatchObject({ status: 'publishing' })
})

test('a rejected submission has its report, deep into the field, and the offer needs attention (P7)', async () => {
  const key = await aSubmittedOffer(shop, team)
  await recordCheck(team.reviewers, { ...key, itemId: 'CP-105', state: 'fail', findings: [aFinding] })
  // Until the verdict the findings are the reviewer's draft.
  expect((await getReport(team.mine, key)).findings).toEqual([])
  await reject(team.reviewers, { ...key, note: 'Close to done.' })
  expect(await getReport(team.mine, key)).toMatchObject({
    verdict: { verdict: 'rejected', note: 'Close to done.', reviewer: 'Olga Operator' },
    findings: [{ ...aFinding, pageKey: 'listing', status: 'open', repeated: false }],
  })
  expect(await getOffer(team.mine, key)).toMatchObject({
    status: 'attentionNeeded',
    submission: { status: 'rejected' },
  })
  const { steps } = await getSubmission(team.mine, key)
  expect(steps.find((step) => step.stepId === 'certification')).toMatchObject({ status: 'rejected' })
})

test('what the publisher answers or disputes, the reviewer settles with a reason', async () => {
  const key = await aSubmittedOffer(shop, team)
  await refuse(team, key)
  const [finding] = (await getReport(team.mine, key)).findings
  const about = { ...key, findingId: finding!.findingId }
  await answerFinding(team.mine, { ...about, text: 'It is in the first paragraph.', dispute: true })
  expect((await getReport(team.mine, key)).findings[0]).toMatchObject({ status: 'disputed' })
  await settleFinding(team.reviewers, { ...about, outcome: 'waived', text: 'Right, I overlooked it.' })
  expect((await getReport(team.mine, key)).findings[0]).toMatchObject({
    status: 'waived',
    conversation: [
      { side: 'publisher', kind: 'dispute', author: 'Ada Lovelace' },
      { side: 'operator', kind: 'waived', body: 'Right, I overlooked it.' },
    ],
  })
  await expect(answerFinding(team.mine, { ...about, text: 'No!', dispute: true })).rejects.toMatchObject({
    type: 'finding-settled',
  })
  await expect(answerFinding(team.mine, { ...about, text: '  ' })).rejects.toMatchObject({ status: 422 })
})

test('a marketer reads the report and does not answer', async () => {
  const key = await aSubmittedOffer(shop, team)
  await refuse(team, key)
  const marketer = as(shop.ctx, anActor({ publisherId: team.publisherId, roles: ['marketer'] }))
  const { findings } = await getReport(marketer, key)
  await expect(
    answerFinding(marketer, { ...key, findingId: findings[0]!.findingId, text: 'Why?' }),
  ).rejects.toMatchObject({ type: 'forbidden' })
})

test('the same failure on the next submission asks a senior reviewer to look', async () => {
  const first = await aSubmittedOffer(shop, team)
  await refuse(team, first)
  const second = await submitAgain(shop, team, first)
  expect(await getReview(team.reviewers, second)).toMatchObject({
    previous: { submissionId: first.submissionId, findings: [{ policyId: 'CP-105' }] },
  })
  await refuse(team, second, { finding: { message: 'Still nothing about licences.' } })
  expect(await getSubmission(team.mine, second)).toMatchObject({ seniorReview: true })
  expect((await getReport(team.mine, second)).findings[0]).toMatchObject({ repeated: true })
  const third = await submitAgain(shop, team, first)
  await refuse(team, third, { finding: { fieldKey: 'listing.summary' } })
  expect(await getSubmission(team.mine, third)).toMatchObject({ seniorReview: false })
})

test('what passes later closes the findings of before', async () => {
  const first = await aSubmittedOffer(shop, team)
  await refuse(team, first)
  await certify(shop, team, await submitAgain(shop, team, first))
  expect((await getReport(team.mine, first)).findings[0]).toMatchObject({ status: 'fixed' })
})

test('reviewer and publisher talk on the submission itself', async () => {
  const key = await aSubmittedOffer(shop, team)
  await askPublisher(team.reviewers, { ...key, text: 'Which licence does the test account have?' })
  await answerReviewer(team.mine, { ...key, text: 'The trial one.' })
  expect((await getReport(team.mine, key)).conversation).toMatchObject([
    { side: 'operator', kind: 'question', author: 'Olga Operator' },
    { side: 'publisher', kind: 'answer', author: 'Ada Lovelace' },
  ])
  const { items } = await listMails(shop.ctx, { to: 'erin@fabrikam.example' })
  expect(items[0]).toMatchObject({ kind: 'offer.question' })
})

test('when only texts changed, technical items are not reviewed again', async () => {
  const live = await aPublishedOffer(shop, team)
  const { revision } = await getDraft(team.mine, live)
  await saveDraft(team.mine, { ...live, revision, values: { listing: { summary: 'Plan crews well.' } } })
  const review = await getReview(team.reviewers, await submitAgain(shop, team, live))
  expect(stateOf(review, 'CP-401')).toMatchObject({ state: 'notApplicable', automatic: true })
  expect(stateOf(review, 'CP-104')).toMatchObject({ state: 'open' })
})

test('two reviewers who decide at the same moment make one verdict', async () => {
  const key = await aSubmittedOffer(shop, team)
  await recordCheck(team.reviewers, { ...key, itemId: 'CP-105', state: 'fail', findings: [aFinding] })
  const both = await Promise.allSettled([reject(team.reviewers, key), reject(team.reviewers, key)])
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(reject(team.reviewers, key)).rejects.toMatchObject({ type: 'submission-not-in-certification' })
})
