import { explain } from '#connectors'
import type { Locale, MessageParams } from '#platform/messages'

/** What the result of a validation step or attempt means, and how to mend it, for rooms that know deliveries but no connectors. */
export function explainResult(
  locale: Locale,
  { code, params = {} }: { code: string; params?: MessageParams },
): { what: string; fix: string } {
  return explain(locale, code, params)
}
