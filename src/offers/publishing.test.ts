import { afterAll, beforeAll, expect, test } from 'vitest'
import { anActor } from '../../test/support/people.ts'
import {
  aPreviewedOffer,
  aPublishedOffer,
  aSubmittedOffer,
  aTeam,
  certify,
  submitAgain,
  type Team,
} from '../../test/support/publishing.ts'
import { aSampleOffer, uploadSampleFiles } from '../../test/support/sample-offers.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { anonymous, as } from '../platform/ctx.ts'
import { cancelSubmission } from './cancel.ts'
import { catalogueVersion, findLiveOffer, findPreview, liveOffers } from './catalogue.ts'
import { deleteDraft, getDraft, saveDraft } from './draft.ts'
import { historyOf } from './history.ts'
import { offersJobs } from './jobs.ts'
import type { OfferKey } from './offer-key.ts'
import { getOffer, listOffers } from './overview.ts'
import { goLive, stopSelling } from './publishing.ts'
import { getSubmission } from './submissions.ts'
import { submitOffer } from './submit.ts'

let shop: TestShop
let team: Team
beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
})
afterAll(() => shop.close())

const hideKey = 'crew7planner9key'
const visitor = () => as(shop.ctx, anonymous)

async function edit(key: OfferKey, values: Parameters<typeof saveDraft>[1]['values']) {
  const { revision } = await getDraft(team.mine, key)
  return saveDraft(team.mine, { publisherId: key.publisherId, offerId: key.offerId, revision, values })
}
/** Whatever is in preview by now. */
const publish = ({ publisherId, offerId }: OfferKey) =>
  goLive(team.mine, { publisherId, offerId, acknowledgeWarnings: true })
const event = (entry: { event: string; stepId: string | null }) =>
  entry.stepId ? `${entry.event}:${entry.stepId}` : entry.event

test('an offer goes from draft to live: certified by a person, previewed, signed off', async () => {
  const key = await aSubmittedOffer(shop, team)
  expect((await getSubmission(team.mine, key)).steps.map((step) => step.status)).toEqual([
    'complete',
    'complete',
    'waitingForApproval',
    'notStarted',
    'notStarted',
    'notStarted',
    'notStarted',
  ])
  await certify(shop, team, key)
  expect(await getOffer(team.mine, key)).toMatchObject({
    status: 'preview',
    slots: { preview: { version: 1 }, live: null },
  })

  await publish(key)
  await shop.runJobs()
  expect(await getOffer(team.mine, key)).toMatchObject({
    status: 'live',
    hidden: true,
    hasUnpublishedChanges: false,
    slots: { preview: { version: 1 }, live: { version: 2 } },
    submission: { status: 'succeeded' },
  })
})

test('the preview answers to holders of the hide key and to its own people, to nobody else', async () => {
  const key = await aPreviewedOffer(shop, team)
  expect(await findPreview(visitor(), key)).toBeUndefined()
  expect(await findPreview(visitor(), key, { hideKey: 'wrong' })).toBeUndefined()
  expect(await findPreview(visitor(), key, { hideKey })).toMatchObject({ slot: 'preview' })
  expect(await findPreview(team.mine, key)).toMatchObject({ slot: 'preview' })
  expect(await findPreview(team.reviewers, key)).toMatchObject({ slot: 'preview' })
  const stranger = as(shop.ctx, anActor({ publisherId: 'somebody-else' }))
  expect(await findPreview(stranger, key)).toBeUndefined()
  expect(await findLiveOffer(visitor(), key, { hideKey })).toBeUndefined()
})

test('going live with the hide key set asks to acknowledge that the offer stays hidden', async () => {
  const key = await aPreviewedOffer(shop, team)
  await expect(goLive(team.mine, key)).rejects.toMatchObject({
    type: 'warnings-not-acknowledged',
    errors: expect.arrayContaining([expect.objectContaining({ pointer: '#/availability/hideKey' })]),
  })
  await publish(key)
  await shop.runJobs()
  const since = await catalogueVersion(shop.ctx)
  expect((await liveOffers(shop.ctx, {})).offers.map((offer) => offer.offerId)).not.toContain(key.offerId)
  expect(await findLiveOffer(visitor(), key)).toBeUndefined()
  expect(await findLiveOffer(visitor(), key, { hideKey })).toMatchObject({ hidden: true })

  await edit(key, { availability: { hideKey: null } })
  await certify(shop, team, await submitAgain(shop, team, key))
  await publish(key)
  await shop.runJobs()
  expect(await findLiveOffer(visitor(), key)).toMatchObject({ hidden: false })
  const news = await liveOffers(shop.ctx, { since })
  expect(news.offers.map((offer) => offer.offerId)).toEqual([key.offerId])
  expect(news.version).toBeGreaterThan(since)
})

test('customers are given what customers see, and nothing of the rest', async () => {
  const key = await aPublishedOffer(shop, team)
  const live = await findLiveOffer(visitor(), key, { hideKey })
  expect(live?.document.listing).toMatchObject({ name: 'Crew Planner', keywords: ['dispatch', 'crew planning'] })
  expect(live?.document.listing?.supportContact).toEqual({ url: 'https://fabrikam.example/crew-planner/support' })
  const told = JSON.stringify(live)
  for (const secret of [
    hideKey,
    'packages.fabrikam.example',
    'erin@',
    'support@',
    'board of a dispatcher.pdf',
    'Sign in as',
  ]) {
    expect(told).not.toContain(secret)
  }
  expect(Object.values(live?.assets ?? {}).map((asset) => asset.kind)).not.toContain('key-usage-scenario')
})

test('editing a live offer changes nothing for customers until it is published again', async () => {
  const key = await aPublishedOffer(shop, team)
  await edit(key, { listing: { name: 'Crew Planner Two' } })
  expect(await getOffer(team.mine, key)).toMatchObject({ status: 'live', hasUnpublishedChanges: true })
  expect((await findLiveOffer(visitor(), key, { hideKey }))?.document.listing?.name).toBe('Crew Planner')

  const again = await submitAgain(shop, team, key)
  expect((await findLiveOffer(visitor(), key, { hideKey }))?.document.listing?.name).toBe('Crew Planner')
  await certify(shop, team, again)
  expect(await getOffer(team.mine, key)).toMatchObject({
    status: 'preview',
    slots: { live: { version: 2 }, preview: { version: 3 } },
  })
  await publish(key)
  await shop.runJobs()
  expect((await findLiveOffer(visitor(), key, { hideKey }))?.document.listing?.name).toBe('Crew Planner Two')
})

test('a new preview takes the place of the one before, which can no longer go live', async () => {
  const first = await aPreviewedOffer(shop, team)
  await edit(first, { appVersion: '1.3.0' })
  const second = await submitAgain(shop, team, first)
  expect(await getSubmission(team.mine, first)).toMatchObject({ status: 'waitingForPublisher' })
  await certify(shop, team, second)
  expect(await getSubmission(team.mine, first)).toMatchObject({ status: 'superseded' })
  expect((await findPreview(team.mine, first))?.document.appVersion).toBe('1.3.0')
  await expect(goLive(team.mine, { ...first, acknowledgeWarnings: true })).rejects.toMatchObject({
    type: 'offer-state',
  })
})

test('cancelling a second submission gives the waiting preview back', async () => {
  const key = await aPreviewedOffer(shop, team)
  await submitAgain(shop, team, key)
  await cancelSubmission(team.mine, key)
  expect(await getOffer(team.mine, key)).toMatchObject({ status: 'preview' })
  await publish(key)
  await shop.runJobs()
  expect(await getSubmission(team.mine, key)).toMatchObject({ status: 'succeeded' })
})

test('a publication can be called back before its last step, by a manager and not by a developer', async () => {
  const key = await aPreviewedOffer(shop, team)
  await publish(key)
  const developer = as(shop.ctx, anActor({ publisherId: team.publisherId, roles: ['developer'] }))
  await expect(cancelSubmission(developer, key)).rejects.toMatchObject({ type: 'forbidden' })
  const manager = as(shop.ctx, anActor({ publisherId: team.publisherId, roles: ['manager'] }))
  expect(await cancelSubmission(manager, key)).toMatchObject({ status: 'waitingForPublisher' })
  await shop.runJobs()
  expect(await getOffer(team.mine, key)).toMatchObject({ status: 'preview', slots: { live: null } })
  expect((await historyOf(team.mine, key)).items.slice(0, 3).map(event)).toEqual([
    'goLiveCanceled',
    'cancelGoLiveInitiated',
    'signedOff',
  ])
  await publish(key)
  await shop.runJobs()
  expect(await getOffer(team.mine, key)).toMatchObject({ status: 'live' })
})

test('a stopped offer is gone from the store, and comes back by being published again', async () => {
  const key = await aPublishedOffer(shop, team, { document: { availability: { hideKey: hideKey } } })
  const since = await catalogueVersion(shop.ctx)
  await stopSelling(team.mine, { ...key, reason: 'A new product takes over.' })
  expect((await getOffer(team.mine, key)).status).toBe('stopPending')
  await shop.runJobs()
  expect(await getOffer(team.mine, key)).toMatchObject({
    status: 'notAvailable',
    slots: { live: null, preview: null },
    moves: ['saveDraft', 'submit', 'archive'],
  })
  expect(await findLiveOffer(team.mine, key, { hideKey })).toBeUndefined()
  expect((await liveOffers(shop.ctx, { since })).removed).toContain(`${key.publisherId}.${key.offerId}`)
  await expect(deleteDraft(team.mine, key)).rejects.toMatchObject({ type: 'offer-state' })

  await certify(shop, team, await submitAgain(shop, team, key))
  await publish(key)
  await shop.runJobs()
  expect(await getOffer(team.mine, key)).toMatchObject({ status: 'live', slots: { live: { version: 4 } } })
})

test('the history tells the way in order, without saves, and can be filtered', async () => {
  const key = await aPublishedOffer(shop, team)
  await edit(key, { appVersion: '3.0.0' })
  const { items } = await historyOf(team.mine, key, { limit: 100 })
  expect(items.map(event).reverse()).toEqual([
    'created',
    'submitted',
    'step:prerequisites',
    'step:offerValidation',
    'step:certification',
    'step:certification',
    'step:provisioning',
    'step:packaging',
    'step:publisherSignoff',
    'signedOff',
    'step:finalPublish',
  ])
  expect(items.at(-2)).toMatchObject({ initiatedBy: { kind: 'person', name: 'Ada Lovelace' } })
  expect(items.find((entry) => entry.stepId === 'packaging')).toMatchObject({ initiatedBy: null, outcome: 'complete' })
  const submitted = await historyOf(team.mine, key, { events: ['submitted'] })
  expect(submitted.items[0]?.pages).toContain('listing')
  expect((await historyOf(team.mine, key, { pages: ['listing'] })).items.map(event)).toEqual(['submitted'])
  expect((await historyOf(team.mine, key, { initiatorIds: ['nobody'] })).items).toEqual([])
})

test('the history pages from the newest to the oldest', async () => {
  const key = await aSubmittedOffer(shop, team)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await historyOf(team.mine, key, { limit: 2, cursor })
    seen.push(...page.items.map(event))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen).toEqual(['step:certification', 'step:offerValidation', 'step:prerequisites', 'submitted', 'created'])
})

test('the list of offers finds by name and by state, last saved first', async () => {
  const other = await aTeam(shop)
  const key = await aSubmittedOffer(shop, other, { document: { listing: { name: 'Harbour Pilot' } } })
  await aPreviewedOffer(shop, other)
  expect((await listOffers(other.mine, { publisherId: other.publisherId })).items).toHaveLength(2)
  const found = await listOffers(other.mine, { publisherId: other.publisherId, text: 'harbour' })
  expect(found.items).toMatchObject([{ offerId: key.offerId, name: 'Harbour Pilot', status: 'publishing' }])
  const previews = await listOffers(other.mine, { publisherId: other.publisherId, status: 'preview' })
  expect(previews.items).toMatchObject([{ status: 'preview', previewVersion: 1, hasUnpublishedChanges: false }])
  await expect(listOffers(team.mine, { publisherId: other.publisherId })).rejects.toMatchObject({ type: 'not-found' })
})

test('a change of texts only is marked, so that technical checks are not repeated', async () => {
  const key = await aPublishedOffer(shop, team)
  await edit(key, { listing: { summary: 'Plan crews, keep promises.' } })
  expect(await submitOffer(team.mine, { ...key, revision: (await getDraft(team.mine, key)).revision })).toMatchObject({
    marketingOnly: true,
  })
  await cancelSubmission(team.mine, key)
  await edit(key, { technical: { packageRegions: [{ regionId: 'eur' }] } })
  expect(await submitOffer(team.mine, { ...key, revision: (await getDraft(team.mine, key)).revision })).toMatchObject({
    marketingOnly: false,
  })
})

test('technical items are asked as long as nobody has certified the offer, whatever has been previewed', async () => {
  const kinds = ['document', 'logo-large', 'screenshot']
  const files = await uploadSampleFiles(team.mine, team.publisherId, kinds)
  const { publisherId } = team
  const key = await aSampleOffer(team.mine, { publisherId, offerId: 'a-visit', type: 'consulting-service', files })
  await submitAgain(shop, team, key)
  expect(await findPreview(team.mine, key)).toBeDefined()
  await edit(key, { listing: { summary: 'See in two weeks how your plant plans and buys.' } })
  expect(await getSubmission(team.mine, await submitAgain(shop, team, key))).toMatchObject({ marketingOnly: false })
})
