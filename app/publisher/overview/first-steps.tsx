import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../../ui/button.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import s from './overview.module.css'

type FirstStepsProps = { home: string; connected: boolean; may: { create: boolean; connect: boolean } }

/** A new publisher's way to its first lead: three steps, in the order that saves going back. */
export function FirstSteps({ home, connected, may }: FirstStepsProps) {
  const { t } = useTranslation('publisher')
  const steps = [
    { key: 'profile', to: `${home}/settings`, mayDo: true, done: false },
    { key: 'destination', to: `${home}/destinations/new`, mayDo: may.connect, done: connected },
    { key: 'offer', to: `${home}/offers/new`, mayDo: may.create, done: false },
  ] as const
  const next = connected ? 'offer' : 'destination'
  return (
    <ol className={s.steps}>
      {steps.map(({ key, to, mayDo, done }) => (
        <li key={key} className={s.step}>
          <h2>{t(`firstSteps.${key}.title`)}</h2>
          <p>{t(`firstSteps.${key}.text`)}</p>
          {done && <StatusBadge of="page" state="complete" />}
          {!done && mayDo && (
            <p>
              <ButtonLink to={to} kind={key === next ? 'primary' : 'plain'}>
                {t(`firstSteps.${key}.act`)}
              </ButtonLink>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
