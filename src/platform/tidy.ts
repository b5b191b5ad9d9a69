/**
 * What a PostgreSQL server does beside its work and the embedded database does not: takes out rows that were
 * replaced, and looks at how tables have changed. A queue whose rows change all the time would else be searched
 * through everything it ever held.
 */
import type { Database } from './db.ts'
import type { Log } from './log.ts'

const lookEveryMs = 5_000
// Grown by so much since it was last tidied: a tenth, and some pages.
const grown = (now: number, before: number) => now > before * 1.1 + 128 * 1024

/** Tidies tables that have grown, one after the other; the sizes are those of the last time. Returns which it tidied. */
export async function tidyGrown({ pool }: Pick<Database, 'pool'>, sizes: Map<string, number>): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; size: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name, pg_table_size(c.oid) as size
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`,
  )
  const tidied: string[] = []
  for (const { name, size } of rows) {
    if (!grown(Number(size), sizes.get(name) ?? 0)) continue
    await pool.query(`vacuum (analyze) ${name}`)
    sizes.set(name, Number(size))
    tidied.push(name)
  }
  return tidied
}

/** Does so again and again, on the embedded database only; returns what ends it. */
export function keepTidy(database: Database, log: Log): () => void {
  if (database.kind !== 'pglite') return () => {}
  const sizes = new Map<string, number>()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    tidyGrown(database, sizes)
      .catch((error: Error) => log.warn({ err: error.message }, 'tables could not be tidied; it is tried again'))
      .finally(() => {
        busy = false
      })
  }, lookEveryMs)
  return () => clearInterval(timer)
}
