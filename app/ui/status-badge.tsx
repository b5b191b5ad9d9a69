import { useTranslation } from 'react-i18next'
import s from './status-badge.module.css'
import { type StatusOf, toneOf } from './statuses.ts'
import { ToneIcon } from './tone-icon.tsx'

/** A state as its word, its colour and its icon, the same three everywhere. `plain` leaves out the ground. */
export function StatusBadge({ of, state, plain }: { of: StatusOf; state: string; plain?: boolean }) {
  const { t } = useTranslation('ui')
  const tone = toneOf(of, state)
  return (
    <span className={s.badge} data-tone={tone} data-plain={plain || undefined}>
      <ToneIcon tone={tone} />
      {t(`status.${of}.${state}`, { defaultValue: state })}
    </span>
  )
}
