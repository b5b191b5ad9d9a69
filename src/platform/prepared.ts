/**
 * Statements of the hot path: PostgreSQL parses and plans them once for each connection instead of each
 * time, which costs more than running them; most of all on the embedded database. Their text is composed once as
 * well. For a few statements whose text never varies.
 */
import { Param, SQL, StringChunk } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Ctx } from './ctx.ts'

const dialect = new PgDialect()
const texts = new Map<string, string>()

/** @param name says which statement it is, on every connection; another text under the same name would not be heard of */
export async function executePrepared<Row extends Record<string, unknown>>(
  ctx: Pick<Ctx, 'db'>,
  name: string,
  statement: SQL,
): Promise<Row[]> {
  const query = composed(name, statement)
  const prepared = ctx.db._.session.prepareQuery<{ execute: { rows: Row[] }; all: unknown; values: unknown }>(
    query,
    undefined,
    name,
    false,
  )
  return (await prepared.execute()).rows
}

function composed(name: string, statement: SQL): { sql: string; params: unknown[] } {
  const text = texts.get(name)
  const params: unknown[] = []
  if (text && collect(statement, params)) return { sql: text, params }
  const query = dialect.sqlToQuery(statement)
  texts.set(name, query.sql)
  return query
}

/** The statement's values in their order. @returns whether nothing in it needs more than that: no table, no column */
function collect(part: unknown, values: unknown[]): boolean {
  if (part instanceof StringChunk) return true
  if (part instanceof SQL) return part.queryChunks.every((chunk) => collect(chunk, values))
  const value = part instanceof Param ? part.value : part
  if (!(part instanceof Param) && typeof value === 'object' && value !== null && !(value instanceof Date)) return false
  values.push(value)
  return true
}
