import { useTranslation } from 'react-i18next'
import { Form } from 'react-router'
import { Button } from '../../ui/button.tsx'
import s from './leads.module.css'

const states = ['new', 'contacted', 'nurturing', 'qualified', 'converted', 'disqualified', 'unreachable']

/** The same for all that are ticked in the table above, which belong to this form by its id. */
export function BulkBar({ workers }: { workers: { id: string; name: string }[] }) {
  const { t } = useTranslation('leads')
  return (
    <Form method="post" id="bulk" className={s.bulk}>
      <h2 className={s.bulkTitle}>{t('bulk.title')}</h2>
      <label>
        {t('bulk.step')}
        <select name="workState" defaultValue="">
          <option value="">{t('bulk.keep')}</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {t(`work.${state}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('sheet.reason')}
        <input name="reason" maxLength={200} />
      </label>
      <label>
        {t('bulk.assign')}
        <select name="ownerId" defaultValue="">
          <option value="">{t('bulk.keep')}</option>
          <option value="nobody">{t('list.nobody')}</option>
          {workers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('bulk.tag')}
        <input name="tags" />
      </label>
      <Button kind="plain">{t('bulk.act')}</Button>
    </Form>
  )
}
