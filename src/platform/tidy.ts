/**
 * What a PostgreSQL server does beside its work and the embedded database does not: takes out rows that were
 * replaced, and looks at how tables have changed. A queue whose rows change all the time would else be searched
 * through everything it ever held.
 */
import type { Database } from './db.ts'
import type { Log } from './log.ts'

const lookEveryMs = 5_000

/** Tidies each table of which a tenth was replaced, or a fifth is new. Returns which. */
export async function tidyWorn({ pool }: Pick<Database, 'pool'>): Promise<string[]> {
  // What this session counted is told to the others in its own time, which the embedded one never finds.
  await pool.query('select pg_stat_force_next_flush()')
  const { rows } = await pool.query<{ name: string; replaced: boolean }>(
    `select format('%I.%I', schemaname, relname) as name, n_dead_tup > 200 + n_live_tup / 10 as replaced
     from pg_stat_user_tables
     where n_dead_tup > 200 + n_live_tup / 10 or n_mod_since_analyze > 500 + n_live_tup / 5`,
  )
  for (const { name, replaced } of rows) await pool.query(`${replaced ? 'vacuum (analyze)' : 'analyze'} ${name}`)
  return rows.map(({ name }) => name)
}

/** Does so again and again, on the embedded database only; returns what ends it. */
export function keepTidy(database: Database, log: Log): () => void {
  if (database.kind !== 'pglite') return () => {}
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    tidyWorn(database)
      .catch((error: Error) => log.warn({ err: error.message }, 'tables could not be tidied; it is tried again'))
      .finally(() => {
        busy = false
      })
  }, lookEveryMs)
  return () => clearInterval(timer)
}
