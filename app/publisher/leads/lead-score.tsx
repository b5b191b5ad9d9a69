import { useTranslation } from 'react-i18next'
import type { Lead } from '#leads'
import { StatusBadge } from '../../ui/status-badge.tsx'
import s from './leads.module.css'
import { reasonKey } from './reason-key.ts'

/** What a lead is worth today, reason by reason. */
export function LeadScore({ lead }: { lead: Pick<Lead, 'score' | 'rating' | 'scoreReasons'> }) {
  const { t } = useTranslation('leads')
  return (
    <section aria-labelledby="score">
      <h2 id="score">
        {t('list.scoreIs', { score: lead.score })} <StatusBadge of="rating" state={lead.rating} plain />
      </h2>
      <ul className={s.reasons}>
        {lead.scoreReasons.map(({ reason, points }) => (
          <li key={reason}>
            {points > 0 ? `+${points}` : points} {t(reasonKey(reason), { defaultValue: reason })}
          </li>
        ))}
      </ul>
    </section>
  )
}
