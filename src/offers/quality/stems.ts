/**
 * Texts made comparable for looking up words (spec "offers" 6.1): lower case, no accents, endings taken off by
 * the listing's language, phrases met on the borders of words. A stem is not a word, and need not be right:
 * both sides of a comparison are cut the same way.
 */
import { wordsIn } from '../words-in.ts'

export class StemmedText {
  readonly stems: readonly string[]
  readonly has: ReadonlySet<string>
  private readonly parts: readonly StemmedText[]
  private joinedLine: string | undefined

  constructor(stems: readonly string[], parts: readonly StemmedText[] = []) {
    this.stems = stems
    this.has = new Set(stems)
    this.parts = parts
  }

  /** ` plan field visit `: with a blank on either side of every stem. */
  get line(): string {
    this.joinedLine ??=
      this.parts.length > 0 ? this.parts.map((part) => part.line).join('|') : ` ${this.stems.join(' ')} `
    return this.joinedLine
  }
}

export function stemmed(text: string, language: string): StemmedText {
  return stemmedWords(wordsIn(text), language)
}

/** @param words in lower case */
export function stemmedWords(words: readonly string[], language: string): StemmedText {
  return new StemmedText(stemsOf(words, language))
}

/** Texts one after the other; no phrase reaches from one into the next. */
export function joined(...texts: StemmedText[]): StemmedText {
  const stems = ([] as string[]).concat(...texts.map((text) => text.stems))
  return new StemmedText(stems, texts)
}

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

/** In lower case, without accents. */
export function wordsOf(text: string): string[] {
  return wordsIn(text).map(withoutAccents)
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
  ['ees', 3],
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
