/** A GUID given on the command line. */
import type { Locale } from '#platform/messages'
import { readGuid } from '../../src/attribution/guid.ts'
import { attributionWords } from '../../src/attribution/words.ts'

/** @returns undefined after saying why it is none */
export function guidArgument(text: string, locale: Locale): string | undefined {
  const reading = readGuid(text)
  if (reading.kind === 'refused') {
    process.stderr.write(`${attributionWords(locale, `guid.${reading.reason}`, { digits: reading.digits })}\n`)
    return undefined
  }
  for (const notice of reading.notices) process.stderr.write(`${attributionWords(locale, `notice.${notice}`)}\n`)
  return reading.guid
}
