/**
 * What a campaign wrote into the listing's address. The customer did not type it, so what does not fit is
 * dropped and never held against the enquiry; and never truncated, because half a code is another code.
 */
import { type Campaign, campaignKeys } from '../lead.ts'
import { cleanLine, isReadable, lengthOf } from './text.ts'

const shapes: Partial<Record<string, RegExp>> = {
  src: /^[A-Za-z0-9_.-]{1,64}$/,
  mktcmpid: /^[A-Za-z0-9_-]{1,16}$/,
}
const UTM_MAX = 128

export function readCampaign(given: Partial<Record<string, string>> = {}): Campaign {
  const kept: Campaign = {}
  for (const key of campaignKeys) {
    const typed = given[key]
    if (typeof typed !== 'string' || !isReadable(typed)) continue
    const value = cleanLine(typed)
    const fits = shapes[key]?.test(value) ?? (value !== '' && lengthOf(value) <= UTM_MAX)
    if (fits) kept[key] = value
  }
  return kept
}

/** The host of the page the customer came from; the rest of its address could tell about the person. */
export function referrerHostOf(referrer: string | undefined): string | null {
  if (!referrer || !URL.canParse(referrer)) return null
  const { hostname, protocol } = new URL(referrer)
  return /^https?:$/.test(protocol) && hostname.length > 0 && hostname.length <= 253 ? hostname : null
}
