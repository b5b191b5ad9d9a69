import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aLogo } from '../../test/support/files.ts'
import { anOffer } from '../../test/support/offers.ts'
import { anActor, anOperator, aPublisher } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { as, type Ctx } from '../platform/ctx.ts'
import type { Problem } from '../platform/problem.ts'
import { uploadAsset } from './assets.ts'
import { createOffer, deleteDraft, getDraft, saveDraft } from './draft.ts'
import { authoriseRegion, withdrawRegion } from './region-authorisations.ts'
import { openOfferSecret } from './secrets.ts'
import { readOffer } from './standing.ts'

let shop: TestShop
let ada: Ctx
const publisherId = 'fabrikam'

beforeAll(async () => {
  shop = await aShop()
  await aPublisher(shop, { publisherId })
  await aPublisher(shop, { publisherId: 'contoso' })
  ada = as(shop.ctx, anActor({ publisherId, roles: ['developer'], name: 'Ada' }))
})
afterAll(() => shop.close())

let counter = 0
const newOffer = () => createOffer(ada, { publisherId, offerId: `planner-${++counter}`, alias: 'Planner (internal)' })

async function refusal(deed: Promise<unknown>): Promise<Problem> {
  return deed.then(
    () => expect.fail('this should have been refused'),
    (problem) => problem as Problem,
  )
}
const codes = (problem: Problem) => problem.errors.map((error) => error.code)

test('a new offer is a draft whose name starts as its alias', async () => {
  const draft = await newOffer()
  expect(draft).toMatchObject({
    status: 'draft',
    revision: 1,
    type: 'dynamics-365-ce',
    profile: '2020',
    savedBy: { name: 'Ada' },
    document: { listing: { name: 'Planner (internal)' }, leads: { destination: 'none' } },
  })
  expect(draft.pages.find((page) => page.pageKey === 'listing')?.status).toBe('notStarted')
})

test.each([
  ['Capital', 'identity.offerId.format'],
  ['with space', 'identity.offerId.format'],
  ['dotted.id', 'identity.offerId.format'],
  ['', 'identity.offerId.required'],
  ['x'.repeat(32), 'identity.offerId.tooLong'],
])('the offer ID %j is refused', async (offerId, code) => {
  expect(codes(await refusal(createOffer(ada, { publisherId, offerId, alias: 'A' })))).toEqual([code])
})

test('publisher and offer ID together may have 39 characters, and the refusal counts them', async () => {
  const { offerId } = await createOffer(ada, { publisherId, offerId: 'y'.repeat(31), alias: 'A' })
  expect(offerId).toHaveLength(31)
  const problem = await refusal(createOffer(ada, { publisherId, offerId: 'x'.repeat(32), alias: 'A' }))
  expect(problem.errors[0]?.detail).toBe('Publisher ID and offer ID together must stay under 40 characters (now 40).')
})

test('an alias is needed, and everything wrong is told at once', async () => {
  const problem = await refusal(createOffer(ada, { publisherId, offerId: 'A b', alias: '  ', type: 'no-such-type' }))
  expect(problem.status).toBe(422)
  expect(codes(problem)).toEqual(['identity.type.unknown', 'identity.offerId.format', 'identity.alias.required'])
})

test('an ID is given once per publisher, and another publisher may have the same', async () => {
  const { offerId } = await newOffer()
  const problem = await refusal(createOffer(ada, { publisherId, offerId, alias: 'Again' }))
  expect(problem.status).toBe(409)
  expect(codes(problem)).toEqual(['identity.offerId.duplicate'])
  await createOffer(shop.ctx, { publisherId: 'contoso', offerId, alias: 'Other' })
})

test('saving keeps what was typed, right or wrong, and says what is wrong', async () => {
  const { offerId, revision } = await newOffer()
  const saved = await saveDraft(ada, {
    publisherId,
    offerId,
    revision,
    values: { listing: { name: 'Crew 🚀', helpUrl: 'no address' }, appVersion: 'one' },
  })
  expect(saved.revision).toBe(2)
  expect(saved.document).toMatchObject({ listing: { name: 'Crew 🚀', helpUrl: 'no address' }, appVersion: 'one' })
  expect(saved.findings.map((finding) => finding.code)).toEqual(
    expect.arrayContaining(['listing.name.emoji', 'listing.helpUrl.invalid', 'properties.appVersion.format']),
  )
  expect(await getDraft(ada, { publisherId, offerId })).toMatchObject({ document: saved.document, revision: 2 })
})

test('saving a page leaves the others as they were', async () => {
  const { offerId } = await newOffer()
  await saveDraft(ada, { publisherId, offerId, revision: 1, values: { appVersion: '1.0' } })
  const { document } = await saveDraft(ada, {
    publisherId,
    offerId,
    revision: 2,
    values: { listing: { summary: 'Plan.' } },
  })
  expect(document).toMatchObject({ appVersion: '1.0', listing: { name: 'Planner (internal)', summary: 'Plan.' } })
})

test('saving the same again changes nothing, not even the revision', async () => {
  const { offerId } = await newOffer()
  const values = { appVersion: '1.0' }
  await saveDraft(ada, { publisherId, offerId, revision: 1, values })
  expect((await saveDraft(ada, { publisherId, offerId, revision: 2, values })).revision).toBe(2)
})

test('who saves second is told who was first, when, and what differs; nothing is overwritten', async () => {
  const { offerId } = await newOffer()
  const bob = as(shop.ctx, anActor({ publisherId, roles: ['manager'], name: 'Bob' }))
  await saveDraft(bob, {
    publisherId,
    offerId,
    revision: 1,
    values: { appVersion: '2.0', listing: { summary: 'Same.' } },
  })
  const problem = await refusal(
    saveDraft(ada, { publisherId, offerId, revision: 1, values: { appVersion: '1.0', listing: { summary: 'Same.' } } }),
  )
  expect(problem.type).toBe('stale-revision')
  expect(problem.status).toBe(412)
  expect(problem.extra).toMatchObject({
    revision: 2,
    savedAt: shop.ctx.now(),
    savedBy: { name: 'Bob' },
    fields: [{ pageKey: 'properties', key: 'appVersion', label: { en: 'App version' }, mine: '1.0', theirs: '2.0' }],
  })
  expect((await getDraft(ada, { publisherId, offerId })).document.appVersion).toBe('2.0')
})

test('what was decided at creation cannot be saved over; repeating it is harmless', async () => {
  const { offerId } = await newOffer()
  const save = (values: { [key: string]: string }) => saveDraft(ada, { publisherId, offerId, revision: 1, values })
  const problem = await refusal(save({ alias: 'New', offerId: 'new', type: 'saas', publisherId: 'contoso' }))
  expect(codes(problem)).toEqual([
    'identity.alias.immutable',
    'identity.offerId.immutable',
    'identity.type.immutable',
    'identity.publisher.immutable',
  ])
  await save({ alias: 'Planner (internal)', offerId })
})

test('what cannot be stored is refused, and the rest of that save with it', async () => {
  const { offerId } = await newOffer()
  const problem = await refusal(
    saveDraft(ada, { publisherId, offerId, revision: 1, values: { 'listing.name': 7, appVersion: '1.0' } }),
  )
  expect(problem).toMatchObject({ status: 422, errors: [{ pointer: '#/listing/name', code: 'document.wrongType' }] })
  expect((await getDraft(ada, { publisherId, offerId })).document.appVersion).toBeUndefined()
})

test('markup that is not supported is taken out, and told', async () => {
  const { offerId } = await newOffer()
  const saved = await saveDraft(ada, {
    publisherId,
    offerId,
    revision: 1,
    values: { 'listing.description': '<p>Plan<script>alert(1)</script></p>' },
  })
  expect(saved.document.listing?.description).toBe('<p>Plan</p>')
  expect(saved.removed).toMatchObject([
    { code: 'listing.description.tagNotAllowed', message: 'The tag <script> is not supported and was removed.' },
  ])
})

test('a secret is sealed, marked as set, and never returned or lying about', async () => {
  const { offerId } = await newOffer()
  const values = {
    testDrive: { aad: { clientSecret: 'hunter2 secret' } },
    'submission.certificationSecrets': 'pass: 1234',
  }
  const saved = await saveDraft(ada, { publisherId, offerId, revision: 1, values })
  const mark = { set: true, at: shop.ctx.now().toISOString(), by: 'Ada' }
  expect(saved.document.testDrive?.aad?.clientSecret).toEqual(mark)
  expect(saved.document.submission?.certificationSecrets).toEqual(mark)
  const { rows } = await shop.ctx.db.execute(sql`select offers::text as whole from offers`)
  expect(JSON.stringify(rows)).not.toContain('hunter2')
  const offer = await readOffer(ada, { publisherId, offerId })
  expect(openOfferSecret(ada, offer, 'testDrive.aad.clientSecret')).toBe('hunter2 secret')
})

test('an empty secret field leaves the secret; null takes it away', async () => {
  const { offerId } = await newOffer()
  const save = (revision: number, clientSecret: string | null) =>
    saveDraft(ada, { publisherId, offerId, revision, values: { 'testDrive.aad.clientSecret': clientSecret } })
  await save(1, 'hunter2')
  expect((await save(2, '')).document.testDrive?.aad?.clientSecret).toMatchObject({ set: true })
  expect((await save(2, null)).document.testDrive?.aad?.clientSecret).toBeUndefined()
  expect(openOfferSecret(ada, await readOffer(ada, { publisherId, offerId }), 'testDrive.aad.clientSecret')).toBeNull()
})

test('a complete draft with real files has no finding, and the small logos were made', async () => {
  const draft = await anOffer(ada, { publisherId })
  expect(draft.findings).toEqual([])
  expect(new Set(draft.pages.map((page) => page.status))).toEqual(new Set(['complete']))
  expect(Object.keys(draft.document.listing?.logos ?? {}).sort()).toEqual(['large', 'medium', 'small'])
})

test('another large logo brings its own small ones; one of the publisher’s stays; taking it away takes the rest', async () => {
  const { offerId, revision } = await anOffer(ada, { publisherId })
  const upload = async (kind: 'logo-large' | 'logo-small', edge: number) =>
    uploadAsset(ada, { publisherId, kind, filename: 'new.png', content: await aLogo(edge, { seed: 3 }) })
  const large = await upload('logo-large', 300)
  const small = await upload('logo-small', 48)
  const save = async (revision: number, logos: { [size: string]: string | null }) =>
    (await saveDraft(ada, { publisherId, offerId, revision, values: { listing: { logos } } })).document.listing?.logos
  const [medium, generatedSmall] = large.generated.map((asset) => asset.assetId)
  expect(await save(revision, { large: large.assetId })).toEqual({
    large: large.assetId,
    medium,
    small: generatedSmall,
  })
  expect(await save(revision + 1, { small: small.assetId })).toMatchObject({ medium, small: small.assetId })
  expect(await save(revision + 2, { small: null })).toMatchObject({ small: generatedSmall })
  expect(await save(revision + 3, { large: null })).toBeUndefined()
})

test('strangers find nothing, readers may not write, and marketers write nothing unless let', async () => {
  const { offerId } = await newOffer()
  const key = { publisherId, offerId }
  const acting = (roles: string[], organisation = publisherId) =>
    as(shop.ctx, anActor({ publisherId: organisation, roles }))
  const save = (ctx: Ctx) => saveDraft(ctx, { ...key, revision: 1, values: { appVersion: '1.0' } })
  expect(await refusal(getDraft(acting(['owner'], 'contoso'), key))).toMatchObject({ status: 404 })
  expect(await refusal(save(acting(['owner'], 'contoso')))).toMatchObject({ status: 404 })
  expect(await refusal(save(acting(['businessContributor'])))).toMatchObject({ status: 403 })
  expect(await refusal(save(acting(['marketer'])))).toMatchObject({ status: 403 })
  expect((await getDraft(acting(['businessContributor']), key)).revision).toBe(1)
})

test('a draft that was never published can be deleted, for good', async () => {
  const { offerId } = await newOffer()
  await deleteDraft(ada, { publisherId, offerId })
  expect(await refusal(getDraft(ada, { publisherId, offerId }))).toMatchObject({ status: 404 })
})

test('one that was published cannot', async () => {
  const { offerId } = await newOffer()
  await shop.ctx.db.execute(sql`update offers set first_published_at = now() where offer_id = ${offerId}`)
  expect(await refusal(deleteDraft(ada, { publisherId, offerId }))).toMatchObject({ type: 'offer-state', status: 409 })
})

test('the operator opens a restricted region to a publisher, and closes it again', async () => {
  const operator = as(shop.ctx, anOperator())
  const regions = { technical: { packageRegions: [{ regionId: 'gcc' }] } }
  const { offerId } = await anOffer(ada, { publisherId, document: regions })
  const found = async () => (await getDraft(ada, { publisherId, offerId })).findings.map((finding) => finding.code)
  expect(await found()).toEqual(['technical.packageRegions.restricted'])
  await authoriseRegion(operator, { publisherId, regionId: 'gcc' })
  expect(await found()).toEqual([])
  await withdrawRegion(operator, { publisherId, regionId: 'gcc' })
  expect(await found()).toEqual(['technical.packageRegions.restricted'])
  expect(await refusal(authoriseRegion(ada, { publisherId, regionId: 'gcc' }))).toMatchObject({ status: 403 })
  expect(await refusal(authoriseRegion(operator, { publisherId, regionId: 'nam' }))).toMatchObject({ status: 422 })
})

test('under the later profile an offer ID may have 50 characters of its own', async () => {
  const later = { ...ada, config: { ...ada.config, profile: '2022' as const } }
  expect((await createOffer(later, { publisherId, offerId: 'z'.repeat(50), alias: 'A' })).profile).toBe('2022')
  const problem = await refusal(createOffer(later, { publisherId, offerId: 'z'.repeat(51), alias: 'A' }))
  expect(codes(problem)).toEqual(['identity.offerId.tooLongAlone'])
})
