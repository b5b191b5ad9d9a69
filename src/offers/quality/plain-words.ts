/** Words looked up exactly as they are written, capitals aside: for faults, which an ending may turn into a proper word. */
import { rememberedOf } from '../remembered.ts'
import { entriesIn } from './rule-set.ts'

/** The entries of a list that stand in the text between borders of words, as the text has them. */
export function exactHits(text: string, list: string): string[] {
  let hits = hitsOf.get(list)
  if (!hits) {
    hits = rememberedOf((text) => readHits(text, list))
    if (hitsOf.size >= 100) hitsOf.clear()
    hitsOf.set(list, hits)
  }
  return hits(text)
}

const hitsOf = new Map<string, (text: string) => string[]>()

function readHits(text: string, list: string): string[] {
  const lower = text.toLowerCase()
  return lowered(list).flatMap((entry) => {
    const at = placeOf(lower, entry)
    return at === undefined ? [] : [text.slice(at, at + entry.length)]
  })
}

function placeOf(text: string, entry: string): number | undefined {
  for (let at = text.indexOf(entry); at >= 0; at = text.indexOf(entry, at + 1)) {
    if (!isLetter(text, at - 1, entry[0]!) && !isLetter(text, at + entry.length, entry.at(-1)!)) return at
  }
  return undefined
}

// A border is only asked for where the entry itself begins or ends with a letter: "free!!!" may follow anything.
function isLetter(text: string, at: number, beside: string): boolean {
  const character = text[at]
  return character !== undefined && letter.test(beside) && letter.test(character)
}

const letter = /[\p{L}\p{N}]/u

/** Those of many single words, in lower case, that are in the list. */
export function listedWords(words: readonly string[], list: string): string[] {
  let known = sets.get(list)
  if (!known) {
    known = new Set(lowered(list))
    if (sets.size >= 100) sets.clear()
    sets.set(list, known)
  }
  return words.filter((word) => known.has(word))
}

const sets = new Map<string, Set<string>>()
const lists = new Map<string, string[]>()

function lowered(list: string): string[] {
  let entries = lists.get(list)
  if (!entries) {
    entries = entriesIn(list.toLowerCase())
    if (lists.size >= 1_000) lists.clear()
    lists.set(list, entries)
  }
  return entries
}
