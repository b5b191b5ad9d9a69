/** The operator's lists: what an addition, a new label and a retirement mean for drafts, snapshots and other processes. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOffer } from '../../../test/support/offers.ts'
import { anOperator } from '../../../test/support/people.ts'
import { aTeam, type Team } from '../../../test/support/publishing.ts'
import { aShop, type TestShop } from '../../../test/support/shop.ts'
import { as, type Ctx } from '../../platform/ctx.ts'
import { saveDraft } from '../draft.ts'
import { getOffer } from '../overview.ts'
import { addEntry, renameEntry, restoreEntry, retireEntry } from './change-entry.ts'
import { offersUsing } from './offers-using.ts'
import { entriesOf, findEntry, labelOf, layOver, taxonomyRevision, taxonomyVersions } from './taxonomy.ts'

let shop: TestShop
let team: Team
let operator: Ctx
beforeAll(async () => {
  shop = await aShop()
  team = await aTeam(shop)
  operator = as(shop.ctx, anOperator('operatorAdmin'))
})
afterAll(async () => {
  layOver([])
  await shop.close()
})

const label = { en: 'Mining', fr: 'Mines' }
const codesOf = async (key: { publisherId: string; offerId: string }) =>
  (await getOffer(team.mine, key)).findings.filter(({ level }) => level === 'error').map(({ code }) => code)

test('an industry is added, an offer chooses it, and snapshots remember that the list changed', async () => {
  const draft = await anOffer(team.mine, { publisherId: team.publisherId })
  const { publisherId, offerId, revision } = draft
  const values = { industries: [{ id: 'mining', verticals: [] }] }
  const saved = await saveDraft(team.mine, { publisherId, offerId, revision, values })
  expect(await codesOf(draft)).toContain('properties.industries.invalid')
  const before = taxonomyRevision()
  await addEntry(operator, 'industries', { id: 'mining', label })
  expect(await codesOf(draft)).not.toContain('properties.industries.invalid')
  expect(labelOf('fr', 'industries', 'mining')).toBe('Mines')
  expect(taxonomyVersions().industries).toMatch(/\+1$/)
  expect(taxonomyRevision()).toBeGreaterThan(before)
  expect(await offersUsing(operator, 'industries', { id: 'mining' })).toMatchObject({
    offers: [{ offerId: saved.offerId, isLive: false }],
    more: false,
  })
})

test('another process takes the same changes in', async () => {
  layOver([])
  expect(findEntry('industries', 'mining')).toBeUndefined()
  // What the other one wrote before is read together with what is written now.
  await renameEntry(operator, 'industries', { id: 'agriculture' }, { label: { en: 'Farming', fr: 'Agriculture' } })
  expect(labelOf('en', 'industries', 'mining')).toBe('Mining')
  expect(labelOf('en', 'industries', 'agriculture')).toBe('Farming')
})

test('what is retired can’t be chosen any more, keeps its label, and names what took its place', async () => {
  const draft = await anOffer(team.mine, { publisherId: team.publisherId })
  await retireEntry(operator, 'categories', {
    id: 'operations-and-supply-chain',
    storefront: 'business',
    mapsTo: findEntry('categories', 'sales', { storefront: 'business' })!.key,
  })
  const ids = entriesOf('categories', { storefront: 'business' }).map(({ id }) => id)
  expect(ids).not.toContain('operations-and-supply-chain')
  expect(entriesOf('subcategories', { parent: 'operations-and-supply-chain' })).toEqual([])
  expect(labelOf('en', 'categories', 'operations-and-supply-chain')).toBe('Operations and Supply Chain')
  const { findings } = await getOffer(team.mine, draft)
  expect(findings.find(({ code }) => code === 'properties.category.replaced')?.message).toBe(
    '“operations-and-supply-chain” is no longer used; choose “Sales”, which took its place.',
  )
  await restoreEntry(operator, 'categories', { id: 'operations-and-supply-chain', storefront: 'business' })
  expect(await codesOf(draft)).toEqual([])
})

test('an id is never given twice; every language and a parent are needed', async () => {
  const french = { ...operator, locale: 'fr' as const }
  await expect(addEntry(french, 'industries', { id: 'mining', label })).rejects.toMatchObject({
    errors: [{ pointer: '#/id', detail: '« mining » existe ou a existé : un ID n’est jamais donné deux fois.' }],
  })
  await expect(
    addEntry(operator, 'subcategories', { id: 'Two Words', label: { en: 'x', fr: ' ' } }),
  ).rejects.toMatchObject({
    errors: [{ pointer: '#/label/fr' }, { pointer: '#/id' }, { pointer: '#/parent' }, { pointer: '#/storefront' }],
  })
  await expect(addEntry(operator, 'markets', { id: 'xx', label })).rejects.toMatchObject({
    errors: [{ code: 'taxonomy.fixed' }],
  })
})

test('only the operator writes the lists, whatever a publisher may read', async () => {
  for (const other of [team.mine, team.reviewers]) {
    await expect(addEntry(other, 'industries', { id: 'fishing', label })).rejects.toMatchObject({ status: 403 })
  }
})
