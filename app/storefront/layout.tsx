/** The frame of public pages. No React is sent with them: one small script, and everything works without it. */
import { IconSearch, IconWorld } from '@tabler/icons-react'
import { Outlet, useLocation } from 'react-router'
import { inLocale, locales } from '../locale.ts'
import { formatsOf } from '../ui/format.ts'
import { Logo } from '../ui/logo.tsx'
import { useLocale, usePage, usePublicPath } from '../ui/page.ts'
import { SchemeForm } from '../ui/preferences-forms.tsx'
import enhance from './enhance.ts?worker&url'
import s from './layout.module.css'
import { useTexts } from './texts.ts'

export const handle = { hydrate: false }

export default function StorefrontLayout() {
  return (
    <div className={s.page}>
      <link rel="search" type="application/opensearchdescription+xml" href="/opensearch.xml" title={usePage()?.name} />
      <Header />
      <main id="main" tabIndex={-1} className={s.main}>
        <Outlet />
      </main>
      <Footer />
      <script src={enhance} defer />
    </div>
  )
}

function Header() {
  const t = useTexts('ui')
  const name = usePage()?.name ?? ''
  const publicPath = usePublicPath()
  const { pathname, search } = useLocation()
  // The home page is a search field itself.
  const atHome = inLocale('en', pathname.replace(/\/$/, '')) === '/'
  return (
    <header className={s.header}>
      <div className={s.bar}>
        <a href={publicPath('/')} className={s.logo}>
          <Logo name={name} />
        </a>
        {!atHome && <SearchField text={new URLSearchParams(search).get('q') ?? undefined} />}
        <nav aria-label={t('storefront.nav')} className={s.links}>
          <LanguageLink />
          <a href="/publisher" className={s.wide}>
            {t('storefront.forPublishers')}
          </a>
          <a href="/account/sign-in">{t('storefront.signIn')}</a>
        </nav>
      </div>
    </header>
  )
}

function SearchField({ text }: { text: string | undefined }) {
  const t = useTexts('ui')
  const publicPath = usePublicPath()
  return (
    <search className={s.searchPlace}>
      <form action={publicPath('/search')} className={s.search}>
        <IconSearch size={18} aria-hidden="true" />
        <input
          type="search"
          name="q"
          defaultValue={text}
          aria-label={t('storefront.search')}
          placeholder={t('storefront.searchPlaceholder')}
          aria-keyshortcuts="/"
          data-search
        />
        <button type="submit">{t('storefront.searchButton')}</button>
      </form>
    </search>
  )
}

/** The same page in the other language. */
function LanguageLink() {
  const here = useLocale()
  const { pathname, search } = useLocation()
  return locales
    .filter((locale) => locale !== here)
    .map((locale) => (
      <a key={locale} href={inLocale(locale, pathname) + search} hrefLang={locale} lang={locale} className={s.language}>
        <IconWorld size={18} aria-hidden="true" />
        {formatsOf(locale).language(locale)}
      </a>
    ))
}

function Footer() {
  const t = useTexts('ui')
  const publicPath = usePublicPath()
  const name = usePage()?.name ?? ''
  return (
    <footer className={s.footer}>
      <div className={s.bar}>
        <p className={s.name}>{name}</p>
        <nav aria-label={t('storefront.footer')} className={s.links}>
          <a href="/publisher">{t('storefront.forPublishers')}</a>
          <a href="/docs/api">{t('storefront.api')}</a>
          <a href={publicPath('/privacy')}>{t('storefront.privacy')}</a>
          <a href={publicPath('/transparency')}>{t('storefront.transparency')}</a>
        </nav>
        <SchemeForm className={s.schemes} buttonClassName={s.scheme} />
      </div>
    </footer>
  )
}
