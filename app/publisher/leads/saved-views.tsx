import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { ConfirmForm } from '../../ui/confirm-form.tsx'
import { ChipLinks } from '../../ui/filter-chips.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import { refusalFor } from '../../ui/refusal.ts'
import { TextField } from '../../ui/text-field.tsx'
import s from './leads.module.css'

type View = { id: string; name: string; query: string; isShared: boolean }

type SavedViewsProps = {
  views: View[]
  home: string
  /** Of the form that keeps one. */
  refusal: unknown
  /** There is something to keep: the list is narrowed. */
  isFiltered: boolean
  mayShare: boolean
  mayRemove: boolean
}

const keeps = { deed: 'saveView' }

/** Filters under a name, and a way to keep the one in force. Nothing at all until there is either. */
export function SavedViews({ views, home, refusal, isFiltered, mayShare, mayRemove }: SavedViewsProps) {
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
      <details className={s.viewActs} open={refusalFor(refusal, keeps) !== undefined || undefined}>
        <summary>{t(isFiltered ? 'views.keepThis' : 'views.arrange')}</summary>
        {isFiltered && (
          <Form refusal={refusal} sends={keeps} scope="view">
            <TextField name="name" label={t('views.name')} limit={60} width="m" />
            {mayShare && <Checkbox name="isShared" label={t('views.shared')} />}
            <FormActs>
              <Button kind="plain">{t('views.save')}</Button>
            </FormActs>
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
