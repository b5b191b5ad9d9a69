/** The frame of signing in and of one's own account: a card in the middle, nothing that distracts. */
import { useTranslation } from 'react-i18next'
import { Link, Outlet } from 'react-router'
import { Logo } from '../ui/logo.tsx'
import { LastNotice } from '../ui/notice.tsx'
import { usePage } from '../ui/page.ts'
import { LocaleForm, SchemeForm } from '../ui/preferences-forms.tsx'
import s from './layout.module.css'

export const handle = { areas: ['account', 'acts'] }

export default function AccountLayout() {
  const { t } = useTranslation('ui')
  const page = usePage()
  return (
    <div className={s.page}>
      <header className={s.header}>
        <a href="/" className={s.logo}>
          <Logo name={page?.name ?? ''} />
        </a>
        <nav aria-label={t('nav.main')} className={s.links}>
          {page?.person?.publishers && <Link to="/publisher">{t('person.publisher')}</Link>}
          {page?.person?.operator && <Link to="/operator">{t('person.operator')}</Link>}
          <LocaleForm buttonClassName={s.plain} />
          {page?.person && (
            <form method="post" action="/account/sign-out">
              <button type="submit" className={s.plain}>
                {t('person.signOut')}
              </button>
            </form>
          )}
        </nav>
      </header>
      <main id="main" tabIndex={-1} className={s.main}>
        <div className={`${s.card} flow`}>
          <LastNotice />
          <Outlet />
        </div>
      </main>
      <footer className={s.footer}>
        <SchemeForm className={s.schemes} buttonClassName={s.plain} />
      </footer>
    </div>
  )
}
