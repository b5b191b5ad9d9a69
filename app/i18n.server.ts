/** One i18next instance per language, with every area in memory, made once. */
import { createInstance, type i18n, type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { cookieOf } from './cookies.ts'
import { i18nOptions } from './i18n.ts'
import { isLocale, isPersonal, type Locale, localeCookie, localeOfPath, locales, preferredLocale } from './locale.ts'

const files = import.meta.glob<Record<string, unknown>>('./locales/*/*.json', { eager: true, import: 'default' })

const resources: Resource = {}
for (const [path, texts] of Object.entries(files)) {
  const [, locale, area] = path.match(/\/locales\/(\w+)\/([\w-]+)\.json$/) ?? []
  if (locale && area) resources[locale] = { ...resources[locale], [area]: texts as Record<string, string> }
}

const instances = new Map(locales.map((locale) => [locale, speaking(locale)]))

/** The instance of a language: for rendering, and in loaders and actions `i18nOf(ctx.locale).t('offers:saved')`. */
export function i18nOf(locale: Locale): i18n {
  return instances.get(locale)!
}

/** Public pages: the address. Personal pages: the cookie, which signing in sets to the profile's language; else the browser. */
export function localeOfRequest(request: Request): Locale {
  const { pathname } = new URL(request.url)
  if (!isPersonal(pathname)) return localeOfPath(pathname)
  const chosen = cookieOf(request.headers.get('cookie'), localeCookie)
  return isLocale(chosen) ? chosen : preferredLocale(request.headers.get('accept-language'))
}

function speaking(locale: Locale): i18n {
  const instance = createInstance()
  instance.use(initReactI18next).init({
    ...i18nOptions,
    lng: locale,
    resources,
    ns: Object.keys(resources[locale] ?? {}),
    initAsync: false,
  })
  return instance
}
