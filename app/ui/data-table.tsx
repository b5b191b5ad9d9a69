import { IconArrowDown, IconArrowUp, IconBaselineDensityMedium, IconBaselineDensitySmall } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAddress } from './address.ts'
import s from './data-table.module.css'

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Its key can stand in `?sort=`; descending as `-key`. */
  sortable?: boolean
  /** Right-aligned, so that numbers line up. */
  numeric?: boolean
}

type DataTableProps<Row> = {
  /** What the table lists, for those who cannot see it. */
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** Where a row leads; its first cell becomes the link. */
  hrefOf?: (row: Row) => string
  /** Shown in place of an empty table: see EmptyState. */
  empty: ReactNode
  /** Boxes before the rows, sent as `name` with the form of that id: the bulk bar. */
  selection?: { form: string; name: string; labelOf: (row: Row) => string; ticked?: string[] }
  /** Beside the compact switch: a count, an export. */
  tools?: ReactNode
}

/**
 * Rows with one line each, sorted through the address, on a phone as labelled blocks. `?rows=compact` makes
 * them narrow. Sorting and paging are the loader's work: `sort` and `after` are in its request's address.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t } = useTranslation('ui')
  const address = useAddress()
  const compact = address.params.get('rows') === 'compact'
  if (props.rows.length === 0) return <>{props.empty}</>
  return (
    <div className={s.frame}>
      <div className={s.tools}>
        <div className={s.own}>{props.tools}</div>
        <Link to={address.with({ rows: compact ? undefined : 'compact' })} className={s.density} preventScrollReset>
          {compact ? (
            <IconBaselineDensityMedium size={16} aria-hidden="true" />
          ) : (
            <IconBaselineDensitySmall size={16} aria-hidden="true" />
          )}
          {t(compact ? 'rows.roomy' : 'rows.compact')}
        </Link>
      </div>
      <table className={s.table} data-compact={compact || undefined}>
        <caption className="visually-hidden">{props.caption}</caption>
        <thead>
          <tr>
            {props.selection && (
              <th scope="col" className={s.box}>
                <span className="visually-hidden">{t('rows.select')}</span>
              </th>
            )}
            {props.columns.map((column) => (
              <Heading key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <TableRow key={props.rowKey(row)} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function TableRow<Row>({ row, columns, rowKey, hrefOf, selection }: { row: Row } & DataTableProps<Row>) {
  return (
    <tr>
      {selection && (
        <td className={s.box}>
          <input
            type="checkbox"
            name={selection.name}
            value={rowKey(row)}
            form={selection.form}
            defaultChecked={selection.ticked?.includes(rowKey(row))}
            aria-label={selection.labelOf(row)}
          />
        </td>
      )}
      {columns.map((column, i) => (
        <td key={column.key} data-label={column.label} data-numeric={column.numeric || undefined}>
          {hrefOf && i === 0 ? (
            <Link to={hrefOf(row)} className={s.rowLink} prefetch="intent">
              {column.cell(row)}
            </Link>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  )
}

function Heading<Row>({ column }: { column: Column<Row> }) {
  const { params, with: change } = useAddress()
  const sort = params.get('sort')
  const direction = sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : undefined
  if (!column.sortable) {
    return (
      <th scope="col" data-numeric={column.numeric || undefined}>
        {column.label}
      </th>
    )
  }
  const next = direction === 'ascending' ? `-${column.key}` : column.key
  return (
    <th scope="col" data-numeric={column.numeric || undefined} aria-sort={direction ?? 'none'}>
      <Link to={change({ sort: next, after: undefined })} className={s.sort} preventScrollReset>
        {column.label}
        {direction === 'ascending' && <IconArrowUp size={14} aria-hidden="true" />}
        {direction === 'descending' && <IconArrowDown size={14} aria-hidden="true" />}
      </Link>
    </th>
  )
}
