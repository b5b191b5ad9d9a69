import '@mantine/core/styles.layer.css'
import { MantineProvider } from '@mantine/core'
import { type Icon, IconHelpCircle, IconMenu2, IconSearch, IconUserCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink, useNavigation } from 'react-router'
import { cssVariables, theme } from '../theme.ts'
import { Logo } from './logo.tsx'
import { Menu, menuItem } from './menu.tsx'
import { LastNotice } from './notice.tsx'
import { type Person, usePage } from './page.ts'
import s from './portal-shell.module.css'
import { LocaleForm, SchemeForm } from './preferences-forms.tsx'
import { schemeManager } from './scheme-manager.ts'
import { Shortcuts } from './shortcuts.tsx'

export type NavItem = { to: string; label: string; icon: Icon; end?: boolean; count?: number }

type PortalShellProps = {
  /** Where the logo leads, and the pages of this portal. */
  home: string
  nav: NavItem[]
  /** Which organisation one works in, and the way to others. */
  switcher?: ReactNode
  /** Where the search form goes: a page that reads `q`. */
  searchAction: string
  children: ReactNode
}

/** The frame of the publisher's and the operator's pages. */
export function PortalShell({ home, nav, switcher, searchAction, children }: PortalShellProps) {
  const { t } = useTranslation('ui')
  const page = usePage()
  const busy = useNavigation().state !== 'idle'
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
    >
      <div className={s.progress} data-busy={busy || undefined} aria-hidden="true" />
      <header className={s.top}>
        <label className={s.burger}>
          <input
            type="checkbox"
            className="visually-hidden"
            aria-label={t('nav.menu')}
            aria-controls="side"
            data-drawer
          />
          <IconMenu2 aria-hidden="true" />
        </label>
        <Link to={home} className={s.logo} aria-label={page?.name}>
          <Logo name={page?.name ?? ''} />
        </Link>
        {switcher}
        <search className={s.searchPlace}>
          <form action={searchAction} className={s.search}>
            <IconSearch size={16} aria-hidden="true" />
            <input
              type="search"
              name="q"
              aria-label={t('search.label')}
              placeholder={t('search.placeholder')}
              aria-keyshortcuts="/ Control+K"
              data-search
            />
            <span className={s.key} aria-hidden="true">
              {t('search.key')}
            </span>
          </form>
        </search>
        <LocaleForm className={s.wide} buttonClassName={s.plain} />
        <a href="/docs/api" className={`${s.plain} ${s.wide}`} aria-label={t('nav.help')}>
          <IconHelpCircle size={20} aria-hidden="true" />
        </a>
        <div className={s.personSlot}>{page?.person && <PersonMenu person={page.person} />}</div>
      </header>
      <div className={s.body}>
        <div id="side" className={s.side}>
          <nav aria-label={t('nav.main')}>
            <ul className={s.nav}>
              {nav.map((item) => (
                <NavEntry key={item.to} {...item} />
              ))}
            </ul>
          </nav>
          <LocaleForm className={s.narrow} buttonClassName={menuItem} />
        </div>
        <main id="main" tabIndex={-1} className={`${s.main} flow`}>
          <LastNotice />
          {children}
        </main>
      </div>
      <Shortcuts />
    </MantineProvider>
  )
}

function NavEntry({ to, label, icon: Icon, end, count }: NavItem) {
  return (
    <li>
      <NavLink to={to} end={end} prefetch="intent" className={s.navLink}>
        <Icon size={18} aria-hidden="true" />
        {label}
        {count ? <span className={s.count}>{count}</span> : null}
      </NavLink>
    </li>
  )
}

function PersonMenu({ person }: { person: Person }) {
  const { t } = useTranslation('ui')
  return (
    <Menu
      name={t('person.menu', { name: person.name })}
      label={
        <>
          <IconUserCircle size={20} aria-hidden="true" />
          <span className={s.personName}>{person.name}</span>
        </>
      }
    >
      <p className={s.person}>
        {person.name}
        <span>{person.email}</span>
      </p>
      <Link to="/account" className={menuItem}>
        {t('person.account')}
      </Link>
      {person.publishers && (
        <Link to="/publisher" className={menuItem}>
          {t('person.publisher')}
        </Link>
      )}
      {person.operator && (
        <Link to="/operator" className={menuItem}>
          {t('person.operator')}
        </Link>
      )}
      <a href="/" className={menuItem}>
        {t('person.storefront')}
      </a>
      <hr />
      <SchemeForm buttonClassName={menuItem} />
      <hr />
      <form method="post" action="/account/sign-out">
        <button type="submit" className={menuItem}>
          {t('person.signOut')}
        </button>
      </form>
    </Menu>
  )
}
