import { useTranslation } from 'react-i18next'
import type { CheckItem } from '#leads'
import { Button } from '../../ui/button.tsx'
import { Form, FormActs } from '../../ui/form.tsx'
import s from './leads.module.css'

/** What is asked about a lead before it is handed over to sales. */
export function Checklist({ items, mayManage }: { items: CheckItem[]; mayManage: boolean }) {
  const { t } = useTranslation('leads')
  if (items.length === 0) return null
  const done = items.filter(({ isChecked }) => isChecked).length
  return (
    <section aria-labelledby="checklist">
      <h2 id="checklist">{t('sheet.checklist', { done, count: items.length })}</h2>
      <Form sends={{ deed: 'check' }} key={done}>
        <ul className={s.tasks}>
          {items.map(({ item, text, isChecked }) => (
            <li key={item}>
              <label className={s.tick}>
                <input type="checkbox" name="item" value={item} defaultChecked={isChecked} disabled={!mayManage} />
                {text}
              </label>
            </li>
          ))}
        </ul>
        {mayManage && (
          <FormActs>
            <Button kind="plain">{t('sheet.check')}</Button>
          </FormActs>
        )}
      </Form>
    </section>
  )
}
