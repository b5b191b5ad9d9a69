/** Leads as rows and back: one JSON parameter for any number of rows, so that the statement never changes. */
import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Lead } from './lead.ts'
import { leads } from './schema.ts'

export type LeadRow = typeof leads.$inferSelect
export type NewLeadRow = Omit<LeadRow, 'sequence'>

const columns = Object.entries(getTableColumns(leads)).map(([key, column]) => ({
  key: `"${key}"`,
  name: `"${column.name}"`,
  type: column.getSQLType(),
}))

/** `insert … select` of rows that get their sequence now (new ones), or bring it (restored ones). */
export function insertRows(rows: (NewLeadRow | LeadRow)[], { bringSequence = false } = {}): SQL {
  const [into, shape] = bringSequence ? withSequence : withoutSequence
  return sql`${into} from json_to_recordset(${JSON.stringify(rows)}::json) as r(${shape})`
}

const withSequence = statement(columns)
const withoutSequence = statement(columns.filter(({ key }) => key !== '"sequence"'))

function statement(chosen: typeof columns): [into: SQL, shape: SQL] {
  const list = (of: (column: (typeof columns)[number]) => string) => chosen.map(of).join(', ')
  const into = `insert into leads (${list(({ name }) => name)}) select ${list(({ key }) => key)}`
  return [sql.raw(into), sql.raw(list(({ key, type }) => `${key} ${type}`))]
}

/** A lead as the publisher may see it: of withheld ones nobody's name, of erased ones there is none left. */
export function leadOf(row: LeadRow): Lead {
  const { emailNormalised, ipHash, ...kept } = row
  const lead: Lead = { ...kept, offerKey: `${row.publisherId}.${row.offerId}` }
  return row.state === 'withheld' ? { ...lead, ...nobody } : lead
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
