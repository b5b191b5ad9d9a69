/**
 * Texts made comparable for looking up words (spec "offers" 6.1): lower case, no accents, endings taken off by
 * the listing's language, phrases met on the borders of words. A stem is not a word, and need not be right:
 * both sides of a comparison are cut the same way.
 */
import { rememberedOf } from '../remembered.ts'
import { wordsIn } from '../words-in.ts'

export class StemmedText {
  readonly stems: readonly string[]
  readonly has: ReadonlySet<string>
  private joinedLine: string | undefined
  private readonly hits = new Map<readonly StemmedText[], readonly StemmedText[]>()

  constructor(stems: readonly string[]) {
    this.stems = stems
    this.has = new Set(stems)
  }

  /** ` plan field visit `: with a blank on either side of every stem. */
  get line(): string {
    this.joinedLine ??= ` ${this.stems.join(' ')} `
    return this.joinedLine
  }

  /** Those phrases of a list that stand in it, in the list's order. Lists are few, and most are asked about again. */
  hitsOf(list: readonly StemmedText[]): readonly StemmedText[] {
    let hits = this.hits.get(list)
    if (!hits) {
      hits = list.filter((phrase) => mentions(this, phrase))
      if (this.hits.size >= MOST_LISTS) this.hits.clear()
      this.hits.set(list, hits)
    }
    return hits
  }
}

const MOST_LISTS = 100

/** The same one for the same text. */
export function stemmed(text: string, language: string): StemmedText {
  stemmedIn[language] ??= rememberedOf((text) => new StemmedText(stemsOf(wordsRead(text), language)), 256)
  return stemmedIn[language](text)
}

const stemmedIn: Record<string, (text: string) => StemmedText> = {}

/** Words of a text in lower case, as they are written. */
export const wordsRead: (text: string) => readonly string[] = rememberedOf(wordsIn, 256)

/** Whether the phrase stands in the text, whatever the endings of its words. */
export function mentions(text: StemmedText, phrase: StemmedText): boolean {
  const [first] = phrase.stems
  if (first === undefined || !text.has.has(first)) return false
  return phrase.stems.length === 1 || text.line.includes(phrase.line)
}

export function timesIn(text: StemmedText, phrase: StemmedText): number {
  const [first] = phrase.stems
  if (first === undefined || !text.has.has(first)) return 0
  // Neighbouring hits share the blank between them, so each look starts on the last blank of the one before.
  let times = 0
  for (
    let at = text.line.indexOf(phrase.line);
    at >= 0;
    at = text.line.indexOf(phrase.line, at + phrase.line.length - 1)
  )
    times++
  return times
}

export function mentionsAny(text: StemmedText, list: readonly StemmedText[]): boolean {
  return text.hitsOf(list).length > 0
}

/** In lower case, without accents. */
export function wordsOf(text: string): string[] {
  return wordsRead(text).map(withoutAccents)
}

const marks = /\p{M}/gu

export function withoutAccents(text: string): string {
  // Most words have no accent at all, and taking them apart costs more than looking.
  return /[^ -~\s]/.test(text) ? text.normalize('NFD').replace(marks, '').replaceAll('œ', 'oe') : text
}

const known: Record<string, Map<string, string>> = {}
const remembered = 50_000

function stemsOf(words: readonly string[], language: string): string[] {
  known[language] ??= new Map()
  const stems = known[language]
  return words.map((word) => {
    let stem = stems.get(word)
    if (stem === undefined) {
      stem = cut(withoutAccents(word), language)
      if (stems.size >= remembered) stems.clear()
      stems.set(word, stem)
    }
    return stem
  })
}

function cut(word: string, language: string): string {
  if (word.length < 4 || /\d/.test(word)) return word
  const endings = language === 'fr' ? french : language === 'en' ? english : []
  let stem = word
  for (const [ending, least] of endings) {
    if (!stem.endsWith(ending) || stem.length - ending.length < least) continue
    stem = stem.slice(0, -ending.length)
    break
  }
  // planning → plann → plan; company, companies → compan
  return stem.length > 3 ? stem.replace(/([bdfgmnprt])\1$/, '$1').replace(/[eyi]$/, '') : stem
}

// The longest that fits is taken off; the number says how many letters must be left.
const english: [string, number][] = [
  ['izations', 3],
  ['isations', 3],
  ['ization', 3],
  ['isation', 3],
  ['ations', 4],
  ['ation', 4],
  ['ments', 4],
  ['ment', 4],
  ['ings', 3],
  ['ions', 4],
  ['ies', 3],
  ['ing', 3],
  ['ion', 4],
  ['ers', 3],
  ['ed', 3],
  ['er', 3],
  ['es', 3],
  ['s', 3],
]

const french: [string, number][] = [
  ['issements', 3],
  ['issement', 3],
  ['atrices', 3],
  ['ateurs', 3],
  ['atrice', 3],
  ['ations', 3],
  ['ateur', 3],
  ['ation', 3],
  ['ements', 3],
  ['ement', 3],
  ['euses', 3],
  ['ments', 4],
  ['euse', 3],
  ['ment', 4],
  ['ives', 3],
  ['ions', 4],
  ['eurs', 3],
  ['ees', 3],
  ['eur', 3],
  ['ion', 4],
  ['ive', 3],
  ['ifs', 3],
  ['ent', 4],
  ['ant', 4],
  ['aux', 3],
  ['er', 3],
  ['ez', 3],
  ['ir', 3],
  ['al', 3],
  ['ee', 3],
  ['if', 3],
  ['es', 3],
  ['e', 3],
  ['s', 3],
  ['x', 3],
]
