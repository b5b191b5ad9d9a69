import { eq } from 'drizzle-orm'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startWebsite, type Website } from '../../../test/fakes/website.ts'
import { anOffer } from '../../../test/support/offers.ts'
import { aSubmittedOffer, aTeam, certify, type Team } from '../../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { listMails } from '../../platform/mail.ts'
import { cancelSubmission } from '../cancel.ts'
import { findPreview } from '../catalogue.ts'
import { offersJobs } from '../jobs.ts'
import { getOffer } from '../overview.ts'
import { goLive } from '../publishing.ts'
import { remind } from '../reminders.ts'
import { publications, submissionSteps } from '../schema.ts'
import { getSubmission } from '../submissions.ts'
import { submitOffer } from '../submit.ts'
import { resumeSteps, retryStep, runStep } from './run.ts'

let shop: TestShop
let team: Team
let site: Website
let counter = 0

beforeAll(async () => {
  site = await startWebsite()
  shop = await aShop({ jobs: offersJobs, env: { COMPTOIR_OFFER_LINKS: 'check' } })
  shop.ctx.egress = site.egress
  team = await aTeam(shop)
})
beforeEach(() => {
  site.answer('/packages/app.zip', { status: 200, body: aPackage })
})
afterAll(async () => {
  await shop.close()
  await site.close()
})

const aPackage = zipSync({ 'input.xml': new TextEncoder().encode('<a/>'), 'app.zip': new Uint8Array([80, 75]) })

/** An offer whose pages are all on the website; each has paths of its own. */
async function onWebsite(more: Parameters<typeof anOffer>[1]['document'] = {}) {
  const at = `/${++counter}`
  const paths = { help: `${at}/help`, privacy: `${at}/privacy`, support: `${at}/support`, terms: `${at}/terms` }
  const document = {
    terms: { mode: 'url', url: site.url(paths.terms) },
    listing: {
      helpUrl: site.url(paths.help),
      privacyPolicyUrl: site.url(paths.privacy),
      supportContact: { url: site.url(paths.support) },
    },
    technical: { packageUrl: site.url('/packages/app.zip') },
    ...more,
  }
  const draft = await anOffer(team.mine, { publisherId: team.publisherId, document })
  const { publisherId, offerId, revision } = draft
  const { submissionId } = await submitOffer(team.mine, { publisherId, offerId, revision })
  return { key: { publisherId, offerId, submissionId }, paths }
}

async function stepOf(key: Parameters<typeof getSubmission>[1], stepId: string) {
  const { steps } = await getSubmission(team.mine, key)
  return steps.find((step) => step.stepId === stepId)!
}
const codes = (step: { messages: { code: string; level: string }[] }) =>
  step.messages.map((m) => `${m.level} ${m.code}`)

test('every address of the offer is visited, and the package is copied', async () => {
  const { key, paths } = await onWebsite()
  await shop.runJobs()
  const step = await stepOf(key, 'prerequisites')
  expect(step.status).toBe('complete')
  expect(codes(step)).toEqual(['information links.checked', 'information package.copied'])
  expect(site.visits).toEqual(expect.arrayContaining([...Object.values(paths), '/packages/app.zip']))
  await certify(shop, team, key)
  const [published] = await shop.ctx.db.select().from(publications).where(eq(publications.offerId, key.offerId))
  expect(published?.snapshot.package).toMatchObject({ size: aPackage.length })
})

test('a dead page is the content’s fault: the step says which field, and the offer needs attention', async () => {
  const { key, paths } = await onWebsite()
  site.answer(paths.privacy, { status: 404 })
  await shop.runJobs()
  const step = await stepOf(key, 'prerequisites')
  expect(step.status).toBe('blocked')
  expect(step.messages.find((message) => message.level === 'error')).toMatchObject({
    code: 'listing.privacyPolicyUrl.unreachable',
    pageKey: 'listing',
    fieldKey: 'listing.privacyPolicyUrl',
    pointer: '#/listing/privacyPolicyUrl',
    params: { status: 'HTTP 404' },
  })
  expect(await getOffer(team.mine, key)).toMatchObject({
    status: 'attentionNeeded',
    submission: { status: 'failed' },
    moves: ['saveDraft', 'submit', 'deleteDraft'],
  })
  const { items } = await listMails(shop.ctx, { to: team.owner.email, about: `${key.publisherId}.${key.offerId}` })
  expect(items[0]).toMatchObject({ kind: 'offer.step-failed' })
  expect(items[0]?.body).toContain('/pages/listing#field-listing.privacyPolicyUrl')
})

test('a page that is out of order for a moment costs nothing but the moment', async () => {
  const { key, paths } = await onWebsite()
  site.answer(paths.help, { status: 503 })
  await shop.runJobs()
  const trying = await stepOf(key, 'prerequisites')
  expect(trying.status).toBe('inProgress')
  expect(codes(trying)).toEqual(['warning trouble.triedAgain'])
  site.answer(paths.help, { status: 200 })
  shop.clock.advance(60_000)
  await shop.runJobs()
  expect((await stepOf(key, 'prerequisites')).status).toBe('complete')
})

test('a page that stays out of order fails the offer after several tries', async () => {
  const { key, paths } = await onWebsite()
  site.answer(paths.help, { status: 503 })
  for (let i = 0; i < 5; i++) {
    await shop.runJobs()
    shop.clock.advance(60_000)
  }
  expect(codes(await stepOf(key, 'prerequisites'))).toContain('error listing.helpUrl.unreachable')
})

test('pages behind a sign-in are a warning, redirects are followed', async () => {
  const { key, paths } = await onWebsite()
  site.answer(paths.help, { status: 302, headers: { location: '/elsewhere' } })
  site.answer(paths.support, { status: 302, headers: { location: '/account/login?next=1' } })
  await shop.runJobs()
  const step = await stepOf(key, 'prerequisites')
  expect(step.status).toBe('complete')
  expect(codes(step)).toContain('warning listing.supportContact.url.signIn')
  expect(step.messages.filter((message) => message.level !== 'information')).toHaveLength(1)
})

test('a contact whose domain takes no mail is a warning, which stops nothing', async () => {
  const { key } = await onWebsite({
    ...websiteDocument(),
    listing: { ...websiteDocument().listing, engineeringContact: { email: 'erin@nowhere.example' } },
  })
  await shop.runJobs()
  const step = await stepOf(key, 'offerValidation')
  expect(step.status).toBe('complete')
  expect(codes(step)).toContain('warning listing.engineeringContact.email.undeliverable')
  expect((await stepOf(key, 'certification')).status).toBe('waitingForApproval')
})

test('an address that leads into a private network is refused', async () => {
  const { key, paths } = await onWebsite()
  site.answer(paths.help, { status: 302, headers: { location: 'https://127.0.0.1:1/inside' } })
  await shop.runJobs()
  expect(codes(await stepOf(key, 'prerequisites'))).toContain('error listing.helpUrl.private')
})

test('what the package address gives must be a package', async () => {
  const { key } = await onWebsite()
  site.answer('/packages/app.zip', { status: 200, body: 'not a zip' })
  await shop.runJobs()
  expect(codes(await stepOf(key, 'prerequisites'))).toContain('error technical.packageUrl.notZip')
  const other = await onWebsite()
  site.answer('/packages/app.zip', { status: 403 })
  await shop.runJobs()
  const step = await stepOf(other.key, 'prerequisites')
  expect(step.messages.at(-1)).toMatchObject({ code: 'technical.packageUrl.unreachable', params: { status: 403 } })
})

test('what is not the content’s fault is tried again, never blamed, and at last shown to people (P5)', async () => {
  const { key } = await onWebsite()
  const { files } = shop.ctx
  shop.ctx.files = { ...files, store: () => Promise.reject(new Error('the store is away')) }
  for (let i = 0; i < 12; i++) {
    await shop.runJobs()
    shop.clock.advance(11 * 60_000)
  }
  expect(await stepOf(key, 'prerequisites')).toMatchObject({
    status: 'blocked',
    messages: [{ code: 'trouble.stalled' }],
  })
  expect(await getOffer(team.mine, key)).toMatchObject({ status: 'publishing', submission: { status: 'running' } })

  shop.ctx.files = files
  await retryStep(team.mine, key)
  await shop.runJobs()
  expect((await stepOf(key, 'prerequisites')).status).toBe('complete')
  await expect(retryStep(team.mine, key)).rejects.toMatchObject({ type: 'nothing-to-retry' })
})

test('a step whose worker was killed is carried out by the next, once', async () => {
  const { key } = await onWebsite()
  // The worker took the step and died before it could end it.
  await shop.ctx.db
    .update(submissionSteps)
    .set({ status: 'inProgress', tries: 1, startedAt: shop.ctx.now() })
    .where(eq(submissionSteps.submissionId, key.submissionId))
  await shop.ctx.db
    .update(submissionSteps)
    .set({ status: 'notStarted' })
    .where(eq(submissionSteps.stepId, 'offerValidation'))
  await shop.runJobs()
  expect((await stepOf(key, 'prerequisites')).status).toBe('complete')
  // The queue hands the same job out a second time: nothing happens twice.
  await runStep.run(shop.ctx, { ...key, stepId: 'prerequisites' })
  const { steps } = await getSubmission(team.mine, key)
  expect(steps.filter((step) => step.status === 'complete').map((step) => step.stepId)).toContain('prerequisites')
})

test('a job that was lost is sent again after half an hour', async () => {
  const { key } = await onWebsite()
  await shop.ctx.db.execute('truncate test_jobs')
  await shop.runJobs()
  expect((await stepOf(key, 'prerequisites')).status).toBe('notStarted')
  shop.clock.advance(31 * 60_000)
  await resumeSteps.run(shop.ctx, {})
  await shop.runJobs()
  expect((await stepOf(key, 'certification')).status).toBe('waitingForApproval')
})

test('a submission that is cancelled while a step runs stays cancelled', async () => {
  const { key, paths } = await onWebsite()
  let cancelled = false
  const { egress } = shop.ctx
  shop.ctx.egress = {
    ...egress,
    async call(request) {
      if (request.url.endsWith(paths.help) && !cancelled) {
        cancelled = true
        await cancelSubmission(team.mine, key)
      }
      return egress.call(request)
    },
  }
  await shop.runJobs()
  shop.ctx.egress = egress
  expect(cancelled).toBe(true)
  expect(await getSubmission(team.mine, key)).toMatchObject({ status: 'canceled' })
  expect((await stepOf(key, 'prerequisites')).status).toBe('canceled')
  expect(await getOffer(team.mine, key)).toMatchObject({ status: 'draft' })
})

test('M9: developers are told, once, when a page of a live offer is gone', async () => {
  const { key, paths } = await onWebsite()
  await shop.runJobs()
  await certify(shop, team, key)
  await goLive(team.mine, { ...key, acknowledgeWarnings: true })
  await shop.runJobs()
  const warnings = async () => {
    const { items } = await listMails(shop.ctx, { about: `${key.publisherId}.${key.offerId}`, limit: 100 })
    return items.filter((mail) => mail.kind === 'offer.expiring')
  }
  await remind.run(shop.ctx, {})
  expect(await warnings()).toEqual([])
  site.answer(paths.help, { status: 410 })
  await remind.run(shop.ctx, {})
  await remind.run(shop.ctx, {})
  const [mail, ...more] = await warnings()
  expect(more).toEqual([])
  expect(mail?.body).toContain('/pages/listing#field-listing.helpUrl')
})

test('a preview exists once its last step is done, and not before', async () => {
  const key = await aSubmittedOffer(shop, team, {
    document: websiteDocument(),
  })
  expect(await findPreview(team.mine, key)).toBeUndefined()
  await certify(shop, team, key)
  expect(await findPreview(team.mine, key)).toMatchObject({ version: 1 })
})

function websiteDocument() {
  return {
    terms: { mode: 'url', url: site.url('/terms') },
    listing: {
      helpUrl: site.url('/help'),
      privacyPolicyUrl: site.url('/privacy'),
      supportContact: { url: site.url('/support') },
    },
    technical: { packageUrl: site.url('/packages/app.zip') },
  }
}
