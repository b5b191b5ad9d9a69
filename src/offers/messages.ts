/**
 * What this room says about what is wrong in an offer, by code. Texts that are written stand in the files of words;
 * for the other rules of fields, field-texts.ts makes one.
 */
import { defineMessages, fillIn, type Locale, locales, type MessageParams } from '#platform/messages'
import { assetKinds } from './asset-kinds.ts'
import { documentWords } from './document-words.ts'
import { type Template, textsOfFields } from './field-texts.ts'
import { fileWords } from './file-words.ts'
import type { Finding } from './finding.ts'
import { findingWords } from './finding-words.ts'
import { formatWords } from './format-words.ts'
import { allQualityRules } from './quality/all.ts'
import { findEntry, labelOf, type TaxonomyName, taxonomyNames } from './taxonomies/taxonomy.ts'
import { typeWords } from './type-words.ts'
import { profiles } from './types/offer-type.ts'
import { getOfferType, offerTypeIds } from './types/registry.ts'

const written = defineMessages({
  en: { ...typeWords.en, ...formatWords.en, ...findingWords.en, ...fileWords.en, ...documentWords.en },
  fr: { ...typeWords.fr, ...formatWords.fr, ...findingWords.fr, ...fileWords.fr, ...documentWords.fr },
})

const generated = mergeTexts(textsOfQuality(), textsOfFiles())

// Texts of fields are made type by type, until the one that is asked for is there: whoever checks one offer should
// not wait for the words of all others.
const waiting = profiles.flatMap((profile) => offerTypeIds.map((id) => ({ id, profile })))

function isGenerated(code: string): boolean {
  while (!Object.hasOwn(generated.en, code)) {
    const next = waiting.shift()
    if (!next) return false
    const texts = textsOfFields([getOfferType(next.id, next.profile)])
    for (const locale of locales) generated[locale] = { ...texts[locale], ...generated[locale] }
  }
  return true
}

/** What a rule of listing quality tells, under the rule's id: what is missing, and what to do. */
function textsOfQuality(): Record<Locale, Record<string, string>> {
  const textsIn = (locale: Locale) =>
    Object.fromEntries(allQualityRules.map(({ id, found, cure }) => [id, `${found[locale]} ${cure[locale]}`]))
  return { en: textsIn('en'), fr: textsIn('fr') }
}

/** Refusals of an upload are called after the field it was for, and say the same for every field. */
function textsOfFiles(): Record<Locale, Record<string, string>> {
  const texts: Record<Locale, Record<string, string>> = { en: {}, fr: {} }
  for (const code of Object.keys(written.texts.en)) {
    const [room, rule, ...more] = code.split('.')
    if (room !== 'asset' || more.length > 0) continue
    for (const kind of Object.values(assetKinds)) {
      for (const locale of locales) texts[locale][`${kind.code}.${rule}`] = written.texts[locale][code] ?? ''
    }
  }
  return texts
}

function mergeTexts(...all: Record<Locale, Record<string, string>>[]): Record<Locale, Record<string, string>> {
  return {
    en: Object.assign({}, ...all.map((t) => t.en).reverse()),
    fr: Object.assign({}, ...all.map((t) => t.fr).reverse()),
  }
}

/** Every code that this room's findings and refusals have, said in a language. */
export function offerMessages(locale: Locale, code: string, params: MessageParams = {}): string {
  const text = (written.has(code) ? written.texts : isGenerated(code) ? generated : undefined)?.[locale][code] ?? code
  return fillIn(text, { locale, params, say: (name, value) => sayParam(locale, name, value) })
}

export function hasMessage(code: string): boolean {
  return written.has(code) || isGenerated(code)
}

/** Every code that findings and refusals of this room may have, in order. */
export function messageCodes(): string[] {
  isGenerated('') // No code is empty: every type has its texts then.
  return [...new Set([...Object.keys(written.texts.en), ...Object.keys(generated.en)])].sort()
}

export const writtenMessages = written

/** A finding in the reader's language. */
export function findingMessage(locale: Locale, finding: Pick<Finding, 'code' | 'params'>): string {
  return offerMessages(locale, finding.code, finding.params)
}

const taxonomyOfParam: Record<string, TaxonomyName> = {
  category: 'categories',
  industry: 'industries',
  region: 'packageRegions',
  market: 'markets',
}

// Findings carry ids and ISO dates, which programs can use; people read labels and dates of their language.
function sayParam(locale: Locale, name: string, value: string | number): string {
  const taxonomy = taxonomyOfParam[name]
  if (taxonomy) return findEntry(taxonomy, String(value))?.label[locale] ?? String(value)
  if (name === 'topics') return sayTopics(locale, String(value))
  if (name === 'date') {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(value))
  }
  if (name === 'colour') return colours[String(value)]?.[locale] ?? String(value)
  // Pixels are read as a pair, without separators.
  if (name === 'w' || name === 'h') return String(value)
  return typeof value === 'number' ? numbers[locale].format(value) : value
}

// Making one takes longer than checking an offer.
const numbers: Record<Locale, Intl.NumberFormat> = { en: new Intl.NumberFormat('en'), fr: new Intl.NumberFormat('fr') }

/** `categories/sales subcategories/sales/crm`: lists with ids, the parent's between them. */
function sayTopics(locale: Locale, topics: string): string {
  const labels = topics.split(' ').map((topic) => {
    const [list, ...ids] = topic.split('/')
    const id = ids.at(-1) ?? ''
    return isTaxonomy(list) ? labelOf(locale, list, id, ids.length > 1 ? ids[0] : undefined) : id
  })
  return labels.join(', ')
}

function isTaxonomy(name: string | undefined): name is TaxonomyName {
  return taxonomyNames.includes(name as TaxonomyName)
}

const colours: Record<string, Template> = {
  white: { en: 'white', fr: 'blanc' },
  black: { en: 'black', fr: 'noir' },
}
