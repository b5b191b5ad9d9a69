import type { ReactNode } from 'react'
import { RelativeTime } from './relative-time.tsx'
import { StatusBadge } from './status-badge.tsx'
import { type StatusOf, toneOf } from './statuses.ts'
import s from './steps.module.css'
import { ToneIcon } from './tone-icon.tsx'

export type Step = {
  key: string
  label: ReactNode
  state: string
  at?: Date | string | null
  /** How long it usually takes, while it is still to come. */
  expected?: ReactNode
  children?: ReactNode
}

/** Things that happen one after the other, as a vertical line with their times: a publication, a delivery's attempts. */
export function Steps({ label, of, steps }: { label: string; of: StatusOf; steps: Step[] }) {
  return (
    <ol className={s.steps} aria-label={label}>
      {steps.map((step) => (
        <li key={step.key} className={s.step} data-tone={toneOf(of, step.state)}>
          <span className={s.mark}>
            <ToneIcon tone={toneOf(of, step.state)} size={20} />
          </span>
          <div className={s.body}>
            <div className={s.line}>
              <span className={s.label}>{step.label}</span>
              <StatusBadge of={of} state={step.state} plain />
              <span className={s.when}>{step.at ? <RelativeTime at={step.at} /> : step.expected}</span>
            </div>
            {step.children && <div className={s.more}>{step.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
