import type { Locale } from './messages.ts'

/** A moment for people who may be anywhere, in a mail or at a terminal: in their language, and with its zone. */
export function momentIn(locale: Locale, at: Date): string {
  const text = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(at)
  return `${text} UTC`
}
