/** Findings and refusals as pages say them: by what fields are called, never by their keys, and with where each is. */
import {
  type Finding,
  findingMessage,
  getOfferType,
  type OfferDocument,
  offerMessages,
  type Profile,
  placeOf,
  rulePath,
} from '#offers'
import type { Locale } from '#platform/messages'
import { type FieldError, Problem } from '#platform/problem'
import { i18nOf } from '../../i18n.server.ts'

/** The offer that a pointer leads into, and the language to say it in. */
export type Reading = { type: string; profile: Profile; document: OfferDocument; locale: Locale }

/** For lists, where no field stands beside the finding. */
export function listed(finding: Finding, reading: Reading) {
  return {
    ...finding,
    detail: placed(reading, finding.pointer, findingMessage(reading.locale, finding)),
    helpUri: rulePath(reading.locale, finding.code),
  }
}

/** "Support contact: Fill in “Name”." What the text says itself is not said twice. */
export function placed(reading: Reading, pointer: string | undefined, text: string): string {
  const names = pointer ? place(reading, pointer) : []
  const last = names.at(-1)
  const before = last !== undefined && text.includes(last) ? names.slice(0, -1) : names
  if (before.length === 0) return text
  return i18nOf(reading.locale).t('ui:findingOf', { label: before.join(' › '), detail: text })
}

/**
 * Does what a form asks for; what cannot be kept is refused by the names of fields.
 * @param within what the form's own fields are relative to: `#/plans/0/` on the pages of a plan, whose name those pages say
 */
export async function refusedByLabels<T>(reading: Reading, deed: () => Promise<T>, within = '#/'): Promise<T> {
  try {
    return await deed()
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown
    const errors = thrown.errors.map((error) => ({
      ...byLabels(reading, error, place(reading, within).length),
      pointer: error.pointer.replace(within, '#/'),
    }))
    throw new Problem({ ...thrown, errors })
  }
}

/** @param known how many of the outer names the page itself says: whose plan it is */
function byLabels(reading: Reading, error: FieldError, known: number): FieldError {
  const names = place(reading, error.pointer).slice(known)
  if (!error.code?.startsWith('document.') || names.length === 0) return error
  const params = { ...error.params, key: names.join(' › ') }
  return { ...error, params, detail: offerMessages(reading.locale, error.code, params) }
}

function place({ locale, type, profile, document }: Reading, pointer: string): string[] {
  return placeOf(locale, getOfferType(type, profile), document, pointer)
}
