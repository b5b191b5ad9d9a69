/** i18next as both sides use it: areas are namespaces, `common` is everybody's, keys are dotted. */
import type { InitOptions } from 'i18next'
import { locales } from './locale.ts'

export const everywhere = ['common', 'ui'] as const

export const i18nOptions: InitOptions = {
  supportedLngs: [...locales],
  fallbackLng: 'en',
  defaultNS: 'common',
  fallbackNS: 'common', // t('save') is known in every area
  interpolation: { escapeValue: false }, // React escapes
  returnNull: false,
}
