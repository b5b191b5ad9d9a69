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
