import { useTranslation } from 'react-i18next'
import { Form, Link } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import s from './leads.module.css'

type View = { id: string; name: string; query: string; isShared: boolean }

/** Filters under a name, and a way to keep the one in force. */
export function SavedViews({
  views,
  home,
  mayShare,
  mayRemove,
}: {
  views: View[]
  home: string
  mayShare: boolean
  mayRemove: boolean
}) {
  const { t } = useTranslation('leads')
  return (
    <details className={s.views} open={views.length > 0}>
      <summary>{t('views.title')}</summary>
      <ul className={s.viewList}>
        {views.map((view) => (
          <li key={view.id}>
            <Link to={`${home}?${view.query}`}>{view.name}</Link>
            {(mayRemove || !view.isShared) && (
              <ConfirmForm
                label={t('views.remove', { name: view.name })}
                question={t('views.removeQuestion', { name: view.name })}
                fields={{ deed: 'removeView', viewId: view.id }}
                kind="quiet"
                size="s"
                align="start"
              />
            )}
          </li>
        ))}
      </ul>
      <Form method="post" className={s.find}>
        <input type="hidden" name="deed" value="saveView" />
        <input name="name" aria-label={t('views.name')} placeholder={t('views.name')} maxLength={60} required />
        {mayShare && (
          <label className={s.tick}>
            <input type="checkbox" name="isShared" value="true" /> {t('views.shared')}
          </label>
        )}
        <Button kind="plain">{t('views.save')}</Button>
      </Form>
    </details>
  )
}
