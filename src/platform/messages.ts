/**
 * Message catalogues: the words a room says to people, by code, in every language of the house.
 * `{name}` marks a parameter, `{name|line|lines}` the word that goes with how many it says. A test walks the catalogues and fails on a code missing in one language.
 */
export const locales = ['en', 'fr'] as const
export type Locale = (typeof locales)[number]
export type MessageParams = Record<string, string | number>

export type Messages = {
  (locale: Locale, code: string, params?: MessageParams): string
  has(code: string): boolean
  texts: Record<Locale, Record<string, string>>
}

/** Declares a room's catalogue. French must have exactly the codes of English: the compiler checks it. */
export function defineMessages<const T extends Record<string, string>>(texts: {
  en: T
  fr: Record<keyof T, string>
}): Messages {
  const say = (locale: Locale, code: string, params: MessageParams = {}) =>
    fillIn(texts[locale]?.[code as keyof T] ?? texts.en[code as keyof T] ?? code, { locale, params })
  return Object.assign(say, {
    has: (code: string) => Object.hasOwn(texts.en, code),
    texts: texts as Record<Locale, Record<string, string>>,
  })
}

type Filling = { locale: Locale; params?: MessageParams; say?: (name: string, value: string | number) => string }

/** The text with its parameters, each as `say` puts it; one that is not known stays as it is written, with the words for many. */
export function fillIn(text: string, { locale, params = {}, say = (_, value) => String(value) }: Filling): string {
  // Most have none, and looking for them with the expression takes longer.
  if (!text.includes('{')) return text
  return text.replace(/\{(\w+)(?:\|([^{}|]*)\|([^{}|]*))?\}/g, (whole, name: string, one?: string, more?: string) => {
    const value = params[name]
    if (one !== undefined) return isOne(locale, Number(value)) ? one : more!
    return value === undefined ? whole : say(name, value)
  })
}

/** French counts nothing, and everything below two, as one. */
function isOne(locale: Locale, n: number): boolean {
  return locale === 'fr' ? Math.abs(n) < 2 : n === 1
}

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale)
}
