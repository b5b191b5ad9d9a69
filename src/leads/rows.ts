/** Leads as rows and back: one JSON parameter for any number of rows, so that the statement never changes. */
import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Lead } from './lead.ts'
import { leads } from './schema.ts'

export type LeadRow = typeof leads.$inferSelect
export type NewLeadRow = Omit<LeadRow, 'sequence'>

const columns = Object.entries(getTableColumns(leads)).map(([key, column]) => ({
  key: key as keyof LeadRow,
  name: column.name,
}))
const names = (wanted: typeof columns) => sql.raw(wanted.map(({ name }) => `"${name}"`).join(', '))
const withSequence = names(columns)
const withoutSequence = names(columns.filter(({ key }) => key !== 'sequence'))

/** `insert … select` of rows that get their sequence now (new ones), or bring it (restored ones). */
export function insertRows(rows: (NewLeadRow | LeadRow)[], { bringSequence = false } = {}): SQL {
  const chosen = bringSequence ? withSequence : withoutSequence
  const records = JSON.stringify(
    rows.map((row) => Object.fromEntries(columns.map(({ key, name }) => [name, (row as LeadRow)[key]]))),
  )
  return sql`insert into leads (${chosen}) select ${chosen} from json_populate_recordset(null::leads, ${records}::json)`
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
