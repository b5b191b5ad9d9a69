/** Consent: the exact text a customer is shown, and the proof of it that comes back with the enquiry. */
import { createHash } from 'node:crypto'
import { isLocale, type Locale } from '#platform/messages'
import { currentVersion, versionById } from './consent-texts.ts'
import type { ActionCode } from './lead-source.ts'

/** What is asked before a customer's data is passed on. */
export type ConsentText = {
  textId: string
  /** SHA-256 of `text` with the address of the privacy policy: says what was shown, to the letter. */
  textHash: string
  locale: Locale
  /** The sentence, whole. */
  text: string
  /** The same, cut where the link to the publisher's privacy policy stands. */
  parts: { before: string; link: string; after: string }
  privacyUrl: string | null
  /** The second, optional box. */
  marketing: string
}

/** What a consent text names. */
export type ConsentSubject = {
  marketplace: string
  publisherName: string
  title: string
  privacyUrl: string | null
  /** From whose page it is asked, where that one learns who asked: see partners.ts. */
  owner?: string
}

/** The text in force for an act. */
export function consentText(subject: ConsentSubject, action: ActionCode, locale: Locale): ConsentText {
  return wordingOf(currentVersion(action, { tellsOwner: subject.owner !== undefined }), subject, locale)
}

/** Whether the hash is that of a text this subject's customers can have been shown. */
export function isShownText(
  subject: ConsentSubject,
  given: { textId: string; textHash: string; locale: string },
): boolean {
  const version = versionById(given.textId)
  return (
    version !== undefined &&
    (version.purpose !== 'partner' || subject.owner !== undefined) &&
    isLocale(given.locale) &&
    wordingOf(version, subject, given.locale).textHash === given.textHash
  )
}

function wordingOf(version: ReturnType<typeof currentVersion>, subject: ConsentSubject, locale: Locale): ConsentText {
  const { sentence, link, marketing } = version.wording[locale]
  const names: Record<string, string> = {
    marketplace: subject.marketplace,
    publisher: subject.publisherName,
    offer: subject.title,
    owner: subject.owner ?? '',
  }
  const fill = (template: string) =>
    template.replace(/\{(marketplace|publisher|offer|owner)\}/g, (_, name: string) => names[name]!)
  const [before = '', after = ''] = sentence.split('{privacy}').map(fill)
  const text = `${before}${link}${after}`
  const textHash = createHash('sha256')
    .update(`${text}\n${subject.privacyUrl ?? ''}`)
    .digest('hex')
  return {
    textId: version.id,
    textHash,
    locale,
    text,
    parts: { before, link, after },
    privacyUrl: subject.privacyUrl,
    marketing: fill(marketing),
  }
}
