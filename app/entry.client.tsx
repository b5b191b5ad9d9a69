import { createInstance } from 'i18next'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { HydratedRouter } from 'react-router/dom'
import './ui/enhance.ts'
import { everywhere, i18nOptions } from './i18n.ts'

type Texts = Record<string, string>
const files = import.meta.glob<Texts>('./locales/*/*.json', { import: 'default' })

const areas = (document.documentElement.dataset.areas ?? '').split(' ').filter(Boolean)
const i18n = createInstance()
await i18n
  .use(initReactI18next)
  .use({ type: 'backend', read: (locale: string, area: string) => files[`./locales/${locale}/${area}.json`]?.() ?? {} })
  // The areas of this page are loaded before hydration; those of pages visited later, when they ask.
  .init({ ...i18nOptions, lng: document.documentElement.lang, fallbackLng: false, ns: [...everywhere, ...areas] })

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <I18nextProvider i18n={i18n}>
        <HydratedRouter />
      </I18nextProvider>
    </StrictMode>,
  )
})
