import { useTranslation } from 'react-i18next'
import type { PathMail } from '#leads'
import { RelativeTime } from '../../ui/relative-time.tsx'
import s from './leads.module.css'

/** What a lead's path writes to the customer, and what became of it. */
export function PathMails({ mails }: { mails: PathMail[] }) {
  const { t } = useTranslation('leads')
  if (mails.length === 0) return null
  return (
    <section aria-labelledby="path-mails">
      <h2 id="path-mails">{t('sheet.mails')}</h2>
      <ol className={s.steps}>
        {mails.map(({ id, subject, dueAt, sentAt, stopped }) => (
          <li key={id}>
            {subject}{' '}
            <span className={s.soft}>
              {t(stopped ? `sheet.mail.${stopped}` : sentAt ? 'sheet.mail.sent' : 'sheet.mail.planned')}{' '}
              {!stopped && <RelativeTime at={sentAt ?? dueAt} />}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
