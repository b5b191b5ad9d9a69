/** Leads as rows and back: one parameter for each column, whatever the number of rows, so that the statement never changes. */
import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import { type Lead, nameless } from './lead.ts'
import { leads } from './schema.ts'

export type LeadRow = typeof leads.$inferSelect
export type NewLeadRow = Omit<LeadRow, 'sequence'>

const columns = Object.entries(getTableColumns(leads)).map(([key, column]) => {
  const type = column.getSQLType()
  // An array of arrays would be a table of them: each of those travels as its text.
  const isArray = type.endsWith('[]')
  const name = `"${column.name}"`
  return {
    key: key as keyof LeadRow,
    name,
    sent: sql.raw(isArray ? '::text[]' : `::${type}[]`),
    taken: isArray ? `${name}::${type}` : name,
    text: isArray ? (value: unknown) => arrayOf(value as string[]) : type === 'jsonb' ? JSON.stringify : plain,
  }
})

/** An array as PostgreSQL reads it. The driver's own way of writing one takes three times as long. */
function arrayOf(values: (string | null)[]): string {
  let literal = ''
  for (const value of values) {
    if (literal) literal += ','
    if (value === null) literal += 'null'
    else literal += `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`
  }
  return `{${literal}}`
}

function plain(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value)
}

/**
 * `insert … select` of rows that get their sequence now (new ones), or bring it (restored ones). Columns as
 * arrays: taking the same rows out of one JSON text costs the database half as much again.
 */
export function insertRows(rows: (NewLeadRow | LeadRow)[], { bringSequence = false } = {}): SQL {
  const { into, from, chosen } = bringSequence ? withSequence : withoutSequence
  const arrays = chosen.map(({ key, sent, text }) => {
    const values = rows.map((row) => row[key as keyof NewLeadRow] ?? null)
    return sql`${arrayOf(values.map((value) => (value === null ? null : text(value))))}${sent}`
  })
  return sql`${into} from unnest(${sql.join(arrays, comma)}) as r(${from})`
}

const comma = sql.raw(', ')
const withSequence = statement(columns)
const withoutSequence = statement(columns.filter(({ key }) => key !== 'sequence'))

function statement(chosen: typeof columns) {
  const names = chosen.map(({ name }) => name).join(', ')
  const into = sql.raw(`insert into leads (${names}) select ${chosen.map(({ taken }) => taken).join(', ')}`)
  return { chosen, into, from: sql.raw(names) }
}

/** A lead as the publisher may see it: of withheld and unconfirmed ones nobody's name, of erased ones there is none left. */
export function leadOf(row: LeadRow): Lead {
  const { emailNormalised, ipHash, ...kept } = row
  const lead: Lead = { ...kept, offerKey: `${row.publisherId}.${row.offerId}` }
  return nameless.includes(row.state) ? { ...lead, ...nobody } : lead
}

const nobody = {
  firstName: null,
  lastName: null,
  email: null,
  phone: null,
  phoneE164: null,
  company: null,
  title: null,
  message: null,
}
