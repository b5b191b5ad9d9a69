import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '../../server/api.ts'
import { problemOf } from '../../test/support/accounts.ts'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor, anOperator, aPerson, aPublisher } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { templateBytes } from '../../test/support/templates.ts'
import { addPlan, createOffer, findAsset, getDraft, listProducts, savePlan, uploadAsset } from '../offers/index.ts'
import { as, type Ctx } from '../platform/ctx.ts'
import {
  addGuid,
  addGuids,
  askForSupport,
  attributePackage,
  channelMatrix,
  deleteGuid,
  editGuid,
  exportGuids,
  fillMatrix,
  getGuid,
  guidsIn,
  importGuids,
  listDisputes,
  listGuids,
  lookUpGuids,
  noticesOfListing,
  openTrackers,
  reactivateGuid,
  registerGuid,
  retireGuid,
  settleDispute,
  supportDraft,
  trackPlan,
  untagFile,
  viewPlanPackage,
} from './index.ts'

let shop: TestShop
let fabrikam: Ctx
let contoso: Ctx
const operator = () => as(shop.ctx, anOperator())
const publisherId = 'fabrikam'

beforeAll(async () => {
  shop = await aShop({
    env: {
      COMPTOIR_OPERATORS: 'olga@operator.example',
      COMPTOIR_ATTRIBUTION_DENIED_GUIDS: 'ABCDEF01-2345-6789-ABCD-EF0123456789',
    },
  })
  await aLiveOffer(shop.ctx, { publisherId, offerId: 'planner' })
  await aLiveOffer(shop.ctx, { publisherId, offerId: 'tracker' })
  await aPublisher(shop, { publisherId: 'contoso' })
  fabrikam = as(shop.ctx, anActor({ publisherId, roles: ['owner'] }))
  contoso = as(shop.ctx, anActor({ publisherId: 'contoso', roles: ['owner'] }))
})
afterAll(() => shop.close())

const form = { description: 'Route Planner', channel: 'publicRepository' }

describe('registering', () => {
  test('A2 keeps the canonical GUID, and says what was changed', async () => {
    const { record, notices } = await addGuid(fabrikam, publisherId, {
      ...form,
      guid: 'PID-{5F0C3C2E-8D1B-4C77-9A52-0E6B1F2D7A90}',
    })
    expect(record).toMatchObject({
      guid: '5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90',
      state: 'active',
      activeFrom: shop.clock.now(),
    })
    expect(notices.join()).toContain('“pid-” was removed')
    const { changes } = await getGuid(fabrikam, { publisherId, guidId: record.id })
    expect(changes.map(({ change }) => change)).toEqual(['registered', 'drafted'])
  })

  test.each([
    ['A1', 'eb7927c8-dd66-43e1-b0cf-c346a422063', 'guid.printedSample'],
    ['A3', '00000000-0000-0000-0000-000000000000', 'guid.placeholder'],
    ['A3', 'XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX', 'guid.placeholder'],
    ['the GUID of a tool,', '222c6c49-1b0a-5959-a213-6608f9eb8820', 'guid.denied'],
    ['what the operator named,', 'abcdef01-2345-6789-abcd-ef0123456789', 'guid.denied'],
  ])('%s refuses %s', async (_, guid, code) => {
    const { errors } = await problemOf(addGuid(fabrikam, publisherId, { ...form, guid }))
    expect(errors).toEqual([expect.objectContaining({ pointer: '#/guid', code })])
    if (code === 'guid.printedSample') expect(errors[0]?.detail).toMatch(/31 digits.*sample printed/)
  })

  test('A4 takes a GUID of version 5', async () => {
    const { record } = await addGuid(fabrikam, publisherId, { ...form, guid: '18f281fe-d1e1-502c-8b87-d945383dc75b' })
    expect(record.state).toBe('active')
  })

  test('names every wrong field at once, and refuses what is not one’s own software', async () => {
    const wrong = {
      description: '',
      channel: 'x',
      noticeUrl: 'http://a',
      optOut: '?',
      purpose: 'integrator',
      offerId: 'nothing',
    }
    const { errors } = await problemOf(addGuid(fabrikam, publisherId, wrong))
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '#/channel',
      '#/description',
      '#/noticeUrl',
      '#/offerId',
      '#/optOut',
      '#/purpose',
    ])
  })

  test('is not for those without the right, and there is nothing for strangers', async () => {
    const marketer = as(shop.ctx, anActor({ publisherId, roles: ['marketer'] }))
    expect((await problemOf(addGuid(marketer, publisherId, form))).type).toBe('forbidden')
    expect((await problemOf(listGuids(contoso, { publisherId }))).type).toBe('not-found')
  })
})

test('A5 offers × channels shows the gaps, and one act fills them', async () => {
  const where = {
    publisherId,
    offerIds: ['planner', 'tracker'],
    channels: ['marketplace', 'privateRepository'] as const,
  }
  expect((await channelMatrix(fabrikam, where)).map(({ guids }) => guids.length)).toEqual([0, 0, 0, 0])
  expect(await fillMatrix(fabrikam, where)).toHaveLength(4)
  expect(await fillMatrix(fabrikam, where)).toHaveLength(0)
  const filled = await channelMatrix(fabrikam, where)
  const registered = filled.flatMap(({ guids }) => guids.map(({ guid }) => guid))
  expect(new Set(registered).size).toBe(4)
  for (const { offerId, channel, guids } of filled) {
    expect(guids).toEqual([expect.objectContaining({ state: 'active' })])
    expect(await lookUpGuids(shop.ctx, [guids[0]!.guid!])).toEqual([
      expect.objectContaining({ publisherId, offerId, channel }),
    ])
  }
})

test('A7 the GUID of an active record does not change; what stands beside it does', async () => {
  const { record } = await addGuid(fabrikam, publisherId, form)
  const key = { publisherId, guidId: record.id }
  const problem = await problemOf(editGuid(fabrikam, key, { guid: crypto.randomUUID(), version: 1 }))
  expect(problem).toMatchObject({
    type: 'guid-frozen',
    detail: expect.stringMatching(/^Register a new one.* keep the old GUID/),
  })
  expect((await getGuid(fabrikam, key)).guid).toBe(record.guid)
  expect(await editGuid(fabrikam, key, { description: 'Renamed', version: 1 })).toMatchObject({
    description: 'Renamed',
    version: 2,
  })
  expect((await problemOf(editGuid(fabrikam, key, { description: 'x', version: 1 }))).type).toBe('stale-revision')
  const [edited] = (await getGuid(fabrikam, key)).changes
  expect(edited).toMatchObject({ change: 'edited', detail: { fields: 'description' } })
})

test('a GUID is drafted, registered, retired, and taken up again within ninety days', async () => {
  const { record } = await addGuid(fabrikam, publisherId, { ...form, register: false })
  const key = { publisherId, guidId: record.id }
  expect(record).toMatchObject({ state: 'draft', activeFrom: null })
  expect((await registerGuid(fabrikam, key)).state).toBe('active')
  expect((await retireGuid(fabrikam, key)).state).toBe('retired')
  expect((await reactivateGuid(fabrikam, key)).state).toBe('active')
  await retireGuid(fabrikam, key)
  shop.clock.advance(91 * 86_400_000)
  expect((await problemOf(reactivateGuid(fabrikam, key))).type).toBe('guid-state')
  expect((await problemOf(deleteGuid(fabrikam, key))).type).toBe('guid-state')
})

describe('A6 a GUID that two claim', () => {
  test('is disputed for both, the operator is told and decides', async () => {
    const guid = '9c48eb09-c7f5-4cc1-9ee5-033abb031ff0'
    for (const each of [publisherId, 'contoso']) await aPerson(shop, { publisherId: each, locale: 'fr' })
    const { record: first } = await addGuid(fabrikam, publisherId, { ...form, guid })
    const { record: second } = await addGuid(contoso, 'contoso', { ...form, guid: guid.toUpperCase() })
    expect(second.state).toBe('disputed')
    expect((await getGuid(fabrikam, { publisherId, guidId: first.id })).state).toBe('disputed')
    expect(await lookUpGuids(shop.ctx, [guid])).toEqual([])
    const mails = await shop.ctx.db.execute<{ subject: string }>(
      "select subject from mails where kind = 'attribution.dispute'",
    )
    expect(mails.rows).toEqual([{ subject: expect.stringContaining(guid) }])
    // A draft claims nothing, and is not touched by what the operator decides about others.
    const draft = await addGuid(contoso, 'contoso', { ...form, register: false })
    expect(draft.record.state).toBe('draft')

    const [dispute] = await listDisputes(operator())
    expect(dispute!.claims.map((claim) => claim.publisherId).sort()).toEqual(['contoso', 'fabrikam'])
    const told = async () => {
      const { rows } = await shop.ctx.db.execute<{ kind: string }>(
        `select kind from mails where subject like '%${guid}%' and kind <> 'attribution.dispute' order by kind`,
      )
      return rows.map(({ kind }) => kind)
    }
    expect(await told()).toEqual(['attribution.disputed'])
    await settleDispute(operator(), { guid, winner: 'fabrikam' })
    expect(await told()).toEqual(['attribution.awarded', 'attribution.disputed', 'attribution.lost'])
    expect((await getGuid(fabrikam, { publisherId, guidId: first.id })).state).toBe('active')
    expect((await problemOf(getGuid(contoso, { publisherId: 'contoso', guidId: second.id }))).type).toBe('not-found')
    expect((await problemOf(listDisputes(fabrikam))).status).toBeGreaterThanOrEqual(403)
  })

  test('and that is revoked can never be registered again', async () => {
    const guid = '06f07fff-296b-5beb-9092-deab0c6bb8ea'
    await addGuid(fabrikam, publisherId, { ...form, guid })
    await addGuid(contoso, 'contoso', { ...form, guid })
    await settleDispute(operator(), { guid, winner: null })
    await aPublisher(shop, { publisherId: 'northwind' })
    const northwind = as(shop.ctx, anActor({ publisherId: 'northwind' }))
    expect((await problemOf(addGuid(northwind, 'northwind', { ...form, guid }))).type).toBe('guid-revoked')
  })
})

describe('a plan’s package', () => {
  const packed = (template: Uint8Array) =>
    zipSync({ 'mainTemplate.json': template, 'createUiDefinition.json': strToU8('{}') })

  test('A8 without tracker gets one that the marketplace issues, and nothing else changes', async () => {
    const template = templateBytes('14-spark-on-ubuntu.json')
    const result = await attributePackage(fabrikam, {
      publisherId,
      offerId: 'planner',
      planId: 'pro',
      bytes: packed(template),
    })
    expect(result.did).toBe('inserted')
    expect(result.trackingId).toMatch(/^pid-[0-9a-f-]{36}-comptoir$/)
    const members = unzipSync(result.bytes)
    expect(new TextDecoder().decode(members['createUiDefinition.json'])).toBe('{}')
    expect(new TextDecoder().decode(members['mainTemplate.json'])).toContain(`"name": "${result.trackingId}"`)
    const untagged = untagFile({ path: 'mainTemplate.json', bytes: members['mainTemplate.json']! })
    expect(untagged).toMatchObject({ kind: 'removed', bytes: template })
    expect(Object.keys(members)).toEqual(['mainTemplate.json', 'createUiDefinition.json'])
    const records = await listGuids(fabrikam, { publisherId, offerId: 'planner' })
    expect(records).toContainEqual(
      expect.objectContaining({
        trackingId: result.trackingId,
        origin: 'platformIssued',
        planId: 'pro',
        proof: 'packageUpload',
        optOut: 'parameter:enableUsageAttribution',
      }),
    )
  })

  test('is given a switch under a free name, which its notice tells customers', async () => {
    const taken = (type: string) =>
      packed(
        strToU8(
          `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "parameters": { "enableUsageAttribution": { "type": "${type}" } }, "resources": [] }`,
        ),
      )
    const track = async (planId: string, bytes: Uint8Array) => {
      const { trackingId } = await attributePackage(fabrikam, { publisherId, offerId: 'planner', planId, bytes })
      const records = await listGuids(fabrikam, { publisherId, offerId: 'planner' })
      return records.find((record) => record.trackingId === trackingId)!.optOut
    }
    expect(await track('switch', taken('string'))).toBe('parameter:enableUsageAttribution2')
    // The plan’s next package has another switch; its GUID stays.
    expect(await track('switch', taken('bool'))).toBe('parameter:enableUsageAttribution')
    const notices = await noticesOfListing(shop.ctx, { publisherId, offerId: 'planner', publisherName: 'Fabrikam' })
    expect(notices.join('\n')).toContain('set the parameter enableUsageAttribution to false')
  })

  test('keeps the GUID of its plan in the next version, and fills in a placeholder', async () => {
    const place = { publisherId, offerId: 'planner' }
    const track = async (planId: string, file: string) =>
      (await attributePackage(fabrikam, { ...place, planId, bytes: packed(templateBytes(file)) })).trackingId
    const first = await track('versions', '14-spark-on-ubuntu.json')
    expect(await track('versions', '36-machine-learning-dependencies-role-assignment.json')).toBe(first)
    expect(await track('other-plan', '14-spark-on-ubuntu.json')).not.toBe(first)
    const filled = await track('placeholder', '01-100-marketplace-sample.json')
    expect(filled).toMatch(/^pid-(?!0{8})[0-9a-f-]{36}$/)
    expect(await track('placeholder', '01-100-marketplace-sample.json')).toBe(filled)
    const records = await listGuids(fabrikam, place)
    expect(records.filter(({ planId }) => planId === 'versions')).toHaveLength(1)
    expect(records.filter(({ planId }) => planId === 'placeholder')).toEqual([
      expect.objectContaining({ trackingId: filled, origin: 'selfGenerated' }),
    ])
  })

  test('with the product’s id, as publishing tools write it, is its own offer’s, whoever claimed that before', async () => {
    const { items } = await listProducts(fabrikam, { publisherId, offerId: 'planner' })
    const { productId } = items[0]!
    await addGuid(contoso, 'contoso', { ...form, guid: productId })
    const template = strToU8(
      `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [
        { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "pid-${productId}-partnercenter", "properties": { "mode": "Incremental", "template": { "resources": [] } } } ] }`,
    )
    const place = { publisherId, offerId: 'planner', bytes: packed(template) }
    expect(await attributePackage(fabrikam, { ...place, planId: 'pro' })).toMatchObject({ did: 'registered' })
    expect((await attributePackage(fabrikam, { ...place, planId: 'free' })).did).toBe('nothing')
    expect(await lookUpGuids(shop.ctx, [productId])).toEqual([
      expect.objectContaining({ publisherId, planId: null, origin: 'platformIssued', state: 'active' }),
    ])
  })

  test('A9 with an unknown GUID has it registered for this offer, plan and channel', async () => {
    const bytes = packed(templateBytes('05-moodle-scalable-cluster-ubuntu.json'))
    const result = await attributePackage(fabrikam, { publisherId, offerId: 'planner', planId: 'pro', bytes })
    expect(result).toMatchObject({ did: 'registered', bytes, trackingId: 'pid-738e3eec-68d4-4667-8377-c05c77c21f1b' })
    const [record] = await lookUpGuids(shop.ctx, ['738e3eec-68d4-4667-8377-c05c77c21f1b'])
    expect(record).toMatchObject({
      publisherId,
      offerId: 'planner',
      planId: 'pro',
      channel: 'marketplace',
      state: 'active',
    })
    expect((await attributePackage(fabrikam, { publisherId, offerId: 'planner', bytes })).did).toBe('nothing')
  })
})

async function mainTemplateOf(key: { publisherId: string; offerId: string }): Promise<string> {
  const { document } = await getDraft(fabrikam, key)
  const technical = document.plans?.[0]?.technical as { packageFile: string }
  const asset = await findAsset(fabrikam, key.publisherId, technical.packageFile)
  return new TextDecoder().decode(unzipSync(await fabrikam.files.read(asset!.sha256))['mainTemplate.json'])
}

test('CSV goes in all or nothing, with line numbers, and comes out in the same columns', async () => {
  const head = 'guid,description,offerId,planId,channel,channelDetail,artifactKinds,noticeUrl\n'
  const wrong = `${head},First,,,publicRepository,,,\n00000000-0000-0000-0000-000000000000,Second,,,other,,,\n,Third,,,nowhere,,,\n`
  const { errors } = await problemOf(importGuids(fabrikam, publisherId, wrong))
  expect(errors.map(({ pointer, detail }) => [pointer, detail.slice(0, 7)])).toEqual([
    ['#/2/guid', 'Line 3:'],
    ['#/3/channel', 'Line 4:'],
  ])
  const before = (await listGuids(fabrikam, { publisherId })).length
  await importGuids(
    fabrikam,
    publisherId,
    `${head},First,planner,,publicRepository,https://git.example/x,armTemplate bicep,\n,=SUM(1),,,other,,,\n`,
  )
  const csv = await exportGuids(fabrikam, publisherId)
  expect(csv.split('\r\n').filter(Boolean)).toHaveLength(before + 3)
  expect(csv).toContain("'=SUM(1)")
  expect(csv).toContain('armTemplate bicep')
})

test('several are added at once, a line each; what is known, revoked or half a row is told with its line', async () => {
  const shared = { channel: 'publicRepository', offerId: 'planner' }
  const [one, two] = [crypto.randomUUID(), crypto.randomUUID()]
  const made = await addGuids(fabrikam, publisherId, {
    ...shared,
    lines: `pid-${one.toUpperCase()}\tFirst of them\r\n\n{${two}}; Second\nGenerated for this`,
  })
  expect(made.map(({ guid, description, origin }) => [guid, description, origin])).toEqual([
    [one, 'First of them', 'imported'],
    [two, 'Second', 'imported'],
    [expect.any(String), 'Generated for this', 'selfGenerated'],
  ])
  const again = await problemOf(
    addGuids(fabrikam, publisherId, { ...shared, lines: `${one} Again\neb7927c8-dd66-43e1-b0cf-c346a422063 Printed` }),
  )
  expect(again.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
    ['#/0/guid', 'attribution.known'],
    ['#/1/guid', 'guid.printedSample'],
  ])
  const revoked = '06f07fff-296b-5beb-9092-deab0c6bb8ea'
  const half = await problemOf(
    importGuids(fabrikam, publisherId, `guid;description;channel\n${revoked};Back;other\n;Half`),
  )
  expect(half.errors.map(({ code, detail }) => [code, detail.slice(0, 7)])).toEqual([
    ['attribution.revoked', 'Line 2:'],
    ['attribution.cells', 'Line 3:'],
  ])
})

test('A8 a plan saved with a package without tracker has the issued id and the tagged package', async () => {
  const { offerId } = await createOffer(fabrikam, {
    publisherId,
    offerId: 'gateway',
    alias: 'Gateway',
    type: 'azure-application',
  })
  const key = { publisherId, offerId, planId: 'pro' }
  const { revision } = await addPlan(fabrikam, { ...key, name: 'Pro', revision: 1 })
  expect(await trackPlan(fabrikam, key)).toBeUndefined()
  const template = strToU8(
    `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [] }`,
  )
  const { assetId } = await uploadAsset(fabrikam, {
    publisherId,
    kind: 'azure-package',
    filename: 'package.zip',
    content: zipSync({ 'mainTemplate.json': template, 'createUiDefinition.json': strToU8('{}') }),
  })
  await savePlan(fabrikam, { ...key, revision, pageKey: 'planTechnical', values: { 'technical.packageFile': assetId } })
  const tracked = await trackPlan(fabrikam, key)
  expect(tracked?.did).toBe('inserted')
  const { document } = await getDraft(fabrikam, key)
  const technical = document.plans?.[0]?.technical as { packageFile: string; attributionId: string }
  expect(technical.packageFile).not.toBe(assetId)
  expect(tracked?.trackingId).toBe(`pid-${technical.attributionId}-comptoir`)
  const view = await viewPlanPackage(fabrikam, key)
  expect(view?.trackingIds).toEqual([tracked?.trackingId])
  expect(view?.inserted.map(({ line }) => line)).toEqual([1, 1])
  expect(view?.inserted[0]?.text).toContain('"enableUsageAttribution"')
  expect(view?.inserted[1]?.text).toContain(technical.attributionId)
  const left = view!.inserted.reduce((text, { text: put }) => text.replace(put, ''), await mainTemplateOf(key))
  expect(left).toBe(new TextDecoder().decode(template))
  expect(view?.findings.filter(({ level }) => level === 'error')).toEqual([])
  expect((await trackPlan(fabrikam, key))?.did).toBe('nothing')

  // A template that none can be put into says why, and its plan’s page promises none.
  const broken = await uploadAsset(fabrikam, {
    publisherId,
    kind: 'azure-package',
    filename: 'broken.zip',
    content: zipSync({
      'mainTemplate.json': strToU8(
        `{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#", "contentVersion": "1.0.0.0", "resources": [{ "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "pid-abc", "properties": {} }] }`,
      ),
      'createUiDefinition.json': strToU8('{}'),
    }),
  })
  const second = { ...key, planId: 'broken' }
  const begun = await addPlan(fabrikam, {
    ...second,
    name: 'Broken',
    revision: (await getDraft(fabrikam, key)).revision,
  })
  await savePlan(fabrikam, {
    ...second,
    revision: begun.revision,
    pageKey: 'planTechnical',
    values: { 'technical.packageFile': broken.assetId },
  })
  expect((await problemOf(trackPlan({ ...fabrikam, locale: 'fr' }, second))).detail).toBe(
    'Aucun traceur ne peut être mis dans mainTemplate.json : ce qui y commence par pid- n’est pas un identifiant de suivi.',
  )
  expect(await viewPlanPackage(fabrikam, second)).toMatchObject({ trackingIds: [], takesTracker: false })
  expect(view?.takesTracker).toBe(true)

  const face = api(async () => fabrikam)
  const tracker = `/publishers/${publisherId}/offers/gateway/plans`
  expect(await (await face.request(`${tracker}/pro/tracker`)).json()).toMatchObject({
    trackingIds: [tracked?.trackingId],
    template: 'mainTemplate.json',
  })
  const put = await face.request(`${tracker}/pro/tracker`, { method: 'PUT' })
  expect(await put.json()).toEqual({ trackingId: tracked?.trackingId, did: 'nothing' })
  expect((await face.request(`${tracker}/none/tracker`, { method: 'PUT' })).status).toBe(404)
})

test('A45 help about a GUID is asked with type, category and title as support sorts by', async () => {
  const { record } = await addGuid(fabrikam, publisherId, form)
  const key = { publisherId, guidId: record.id }
  const draft = await supportDraft(fabrikam, key)
  expect(draft).toMatchObject({ problemType: 'Marketplace onboarding', category: 'Other', title: 'ISV Usage Tracking' })
  expect(draft.description).toContain(record.trackingId)
  expect(draft.description).toContain('Verification: notFound')
  await askForSupport(fabrikam, key, draft)
  expect((await getGuid(fabrikam, key)).changes.map(({ change }) => change)).toContain('supportAsked')
  expect((await problemOf(askForSupport(fabrikam, key, { ...draft, description: '' }))).errors[0]?.pointer).toBe(
    '#/description',
  )
})

test('a listing tells its customers of the trackers its plans carry, each notice once', async () => {
  const { record } = await addGuid(fabrikam, publisherId, {
    ...form,
    description: 'Planner',
    offerId: 'planner',
    channel: 'marketplace',
    noticeUrl: 'https://fabrikam.example/privacy',
    optOut: 'documented',
  })
  const notices = await noticesOfListing(shop.ctx, { publisherId, offerId: 'planner', publisherName: 'Fabrikam' })
  expect(notices).toContainEqual(expect.stringContaining('Planner by Fabrikam uses usage attribution'))
  await retireGuid(fabrikam, { publisherId, guidId: record.id })
  expect(await noticesOfListing(shop.ctx, { publisherId, offerId: 'nothing', publisherName: 'Fabrikam' })).toEqual([])
  const [open] = await openTrackers(shop.ctx, guidsIn(`[ "main", "PID-${record.guid?.toUpperCase()}-abc" ]`))
  expect(open).toMatchObject({ guid: record.guid, state: 'retired', software: 'Planner' })
})
