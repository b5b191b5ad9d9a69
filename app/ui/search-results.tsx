import { type ReactNode, useId } from 'react'
import { Link } from 'react-router'
import s from './search-results.module.css'

export type Found = { key: string; to: string; name: string; about?: ReactNode }

/** Things of one kind that a search found; nothing at all when it found none. */
export function SearchGroup({ title, found, rest }: { title: string; found: Found[]; rest?: ReactNode }) {
  const id = useId()
  if (found.length === 0) return null
  return (
    <section aria-labelledby={id} className={s.group}>
      <h2 id={id}>{title}</h2>
      <ul className={s.found}>
        {found.map(({ key, to, name, about }) => (
          <li key={key} className={s.one}>
            <Link to={to}>{name}</Link>
            {about && <span className={s.about}>{about}</span>}
          </li>
        ))}
      </ul>
      {rest && <p>{rest}</p>}
    </section>
  )
}
