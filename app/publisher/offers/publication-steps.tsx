import { useTranslation } from 'react-i18next'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { Steps } from '../../ui/steps.tsx'
import s from './offers.module.css'

export type PublicationStep = {
  key: string
  label: string
  state: string
  at: Date | string | null
  expected: string
  messages: { level: string; text: string; at: Date | string }[]
}

/** A publication's way, step by step, with what each has to say. */
export function PublicationSteps({ steps }: { steps: PublicationStep[] }) {
  const { t } = useTranslation('offers')
  return (
    <Steps
      label={t('overview.steps')}
      of="step"
      steps={steps.map((step) => ({
        ...step,
        children: step.messages.length > 0 && <Messages messages={step.messages} />,
      }))}
    />
  )
}

function Messages({ messages }: Pick<PublicationStep, 'messages'>) {
  return (
    <ul className={s.messages}>
      {messages.map((message) => (
        <li key={`${message.at} ${message.text}`}>
          {message.level !== 'information' && <StatusBadge of="severity" state={message.level} plain />} {message.text}{' '}
          <RelativeTime at={message.at} />
        </li>
      ))}
    </ul>
  )
}
