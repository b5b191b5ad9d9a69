import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Tone } from '../../ui/statuses.ts'
import { ToneIcon } from '../../ui/tone-icon.tsx'
import type { Need } from './needs.server.ts'
import s from './overview.module.css'

const tones: Record<Need['kind'], Tone> = {
  connectionBroken: 'failed',
  connectionExpires: 'needsYou',
  offerAttention: 'needsYou',
  offerPreview: 'needsYou',
  leadsFailed: 'failed',
  leadsQuarantined: 'needsYou',
  leadsOverdue: 'needsYou',
  leadsErased: 'needsYou',
}

/** What needs somebody today: each line says what it is and leads to where it is mended. */
export function Needs({ needs }: { needs: Need[] }) {
  const { t } = useTranslation('publisher')
  return (
    <section aria-labelledby="needs" className={s.section}>
      <h2 id="needs">{t('overview.needs')}</h2>
      {needs.length === 0 && (
        <p className={s.calm} data-tone="done">
          <ToneIcon tone="done" size={20} /> {t('overview.nothingNeeds')}
        </p>
      )}
      {needs.length > 0 && (
        <ul className={s.needs}>
          {needs.map((need) => (
            <li key={`${need.kind} ${need.to}`} className={s.need} data-tone={tones[need.kind]}>
              <ToneIcon tone={tones[need.kind]} size={20} />
              <p>
                <Link to={need.to}>{'name' in need ? need.name : t('overview.inbox')}</Link> <NeedText need={need} />
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function NeedText({ need }: { need: Need }) {
  const { t } = useTranslation('publisher')
  if (need.kind === 'connectionBroken') {
    return <>{[need.why, t('overview.need.connectionBroken', { count: need.waiting })].filter(Boolean).join(' ')}</>
  }
  return <>{t(`overview.need.${need.kind}`, { count: 'count' in need ? need.count : 1 })}</>
}
