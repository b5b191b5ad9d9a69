import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOffer } from '../../test/support/offers.ts'
import { anActor } from '../../test/support/people.ts'
import { aTeam, type Team } from '../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { as } from '../platform/ctx.ts'
import { listMails } from '../platform/mail.ts'
import type { Problem } from '../platform/problem.ts'
import { cancelSubmission } from './cancel.ts'
import { revealCertificationSecrets } from './certification/review.ts'
import { saveDraft } from './draft.ts'
import { getOffer } from './overview.ts'
import { submissions } from './schema.ts'
import { getSubmission, listSubmissions } from './submissions.ts'
import { submitOffer } from './submit.ts'

let shop: TestShop
let team: Team
beforeAll(async () => {
  shop = await aShop()
  team = await aTeam(shop)
})
afterAll(() => shop.close())

async function aDraft(document = {}) {
  const { publisherId, offerId, revision } = await anOffer(team.mine, { publisherId: team.publisherId, document })
  return { publisherId, offerId, revision }
}

test('a submission freezes the draft: what is saved afterwards does not change it', async () => {
  const draft = await aDraft()
  const { submissionId } = await submitOffer(team.mine, draft)
  await saveDraft(team.mine, { ...draft, values: { listing: { name: 'Renamed' } } })
  const row = (await shop.ctx.db.select().from(submissions)).find((one) => one.id === submissionId)
  expect(row?.snapshot.document.listing?.name).toBe('Crew Planner')
  expect(Object.values(row?.snapshot.assets ?? {}).map((asset) => asset.sha256.length)).toEqual([
    64, 64, 64, 64, 64, 64,
  ])
})

test('it shows the steps of this offer with the time each takes, and the offer is being published', async () => {
  const draft = await aDraft()
  const submission = await submitOffer(team.mine, draft)
  expect(submission).toMatchObject({ number: 1, status: 'running', target: 'preview' })
  expect(submission.steps.map((step) => step.stepId)).toEqual([
    'prerequisites',
    'offerValidation',
    'certification',
    'provisioning',
    'packaging',
    'publisherSignoff',
    'finalPublish',
  ])
  expect(submission.steps[0]).toMatchObject({ status: 'notStarted', estimatedTimeFrame: 'time.underQuarterHour' })
  const offer = await getOffer(team.mine, draft)
  expect(offer.status).toBe('publishing')
  expect(offer.moves).toEqual(['saveDraft', 'cancelSubmission'])
})

test('an incomplete offer is refused with every finding at once', async () => {
  const draft = await aDraft({ listing: { summary: null, helpUrl: null } })
  const refused = (await submitOffer(team.mine, draft).catch((error) => error)) as Problem
  expect(refused).toMatchObject({ type: 'offer-incomplete', status: 409 })
  expect(refused.errors.map((error) => error.pointer).sort()).toEqual(['#/listing/helpUrl', '#/listing/summary'])
})

test('a draft that somebody saved meanwhile is not submitted unseen', async () => {
  const draft = await aDraft()
  await saveDraft(team.mine, { ...draft, values: { appVersion: '9.9' } })
  await expect(submitOffer(team.mine, draft)).rejects.toMatchObject({ type: 'stale-revision', status: 412 })
})

test('two people who submit at the same moment make one submission', async () => {
  const draft = await aDraft()
  const both = await Promise.allSettled([submitOffer(team.mine, draft), submitOffer(team.mine, draft)])
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  const { items } = await listSubmissions(team.mine, draft)
  expect(items).toHaveLength(1)
})

test('cancelling gives the offer its former status, and it can be submitted again', async () => {
  const draft = await aDraft()
  await submitOffer(team.mine, draft)
  const canceled = await cancelSubmission(team.mine, draft)
  expect(canceled.status).toBe('canceled')
  expect(canceled.steps.every((step) => step.status === 'canceled')).toBe(true)
  expect((await getOffer(team.mine, draft)).status).toBe('draft')
  expect(await submitOffer(team.mine, draft)).toMatchObject({ number: 2 })
})

test('after a cancellation no step is worked any more', async () => {
  const draft = await aDraft()
  const { submissionId } = await submitOffer(team.mine, draft)
  await cancelSubmission(team.mine, draft)
  await shop.runJobs()
  const after = await getSubmission(team.mine, { ...draft, submissionId })
  expect(after.steps.every((step) => step.status === 'canceled')).toBe(true)
})

test('notes and addresses given with the submission stand in place of the draft’s', async () => {
  const draft = await aDraft()
  const submission = await submitOffer(team.mine, {
    ...draft,
    notes: 'Use the second account.',
    notificationEmails: ['launch@fabrikam.example'],
  })
  expect(submission).toMatchObject({
    notes: 'Use the second account.',
    notificationEmails: ['launch@fabrikam.example'],
  })
  const { items } = await listMails(shop.ctx, { to: 'launch@fabrikam.example' })
  expect(items.map((mail) => mail.kind)).toEqual(['offer.submitted'])
})

test('notes are asked for when customers get the app at once', async () => {
  const draft = await aDraft()
  await expect(submitOffer(team.mine, { ...draft, notes: '' })).rejects.toMatchObject({
    errors: [{ pointer: '#/submission/notes' }],
  })
})

test('secrets for certification are stored sealed, and only a reviewer reads them', async () => {
  const draft = await aDraft()
  const secret = 'hunter2-for-reviewers'
  const { submissionId } = await submitOffer(team.mine, { ...draft, certificationSecrets: secret })
  const row = (await shop.ctx.db.select().from(submissions)).find((one) => one.id === submissionId)
  expect(JSON.stringify(row)).not.toContain(secret)
  const key = { ...draft, submissionId }
  expect(await getSubmission(team.mine, key)).toMatchObject({ hasCertificationSecrets: true })
  await expect(revealCertificationSecrets(team.mine, key)).rejects.toMatchObject({ type: 'forbidden' })
  expect(await revealCertificationSecrets(team.reviewers, key)).toBe(secret)
})

test('a member without the right may not submit, and a stranger learns nothing', async () => {
  const draft = await aDraft()
  const marketer = as(shop.ctx, anActor({ publisherId: team.publisherId, roles: ['marketer'] }))
  await expect(submitOffer(marketer, draft)).rejects.toMatchObject({ type: 'forbidden' })
  const stranger = as(shop.ctx, anActor({ publisherId: 'somebody-else' }))
  await expect(submitOffer(stranger, draft)).rejects.toMatchObject({ type: 'not-found' })
  await expect(getOffer(stranger, draft)).rejects.toMatchObject({ type: 'not-found' })
})
