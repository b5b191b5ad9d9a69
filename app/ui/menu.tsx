import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import s from './menu.module.css'

/** A menu that opens without JavaScript; with it (enhance.ts), Escape and a click elsewhere close it. */
export function Menu({
  label,
  name,
  align = 'end',
  children,
}: {
  label: ReactNode
  name?: string
  align?: 'start' | 'end'
  children: ReactNode
}) {
  return (
    <details className={s.menu} data-menu>
      <summary className={s.summary} aria-label={name}>
        {label}
        <IconChevronDown size={16} aria-hidden="true" />
      </summary>
      <div className={s.panel} data-align={align}>
        {children}
      </div>
    </details>
  )
}

export const menuItem = s.item
