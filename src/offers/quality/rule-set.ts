/**
 * What the quality rules go by, as data: weights, severities, words. rule-set.json is the marketplace's default;
 * an operator's tuning lies over it, and changes the version that every score carries.
 */
import { createHash } from 'node:crypto'
import defaults from './rule-set.json' with { type: 'json' }
import { type StemmedText, stemmed } from './stems.ts'

export type Severity = 'warning' | 'info'
export type RuleWeight = {
  severity: Severity
  /** 0 leaves the rule out. */
  weight: number
  /** What mending it costs, from 1 (change a word) to 8 (make a video): with the weight, it orders the advice. */
  effort: number
}

export type WordListName = keyof (typeof defaults)['words']['en']
export const wordListNames = Object.keys(defaults.words.en) as WordListName[]
export const writtenLanguages = ['en', 'fr'] as const
export type WrittenLanguage = (typeof writtenLanguages)[number]

/** Every list is text with a comma between its entries: as it is written in the file, and on the operator's page. */
type Lists = {
  words: Record<WrittenLanguage, Record<WordListName, string>>
  brands: { name: string; never: string }[]
  competitors: string
  /** What certification points a reviewer at. */
  inappropriate: string
  categoryWords: Record<string, Record<WrittenLanguage, string>>
  industryWords: Record<string, Record<WrittenLanguage, string>>
}

/** What an operator changed, and nothing else. */
export type Tuning = {
  rules?: Record<string, Partial<RuleWeight>>
  words?: Partial<Record<WrittenLanguage, Partial<Record<WordListName, string>>>>
  brands?: Lists['brands']
  competitors?: string
  inappropriate?: string
  categoryWords?: Lists['categoryWords']
  industryWords?: Lists['industryWords']
}

export type RuleSet = Lists & {
  /** `2026-11`, and what tells this tuning from others: `2026-11+3f2a91c0`. */
  version: string
  bands: { great: number; good: number; fair: number }
  cappedAt: number
  rules: Record<string, RuleWeight>
}

export const defaultRuleSet: RuleSet = defaults as RuleSet

/** The defaults with an operator's tuning over them: the same object for the same tuning, so that it is read once. */
export function tunedRuleSet(tuning: Tuning): RuleSet {
  if (Object.keys(tuning).length === 0) return defaultRuleSet
  const mark = fingerprint(tuning)
  if (lastTuned?.mark !== mark) lastTuned = { mark, ruleSet: withTuning(tuning, mark) }
  return lastTuned.ruleSet
}

let lastTuned: { mark: string; ruleSet: RuleSet } | undefined

function withTuning(tuning: Tuning, mark: string): RuleSet {
  const { rules, words, brands, competitors, inappropriate, categoryWords, industryWords, ...others } = defaultRuleSet
  return {
    ...others,
    version: `${others.version}+${mark}`,
    rules: Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, { ...rule, ...tuning.rules?.[id] }])),
    words: { en: { ...words.en, ...tuning.words?.en }, fr: { ...words.fr, ...tuning.words?.fr } },
    brands: tuning.brands ?? brands,
    competitors: tuning.competitors ?? competitors,
    inappropriate: tuning.inappropriate ?? inappropriate,
    categoryWords: { ...categoryWords, ...tuning.categoryWords },
    industryWords: { ...industryWords, ...tuning.industryWords },
  }
}

function fingerprint(tuning: Tuning): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(tuning)))
    .digest('hex')
    .slice(0, 8)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}

export function entriesIn(list: string): string[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean)
}

/** The entries of a list, cut to stems; each list is cut once a language. */
export function stemmedList(list: string, language: string): StemmedText[] {
  cutLists[language] ??= new Map()
  const cut = cutLists[language]
  let entries = cut.get(list)
  if (!entries) {
    entries = entriesIn(list).map((entry) => stemmed(entry, language))
    if (cut.size >= 1_000) cut.clear()
    cut.set(list, entries)
  }
  return entries
}

const cutLists: Record<string, Map<string, StemmedText[]>> = {}

/** A label, cut to stems once a language, commas and all. */
export function stemmedLabel(label: string, language: string): StemmedText {
  cutLabels[language] ??= new Map()
  const cut = cutLabels[language]
  let words = cut.get(label)
  if (!words) {
    words = stemmed(label, language)
    if (cut.size >= 2_000) cut.clear()
    cut.set(label, words)
  }
  return words
}

const cutLabels: Record<string, Map<string, StemmedText>> = {}
