import type { ReactNode } from 'react'
import s from './key-value.module.css'

/** Facts about one thing. What is not known is shown as a dash, not left out. */
export function KeyValue({ items }: { items: { label: string; value: ReactNode }[] }) {
  return (
    <dl className={s.list}>
      {items.map(({ label, value }) => (
        <div key={label} className={s.item}>
          <dt>{label}</dt>
          <dd>{value === undefined || value === null || value === '' ? '–' : value}</dd>
        </div>
      ))}
    </dl>
  )
}
