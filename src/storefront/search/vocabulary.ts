/**
 * Every word that some offer holds, findable by itself, by its beginning, by its stem and by what a slip of the
 * fingers makes of it. Words get numbers, in the order in which they first come.
 */
import { stemOf } from './stem.ts'

/** How a word of the vocabulary answers to a word that was typed. */
export type Sense = 'same' | 'stem' | 'beginning' | 'slip'
export type Candidate = { term: number; sense: Sense; distance: number }

/** New words wait aside and are sorted in by this many at a time. */
const SORT_IN_AT = 512

export class Vocabulary {
  readonly words: string[] = []
  private readonly numbers = new Map<string, number>()
  private readonly stems = new Map<string, number[]>()
  /** Numbers of words in alphabetical order: beginnings are ranges of it, slips a walk along it. */
  private sorted: number[] = []
  private waiting: number[] = []

  numberOf(word: string): number {
    const known = this.numbers.get(word)
    if (known !== undefined) return known
    const number = this.words.push(word) - 1
    this.numbers.set(word, number)
    const stem = stemOf(word)
    const family = this.stems.get(stem)
    if (family) family.push(number)
    else this.stems.set(stem, [number])
    this.waiting.push(number)
    return number
  }

  find(word: string): number | undefined {
    return this.numbers.get(word)
  }

  withStemOf(word: string): readonly number[] {
    return this.stems.get(stemOf(word)) ?? []
  }

  beginningWith(start: string): number[] {
    this.sortIn(SORT_IN_AT)
    const found: number[] = []
    for (let i = this.firstAtOrAfter(start); i < this.sorted.length; i++) {
      const number = this.sorted[i]!
      if (!this.words[number]!.startsWith(start)) break
      found.push(number)
    }
    for (const number of this.waiting) if (this.words[number]!.startsWith(start)) found.push(number)
    return found
  }

  /**
   * Words within so many slips: a letter wrong, missing, too many, or two changed about. Neighbours in the alphabet
   * share their beginning, so the table of distances is kept up to where they part, and where no continuation can
   * come near enough, the whole range is skipped.
   */
  near(word: string, slips: number): Candidate[] {
    this.sortIn(1)
    const width = word.length + 1
    const rows = [Uint8Array.from({ length: width }, (_, i) => i)]
    const found: Candidate[] = []
    let last = ''
    let at = 0
    while (at < this.sorted.length) {
      const number = this.sorted[at]!
      const candidate = this.words[number]!
      let depth = sharedLength(last, candidate)
      let hopeless = false
      while (depth < candidate.length && !hopeless) {
        rows[depth + 1] ??= new Uint8Array(width)
        const best = nextRow(rows, depth, candidate, word)
        depth++
        hopeless = best > slips
      }
      if (hopeless) {
        last = candidate.slice(0, depth)
        at = this.firstAfterBeginning(last, at + 1)
        continue
      }
      const distance = rows[candidate.length]![word.length]!
      if (distance <= slips && distance > 0) found.push({ term: number, sense: 'slip', distance })
      last = candidate
      at++
    }
    return found
  }

  private sortIn(atLeast: number): void {
    if (this.waiting.length < atLeast) return
    const byWord = (a: number, b: number) => (this.words[a]! < this.words[b]! ? -1 : 1)
    this.waiting.sort(byWord)
    this.sorted = merged(this.sorted, this.waiting, byWord)
    this.waiting = []
  }

  private firstAtOrAfter(word: string): number {
    return this.search(0, (w) => w >= word)
  }

  private firstAfterBeginning(start: string, from: number): number {
    return this.search(from, (w) => w > start && !w.startsWith(start))
  }

  private search(from: number, passed: (word: string) => boolean): number {
    let low = from
    let high = this.sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (passed(this.words[this.sorted[middle]!]!)) high = middle
      else low = middle + 1
    }
    return low
  }
}

/** One letter further down the table of distances (optimal string alignment); returns the row's smallest value. */
function nextRow(rows: Uint8Array[], depth: number, candidate: string, word: string): number {
  const row = rows[depth + 1]!
  const above = rows[depth]!
  const letter = candidate.charCodeAt(depth)
  let best = depth + 1
  row[0] = best
  for (let i = 1; i <= word.length; i++) {
    const same = word.charCodeAt(i - 1) === letter
    let cost = Math.min(above[i]! + 1, row[i - 1]! + 1, above[i - 1]! + (same ? 0 : 1))
    const swapped =
      depth > 0 &&
      i > 1 &&
      word.charCodeAt(i - 2) === letter &&
      word.charCodeAt(i - 1) === candidate.charCodeAt(depth - 1)
    if (swapped) cost = Math.min(cost, rows[depth - 1]![i - 2]! + 1)
    row[i] = cost
    if (cost < best) best = cost
  }
  return best
}

function sharedLength(a: string, b: string): number {
  const end = Math.min(a.length, b.length)
  let i = 0
  while (i < end && a.charCodeAt(i) === b.charCodeAt(i)) i++
  return i
}

function merged(a: number[], b: number[], compare: (x: number, y: number) => number): number[] {
  const result = new Array<number>(a.length + b.length)
  let i = 0
  let j = 0
  for (let k = 0; k < result.length; k++) {
    const takeA = j >= b.length || (i < a.length && compare(a[i]!, b[j]!) < 0)
    result[k] = takeA ? a[i++]! : b[j++]!
  }
  return result
}
