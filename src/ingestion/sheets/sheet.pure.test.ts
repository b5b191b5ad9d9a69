import fc from 'fast-check'
import { expect, test } from 'vitest'
import { getOfferType } from '../../offers/types/registry.ts'
import { offerFields, planFields } from '../offer-view.ts'
import { portalSheets } from '../portal/sheets.ts'
import { listingResource, offerResources, planResources, property } from '../product-ingestion/resources.ts'
import { entities } from '../v1/entities.ts'
import { resellerSheet, setupSheet } from '../v1/sheets/setup.ts'
import type { Json, Members } from '../wire/json.ts'
import { type Fields, keepSheet, readSheet, type Sheet, writeSheet } from './sheet.ts'

/** Saves as a draft does, but for what texts may hold: empty values are not kept. */
function saved(document: Members, writing: Record<string, Json>): Members {
  const copy = structuredClone(document)
  for (const [key, value] of Object.entries(writing)) {
    const path = key.split('.')
    let target = copy
    for (const name of path.slice(0, -1)) {
      target[name] ??= {}
      target = target[name] as Members
    }
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) delete target[path.at(-1)!]
    else target[path.at(-1)!] = value
  }
  return copy
}

function roundTrip(sheet: Sheet, body: Members, fieldsOf: (document: Members) => Fields): Members {
  const before = fieldsOf({})
  const after = fieldsOf(saved({}, writeSheet(sheet, body, before, { replace: true })))
  return readSheet(sheet, after, keepSheet(sheet, body, after, { replace: true }))
}

const vm = getOfferType('azure-virtual-machine', '2020')
const ofOffer = (document: Members) => offerFields({ type: vm, document })
const ofPlan = (plan: Members) => planFields({ type: vm }, plan)

const sheets: [string, Sheet, (document: Members) => Fields][] = [
  ...offerResources.map(({ name, sheet }): [string, Sheet, typeof ofOffer] => [name, sheet, ofOffer]),
  ...planResources.map(({ name, sheet }): [string, Sheet, typeof ofPlan] => [name, sheet, ofPlan]),
  ...entities.map((entity): [string, Sheet, typeof ofOffer] => [`v1 ${entity.segment}`, entity.sheet({}), ofOffer]),
  ...entities.map((entity): [string, Sheet, typeof ofPlan] => [
    `v1 ${entity.segment} of a plan`,
    entity.sheet({ planId: 'p' }),
    ofPlan,
  ]),
  ['v1 setup', setupSheet, ofOffer],
  ['v1 reseller', resellerSheet, ofOffer],
  ['portal offer', portalSheets(vm).offer, ofOffer],
  ['portal plan', portalSheets(vm).plan, ofPlan],
]

const json = fc.jsonValue({ maxDepth: 3 }).filter((value) => value !== null) as fc.Arbitrary<Json>

test.each(sheets)('%s: whatever is posted comes back as it was posted', (_, sheet, fieldsOf) => {
  const names = [...new Set([...sheet.map(({ member }) => member), 'somethingElse'])]
  const body = fc.record(Object.fromEntries(names.map((name) => [name, json])), { requiredKeys: [] })
  fc.assert(
    fc.property(body, (posted) => {
      const back = roundTrip(sheet, posted as Members, fieldsOf)
      for (const [member, value] of Object.entries(posted)) expect(back[member]).toEqual(value)
    }),
    { numRuns: 60 },
  )
})

test('what a person changes in a field shows, though a client had sent another form of it', () => {
  const body = { categories: { compute: ['one'], storage: ['two'], third: [] } }
  const fields = ofOffer(saved({}, writeSheet(property.sheet, body, ofOffer({}))))
  const kept = keepSheet(property.sheet, body, fields)
  expect(readSheet(property.sheet, fields, kept).categories).toEqual(body.categories)
  const changed = ofOffer({ categories: { primary: { id: 'networking', subcategories: ['notApplicable'] } } })
  expect(readSheet(property.sheet, changed, kept).categories).toMatchObject({ networking: [] })
})

test('members are found in whatever case they were written', () => {
  const writing = writeSheet(listingResource.sheet, { TITLE: 'Crew Planner', generallinks: [] }, ofOffer({}))
  expect(writing).toMatchObject({ 'listing.name': 'Crew Planner', 'listing.usefulLinks': [] })
})

test('an update that leaves members out leaves them as they are, a replacement takes them away', () => {
  const fields = ofOffer({ listing: { name: 'Crew Planner', summary: 'Plans crews.' } })
  expect(writeSheet(listingResource.sheet, { title: 'Planner' }, fields)).toEqual({ 'listing.name': 'Planner' })
  const replaced = writeSheet(listingResource.sheet, { title: 'Planner' }, fields, { replace: true })
  expect(replaced).toMatchObject({ 'listing.name': 'Planner', 'listing.summary': null })
})

test('no two entries of a sheet that a type uses stand for the same member', () => {
  for (const [name, sheet, fieldsOf] of sheets) {
    const used = sheet.filter((entry) => fieldsOf({}).has(entry.fields[0]!)).map(({ member }) => member)
    expect([name, used.filter((member, i) => used.indexOf(member) !== i)]).toEqual([name, []])
  }
})

test('what programs call a category is the one of ours that means the same, and reads back as they wrote it', () => {
  const posted = { 'ai-plus-machine-learning': ['bot-services'], 'analytics-amp': ['data-analytics', 'crystal-balls'] }
  const writing = writeSheet(property.sheet, { categories: posted }, ofOffer({}))
  expect(writing).toMatchObject({
    'categories.primary.id': 'ai-and-machine-learning',
    'categories.primary.subcategories': ['bot-service'],
    'categories.secondary.id': 'analytics',
    'categories.secondary.subcategories': ['data-analytics', 'crystal-balls'],
  })
  expect(roundTrip(property.sheet, { categories: posted }, ofOffer)).toMatchObject({ categories: posted })

  const map = [{ categoryL1: 'ai-plus-machine-learning', 'categoryL2-ai-plus-machine-learning': ['bot-services'] }]
  const document = {
    'microsoft-azure-marketplace.categoryMap': map,
    'microsoft-azure-marketplace.categories': ['devService'],
  }
  const { offer } = portalSheets(vm)
  expect(writeSheet(offer, document, ofOffer({}))).toMatchObject({
    'categories.primary.id': 'ai-and-machine-learning',
    'categories.primary.subcategories': ['bot-service'],
  })
  expect(writeSheet(offer, { 'microsoft-azure-marketplace.categories': ['devService'] }, ofOffer({}))).toMatchObject({
    'categories.primary.id': 'developer-tools',
  })
})

test('a plan is kept for tenants and for subscriptions alike, whichever list of the two names them', () => {
  const sheet = entities
    .find(({ segment }) => segment.toLowerCase() === 'featureavailabilities')!
    .sheet({ planId: 'p' })
  const tenant = { ID: 'b0b0b0b0-0000-4000-8000-000000000001', description: 'Contoso' }
  const subscription = { ID: 'b0b0b0b0-0000-4000-8000-000000000002', description: '' }
  const written = (body: Members, plan: Members = {}) =>
    writeSheet(sheet, { visibility: 'Private', ...body }, ofPlan(plan), { replace: true }).privateAudience
  const both: Json[] = [{ id: tenant.ID, description: 'Contoso' }, { id: subscription.ID }]
  expect(written({ tenantAudiences: [tenant], subscriptionAudiences: [subscription] })).toEqual(both)
  expect(written({ subscriptionAudiences: [subscription] })).toEqual([{ id: subscription.ID }])
  expect(written({ tenantAudiences: [tenant], subscriptionAudiences: [] }, { privateAudience: both })).toEqual([
    both[0],
  ])
  expect(written({ tenantAudiences: [], subscriptionAudiences: [] }, { privateAudience: both })).toEqual([])
  const body = { tenantAudiences: [tenant], subscriptionAudiences: [subscription] }
  expect(roundTrip(sheet, body, ofPlan)).toMatchObject(body)
})

test('a built-in role may be called by its name', () => {
  const app = getOfferType('azure-application', '2020')
  const sheet = entities
    .find(({ segment }) => segment.toLowerCase() === 'packageconfigurations')!
    .sheet({ planId: 'p' })
  const principalID = 'b0b0b0b0-0000-4000-8000-000000000001'
  const posted = [{ principalID, roleDefinitionID: 'Contributor' }]
  const fields = planFields({ type: app }, {})
  expect(writeSheet(sheet, { publicAzureAuthorizations: posted }, fields)['technical.authorizations']).toEqual([
    { principalId: principalID, roleId: 'b24988ac-6180-42a0-ab88-20f7382dd24c' },
  ])
})

test('a contact’s address leads to support where no link does, and a plan’s short text has two names', () => {
  const listing = entities.find(({ segment }) => segment === 'listings')!
  const contact = { type: 'CustomerSupport', email: 'help@fabrikam.example', uri: 'https://fabrikam.example/help' }
  const written = (body: Members) => writeSheet(listing.sheet({}), body, ofOffer({}), { replace: true })
  const url = 'listing.supportContact.url'
  expect(written({ listingContacts: [contact] })[url]).toBe('https://fabrikam.example/help')
  const link = { type: 'PublicCloudSupport', uri: 'https://fabrikam.example/support' }
  expect(written({ listingUris: [link], listingContacts: [contact] })[url]).toBe('https://fabrikam.example/support')
  const plan = (body: Members) => writeSheet(listing.sheet({ planId: 'p' }), body, ofPlan({}), { replace: true })
  expect(plan({ shortDescription: 'By the hour.' }).summary).toBe('By the hour.')
  expect(plan({ summary: 'Hourly.', shortDescription: 'By the hour.' }).summary).toBe('Hourly.')
})
