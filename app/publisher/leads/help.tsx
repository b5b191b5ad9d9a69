/** The questions publishers ask about leads, with their answers; other pages link to them by their names. */
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/page-header.tsx'
import type { Route } from './+types/help.ts'
import s from './leads.module.css'
import { LeadTabs } from './tabs.tsx'

export const handle = { areas: ['leads', 'lead-help'] }

const questions = [
  'what',
  'codes',
  'setup',
  'ids',
  'compulsory',
  'check',
  'find-test',
  'no-leads',
  'stopped',
  'withheld',
  'notify',
  'contacts',
  'missed',
  'pause',
  'suspended',
  'repeats',
  'double-opt-in',
  'payload',
  'custom',
  'which-table',
  'see-table',
  'blob',
  'salesforce',
  'secret',
  'none-again',
  'pull',
  'cost',
]

export default function LeadHelp({ params }: Route.ComponentProps) {
  const { t } = useTranslation('lead-help')
  return (
    <>
      <PageHeader title={t('title')} crumbs={[{ label: t('title'), to: `/publisher/${params.publisherId}/leads` }]} />
      <LeadTabs publisherId={params.publisherId} />
      <div className={s.questions}>
        <ul>
          {questions.map((key) => (
            <li key={key}>
              <a href={`#${key}`}>{t(`${key}.question`)}</a>
            </li>
          ))}
        </ul>
        {questions.map((key) => (
          <section key={key} aria-labelledby={key}>
            <h2 id={key}>{t(`${key}.question`)}</h2>
            {t(`${key}.answer`)
              .split('\n')
              .map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
          </section>
        ))}
      </div>
    </>
  )
}
