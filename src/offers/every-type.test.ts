/** Each offer type from the first draft to the listing, as its publisher and a reviewer would take it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFileOf } from '../../test/support/files.ts'
import { aTeam, certify, submitAgain, type Team } from '../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { uploadAsset } from './assets.ts'
import { findLiveOffer, findPreview } from './catalogue.ts'
import { createOffer, getDraft, saveDraft } from './draft.ts'
import { errorsIn } from './finding.ts'
import { offersJobs } from './jobs.ts'
import type { OfferDocument } from './offer-document.ts'
import { getOffer } from './overview.ts'
import { goLive } from './publishing.ts'
import { getOfferType, offerTypeIds } from './types/registry.ts'
import { sampleAssets } from './types/samples/assets.ts'
import { sampleDocuments } from './types/samples/documents.ts'

let shop: TestShop
let team: Team
/** Ids of uploaded files by the ids that samples name. */
const files = new Map<string, string>()

beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
  for (const { assetId, kind } of sampleAssets) {
    if (kind === 'logo-medium' || kind === 'logo-small') continue
    const { filename, content } = await aFileOf(kind, assetId)
    const asset = await uploadAsset(team.mine, { publisherId: team.publisherId, kind, filename, content })
    files.set(assetId, asset.assetId)
  }
})

afterAll(() => shop.close())

/** The sample with real files, secrets as texts, and without sizes that are made from the large logo. */
function typed(typeId: string) {
  const sample = structuredClone(sampleDocuments[typeId]!) as OfferDocument
  delete sample.listing?.logos?.medium
  delete sample.listing?.logos?.small
  return JSON.parse(JSON.stringify(sample), (_, value) => {
    if (value?.set === true) return 'a registry password'
    return files.get(value) ?? value
  })
}

test.each(offerTypeIds)('%s goes from draft to listing', async (typeId) => {
  const key = { publisherId: team.publisherId, offerId: `a-${typeId}` }
  const { revision } = await createOffer(team.mine, { ...key, alias: typeId, type: typeId })
  const values = typed(typeId)
  const saved = await saveDraft(team.mine, { ...key, revision, values })
  expect(errorsIn(saved.findings).map(({ code, pointer }) => [code, pointer])).toEqual([])

  const draft = await getDraft(team.mine, key)
  expect(draft.document.listing?.name).toBe(values.listing.name)
  expect(draft.document.plans?.map((plan) => plan.planId)).toEqual(
    values.plans?.map((plan: { planId: string }) => plan.planId),
  )
  expect(JSON.stringify(draft.document)).not.toContain('a registry password')
  // What was read can be saved again, and nothing changes.
  const again = await saveDraft(team.mine, {
    ...key,
    revision: draft.revision,
    values: JSON.parse(JSON.stringify(draft.document)),
  })
  expect(again.revision).toBe(draft.revision)

  const submission = await submitAgain(shop, team, key)
  const { certificationPhase } = getOfferType(typeId, '2020')
  if (certificationPhase === 'beforePreview') await certify(shop, team, submission)
  expect((await getOffer(team.mine, key)).status).toBe('preview')
  expect(await findPreview(team.mine, key)).toBeDefined()
  await goLive(team.mine, { ...key, acknowledgeWarnings: true })
  await shop.runJobs()
  if (certificationPhase === 'beforeLive') {
    expect((await getOffer(team.mine, key)).status).toBe('publishing')
    await certify(shop, team, submission)
  }
  expect((await getOffer(team.mine, key)).status).toBe('live')

  const live = await findLiveOffer(team.mine, key, {})
  expect(live?.document.listing?.name).toBe(values.listing.name)
  expect(live?.document.listingOption).toBeTruthy()
  const shown = JSON.stringify(live?.document)
  for (const secret of [
    'privateAudience',
    'registry',
    'landingPageUrl',
    'supplemental',
    'previewAudience',
    'engineeringContact',
  ])
    expect(shown, secret).not.toContain(`"${secret}"`)
  const named = (values.plans ?? []).filter((plan: { audience: string }) => plan.audience !== 'private')
  expect(live?.document.plans?.map((plan) => plan.name) ?? []).toEqual(named.map((plan: { name: string }) => plan.name))
})
