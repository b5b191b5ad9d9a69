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

/**
 * Looks at each table that has doubled since anybody did. A server does so within a minute, and until then keeps to
 * plans that were made for tables of a few rows: a queue of thousands would be searched as if it were one of these.
 * Returns which.
 */
export async function lookAtGrown({ pool }: Pick<Database, 'pool'>): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', s.schemaname, s.relname) as name
     from pg_stat_user_tables s join pg_class c on c.oid = s.relid
     where s.n_live_tup > 500 + 2 * greatest(c.reltuples, 0)`,
  )
  // Another worker may be looking already.
  for (const { name } of rows) await pool.query(`analyze (skip_locked) ${name}`)
  return rows.map(({ name }) => name)
}

/** Does what its database needs of the two again and again; returns what ends it. */
export function keepTidy(database: Database, log: Log): () => void {
  const tidy = database.kind === 'pglite' ? tidyWorn : lookAtGrown
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    tidy(database)
      .catch((error: Error) => log.warn({ err: error.message }, 'tables could not be tidied; it is tried again'))
      .finally(() => {
        busy = false
      })
  }, lookEveryMs)
  return () => clearInterval(timer)
}
