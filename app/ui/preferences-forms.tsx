import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { schemes } from '../color-scheme.ts'
import { locales } from '../locale.ts'
import { formatsOf } from './format.ts'
import { useLocale, usePage } from './page.ts'

const icons = { auto: IconDeviceDesktop, light: IconSun, dark: IconMoon }

/** Light, dark, or as the system says: three buttons, in effect at once where scripts run. */
export function SchemeForm({ className, buttonClassName }: { className?: string; buttonClassName?: string }) {
  const { t } = useTranslation('ui')
  const chosen = usePage()?.scheme
  return (
    <form method="post" action="/preferences" className={className} aria-label={t('scheme.label')}>
      <Next />
      {schemes.map((scheme) => {
        const Icon = icons[scheme]
        return (
          <button
            key={scheme}
            type="submit"
            name="scheme"
            value={scheme}
            className={buttonClassName}
            aria-pressed={chosen && chosen === scheme}
            suppressHydrationWarning
          >
            <Icon size={16} aria-hidden="true" />
            {t(`scheme.${scheme}`)}
          </button>
        )
      })}
    </form>
  )
}

/** The other language, for pages whose language is the reader's choice and not in the address. */
export function LocaleForm({ className, buttonClassName }: { className?: string; buttonClassName?: string }) {
  const here = useLocale()
  return (
    <form method="post" action="/preferences" className={className}>
      <Next />
      {locales
        .filter((locale) => locale !== here)
        .map((locale) => (
          <button key={locale} type="submit" name="locale" value={locale} lang={locale} className={buttonClassName}>
            {formatsOf(locale).language(locale)}
          </button>
        ))}
    </form>
  )
}

/** Where to come back to. Forms of the frame are plain ones: they change the whole page. */
function Next() {
  const { pathname, search } = useLocation()
  return <input type="hidden" name="next" value={pathname + search} />
}
