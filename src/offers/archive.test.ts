/** Offers that left the store for good (spec "offers" 10, P13). */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { aTeam, type Team } from '../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { archiveOffer, purgeOffer, restoreOffer } from './archive.ts'
import { createOffer, saveDraft } from './draft.ts'
import { offersJobs } from './jobs.ts'
import { KEPT_DAYS } from './lifecycle.ts'
import { getOffer, listOffers } from './overview.ts'
import { createPrivateOffer } from './private-offers/private-offers.ts'
import { publishPrivateOffer, withdrawPrivateOffer } from './private-offers/publish.ts'
import { stopSelling } from './publishing.ts'
import { submitOffer } from './submit.ts'
import { sampleDocuments } from './types/samples/documents.ts'

let shop: TestShop
let team: Team
let counter = 0
beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
})
afterAll(() => shop.close())

async function aStoppedOffer() {
  const offerId = `line-watch-${++counter}`
  const { publisherId } = team
  await aLiveOffer(shop.ctx, { publisherId, offerId, type: 'saas', document: sampleDocuments.saas })
  return { publisherId, offerId }
}
const stop = async (key: { publisherId: string; offerId: string }) => {
  await stopSelling(team.mine, key)
  await shop.runJobs()
}
const idsIn = async (archived: boolean) =>
  (await listOffers(team.mine, { publisherId: team.publisherId, archived })).items.map(({ offerId }) => offerId)

test('P13: a stopped offer is archived: not listed, not changed, and restored', async () => {
  const key = await aStoppedOffer()
  await expect(archiveOffer(team.mine, key)).rejects.toMatchObject({ type: 'offer-state' })
  await stop(key)
  await archiveOffer(team.mine, key)
  expect(await idsIn(false)).not.toContain(key.offerId)
  expect(await idsIn(true)).toContain(key.offerId)
  const { moves, revision } = await getOffer(team.mine, key)
  expect(moves).toEqual(['restore'])
  await expect(saveDraft(team.mine, { ...key, revision, values: {} })).rejects.toMatchObject({ type: 'offer-state' })
  await expect(submitOffer(team.mine, { ...key, revision })).rejects.toMatchObject({ type: 'offer-state' })
  await restoreOffer(team.mine, key)
  expect(await idsIn(false)).toContain(key.offerId)
})

test('P13: it is removed for good once it was kept long enough and no customer has a deal on it', async () => {
  const key = await aStoppedOffer()
  const inDays = (n: number) => new Date(shop.ctx.now().getTime() + n * 86_400_000).toISOString().slice(0, 10)
  const draft = await createPrivateOffer(team.mine, {
    publisherId: key.publisherId,
    type: 'customerPromotion',
    name: 'Contoso 2027',
    deal: {
      end: inDays(900),
      acceptBy: inDays(300),
      preparedBy: 'ada@fabrikam.example',
      notificationContacts: ['ada@fabrikam.example'],
      beneficiaries: [{ id: 'contoso' }],
      pricing: [{ offerId: key.offerId, discount: 'percentage', percentage: 10 }],
    },
  })
  await publishPrivateOffer(team.mine, draft)
  await stop(key)
  await archiveOffer(team.mine, key)
  await expect(purgeOffer(team.mine, key)).rejects.toMatchObject({ type: 'offer-state' })
  shop.clock.advance(KEPT_DAYS * 86_400_000)
  await expect(purgeOffer(team.mine, key)).rejects.toMatchObject({
    type: 'offer-has-customers',
    extra: { deals: ['Contoso 2027'] },
  })
  await withdrawPrivateOffer(team.mine, draft)
  await purgeOffer(team.mine, key)
  await expect(getOffer(team.mine, key)).rejects.toMatchObject({ status: 404 })
  await expect(createOffer(team.mine, { ...key, alias: 'Again', type: 'saas' })).rejects.toMatchObject({
    type: 'offer-id-taken',
  })
})
