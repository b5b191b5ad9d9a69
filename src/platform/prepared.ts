/**
 * Statements of the hot path: PostgreSQL parses and plans them once for each connection instead of each
 * time, which costs more than running them; most of all on the embedded database. For a few statements whose text never varies.
 */
import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Ctx } from './ctx.ts'

const dialect = new PgDialect()

/** @param name says which statement it is, on every connection; pg refuses another text under the same name */
export async function executePrepared<Row extends Record<string, unknown>>(
  ctx: Pick<Ctx, 'db'>,
  name: string,
  statement: SQL,
): Promise<Row[]> {
  const query = dialect.sqlToQuery(statement)
  const prepared = ctx.db._.session.prepareQuery<{ execute: { rows: Row[] }; all: unknown; values: unknown }>(
    query,
    undefined,
    name,
    false,
  )
  return (await prepared.execute()).rows
}
