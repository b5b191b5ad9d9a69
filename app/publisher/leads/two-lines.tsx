import type { ReactNode } from 'react'
import s from './leads.module.css'

/** A cell of a table that says one thing and, softer below it, what belongs to it. */
export function TwoLines({ children, second }: { children: ReactNode; second?: ReactNode }) {
  return (
    <span className={s.two}>
      <span>{children}</span>
      {second && <span className={s.second}>{second}</span>}
    </span>
  )
}
