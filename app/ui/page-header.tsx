import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Head } from './head.tsx'
import s from './page-header.module.css'

type Crumb = { label: string; to: string }

/** The head of a page in the portals: where it lies, what it is, what state it is in, what can be done. */
export function PageHeader(props: {
  title: string
  crumbs?: Crumb[]
  status?: ReactNode
  lead?: ReactNode
  acts?: ReactNode
}) {
  return (
    <header className={s.header}>
      <Head title={props.title} />
      {props.crumbs && <Crumbs crumbs={props.crumbs} />}
      <div className={s.line}>
        <div className={s.title}>
          <h1>{props.title}</h1>
          {props.status}
        </div>
        {props.acts && <div className={s.acts}>{props.acts}</div>}
      </div>
      {props.lead && <p className={s.lead}>{props.lead}</p>}
    </header>
  )
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <ol className={s.crumbs}>
      {crumbs.map((crumb) => (
        <li key={crumb.to}>
          <Link to={crumb.to}>{crumb.label}</Link>
        </li>
      ))}
    </ol>
  )
}
