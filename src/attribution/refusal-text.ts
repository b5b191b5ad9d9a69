/** Why a file was not tagged, in a person’s language; what cannot be read is told as lint tells it. */
import type { Locale } from '#platform/messages'
import { codePoint } from './json/code-point.ts'
import { lintWords } from './lint/words.ts'
import type { TagRefusal } from './tagging.ts'
import { attributionWords } from './words.ts'

/** @param params what the refusal says of itself, with `line` and `column` */
export function tagRefusalText(locale: Locale, reason: TagRefusal, params: Record<string, string | number>): string {
  if (reason !== 'unparseable') return attributionWords(locale, `tag.${reason}`, params)
  const { problem, character = '' } = params
  const why = lintWords(locale, `CUA001.${problem}`, { ...params, codePoint: codePoint(String(character)) })
  return attributionWords(locale, 'tag.unparseable', { ...params, problem: why })
}
