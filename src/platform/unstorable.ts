/** Text that PostgreSQL keeps nowhere: U+0000, and halves of characters. Rooms name the field; this is for where none does. */
import { malformed, type Problem } from './problem.ts'

/** The refusal of a request whose text the database would not take, when that is what the error says. */
export function asUnstorable(error: unknown): Problem | undefined {
  const { code } = ((error as { cause?: unknown } | undefined)?.cause ?? error ?? {}) as { code?: unknown }
  // character_not_in_repertoire, untranslatable_character
  if (code !== '22021' && code !== '22P05') return undefined
  return malformed('The request has a character that is none, such as U+0000 (%00 in an address). Leave it out.')
}
