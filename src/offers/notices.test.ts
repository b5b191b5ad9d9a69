import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOperator, aPerson } from '../../test/support/people.ts'
import {
  aPreviewedOffer,
  aPublishedOffer,
  aSubmittedOffer,
  aTeam,
  certify,
  refuse,
  submitAgain,
  type Team,
} from '../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { type Actor, as } from '../platform/ctx.ts'
import { listMails } from '../platform/mail.ts'
import { askPublisher } from './certification/conversation.ts'
import { getDraft, saveDraft } from './draft.ts'
import { forceStop } from './forced-stop.ts'
import { offersJobs } from './jobs.ts'
import { noticeWords } from './notice-words.ts'
import type { OfferKey } from './offer-key.ts'
import { goLive, stopSelling } from './publishing.ts'
import { publishingWords } from './publishing-words.ts'
import { remind } from './reminders.ts'

let shop: TestShop
let team: Team
/** Reads French. */
let developer: Actor
beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
  const { publisherId } = team
  developer = await aPerson(shop, { name: 'Denis Dev', publisherId, roles: ['developer'], locale: 'fr' })
  await aPerson(shop, { name: 'Olga', email: 'olga@operator.example', instanceRole: 'reviewer' })
})
afterAll(() => shop.close())

async function mailsTo(email: string | undefined, key: OfferKey) {
  const { items } = await listMails(shop.ctx, { to: email, about: `${key.publisherId}.${key.offerId}`, limit: 100 })
  return items
}
const mailOf = async (kind: string, key: OfferKey, email = team.owner.email) =>
  (await mailsTo(email, key)).find((mail) => mail.kind === kind)

test('M1: whoever submits, and those asked to watch, are told the steps and their time', async () => {
  const key = await aSubmittedOffer(shop, team, {
    document: { submission: { notificationEmails: ['launch@fabrikam.example'] } },
  })
  const mail = await mailOf('offer.submitted', key)
  expect(mail?.subject).toBe('Crew Planner: submitted')
  expect(mail?.body).toContain('Certification: 2 to 5 working days')
  expect(mail?.body).toContain(`/publisher/${key.publisherId}/offers/${key.offerId}/submissions/${key.submissionId}`)
  expect(await mailOf('offer.submitted', key, 'launch@fabrikam.example')).toBeDefined()
  expect(await mailOf('offer.submitted', key, developer.email)).toBeUndefined()
})

test('M2: the team is asked to approve the preview, each in their language', async () => {
  const key = await aPreviewedOffer(shop, team)
  const mail = await mailOf('offer.preview-ready', key)
  expect(mail?.subject).toBe('Crew Planner: the preview is ready for your approval')
  expect(mail?.body).toContain(`/product/dynamics-365/${key.publisherId}.${key.offerId}?hideKey=crew7planner9key`)
  expect(mail?.body).toContain('will stay hidden')
  const french = await mailOf('offer.preview-ready', key, developer.email)
  expect(french?.subject).toBe('Crew Planner : l’aperçu attend votre accord')
  expect(french?.body).toMatch(/^Bonjour Denis Dev,/)
  expect(french?.body).toContain('/fr/product/dynamics-365/')
})

test('M4: a rejection tells every finding with its evidence, its fix and the way to the field', async () => {
  const key = await aSubmittedOffer(shop, team)
  await refuse(team, key, { note: 'Close to done.' })
  const mail = await mailOf('offer.rejected', key)
  expect(mail?.body).toContain('CP-105: The description does not say which licence is needed.')
  expect(mail?.body).toContain('Seen: Second paragraph')
  expect(mail?.body).toContain('Proposed: Name the licence that customers need.')
  expect(mail?.body).toContain('/pages/listing#field-listing.description')
  expect(mail?.body).toContain('The reviewer adds: Close to done.')
  expect(await mailOf('offer.rejected', key, 'erin@fabrikam.example')).toBeDefined()
})

test('M5: when the offer is live the team gets its address', async () => {
  const hidden = await aPublishedOffer(shop, team)
  expect((await mailOf('offer.live', hidden))?.body).toContain('answers only with its hide key')

  const open = await aPublishedOffer(shop, team)
  const { revision } = await getDraft(team.mine, open)
  await saveDraft(team.mine, { ...open, revision, values: { availability: { hideKey: null } } })
  await certify(shop, team, await submitAgain(shop, team, open))
  await goLive(team.mine, { publisherId: open.publisherId, offerId: open.offerId, acknowledgeWarnings: true })
  await shop.runJobs()
  const mail = (await mailsTo(team.owner.email, open)).find((one) => one.subject.includes('new version is live'))
  expect(mail?.body).toContain('src=newsletter&mktcmpid=spring')
  expect(mail?.body).toContain('<a href="')
})

test('M6: a reviewer’s question goes to the engineering contact and to whoever submitted', async () => {
  const key = await aSubmittedOffer(shop, team)
  await askPublisher(team.reviewers, { ...key, text: 'Which licence?' })
  for (const email of ['erin@fabrikam.example', team.owner.email]) {
    expect((await mailOf('offer.question', key, email))?.body).toContain(
      'Olga Operator asks about “Crew Planner”: Which licence?',
    )
  }
})

test('M6: secure-store access announces additional steps', async () => {
  const key = await aSubmittedOffer(shop, team, { document: { technical: { requiresS2SSecureStore: true } } })
  expect((await mailOf('offer.extra-steps', key, 'erin@fabrikam.example'))?.body).toContain('S2S outbound')
})

test('M7: a stop tells its consequences', async () => {
  const key = await aPublishedOffer(shop, team)
  await stopSelling(team.mine, key)
  await shop.runJobs()
  expect((await mailOf('offer.stopped', key))?.body).toContain('Those who have it keep it')
})

test('M8: the operator’s stop tells reason and deadline to owners and managers', async () => {
  const key = await aPublishedOffer(shop, team)
  await forceStop(as(shop.ctx, anOperator()), {
    ...key,
    reason: 'It copies another.',
    deadline: new Date('2026-04-01'),
  })
  const mail = await mailOf('offer.stopped-by-operator', key)
  expect(mail?.body).toContain('The reason given: It copies another.')
  expect(mail?.body).toContain('April 1, 2026')
  expect(await mailOf('offer.stopped-by-operator', key, developer.email)).toBeUndefined()
})

test('M10: a preview that waits a week is remembered, once', async () => {
  const key = await aPreviewedOffer(shop, team)
  await remind.run(shop.ctx, {})
  expect(await mailOf('offer.preview-waiting', key)).toBeUndefined()
  shop.clock.advance(8 * 86_400_000)
  await remind.run(shop.ctx, {})
  await remind.run(shop.ctx, {})
  const reminders = (await mailsTo(team.owner.email, key)).filter((mail) => mail.kind === 'offer.preview-waiting')
  expect(reminders).toHaveLength(1)
})

test('the same failure again is told to the reviewers', async () => {
  const first = await aSubmittedOffer(shop, team)
  await refuse(team, first)
  await refuse(team, await submitAgain(shop, team, first))
  expect((await mailOf('operator.senior-review', first, 'olga@operator.example'))?.body).toContain('CP-105')
})

test('every word is there in both languages', () => {
  for (const catalogue of [noticeWords, publishingWords]) {
    for (const [code, text] of Object.entries(catalogue.texts.en)) {
      expect(catalogue.texts.fr[code]?.length, code).toBeGreaterThan(0)
      const params = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
      expect(params(catalogue.texts.fr[code] ?? ''), code).toEqual(params(text))
    }
  }
})
