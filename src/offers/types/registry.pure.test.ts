import { expect, test } from 'vitest'
import type { Condition, Field } from './offer-type.ts'
import { fieldIndex, findOfferType, getOfferType, offerTypes } from './registry.ts'

const everyField = (fields: Field[]): Field[] => fields.flatMap((field) => [field, ...everyField(field.item ?? [])])
const ce = getOfferType('dynamics-365-ce', '2020')
const fieldsOfCe = everyField(ce.pages.flatMap((page) => page.sections.flatMap((section) => section.fields)))

test('the pages stand in the order of the portal', () => {
  expect(ce.pages.map((page) => page.key)).toEqual([
    'setup',
    'properties',
    'listing',
    'availability',
    'technical',
    'coSell',
    'testDrive',
    'supplemental',
    'review',
  ])
})

test('a type is plain data: it comes through JSON unchanged', () => {
  for (const type of offerTypes('2022'))
    expect(JSON.parse(JSON.stringify(type))).toEqual(JSON.parse(JSON.stringify(structuredClone(type))))
})

test('everything a person sees is there in both languages', () => {
  for (const field of fieldsOfCe) {
    for (const text of [
      field.label,
      field.help,
      field.placeholder,
      field.itemLabel,
      ...(field.options ?? []).flatMap((o) => [o.label, o.help]),
    ]) {
      if (!text) continue
      expect(text.en, field.key).toBeTruthy()
      expect(text.fr, field.key).toBeTruthy()
    }
  }
})

test('no key is there twice, and conditions ask about fields that exist', () => {
  const keys = [...fieldIndex(ce).keys()]
  expect(new Set(keys).size).toBe(keys.length)
  const asked = (condition: Condition): string[] => {
    if ('all' in condition) return condition.all.flatMap(asked)
    if ('any' in condition) return condition.any.flatMap(asked)
    return 'not' in condition ? asked(condition.not) : [condition.key]
  }
  for (const field of fieldsOfCe) {
    const conditions = [field.visibleIf, typeof field.required === 'boolean' ? undefined : field.required]
    for (const condition of conditions) if (condition) for (const key of asked(condition)) expect(keys).toContain(key)
  }
})

test('a choice can be made and a list filled: kinds have what they need', () => {
  for (const field of fieldsOfCe) {
    if (field.type === 'enum') expect(field.options?.length, field.key).toBeGreaterThan(1)
    if (field.type === 'asset') expect(field.asset, field.key).toBeTruthy()
    if (field.type === 'list') expect(field.item?.length, field.key).toBeGreaterThan(0)
    if (field.type.startsWith('taxonomy')) expect(field.taxonomy, field.key).toBeTruthy()
  }
})

test('a profile changes limits and choices, and leaves no trace of the other', () => {
  const max = (profile: '2020' | '2022') =>
    fieldIndex(getOfferType('dynamics-365-ce', profile)).get('listing.name')?.field.max
  expect([max('2020'), max('2022')]).toEqual([50, 200])
  expect(fieldIndex(ce).has('allowInstallWithoutLicense')).toBe(false)
  expect(JSON.stringify(offerTypes('2020'))).not.toContain('licenseManagement')
  expect(findOfferType('no-such-type', '2020')).toBeUndefined()
})
