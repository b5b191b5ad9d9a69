import { expect, test } from 'vitest'
import { locales } from '#platform/messages'
import { assetKinds } from './asset-kinds.ts'
import { findingMessage, hasMessage, messageCodes, offerMessages, writtenMessages } from './messages.ts'
import { codeOf, rulesOf } from './types/codes.ts'
import type { Field } from './types/offer-type.ts'
import { offerTypes } from './types/registry.ts'

const everyField = (fields: Field[]): Field[] => fields.flatMap((field) => [field, ...everyField(field.item ?? [])])
const fields = (['2020', '2022'] as const).flatMap((profile) =>
  offerTypes(profile).flatMap((type) =>
    everyField([type.creation, ...type.pages.flatMap((page) => page.sections)].flatMap((section) => section.fields)),
  ),
)

test('every rule that a field can break has a text in both languages, and the two differ (P9)', () => {
  for (const field of fields) {
    for (const rule of rulesOf(field)) {
      const code = codeOf(field, rule)
      expect(hasMessage(code), code).toBe(true)
      expect(offerMessages('fr', code), code).not.toBe(offerMessages('en', code))
    }
  }
})

test('every refusal of an upload has a text for every kind of file', () => {
  for (const { code } of Object.values(assetKinds)) {
    for (const rule of ['empty', 'filename', 'tooManyBytes', 'damagedPdf', 'notPng', 'hugeZip']) {
      expect(hasMessage(`${code}.${rule}`), `${code}.${rule}`).toBe(true)
    }
  }
})

test('a text has the same parameters in both languages', () => {
  const params = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
  const { en, fr } = writtenMessages.texts
  for (const code of Object.keys(en)) expect(params(fr[code] ?? ''), code).toEqual(params(en[code] ?? ''))
})

test('the words of the specification stand as they are', () => {
  const exact: Record<string, string> = {
    'identity.offerId.format': 'Use only lowercase letters, digits, hyphens and underscores, without spaces.',
    'identity.offerId.duplicate': 'You already have an offer with this ID.',
    'identity.offerId.immutable': "The offer ID can't be changed once the offer exists.",
    'identity.alias.required': 'Give the offer an internal name.',
    'setup.listingOption.required': 'Choose how customers get the offer.',
    'setup.trialUrl.required': 'Enter the address of your free trial.',
    'setup.testDrive.type.required': 'Select a test-drive type.',
    'setup.leads.required': 'Connect a lead destination: this listing option collects customer contacts.',
    'properties.category.required': 'Select at least one category.',
    'properties.category.duplicate': 'Primary and secondary category must differ.',
    'properties.industries.tooMany': 'Pick at most two industries.',
    'properties.products.required': 'Select the products this app works on.',
    'properties.terms.required': 'Enter your terms or the address where they are published.',
    'listing.name.emoji': 'Remove emoji from the name.',
    'listing.summary.markup': 'Plain text only.',
    'listing.description.language':
      "A listing that is not in English must start with 'This application is available only in …'.",
    'listing.keywords.tooMany': 'At most three keywords.',
    'listing.worksWith.tooMany': 'At most three products.',
    'listing.helpUrl.sameAsSupport': 'Help and support must be different pages.',
    'listing.documents.required': 'Add at least one PDF.',
    'availability.markets.required': 'Select at least one market.',
    'availability.hideKey.format': 'Use lowercase letters and digits only.',
    'technical.applicationConfigurationUrl.reserved': 'Leave this empty; it is reserved.',
    'technical.packageUrl.expired': 'The signed address has expired; publishing is blocked.',
    'technical.packageUrl.writable': 'Grant read only.',
    'testDrive.durationHours.integer': 'Use whole hours.',
    'supplemental.scenario.required': 'Upload the PDF with your main usage scenarios.',
  }
  for (const [code, text] of Object.entries(exact)) expect(offerMessages('en', code)).toBe(text)
})

test('parameters are said in the reader’s language: categories, regions, dates', () => {
  const finding = { code: 'properties.subcategories.tooMany', params: { category: 'sales', n: 3, max: 2 } }
  expect(findingMessage('fr', finding)).toBe('Choisissez au plus deux sous-catégories pour Ventes.')
  expect(offerMessages('fr', 'technical.packageUrl.expiresSoon', { date: '2026-03-20T00:00:00Z' })).toContain(
    '20 mars 2026',
  )
  expect(offerMessages('fr', 'technical.packageRegions.restricted', { region: 'deu' })).toContain(
    'Allemagne (souverain)',
  )
})

test('P22: no message blames its reader; what is wrong is said of the offer', () => {
  const blame = {
    en: /\b(your (fault|mistake|error)|you (failed|forgot|should have)|illegal)\b/i,
    fr: /\b(votre (faute|erreur)|vous avez (oublié|échoué)|vous auriez dû|illégal)/i,
  }
  for (const locale of locales) {
    const blaming = messageCodes().filter((code) => blame[locale].test(offerMessages(locale, code)))
    expect(blaming).toEqual([])
  }
})
