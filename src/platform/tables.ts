/** The rooms' tables as the database knows them: their names, columns and order. */
import { sql } from 'drizzle-orm'
import type { Db } from './db.ts'

export type Table = string

/** Every table after those it refers to. */
export async function tablesInOrder(db: Db): Promise<Table[]> {
  const { rows } = await db.execute<{ table: Table; needs: Table[] }>(sql`
    select c.relname as table,
      array(select distinct t.relname::text from pg_constraint f join pg_class t on t.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = current_schema() and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`)
  const ordered = new Set<Table>()
  while (ordered.size < rows.length) {
    const next = rows.filter(({ table, needs }) => !ordered.has(table) && needs.every((need) => ordered.has(need)))
    if (next.length === 0) throw new Error('tables refer to each other in a circle')
    for (const { table } of next) ordered.add(table)
  }
  return [...ordered]
}

export async function tablesWithRows(db: Db): Promise<Table[]> {
  const filled: Table[] = []
  for (const table of await tablesInOrder(db)) {
    const { rows } = await db.execute(sql`select from ${sql.identifier(table)} limit 1`)
    if (rows.length > 0) filled.push(table)
  }
  return filled
}

/** Those that can be written: what the database derives from others is left out. */
export async function columnsOf(db: Db, table: Table): Promise<string[]> {
  const { rows } = await db.execute<{ column: string }>(sql`
    select column_name as column from information_schema.columns
    where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER'
    order by ordinal_position`)
  return rows.map(({ column }) => column)
}
