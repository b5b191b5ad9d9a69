import type { ReactNode } from 'react'
import s from './empty-state.module.css'

/** Says what will stand here, and offers the one act that fills it. */
export function EmptyState({ title, children, act }: { title: string; children?: ReactNode; act?: ReactNode }) {
  return (
    <div className={s.empty}>
      <p className={s.title}>{title}</p>
      {children && <div className={s.text}>{children}</div>}
      {act && <div className={s.act}>{act}</div>}
    </div>
  )
}
