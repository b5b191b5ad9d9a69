/** Whatever the type of an offer, the publishing APIs that have a name for it can say all of it. */
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import type { Field } from '../offers/types/offer-type.ts'
import { fieldIndex, getOfferType } from '../offers/types/registry.ts'
import { sampleDocuments } from '../offers/types/samples/documents.ts'
import { wireTypes } from './offer-types.ts'
import { offerFields, planFields, plansOf, valueAt } from './offer-view.ts'
import { planEntries } from './plan-entries.ts'
import { portalSheets } from './portal/sheets.ts'
import { belongs, leftOf, offerResources, planResources, sheetOf, whenHeld } from './product-ingestion/resources.ts'
import { type Fields, readSheet, type Sheet, writeSheet } from './sheets/sheet.ts'
import { entities } from './v1/entities.ts'
import type { Json, Members } from './wire/json.ts'

const types = wireTypes.map(({ type }) => [type, getOfferType(type, '2020')] as const)
const older = types.filter(([id]) => wireTypes.find(({ type }) => type === id)?.portal)
const inV1 = types.filter(([id]) => wireTypes.find(({ type }) => type === id)?.v1)

/** What arrives in a fresh offer when everything that is read of this one is sent to it; by key of the field. */
function arrived(sheets: Sheet[], from: Fields): Members {
  const fresh: Fields = { has: from.has, get: () => undefined }
  const written: Members = {}
  for (const sheet of sheets) Object.assign(written, writeSheet(sheet, readSheet(sheet, from), fresh))
  return written
}

type Loss = [key: string, Json | undefined, Json | undefined]

function lost(fields: readonly Pick<Field, 'key' | 'default'>[], document: Json, written: Members): Loss[] {
  return fields.flatMap(({ key, default: unchanged }): Loss[] => {
    const value = valueAt(document, key)
    // Secrets are masked; defaults come with an offer, and a no that nobody has to give is nothing.
    if (value === undefined || valueAt(value, 'set') === true) return []
    if (written[key] === undefined && value === unchanged) return []
    if (value === false && written[key] === null) return []
    return isDeepStrictEqual(written[key], value) ? [] : [[key, value, written[key]]]
  })
}

type Kind = { type: (typeof types)[number][1]; document: Members }
const sampleOf = (id: string): Kind => ({
  type: getOfferType(id, '2020'),
  document: sampleDocuments[id] as unknown as Members,
})
// Pictures, documents and lead destinations are resources of their own, with files and connections behind them.
const behind = /^(plans$|leads\.|listing\.(logos|screenshots|documents)\b)/
const keysOf = ({ type }: Kind) =>
  [...fieldIndex(type).values()].map(({ field }) => field).filter(({ key }) => !behind.test(key))
const planKeysOf = ({ type }: Kind) => fieldIndex(type).get('plans')?.field.item ?? []

test.each(types)('a sample of %s reads and writes whole through the Product Ingestion API', (id, type) => {
  const offer = sampleOf(id)
  const sheets = (of: 'offer' | 'plan') =>
    [...offerResources, ...planResources, ...whenHeld]
      .filter((resource) => resource.of === of && belongs(resource, type))
      .map((resource) => sheetOf(resource, type))
  expect(lost(keysOf(offer), offer.document, arrived(sheets('offer'), offerFields(offer)))).toEqual([])
  for (const plan of plansOf(offer)) {
    const written = arrived([planEntries, ...sheets('plan')], planFields(offer, plan))
    expect(lost(planKeysOf(offer), plan, { planId: plan.planId, ...written })).toEqual([])
  }
})

test.each(older)('a sample of %s reads and writes whole through the older portal API', (id, type) => {
  const offer = sampleOf(id)
  const sheets = portalSheets(type)
  expect(lost(keysOf(offer), offer.document, arrived([sheets.offer], offerFields(offer)))).toEqual([])
  for (const plan of plansOf(offer)) {
    const written = arrived([sheets.plan], planFields(offer, plan))
    expect(lost(planKeysOf(offer), plan, { planId: plan.planId, ...written })).toEqual([])
  }
})

test.each(inV1)('an entity of %s that is put back as it was read changes nothing, in Ingestion v1', (id) => {
  const offer = sampleOf(id)
  const places = [
    [offerFields(offer), {}] as const,
    ...plansOf(offer).map((plan) => [planFields(offer, plan), { planId: plan.planId }] as const),
  ]
  for (const [fields, place] of places) {
    for (const entity of entities) {
      const sheet = entity.sheet(place)
      const writing = writeSheet(sheet, readSheet(sheet, fields), fields, { replace: true })
      const changes = Object.entries(writing).filter(
        ([key, value]) => !isDeepStrictEqual(value, fields.get(key) ?? null),
      )
      expect([entity.segment, changes.filter(([, value]) => !isNothing(value))]).toEqual([entity.segment, []])
    }
  }
})

const isNothing = (value: Json) => value === null || value === false || value === '' || isDeepStrictEqual(value, [])

test('a machine that holds nothing of ours has documented resources only: clients parse each of them', () => {
  const offer = sampleOf('azure-virtual-machine')
  const details = leftOf(offer.type)
  expect(readSheet(details.offer.sheet, offerFields(offer))).toEqual({})
  for (const plan of plansOf(offer)) expect(readSheet(details.plan.sheet, planFields(offer, plan))).toEqual({})
})
