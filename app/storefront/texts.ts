/**
 * The texts of public pages. They are rendered once and never change their language in the browser, which is what
 * useTranslation watches for: it costs them a third of their time.
 */
import type { TFunction } from 'i18next'
import { useContext } from 'react'
import { I18nContext } from 'react-i18next'

type Area = 'storefront' | 'ui'

const known = new Map<string, TFunction>()

export function useTexts(area: Area = 'storefront'): TFunction {
  const { i18n } = useContext(I18nContext)
  const name = `${i18n.language} ${area}`
  const texts = known.get(name) ?? (i18n.getFixedT(i18n.language, area) as TFunction)
  known.set(name, texts)
  return texts
}
