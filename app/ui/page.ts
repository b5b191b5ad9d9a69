/** What the frame of every page knows: the root's loader data, without importing the root. */
import { useContext } from 'react'
import { I18nContext } from 'react-i18next'
import { useRouteLoaderData } from 'react-router'
import type { Scheme } from '../color-scheme.ts'
import { inLocale, isLocale, type Locale } from '../locale.ts'
import type { Notice } from './notice-cookie.ts'

export type Person = { name: string; email?: string; publishers: boolean; operator: boolean }

export type PageData = {
  /** The marketplace's name and public address. */
  name: string
  url: string
  now: string
  requestId?: string
  /** Only on personal pages: who is signed in, their light or dark, what the last act did. */
  person?: Person
  scheme?: Scheme
  notice?: Notice
}

/** Undefined only on the last-resort error page. */
export function usePage(): PageData | undefined {
  return useRouteLoaderData<PageData>('root')
}

export function useLocale(): Locale {
  const { language } = useContext(I18nContext).i18n
  return isLocale(language) ? language : 'en'
}

/** The address of a public page in the reader's language: `/search` → `/fr/search`. */
export function usePublicPath(): (path: string) => string {
  const locale = useLocale()
  return (path) => inLocale(locale, path)
}
