import { useTranslation } from 'react-i18next'
import { Form } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { ChipLinks } from '../../ui/filter-chips.tsx'
import s from './leads.module.css'

type View = { id: string; name: string; query: string; isShared: boolean }

type SavedViewsProps = {
  views: View[]
  home: string
  /** There is something to keep: the list is narrowed. */
  isFiltered: boolean
  mayShare: boolean
  mayRemove: boolean
}

/** Filters under a name, and a way to keep the one in force. Nothing at all until there is either. */
export function SavedViews({ views, home, isFiltered, mayShare, mayRemove }: SavedViewsProps) {
  const { t } = useTranslation('leads')
  if (views.length === 0 && !isFiltered) return null
  return (
    <div className={s.views}>
      {views.length > 0 && (
        <ChipLinks
          label={t('views.title')}
          links={views.map(({ id, name, query }) => ({ key: id, to: `${home}?${query}`, label: name }))}
        />
      )}
      <details className={s.viewActs}>
        <summary>{t(isFiltered ? 'views.keepThis' : 'views.arrange')}</summary>
        {isFiltered && (
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
        )}
        <div className={s.acts}>
          {views
            .filter(({ isShared }) => mayRemove || !isShared)
            .map((view) => (
              <ConfirmForm
                key={view.id}
                label={t('views.remove', { name: view.name })}
                question={t('views.removeQuestion', { name: view.name })}
                fields={{ deed: 'removeView', viewId: view.id }}
                kind="quiet"
                size="s"
                align="start"
              />
            ))}
        </div>
      </details>
    </div>
  )
}
