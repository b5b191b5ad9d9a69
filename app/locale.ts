/** The languages of the house, and which of them a request wants. */
export const locales = ['en', 'fr'] as const
export type Locale = (typeof locales)[number]

export const localeCookie = 'comptoir_locale'

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale)
}

/** Paths whose language is the visitor's own choice; everywhere else it stands in the address. */
const personal = /^\/(publisher|operator|account|preferences)(\/|$|\.)/

/** Public pages say their language in the address, so that they can be cached, linked and found. */
export function isPersonal(pathname: string): boolean {
  return personal.test(pathname)
}

export function localeOfPath(pathname: string): Locale {
  return /^\/fr(\/|$|\.)/.test(pathname) ? 'fr' : 'en'
}

/** The same public page in another language: `/search` ⇄ `/fr/search`. */
export function inLocale(locale: Locale, pathname: string): string {
  const bare = pathname.replace(/^\/fr(?=\/|$)/, '') || '/'
  if (locale === 'en') return bare
  return bare === '/' ? '/fr' : `/fr${bare}`
}

/** The best of our languages for an Accept-Language header (RFC 9110 §12.5.4). */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';')
      const q = params.map((p) => p.trim()).find((p) => p.startsWith('q='))
      return { language: tag.split('-')[0], quality: q ? Number(q.slice(2)) : 1 }
    })
    .filter((w) => w.quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return wanted.map((w) => w.language).find(isLocale) ?? 'en'
}
