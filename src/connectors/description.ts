/** The description block: what a person in the destination reads when it has no fields for it (spec leads §3.0.4). */
import type { LeadMessage } from './contract.ts'

const actionWords: Record<string, string> = {
  INS: 'Get it now',
  PLT: 'Contact me',
  DNC: 'Do not contact',
  Create: 'Purchase',
  StartTestDrive: 'Test drive started',
}

// Shortening goes for the longest text first, but leaves enough of it to be worth reading.
const shortestMessage = 500

/**
 * Plain text, one fact a line, at most `limit` UTF-16 units. Too long: the customer's message is shortened
 * first, then lines are dropped from the bottom. `truncated` has the whole of what had to be cut elsewhere.
 */
export function describeLead(
  lead: LeadMessage,
  { limit = 32_000, truncated = {} }: { limit?: number; truncated?: Record<string, string> } = {},
): string {
  if (lead.givenDescription !== undefined) return withTruncated(lead.givenDescription, truncated, limit)
  const action =
    lead.actionCode === 'INS' && lead.listingOption === 'free-trial' ? 'Free trial' : actionWords[lead.actionCode]
  const campaign = Object.entries(lead.campaign).map(([key, value]) => `${key}=${value}`)
  const before = [
    `Action: ${action ? `${action} (${lead.actionCode})` : lead.actionCode}`,
    `Offer: ${lead.offerTitle} [${lead.offerKey}]`,
    `Marketplace: ${lead.marketplace}`,
    `Lead source: ${lead.leadSource}`,
    `Lead ID: ${lead.leadId}`,
    `Captured: ${lead.capturedAt.toISOString()}`,
    ...(campaign.length > 0 ? [`Campaign: ${campaign.join(' ')}`] : []),
    ...(lead.duplicateOf ? [`Duplicate of: ${lead.duplicateOf}`] : []),
  ]
  const after = [
    ...Object.entries(truncated).map(([field, value]) => `Truncated: ${field}=${value}`),
    ...(lead.consent ? [`Consent: ${lead.consent.textId} ${lead.consent.at}`] : []),
  ]
  const linesWith = (message: string | null) => [...before, ...(message ? [`Message: ${message}`] : []), ...after]

  const whole = linesWith(lead.message)
  const excess = whole.join('\n').length - limit
  if (excess <= 0) return whole.join('\n')
  const room = lead.message ? Math.max(shortestMessage, lead.message.length - excess) : 0
  const lines = linesWith(lead.message && cutAt(lead.message, room))
  while (lines.length > 1 && lines.join('\n').length > limit) lines.pop()
  return cutAt(lines.join('\n'), limit)
}

/** What was described elsewhere stays as it is; what had to be cut for this destination is told below it. */
function withTruncated(given: string, truncated: Record<string, string>, limit: number): string {
  const cut = Object.entries(truncated).map(([field, value]) => `Truncated: ${field}=${value}`)
  return cutAt([...(given ? [given] : []), ...cut].join('\n'), limit)
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** The beginning of a text, at most so many UTF-16 units, cut where no character is torn apart. */
export function cutAt(text: string, limit: number): string {
  if (text.length <= limit) return text
  let end = 0
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > limit) break
    end = index + segment.length
  }
  return text.slice(0, end)
}
