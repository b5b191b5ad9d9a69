import { NavLink } from 'react-router'
import s from './tabs.module.css'

/** Tabs that are links: each has an address, so it can be sent, bookmarked and opened beside. */
export function Tabs({
  label,
  tabs,
}: {
  label: string
  tabs: { to: string; label: string; count?: number; end?: boolean }[]
}) {
  return (
    <nav aria-label={label} className={s.tabs}>
      {tabs.map((tab) => (
        <NavLink key={tab.to} to={tab.to} end={tab.end ?? true} className={s.tab} prefetch="intent">
          {tab.label}
          {tab.count !== undefined && <span className={s.count}>{tab.count}</span>}
        </NavLink>
      ))}
    </nav>
  )
}
