import { useTranslation } from 'react-i18next'
import { Form } from 'react-router'
import type { CheckItem } from '#leads'
import { Button } from '../../ui/button.tsx'
import s from './leads.module.css'

/** What is asked about a lead before it is handed over to sales. */
export function Checklist({ items, mayManage }: { items: CheckItem[]; mayManage: boolean }) {
  const { t } = useTranslation('leads')
  if (items.length === 0) return null
  const done = items.filter(({ isChecked }) => isChecked).length
  return (
    <section aria-labelledby="checklist">
      <h2 id="checklist">{t('sheet.checklist', { done, count: items.length })}</h2>
      <Form method="post" key={done}>
        <input type="hidden" name="deed" value="check" />
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
        {mayManage && <Button kind="plain">{t('sheet.check')}</Button>}
      </Form>
    </section>
  )
}
