/** Plans from their first page to their end, and the tables they are priced with. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anActor } from '../../../test/support/people.ts'
import { aTeam, certify, submitAgain, type Team } from '../../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { anonymous, as } from '../../platform/ctx.ts'
import { findLiveOffer, findPreview } from '../catalogue.ts'
import { createOffer, getDraft, saveDraft } from '../draft.ts'
import { duplicateOffer } from '../duplicate.ts'
import { errorsIn } from '../finding.ts'
import { historyOf } from '../history.ts'
import { offersJobs } from '../jobs.ts'
import type { Json } from '../offer-document.ts'
import { goLive } from '../publishing.ts'
import { offers } from '../schema.ts'
import { importTesters } from '../tables/audience-table.ts'
import { exportMarkets, importMarkets } from '../tables/market-table.ts'
import { exportPlans, importPlans } from '../tables/plan-table.ts'
import { sampleDocuments } from '../types/samples/documents.ts'
import { listPlans } from './plans.ts'
import { exportPrices, importPrices } from './price-table.ts'
import { syncPrivateAudience } from './private-audience.ts'
import { listPrivateLinks, privateKey } from './private-links.ts'
import { addPlan, deletePlan, savePlan, stopPlan } from './write-plan.ts'

let shop: TestShop
let team: Team
let counter = 0
beforeAll(async () => {
  shop = await aShop({ jobs: offersJobs })
  team = await aTeam(shop)
})
afterAll(() => shop.close())

/** A draft of the sample service without files: enough for everything that is not published. */
async function aService(plans = sampleDocuments.saas!.plans) {
  const key = { publisherId: team.publisherId, offerId: `service-${++counter}` }
  const { revision } = await createOffer(team.mine, { ...key, alias: 'Line Watch', type: 'saas' })
  const { listing, ...rest } = sampleDocuments.saas!
  const { documents: _, logos: __, screenshots: ___, ...texts } = listing!
  const values = JSON.parse(JSON.stringify({ ...rest, listing: texts, plans }))
  const draft = await saveDraft(team.mine, { ...key, revision, values })
  return { ...key, revision: draft.revision }
}
const revisionOf = async (key: { publisherId: string; offerId: string }) => (await getDraft(team.mine, key)).revision
const statesOf = async (key: { publisherId: string; offerId: string }) =>
  Object.fromEntries((await listPlans(team.mine, key)).map(({ planId, state }) => [planId, state]))

test('a plan begins with its ID and the values of its type, and is filled in page by page', async () => {
  const key = await aService([])
  const begun = await addPlan(team.mine, { ...key, planId: 'basic', name: 'Basic' })
  expect(begun.document.plans).toEqual([
    { planId: 'basic', name: 'Basic', audience: 'public', stopDistribution: false, trial: { oneMonth: false } },
  ])
  const values = {
    markets: ['FR'],
    'pricing.model': 'flatRate',
    'pricing.terms': [{ term: 'P1M', payment: 'monthly', price: '9,50' }],
  }
  const saved = await savePlan(team.mine, {
    ...key,
    planId: 'basic',
    revision: begun.revision,
    values: values as Record<string, Json>,
  })
  expect(saved.document.plans?.[0]).toMatchObject({ pricing: { model: 'flatRate', terms: [{ price: 9.5 }] } })
  expect(
    errorsIn(saved.findings)
      .filter(({ fieldKey }) => fieldKey.startsWith('plans'))
      .map(({ code }) => code),
  ).toEqual(['plans.description.required'])
})

test('an ID that is wrong or taken makes no plan; another save in between is told', async () => {
  const key = await aService()
  const add = (planId: string) => addPlan(team.mine, { ...key, planId, name: 'X' })
  await expect(add('Not So')).rejects.toMatchObject({ errors: [{ code: 'plans.planId.format' }] })
  await expect(add('team')).rejects.toMatchObject({ errors: [{ code: 'plans.itemDuplicate' }] })
  const inFrench = addPlan({ ...team.mine, locale: 'fr' }, { ...key, planId: 'team', name: 'X' })
  await expect(inFrench).rejects.toMatchObject({
    detail: 'Le plan n’a pas été ajouté.',
    errors: [{ detail: 'Deux plans portent l’ID « team » ; donnez-en un autre à l’un d’eux.' }],
  })
  const stale = savePlan(team.mine, { ...key, planId: 'team', revision: key.revision - 1, values: { name: 'Y' } })
  await expect(stale).rejects.toMatchObject({ type: 'stale-revision' })
})

test('who sets prices need not be allowed to write the offer', async () => {
  const key = await aService()
  const contributor = as(shop.ctx, anActor({ publisherId: team.publisherId, roles: ['businessContributor'] }))
  await savePlan(contributor, { ...key, planId: 'team', values: { markets: ['US'] } })
  const rename = savePlan(contributor, { ...key, revision: key.revision + 1, planId: 'team', values: { name: 'Z' } })
  await expect(rename).rejects.toMatchObject({ status: 403 })
})

test('a draft plan is deleted, and its history says so', async () => {
  const key = await aService()
  const { document } = await deletePlan(team.mine, { ...key, planId: 'group' })
  expect(document.plans?.map((plan) => plan.planId)).toEqual(['team'])
  const { items } = await historyOf(team.mine, key)
  expect(items[0]).toMatchObject({ event: 'planDeleted', note: 'group' })
})

test('a live plan is stopped with the next publication, never deleted, and not the last one', async () => {
  const key = await aLiveService()
  expect(await statesOf(key)).toEqual({ edge: 'live', second: 'live' })
  const at = async () => ({ ...key, revision: await revisionOf(key) })
  await expect(deletePlan(team.mine, { ...(await at()), planId: 'edge' })).rejects.toMatchObject({
    type: 'plan-published',
  })
  await stopPlan(team.mine, { ...(await at()), planId: 'edge', stop: true })
  expect(await statesOf(key)).toEqual({ edge: 'stopPending', second: 'live' })
  const last = stopPlan(team.mine, { ...(await at()), planId: 'second', stop: true })
  await expect(last).rejects.toMatchObject({ type: 'plan-not-stoppable' })
  expect((await findLiveOffer(team.mine, key))?.document.plans).toHaveLength(2)
  await publish(key)
  expect(await statesOf(key)).toEqual({ edge: 'stopped', second: 'live' })
  expect((await findLiveOffer(team.mine, key))?.document.plans?.map((plan) => plan.planId)).toEqual(['second'])
})

test('private audiences are brought up to date without publishing again', async () => {
  const key = await aLiveService({ audience: 'private', privateAudience: [{ id: guid }] })
  const revision = await revisionOf(key)
  const audience = [{ id: guid }, { id: guid.replace('1a2b', '2b3c') }]
  await savePlan(team.mine, {
    ...key,
    planId: 'second',
    revision,
    values: { privateAudience: audience, description: 'New' },
  })
  expect(await syncPrivateAudience(team.mine, key)).toBe(1)
  expect(await syncPrivateAudience(team.mine, key)).toBe(0)
  const { items } = await historyOf(team.mine, key)
  expect(items[0]?.event).toBe('audienceSynced')
})

test('a private plan is shown to its customers under their links, and to nobody else', async () => {
  const other = guid.replace('1a2b', '2b3c')
  const key = await aLiveService({ audience: 'private', privateAudience: [{ id: guid, description: 'Contoso' }] })
  const visitor = as(shop.ctx, anonymous)
  const shownUnder = async (hideKey?: string) =>
    (await findLiveOffer(visitor, key, { hideKey }))?.document.plans?.map(({ planId }) => planId)
  const [link, ...more] = await listPrivateLinks(team.mine, { ...key, planId: 'second' })
  expect([link, more]).toMatchObject([{ id: guid, description: 'Contoso' }, []])
  const keyIn = (url: string) => new URL(url).searchParams.get('hideKey') ?? ''
  expect(await shownUnder(keyIn(link!.url))).toEqual(['edge', 'second'])
  for (const wrong of [undefined, guid, privateKey(visitor, key, other), `${keyIn(link!.url).slice(0, -1)}.`]) {
    expect(await shownUnder(wrong)).toEqual(['edge'])
  }
  // Another offer's key opens nothing here, nor does one that was taken out of the audience.
  expect(await shownUnder(privateKey(visitor, { ...key, offerId: 'another' }, guid))).toEqual(['edge'])
  const shown = JSON.stringify(await findLiveOffer(visitor, key, { hideKey: keyIn(link!.url) }))
  expect(shown).not.toContain(guid)
  const revision = await revisionOf(key)
  await savePlan(team.mine, { ...key, planId: 'second', revision, values: { privateAudience: [{ id: other }] } })
  await syncPrivateAudience(team.mine, key)
  expect(await shownUnder(keyIn(link!.url))).toEqual(['edge'])
  expect(await shownUnder(privateKey(visitor, key, other))).toEqual(['edge', 'second'])
  await expect(listPrivateLinks(visitor, { ...key, planId: 'second' })).rejects.toMatchObject({ status: 401 })
})

test('a preview opens to a listed subscription, and to nobody else outside', async () => {
  const key = await aLiveService({}, { live: false })
  const visitor = as(shop.ctx, anonymous)
  const tester = sampleDocuments['iot-edge-module']!.previewAudience![0]!.subscriptionId!
  expect(await findPreview(visitor, key)).toBeUndefined()
  expect(await findPreview(visitor, key, { hideKey: guid })).toBeUndefined()
  expect(await findPreview(visitor, key, { hideKey: tester })).toMatchObject({ slot: 'preview' })
})

test.each(['csv', 'xlsx'] as const)('prices and markets go out as %s, are edited, and come back', async (format) => {
  const key = await aService()
  const exported = await exportPrices(team.mine, key, format)
  const same = await importPrices(team.mine, { ...key, file: exported })
  expect(same.lines).toBe(10)
  expect(same.document.plans?.[0]?.pricing).toEqual(
    JSON.parse(JSON.stringify(sampleDocuments.saas!.plans![0]!.pricing)),
  )
})

test('a table with other prices and markets changes them; a wrong line changes nothing', async () => {
  const key = await aService()
  const table = (...lines: string[]) => Buffer.from(['Plan ID;Term;Market;Price', ...lines].join('\r\n'))
  const saved = await importPrices(team.mine, {
    ...key,
    file: table('team;P1M;;59', 'team;P1M;FR;"54,90"', 'team;P1M;de;'),
  })
  const { markets, pricing } = saved.document.plans![0] as { markets: string[]; pricing: { terms: object[] } }
  expect(markets).toEqual(['FR', 'DE'])
  expect(pricing.terms[0]).toMatchObject({ price: 59, marketPrices: [{ market: 'FR', price: 54.9 }] })
  const wrong = importPrices(team.mine, {
    ...key,
    revision: saved.revision,
    file: table('nobody;P1M;;1', 'team;P9M;;1', 'team;P1M;XX;1', 'team;P1M;FR;cheap'),
  })
  await expect(wrong).rejects.toMatchObject({
    type: 'table-refused',
    errors: [
      {
        pointer: '#/2/Plan ID',
        detail: 'Line 2, column Plan ID: there is no plan “nobody”; keep the column as exported.',
      },
      { pointer: '#/3/Term' },
      { pointer: '#/4/Market' },
      { pointer: '#/5/Price' },
    ],
  })
  await expect(
    importPrices({ ...team.mine, locale: 'fr' }, { ...key, revision: saved.revision, file: table('team;P1M;FR;cher') }),
  ).rejects.toMatchObject({
    detail: 'Des lignes sont incorrectes ; rien n’a été importé.',
    errors: [{ detail: 'Ligne 2, colonne Price : « cher » n’est pas un prix ; écrivez un nombre, par exemple 49,50.' }],
  })
  expect(await revisionOf(key)).toBe(saved.revision)
})

test('plans go out as a table, are edited, come back changed, and new ones with them', async () => {
  const key = await aService()
  const exported = await exportPlans(team.mine, key, 'csv')
  expect(exported.toString()).toContain('Plan name (name)')
  const same = await importPlans(team.mine, { ...key, file: exported })
  expect(same).toMatchObject({
    added: 0,
    document: { plans: sampleDocuments.saas!.plans!.map(({ planId }) => ({ planId })) },
  })
  const table = (...lines: string[]) =>
    Buffer.from(['Plan ID;Plan name;Pricing model;Markets;Visibility', ...lines].join('\n'))
  const saved = await importPlans(team.mine, {
    ...key,
    revision: same.revision,
    file: table('team;Équipe;;;', 'site;Whole site;Tarif fixe;FR DE;public'),
  })
  expect(saved).toMatchObject({ added: 1, changed: 1 })
  expect(saved.document.plans?.[0]).toMatchObject({ name: 'Équipe', pricing: { terms: [{ term: 'P1M' }, {}] } })
  expect(saved.document.plans?.at(-1)).toMatchObject({
    planId: 'site',
    pricing: { model: 'flatRate' },
    markets: ['FR', 'DE'],
    audience: 'public',
  })
  const priced = await importPrices(team.mine, {
    ...key,
    revision: saved.revision,
    file: Buffer.from('Plan ID;Term;Payment;Market;Price\nsite;P1Y;upfront;;990\nsite;P1Y;;FR;900'),
  })
  expect(priced.document.plans?.at(-1)).toMatchObject({
    pricing: { terms: [{ term: 'P1Y', payment: 'upfront', price: 990, marketPrices: [{ market: 'FR', price: 900 }] }] },
  })
  const wrong = importPlans(
    { ...team.mine, locale: 'fr' },
    { ...key, revision: priced.revision, file: table('Team A;;;;', 'site;;par tête;XX;') },
  )
  await expect(wrong).rejects.toMatchObject({
    type: 'table-refused',
    errors: [
      { detail: expect.stringMatching(/^Ligne 2, colonne Plan ID : « Team A »/) },
      { detail: 'Ligne 3, colonne Pricing model : « par tête » ne fait pas partie de flatRate, perUser.' },
      {
        detail:
          'Ligne 3, colonne Markets : « XX » n’est pas un code de pays ; écrivez deux lettres comme dans le tableau exporté, par exemple FR.',
      },
    ],
  })
})

test('markets go out as a table, are marked in a spreadsheet, and come back', async () => {
  const key = { publisherId: team.publisherId, offerId: `markets-${++counter}` }
  const { revision } = await createOffer(team.mine, { ...key, alias: 'M', type: 'dynamics-365-ce' })
  const table = (text: string) => ({ ...key, revision, file: Buffer.from(text) })
  await expect(importMarkets(team.mine, table('Market\nFR\nQQ'))).rejects.toMatchObject({
    errors: [
      {
        detail:
          'Line 3, column Market: “QQ” is no country code; write two letters as in the exported table, such as FR.',
      },
    ],
  })
  const saved = await importMarkets(team.mine, table('Market,Selected\nFR,x\nDE,\nbe,yes'))
  expect(saved.document.availability?.markets).toEqual(['FR', 'BE'])
  const back = await exportMarkets(team.mine, key, 'xlsx')
  const again = await importMarkets(team.mine, { ...key, revision: saved.revision, file: back })
  expect(again.document.availability?.markets?.toSorted()).toEqual(['BE', 'FR'])
})

test('testers come from a file, as many as the type takes', async () => {
  const key = await aService()
  const lines = (n: number) =>
    Buffer.from(
      ['Email,Description', ...Array.from({ length: n }, (_, i) => `t${i}@fabrikam.example,Tester`)].join('\n'),
    )
  const { document, revision } = await importTesters(team.mine, { ...key, file: lines(20) })
  expect(document.previewAudience).toHaveLength(20)
  await expect(importTesters(team.mine, { ...key, revision, file: lines(21) })).rejects.toMatchObject({
    type: 'table-refused',
  })
  const notATable = Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3])
  await expect(importTesters(team.mine, { ...key, revision, file: notATable })).rejects.toMatchObject({
    type: 'table-refused',
  })
})

test('a plan’s password is sealed, kept over saves of everything else, and gone with its plan', async () => {
  const key = { publisherId: team.publisherId, offerId: `container-${++counter}` }
  const { revision } = await createOffer(team.mine, { ...key, alias: 'C', type: 'azure-container' })
  const { plans } = sampleDocuments['azure-container']!
  const typed = JSON.parse(JSON.stringify({ plans }), (_, value) => (value?.set === true ? 'hunter2 hunter2' : value))
  const saved = await saveDraft(team.mine, { ...key, revision, values: typed })
  const at = { ...key, planId: 'image' }
  const later = await savePlan(team.mine, {
    ...at,
    revision: saved.revision,
    values: { name: 'Renamed', 'technical.registry.password': '' },
  })
  expect(later.document.plans?.[0]).toMatchObject({
    name: 'Renamed',
    technical: { registry: { password: { set: true } } },
  })
  const rows = await shop.ctx.db
    .select({ offerId: offers.offerId, secrets: offers.secrets, draft: offers.draft })
    .from(offers)
  const row = rows.find(({ offerId }) => offerId === key.offerId)
  expect(Object.keys(row?.secrets ?? {})).toEqual(['plans/image/technical.registry.password'])
  expect(JSON.stringify(row)).not.toContain('hunter2')
  const without = await deletePlan(team.mine, { ...at, revision: later.revision })
  expect(JSON.stringify(without.document)).not.toContain('"set":true')
})

test('a duplicate begins with everything but name, key and secrets', async () => {
  const key = await aService()
  const copy = await duplicateOffer(team.mine, {
    publisherId: team.publisherId,
    from: key.offerId,
    offerId: `${key.offerId}-2`,
    alias: 'Line Watch Two',
  })
  const source = await getDraft(team.mine, key)
  expect(copy.document.listing?.name).toBe('Line Watch Two')
  expect(copy.document.plans?.map((plan) => plan.planId)).toEqual(source.document.plans?.map((plan) => plan.planId))
  expect(copy.document.technical).toEqual(source.document.technical)
})

const guid = '1a2b3c4d-5e6f-7a8b-9c0d-1e2f3a4b5c6d'

/** An IoT Edge module with two plans: it needs the fewest files to be published. */
async function aLiveService(second: object = {}, { live = true } = {}) {
  const { aFileOf } = await import('../../../test/support/files.ts')
  const { uploadAsset } = await import('../assets.ts')
  const { sampleAssets } = await import('../types/samples/assets.ts')
  const key = { publisherId: team.publisherId, offerId: `module-${++counter}` }
  const files = new Map<string, string>()
  for (const { assetId, kind } of sampleAssets.filter(
    (asset) => asset.kind === 'logo-large' || asset.kind === 'screenshot',
  )) {
    const { filename, content } = await aFileOf(kind, assetId)
    files.set(
      assetId,
      (await uploadAsset(team.mine, { publisherId: key.publisherId, kind, filename, content })).assetId,
    )
  }
  const sample = structuredClone(sampleDocuments['iot-edge-module']!)
  delete sample.listing?.logos?.medium
  delete sample.listing?.logos?.small
  sample.plans = [
    ...sample.plans!,
    { ...structuredClone(sample.plans![0]!), planId: 'second', name: 'Second', ...second },
  ]
  const values = JSON.parse(JSON.stringify(sample), (_, value) =>
    value?.set === true ? 'a password' : (files.get(value) ?? value),
  )
  const { revision } = await createOffer(team.mine, { ...key, alias: 'Module', type: 'iot-edge-module' })
  await saveDraft(team.mine, { ...key, revision, values })
  await publish(key, { live })
  return key
}

async function publish(key: { publisherId: string; offerId: string }, { live = true } = {}) {
  await certify(shop, team, await submitAgain(shop, team, key))
  if (!live) return
  await goLive(team.mine, { ...key, acknowledgeWarnings: true })
  await shop.runJobs()
}
