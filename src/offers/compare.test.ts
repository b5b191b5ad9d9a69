import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPng } from '../../test/support/files.ts'
import { anActor } from '../../test/support/people.ts'
import { aPublishedOffer, aSubmittedOffer, aTeam, type Team } from '../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { as } from '../platform/ctx.ts'
import { uploadAsset } from './assets.ts'
import { compareSlots, type PageChanges } from './compare.ts'
import { getDraft, saveDraft } from './draft.ts'
import { offersJobs } from './jobs.ts'
import type { OfferKey } from './offer-key.ts'

let shop: TestShop
let team: Team
let key: OfferKey
beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
  key = await aPublishedOffer(shop, team)
})
afterAll(() => shop.close())

async function edit(values: Parameters<typeof saveDraft>[1]['values']) {
  const { revision } = await getDraft(team.mine, key)
  return saveDraft(team.mine, { publisherId: key.publisherId, offerId: key.offerId, revision, values })
}
const changed = (pages: PageChanges[]) =>
  pages.flatMap((page) => page.fields.filter((f) => f.kind !== 'unchanged').map((f) => `${f.kind} ${f.fieldKey}`))

test('nothing differs right after publication, and every page and field is there', async () => {
  const pages = await compareSlots(team.mine, key, { from: 'live', to: 'draft' })
  expect(changed(pages)).toEqual([])
  expect(pages.map((page) => page.pageKey)).toContain('testDrive')
  expect(pages.find((page) => page.pageKey === 'technical')?.fields.map((f) => f.fieldKey)).toContain(
    'technical.packageUrl',
  )
})

test('added, edited and removed values are told apart, each with both sides', async () => {
  await edit({ listing: { summary: 'Another summary.', worksWith: null }, offerUrl: 'https://fabrikam.example/start' })
  const pages = await compareSlots(team.mine, key, { from: 'live', to: 'draft' })
  expect(changed(pages)).toEqual(['added offerUrl', 'edited listing.summary', 'removed listing.worksWith'])
  const summary = pages.flatMap((page) => page.fields).find((field) => field.fieldKey === 'listing.summary')
  expect(summary).toMatchObject({
    before: 'Plan field crews in minutes and keep every promise to customers.',
    after: 'Another summary.',
    label: { en: 'Search results summary' },
  })
  await edit({ listing: { summary: summary?.before as string, worksWith: ['Field Service'] }, offerUrl: null })
})

test('the same picture uploaded again is no change; another picture is', async () => {
  const { document } = await getDraft(team.mine, key)
  const upload = async (seed: number) => {
    const content = await aPng(1280, 720, { seed })
    const { publisherId } = key
    return (await uploadAsset(team.mine, { publisherId, kind: 'screenshot', filename: 'again.png', content })).assetId
  }
  const [screenshot] = document.listing?.screenshots ?? []
  await edit({ 'listing.screenshots': [{ ...screenshot, file: await upload(1) }] })
  expect(changed(await compareSlots(team.mine, key, { from: 'live', to: 'draft' }))).toEqual([])
  await edit({ 'listing.screenshots': [{ ...screenshot, file: await upload(2) }] })
  const pages = await compareSlots(team.mine, key, { from: 'live', to: 'draft' })
  expect(changed(pages)).toEqual(['edited listing.screenshots'])
  const field = pages.flatMap((page) => page.fields).find((one) => one.fieldKey === 'listing.screenshots')
  expect(Object.values(field?.filesAfter ?? {}).map((file) => file.filename)).toEqual(['again.png'])
})

test('a reviewer compares a submission with what is live, and does not see the draft', async () => {
  const other = await aSubmittedOffer(shop, team)
  const reviewer = team.reviewers
  await expect(
    compareSlots(reviewer, other, { from: { submissionId: other.submissionId }, to: 'draft' }),
  ).rejects.toMatchObject({
    type: 'forbidden',
  })
  await expect(
    compareSlots(reviewer, other, { from: 'live', to: { submissionId: other.submissionId } }),
  ).rejects.toMatchObject({ type: 'not-found' })
  const pages = await compareSlots(reviewer, key, { from: 'preview', to: 'live' })
  expect(changed(pages)).toEqual([])
  const stranger = as(shop.ctx, anActor({ publisherId: 'somebody-else' }))
  await expect(compareSlots(stranger, key, { from: 'live', to: 'draft' })).rejects.toMatchObject({ type: 'not-found' })
})
