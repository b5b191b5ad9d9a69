/** What a visitor typed, as words of the vocabulary: the word itself, its other forms, its continuations, its likely meaning. */
import type { Postings } from './postings.ts'
import type { Vocabulary } from './vocabulary.ts'
import { fold, isStopWord, wordsOf } from './words.ts'

/** One typed word. Any of its terms will do; `factor` tells how much a match by that term counts. */
export type Sought = {
  typed: string
  terms: { term: number; factor: number }[]
  /** Offers that may hold it: the rarer, the more it tells. */
  frequency: number
  /** Words it may have been meant for, likeliest first, when nothing is spelt the way it was typed. */
  guesses: string[]
}

const MOST_WORDS = 8
const MOST_CONTINUATIONS = 48
const MOST_SLIPS = 12
const SHORTEST_BEGINNING = 2
const FACTOR_STEM = 0.9
const FACTOR_BEGINNING = 0.75
const FACTOR_SLIP = [1, 0.6, 0.35]

export function readQuery(text: string, vocabulary: Vocabulary, postings: Postings): Sought[] {
  const words = wordsOf(text)
  const telling = words.filter((word) => !isStopWord(word))
  return [...new Set(telling.length ? telling : words)]
    .slice(0, MOST_WORDS)
    .map((word) => soughtFor(word, vocabulary, postings))
}

/** The query with each misspelt word replaced; nothing when every word was understood. */
export function didYouMean(text: string, sought: Sought[]): string | undefined {
  const corrections = new Map(sought.flatMap((s) => (s.guesses[0] ? [[s.typed, s.guesses[0]] as const] : [])))
  if (!corrections.size) return undefined
  return text.replace(/[\p{L}\p{N}\p{M}]+/gu, (word) => corrections.get(fold(word)) ?? word)
}

function soughtFor(word: string, vocabulary: Vocabulary, postings: Postings): Sought {
  const terms = new Map<number, number>()
  const take = (term: number, factor: number) => terms.set(term, Math.max(terms.get(term) ?? 0, factor))
  const frequencyOf = () => [...terms.keys()].reduce((sum, term) => sum + postings.frequency(term), 0)
  const byFrequency = (a: number, b: number) => postings.frequency(b) - postings.frequency(a)

  const same = vocabulary.find(word)
  if (same !== undefined) take(same, 1)
  for (const term of vocabulary.withStemOf(word)) take(term, FACTOR_STEM)
  const exact = frequencyOf()
  if (word.length >= SHORTEST_BEGINNING) {
    const continued = vocabulary.beginningWith(word).sort(byFrequency).slice(0, MOST_CONTINUATIONS)
    for (const term of continued) take(term, (FACTOR_BEGINNING * word.length) / vocabulary.words[term]!.length)
  }
  const found = frequencyOf()
  if (found > 0) return { typed: word, terms: asList(terms), frequency: exact || found, guesses: [] }

  const near = vocabulary
    .near(word, slipsAllowed(word))
    .filter(({ term }) => postings.frequency(term) > 0)
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        Number(vocabulary.words[b.term]![0] === word[0]) - Number(vocabulary.words[a.term]![0] === word[0]) ||
        byFrequency(a.term, b.term),
    )
    .slice(0, MOST_SLIPS)
  for (const { term, distance } of near) take(term, FACTOR_SLIP[distance]!)
  const guesses = near.map(({ term }) => vocabulary.words[term]!)
  return { typed: word, terms: asList(terms), frequency: frequencyOf(), guesses }
}

/** Short words have too many neighbours to guess by; numbers are meant as they stand. */
function slipsAllowed(word: string): number {
  if (word.length < 4 || /^\d+$/.test(word)) return 0
  return word.length < 6 ? 1 : 2
}

function asList(terms: Map<number, number>): Sought['terms'] {
  return [...terms].map(([term, factor]) => ({ term, factor })).sort((a, b) => b.factor - a.factor)
}
