/** Where a result answers the query: its text in pieces, those that match set apart. */
import type { Sought } from './read-query.ts'
import { stemOf } from './stem.ts'
import { fold } from './words.ts'

export type Piece = { text: string; marked: boolean }

export function marked(text: string, sought: readonly Sought[]): Piece[] {
  const pieces: Piece[] = []
  for (const part of text.split(/([\p{L}\p{N}\p{M}]+)/u)) {
    if (!part) continue
    const isMatch = sought.some((word) => answers(fold(part), word))
    const last = pieces.at(-1)
    if (last?.marked === isMatch) last.text += part
    else pieces.push({ text: part, marked: isMatch })
  }
  return pieces
}

function answers(word: string, { typed, guesses }: Sought): boolean {
  return (typed.length > 1 && word.startsWith(typed)) || stemOf(word) === stemOf(typed) || guesses.includes(word)
}
