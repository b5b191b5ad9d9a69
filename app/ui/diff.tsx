import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import s from './diff.module.css'
import { diffWords } from './word-diff.ts'

export type DiffRow = {
  key: string
  label: string
  change: 'added' | 'removed' | 'edited' | 'same'
  before?: string
  after?: string
  /** Where the field can be edited. */
  href?: string
  /** What is not text: pictures, documents. It stands below the texts, where there are any. */
  show?: { before?: ReactNode; after?: ReactNode }
}

/** Two versions side by side, field by field; on a phone one under the other. */
export function Diff({ beforeLabel, afterLabel, rows }: { beforeLabel: string; afterLabel: string; rows: DiffRow[] }) {
  const { t } = useTranslation('ui')
  return (
    <dl className={s.diff}>
      {rows.map((row) => (
        <div key={row.key} className={s.row} data-change={row.change}>
          <dt className={s.label}>
            {row.href ? <Link to={row.href}>{row.label}</Link> : row.label}
            <span className={s.change}>{t(`diff.${row.change}`)}</span>
          </dt>
          <dd className={s.side}>
            <span className={s.version}>{beforeLabel}</span>
            {(row.before || !row.show?.before) && <Side text={row.before} other={row.after} as="removed" />}
            {row.show?.before}
          </dd>
          <dd className={s.side}>
            <span className={s.version}>{afterLabel}</span>
            {(row.after || !row.show?.after) && <Side text={row.after} other={row.before} as="added" />}
            {row.show?.after}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Side({ text, other, as }: { text?: string; other?: string; as: 'added' | 'removed' }) {
  if (!text) return <span className={s.nothing}>–</span>
  const parts = as === 'added' ? diffWords(other ?? '', text) : diffWords(text, other ?? '')
  const Mark = as === 'added' ? 'ins' : 'del'
  return (
    <div className={s.text}>
      {parts
        .filter((part) => part.kind === 'same' || part.kind === as)
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text, never moved
        .map((part, i) => (part.kind === 'same' ? part.text : <Mark key={i}>{part.text}</Mark>))}
    </div>
  )
}
