/** Says what a code means, whichever catalogue has it: this room's, or the destinations' own for a failed test lead. */
import { explainReason } from '#delivery'
import type { Locale, MessageParams } from '#platform/messages'
import { offerMessages } from './messages.ts'
import { credentialLabel } from './publisher-credentials.ts'
import { publishingWords } from './publishing-words.ts'

export function sayMessage(locale: Locale, code: string, params: MessageParams = {}): string {
  const known = withCredentials(locale, withReason(locale, params))
  return publishingWords.has(code) ? publishingWords(locale, code, known) : offerMessages(locale, code, known)
}

function withReason(locale: Locale, params: MessageParams): MessageParams {
  if (!params.reasonCode) return params
  const { what, fix } = explainReason(locale, String(params.reasonCode), params)
  const reason = [what, fix].filter(Boolean).join(' ')
  return { ...params, reason: reason.replace(/\.$/, '') }
}

/** Steps keep the ids of credentials; people read what they are called. */
function withCredentials(locale: Locale, params: MessageParams): MessageParams {
  if (!params.credentials) return params
  const labels = String(params.credentials)
    .split(' ')
    .map((id) => credentialLabel(locale, id))
  return { ...params, value: labels.join(', ') }
}
