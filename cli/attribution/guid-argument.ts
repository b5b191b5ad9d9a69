/** A GUID given on the command line. */
import type { Locale } from '#platform/messages'
import { readGuid } from '../../src/attribution/guid.ts'
import { parseTrackingId } from '../../src/attribution/tracking-id.ts'
import { attributionWords } from '../../src/attribution/words.ts'

/** @returns undefined after saying why it is none */
export function guidArgument(text: string, locale: Locale): string | undefined {
  return trackingIdArgument(text, locale)?.guid
}

/** A GUID, or a whole tracking id as a platform shows it: what follows the GUID there is kept. */
export function trackingIdArgument(text: string, locale: Locale): { guid: string; suffix?: string } | undefined {
  const id = parseTrackingId(text.trim())
  const suffix = id?.form === 'guid' && id.suffix !== '' ? id.suffix : undefined
  const reading = readGuid(suffix === undefined ? text : text.trim().slice(0, -suffix.length))
  if (reading.kind === 'refused') {
    process.stderr.write(`${attributionWords(locale, `guid.${reading.reason}`, { digits: reading.digits })}\n`)
    return undefined
  }
  for (const notice of reading.notices) process.stderr.write(`${attributionWords(locale, `notice.${notice}`)}\n`)
  return { guid: reading.guid, ...(suffix !== undefined && { suffix }) }
}
