/** Numbers, dates and names of things as a language writes them: everything is Intl's knowledge, none of it ours. */
import { useContext } from 'react'
import { I18nContext } from 'react-i18next'
import { type Locale, locales } from '../locale.ts'

type Instant = Date | string | number

/** British order in English: day before month, as most of the world reads it. */
const tags: Record<Locale, string> = { en: 'en-GB', fr: 'fr-FR' }

const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]

/** Formats in the language of the page. */
export function useFormat() {
  return formatsOf(useContext(I18nContext).i18n.language)
}

const made = new Map<string, ReturnType<typeof makeFormats>>()

/** Made once for each language: a page with fifty numbers would spend its time making formats. */
export function formatsOf(locale: string) {
  const known = made.get(locale) ?? makeFormats(locale)
  made.set(locale, known)
  return known
}

function makeFormats(locale: string) {
  const tag = tags[locales.find((l) => l === locale) ?? 'en']
  const number = new Intl.NumberFormat(tag)
  const point = number.formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ?? '.'
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 })
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' })
  const clock = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  const countries = new Intl.DisplayNames(tag, { type: 'region' })
  const languages = new Intl.DisplayNames(tag, { type: 'language' })
  const list = new Intl.ListFormat(tag, { type: 'conjunction' })
  const collator = new Intl.Collator(tag, { sensitivity: 'base', numeric: true })

  return {
    number: (n: number) => number.format(n),
    /** A number as people type it: 49.5 → 49,5 in French. What is none stays as it was typed. */
    decimal: (text: string) => (/^[+-]?\d+\.\d+$/.test(text) ? text.replace('.', point) : text),
    /** 0.25 → 25% */
    percent: (share: number) => percent.format(share),
    /** @param amountMinor cents, or the currency's own smallest unit */
    money: (amountMinor: number, currency: string) => {
      const format = new Intl.NumberFormat(tag, { style: 'currency', currency })
      return format.format(amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
    },
    bytes: (n: number) => {
      const [unit, per] = n >= 1e6 ? (['megabyte', 1e6] as const) : (['kilobyte', 1e3] as const)
      return new Intl.NumberFormat(tag, { style: 'unit', unit, maximumFractionDigits: 1 }).format(n / per)
    },
    /** Milliseconds as people say them: 340 ms, 2.4 s, 3 min. */
    duration: (ms: number) => {
      const [value, unit] =
        ms < 1000 ? [ms, 'millisecond'] : ms < 60_000 ? [ms / 1000, 'second'] : [ms / 60_000, 'minute']
      return new Intl.NumberFormat(tag, { style: 'unit', unit, maximumFractionDigits: ms < 1000 ? 0 : 1 }).format(value)
    },
    date: (at: Instant) => date.format(new Date(at)),
    /** Of a day known from elsewhere, in UTC: whoever shows it says so. */
    clock: (at: Instant) => clock.format(new Date(at)),
    /** With its zone, which is UTC until the browser says where its reader is. */
    exactTime: (at: Instant, timeZone = 'UTC') =>
      new Intl.DateTimeFormat(tag, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
        timeZone,
        timeZoneName: 'short',
      }).format(new Date(at)),
    /** "3 minutes ago", "tomorrow". */
    relative: (at: Instant, now: Instant) => {
      const seconds = (new Date(at).getTime() - new Date(now).getTime()) / 1000
      const [unit, size] = steps.find(([, s]) => Math.abs(seconds) >= s) ?? (['second', 1] as const)
      return Math.abs(seconds) < 45 ? relative.format(0, 'second') : relative.format(Math.trunc(seconds / size), unit)
    },
    /** FR → France */
    /** What stands in an address may be no code at all: it is shown as it is. */
    country: (code: string) => (/^[a-z]{2}$/i.test(code) ? countries.of(code.toUpperCase()) : undefined) ?? code,
    language: (code: string) => {
      const name = languages.of(code) ?? code
      return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
    },
    list: (items: string[]) => list.format(items),
    compare: collator.compare,
  }
}
