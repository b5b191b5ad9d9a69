/** What every offer type must be, whichever it is: a new one is tried by adding its sample document. */
import { describe, expect, test } from 'vitest'
import { aContext, anAsset } from '../../../test/support/offers.ts'
import { changesOf, type Values, withChanges } from '../document.ts'
import { hasMessage, offerMessages } from '../messages.ts'
import type { OfferDocument } from '../offer-document.ts'
import { pageStatuses } from '../page-status.ts'
import { validateDocument } from '../validation.ts'
import { codeOf, rulesOf } from './codes.ts'
import type { Condition, Field, OfferType, Text } from './offer-type.ts'
import { fieldIndex, fieldsOf, getOfferType, offerTypeIds, planFieldIndex, planPages } from './registry.ts'
import { sampleAssets } from './samples/assets.ts'
import { sampleDocuments } from './samples/documents.ts'

const profiles = ['2020', '2022'] as const
const types = offerTypeIds.map((id) => [id, getOfferType(id, '2020')] as const)
const world = aContext({
  assetsById: new Map(sampleAssets.map(({ assetId, kind }) => [assetId, anAsset(assetId, kind)])),
})

const errorsOf = (type: OfferType, document: OfferDocument, profile: '2020' | '2022' = '2020') =>
  validateDocument(getOfferType(type.id, profile), profile, document, world)
    .filter(({ level }) => level === 'error')
    .map(({ code, pointer }) => `${code} ${pointer}`)

test('each of the eleven types of the specification is there, and each type has a sample', () => {
  expect(offerTypeIds.length).toBeGreaterThanOrEqual(11)
  expect(Object.keys(sampleDocuments).sort()).toEqual([...offerTypeIds].sort())
})

describe.each(types)('%s', (id, type) => {
  const sample = sampleDocuments[id]!

  test('is data that says everything in two languages', () => {
    expect(JSON.parse(JSON.stringify(type))).toEqual(JSON.parse(JSON.stringify(structuredClone(type))))
    for (const [where, text] of textsOf(type)) {
      expect(text.en, where).toBeTruthy()
      expect(text.fr, where).toBeTruthy()
    }
  })

  test('has keys of its own, and conditions about fields that exist', () => {
    const keys = [...fieldIndex(type).keys()]
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(type.pages.map((page) => page.key)).size).toBe(type.pages.length)
    for (const { page } of fieldIndex(type).values()) {
      checkConditions(fieldsOf(page), new Set(keys), [])
      if (page.visibleIf) for (const key of asked(page.visibleIf)) expect(keys).toContain(key)
    }
    for (const key of type.soldIf ? asked(type.soldIf) : []) expect(keys).toContain(key)
  })

  test('has plans where it says so, each field of a plan on one page', () => {
    const list = fieldIndex(type).get('plans')?.field
    expect(list === undefined).toBe(type.plans === 'none')
    expect(planPages(type).length > 0).toBe(type.plans !== 'none')
    expect(list?.item?.map((field) => field.key) ?? []).toEqual([...planFieldIndex(type).keys()])
  })

  test('has a text for every finding of every field', () => {
    for (const profile of profiles) {
      for (const field of everyField(allFields(getOfferType(id, profile)))) {
        for (const rule of rulesOf(field)) {
          const code = codeOf(field, rule)
          expect(hasMessage(code), code).toBe(true)
          expect(offerMessages('fr', code), code).not.toBe(offerMessages('en', code))
        }
      }
    }
  })

  test('finds its required fields missing in an empty document, and has a page for each', () => {
    const findings = validateDocument(type, '2020', {}, world)
    expect(findings.filter(({ code }) => code.endsWith('.required')).length).toBeGreaterThan(5)
    const pages = new Set(type.pages.map((page) => page.key))
    for (const finding of findings) {
      expect(pages).toContain(finding.pageKey)
      expect(finding.message).not.toBe(finding.code)
    }
    const states = pageStatuses(type, { document: {}, alias: '', findings })
    expect(states.some(({ status }) => status === 'notStarted')).toBe(true)
  })

  test.each(profiles)('has a sample without a fault under the limits of %s', (profile) => {
    expect(errorsOf(type, sample, profile)).toEqual([])
    const resolved = getOfferType(id, profile)
    const findings = validateDocument(resolved, profile, sample, world)
    const states = pageStatuses(resolved, { document: sample, alias: 'x', findings })
    expect(states.filter(({ status }) => status !== 'complete')).toEqual([])
  })

  test('keeps the sample as it is given: every value has a field, and comes back unchanged', () => {
    const { changes, refused } = changesOf(type, JSON.parse(JSON.stringify(sample)) as Values)
    expect(refused).toEqual([])
    expect(withChanges({}, changes)).toEqual(JSON.parse(JSON.stringify(sample)))
  })

  test('misses each required value of the sample when it is taken away', () => {
    for (const [key, { field }] of fieldIndex(type)) {
      if (field.required !== true || field.key === 'listing.name') continue
      const without = withChanges(sample, new Map([[key, null]]))
      if (JSON.stringify(without) === JSON.stringify(sample)) continue
      expect(errorsOf(type, without).length, key).toBeGreaterThan(0)
    }
  })
})

function allFields(type: OfferType): Field[] {
  return [...type.creation.fields, ...type.pages.flatMap((page) => page.sections.flatMap((section) => section.fields))]
}

function everyField(fields: Field[]): Field[] {
  return fields.flatMap((field) => [field, ...everyField(field.item ?? [])])
}

function textsOf(type: OfferType): [string, Text][] {
  const sections = type.pages.flatMap((page) => page.sections)
  const fields = everyField(allFields(type)).flatMap((field) =>
    [
      field.label,
      field.help,
      field.placeholder,
      field.itemLabel,
      field.frozenBecause,
      ...(field.options ?? []).flatMap((option) => [option.label, option.help]),
    ].map((text) => [field.key, text] as const),
  )
  const others = [type.label, type.help, ...type.pages.flatMap((page) => [page.label, page.help])].map(
    (text) => [type.id, text] as const,
  )
  return [...others, ...sections.map((section) => [section.key, section.label] as const), ...fields].flatMap(
    ([where, text]) => (text ? [[where, text] as [string, Text]] : []),
  )
}

function asked(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(asked)
  if ('any' in condition) return condition.any.flatMap(asked)
  return 'not' in condition ? asked(condition.not) : [condition.key]
}

/** `around`: the keys that `../` reads, level by level outwards. */
function checkConditions(fields: Field[], here: Set<string>, around: Set<string>[]): void {
  for (const field of fields) {
    for (const condition of [
      field.visibleIf,
      field.frozenIf,
      typeof field.required === 'object' ? field.required : undefined,
    ]) {
      for (const key of condition ? asked(condition) : []) {
        const levels = key.match(/^(\.\.\/)+/)?.[0].length ?? 0
        const read = levels === 0 ? here : around[levels / 3 - 1]
        expect(read?.has(key.slice(levels)), `${field.key}: ${key}`).toBe(true)
      }
    }
    if (field.type === 'enum' || field.type === 'enumMany') expect(field.options?.length, field.key).toBeGreaterThan(1)
    if (field.type === 'asset') expect(field.asset, field.key).toBeTruthy()
    if (field.type.startsWith('taxonomy')) expect(field.taxonomy, field.key).toBeTruthy()
    if (field.type === 'list') {
      expect(field.item?.length, field.key).toBeGreaterThan(0)
      if (field.itemKey)
        expect(
          field.item?.some((inner) => inner.key === field.itemKey),
          field.key,
        ).toBe(true)
      checkConditions(field.item ?? [], new Set(field.item?.map((inner) => inner.key)), [here, ...around])
    }
  }
}
