/** Brings the database to this version's tables. Safe to run by several processes at once. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { Database, Db } from './db.ts'

const folder = join(import.meta.dirname, '../../migrations')
const lockKey = 4_002_026

export async function migrateDatabase(database: Database): Promise<void> {
  const client = await database.pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await migrate(drizzle(client), { migrationsFolder: folder })
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => {})
    client.release()
  }
}

/** The name of the newest migration that this database has seen. */
export async function appliedMigration(db: Db): Promise<string> {
  const { rows } = await db.execute<{ newest: string | null }>(
    sql`select max(created_at) as newest from drizzle.__drizzle_migrations`,
  )
  return readJournal().findLast((e) => e.when <= Number(rows[0]?.newest ?? 0))?.tag ?? 'none'
}

/** Names of the migrations that this database has not seen yet. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const journal = readJournal()
  const known = await database.pool.query(`select to_regclass('drizzle.__drizzle_migrations') is not null as there`)
  if (!known.rows[0].there) return journal.map((e) => e.tag)
  const { rows } = await database.pool.query('select max(created_at) as newest from drizzle.__drizzle_migrations')
  return journal.filter((e) => e.when > Number(rows[0].newest ?? 0)).map((e) => e.tag)
}

function readJournal(): { tag: string; when: number }[] {
  return JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')).entries
}
