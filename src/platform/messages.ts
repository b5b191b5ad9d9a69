/**
 * Message catalogues: the words a room says to people, by code, in every language of the house.
 * `{name}` marks a parameter. A test walks the catalogues and fails on a code missing in one language.
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
    fill(texts[locale]?.[code as keyof T] ?? texts.en[code as keyof T] ?? code, params)
  return Object.assign(say, {
    has: (code: string) => Object.hasOwn(texts.en, code),
    texts: texts as Record<Locale, Record<string, string>>,
  })
}

function fill(text: string, params: MessageParams): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole))
}

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale)
}
