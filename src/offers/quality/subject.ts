/** What the rules look at: an offer with its texts read and cut to stems, each only when a rule asks for it. */
import { declaredLanguage, recogniseLanguage } from '../language.ts'
import type { Json, OfferDocument } from '../offer-document.ts'
import { entriesOf } from '../taxonomies/taxonomy.ts'
import type { OfferType, Profile } from '../types/offer-type.ts'
import { fieldIndex } from '../types/registry.ts'
import type { QualityFacts } from './facts.ts'
import { type Reading, readMarkup } from './reading.ts'
import {
  type RuleSet,
  stemmedLabel,
  stemmedList,
  type WordListName,
  type WrittenLanguage,
  writtenLanguages,
} from './rule-set.ts'
import { type StemmedText, stemmed, wordsRead } from './stems.ts'

/** "The first sentences" of a text: what search results show of it. */
const FIRST = 250

const none: StemmedText[] = []

export class QualitySubject {
  readonly type: OfferType
  readonly profile: Profile
  readonly document: OfferDocument
  readonly facts: QualityFacts
  readonly ruleSet: RuleSet
  /** The value at a dotted key of the document. */
  readonly read: (key: string) => Json | undefined
  readonly name: string
  readonly summary: string
  readonly keywords: string[]
  readonly reading: Reading
  readonly language: string

  constructor(offer: Pick<QualitySubject, 'type' | 'profile' | 'document' | 'facts' | 'ruleSet' | 'read'>) {
    this.type = offer.type
    this.profile = offer.profile
    this.document = offer.document
    this.facts = offer.facts
    this.ruleSet = offer.ruleSet
    this.read = offer.read
    const { name, summary, description, keywords } = offer.document.listing ?? {}
    this.name = textOf(name)
    this.summary = textOf(summary)
    this.keywords = Array.isArray(keywords) ? keywords.filter((k) => typeof k === 'string' && k.trim() !== '') : []
    this.reading = readMarkup(textOf(description))
    const text = this.reading.text
    this.language = declaredLanguage(text) ?? recogniseLanguage(text) ?? 'en'
  }

  /** Whether offers of this type have such a field at all. */
  has(fieldKey: string): boolean {
    return fieldIndex(this.type).has(fieldKey)
  }

  list(key: string): Record<string, Json>[] {
    const value = this.read(key)
    return Array.isArray(value) ? value.filter(isEntry) : []
  }

  /** The language whose word lists apply; undefined for a language that has none. */
  get listed(): WrittenLanguage | undefined {
    return writtenLanguages.find((language) => language === this.language)
  }

  words(name: WordListName): StemmedText[] {
    return this.listed ? stemmedList(this.ruleSet.words[this.listed][name], this.listed) : none
  }

  topicWords(of: 'categoryWords' | 'industryWords', id: string): StemmedText[] {
    const list = this.listed && this.ruleSet[of][id]?.[this.listed]
    return list ? stemmedList(list, this.language) : none
  }

  stem(text: string): StemmedText {
    return stemmed(text, this.language)
  }

  /** Of a label, which many offers ask for. */
  label(text: string): StemmedText {
    return stemmedLabel(text, this.language)
  }

  /** Words of the description in lower case, as they are written. */
  get written(): readonly string[] {
    return wordsRead(this.reading.text)
  }

  get nameWords(): StemmedText {
    return this.kept('name', () => this.stem(this.name))
  }

  get summaryWords(): StemmedText {
    return this.kept('summary', () => this.stem(this.summary))
  }

  get descriptionWords(): StemmedText {
    return this.kept('description', () => this.stem(this.reading.text))
  }

  get firstText(): string {
    const { text } = this.reading
    return text.length <= FIRST ? text : text.slice(0, FIRST)
  }

  get firstWords(): StemmedText {
    return this.kept('first', () => this.stem(this.firstText))
  }

  /** Name, summary and description; no phrase reaches from one into the next. */
  get texts(): readonly StemmedText[] {
    return this.kept('texts', () => [this.nameWords, this.summaryWords, this.descriptionWords])
  }

  /** Names of the platform's products: those that the operator's list has, and those that an offer can apply to. */
  get productNames(): { name: string; words: StemmedText }[] {
    return this.kept('products', () =>
      [
        ...this.ruleSet.brands.map((brand) => brand.name),
        ...entriesOf('applicableProducts').map((product) => product.label[this.listed ?? 'en']),
      ].map((name) => ({ name, words: this.label(name) })),
    )
  }

  get keywordStems(): StemmedText[] {
    return this.kept('keywords', () => this.keywords.map((keyword) => this.stem(keyword)))
  }

  #known = new Map<string, unknown>()

  private kept<T>(name: string, make: () => T): T {
    if (!this.#known.has(name)) this.#known.set(name, make())
    return this.#known.get(name) as T
  }
}

function isEntry(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
