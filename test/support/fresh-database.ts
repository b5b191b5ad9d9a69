/**
 * A migrated, empty database for each shop. Making one costs more than most tests do, so a worker keeps those
 * that shops gave back, wiped, for the next ones.
 */
import { readFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openPostgres, overPglite } from '../../src/platform/db.ts'
import { openLog } from '../../src/platform/log.ts'

const silent = openLog('silent')
const idlePglites: PGlite[] = []
const idleNames: string[] = []

export async function freshDatabase(): Promise<Database> {
  return process.env.TEST_DATABASE === 'postgres' ? freshPostgres() : freshPglite()
}

async function freshPglite(): Promise<Database> {
  const pglite =
    idlePglites.pop() ?? (await PGlite.create({ loadDataDir: new Blob([readFileSync(inject('pgliteDump'))]) }))
  const database = overPglite(pglite, silent)
  return {
    ...database,
    async close() {
      await database.pool.end()
      await wipe(async (statement) => (await pglite.exec(statement)).at(-1)?.rows ?? [])
      idlePglites.push(pglite)
    },
  }
}

async function freshPostgres(): Promise<Database> {
  const admin = inject('postgresUrl')
  const urlOf = (name: string) => admin.replace(/\/postgres$/, `/${name}`)
  const name = idleNames.pop() ?? (await copyOfMigrated(admin))
  const database = openPostgres(urlOf(name), 6, silent)
  return {
    ...database,
    async close() {
      await database.close()
      await onPostgres(urlOf(name), async (client) => {
        await client.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        )
        await wipe(async (statement) => (await client.query(statement)).rows)
      })
      idleNames.push(name)
    },
  }
}

async function copyOfMigrated(admin: string): Promise<string> {
  const name = `shop_${crypto.randomUUID().replaceAll('-', '')}`
  await onPostgres(admin, (client) => client.query(`create database ${name} template migrated`))
  return name
}

async function onPostgres(url: string, deed: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await deed(client)
  } finally {
    await client.end()
  }
}

type Ask = (statement: string) => Promise<Record<string, unknown>[]>

/** Takes out every row, and whatever else was not there when the database was migrated. */
async function wipe(ask: Ask): Promise<void> {
  await ask('rollback')
  await ask('discard all')
  // The foreign keys of rows that all go need no looking after.
  await ask('set session_replication_role = replica')
  const statements = await ask(`
    select format('drop schema %I cascade', nspname) as one from pg_namespace
      where nspname not in ('public', 'drizzle', 'information_schema') and nspname not like 'pg\\_%'
    union all
    select format('drop table %I', tablename) from pg_tables where schemaname = 'public' and tablename like 'test\\_%'
    union all
    -- Emptying files costs more than taking out some rows; many rows would stay behind as dead weight.
    select format(case when pg_relation_size(format('%I', tablename)::regclass) < 1000000
                  then 'delete from %I' else 'truncate %I cascade' end, tablename)
      from pg_tables where schemaname = 'public' and tablename not like 'test\\_%'
    union all
    select format('alter sequence %I restart', sequencename) from pg_sequences
      where schemaname = 'public' and last_value is not null and sequencename not like 'test\\_%'`)
  await ask(statements.map(({ one }) => one).join(';'))
  await ask('reset session_replication_role')
}
