/**
 * The database: PostgreSQL when DATABASE_URL is set, else PGlite in a thread of this process behind the same
 * `pg` pool. One SQL dialect, one code path; see docs/decisions/0003-one-dialect.md.
 */
import { EventEmitter } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { sql } from 'drizzle-orm'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { Config } from './config.ts'
import { type Engine, engineInThread, engineOf } from './embedded-engine.ts'
import { EmbeddedStream } from './embedded-stream.ts'
import { lockFolder } from './lock.ts'
import type { Log } from './log.ts'

export type Db = NodePgDatabase

export type Database = {
  kind: 'postgres' | 'pglite'
  pool: pg.Pool
  db: Db
  /** Calls `heard` for each notification on the channel, and with '' after a lost connection came back. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

// Counts and sums arrive as numbers: none of ours comes near 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'databasePool' | 'dataDir'>,
  log: Log,
): Promise<Database> {
  return config.databaseUrl
    ? openPostgres(config.databaseUrl, config.databasePool, log)
    : openEmbedded(join(config.dataDir, 'pglite'), log)
}

export function openPostgres(url: string, size: number, log: Log): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    application_name: 'comptoir',
  })
  // A backend that goes away while idle is replaced at the next use; unhandled it would end the process.
  pool.on('error', (error) => log.warn({ err: error.message }, 'database connection lost'))
  // The pool listens to idle clients only. One that is lost between two statements of a transaction tells it
  // through its next statement; its event, unheard, would end the process as well.
  pool.on('connect', (client) => client.on('error', () => {}))
  const ears = new Set<Ear>()
  return {
    kind: 'postgres',
    pool,
    db: drizzle(pool),
    async listen(channel, heard) {
      const ear = new Ear(url, channel, heard, log)
      ears.add(ear)
      await ear.open()
      return async () => {
        ears.delete(ear)
        await ear.close()
      }
    },
    async close() {
      await Promise.all([...ears].map((ear) => ear.close()))
      await pool.end()
    },
  }
}

async function openEmbedded(folder: string, log: Log): Promise<Database> {
  mkdirSync(folder, { recursive: true })
  const unlock = lockFolder(folder)
  const database = overEngine(await engineInThread(folder), log)
  return {
    ...database,
    async close() {
      await database.close()
      unlock()
    },
  }
}

/** Over a PGlite in this thread, which has been waited for. */
export function overPglite(pglite: PGlite, log: Log): Database {
  return overEngine(engineOf(pglite), log)
}

/** PGlite has a single connection: the pool has one too, and waiting longer than this for it means a deadlock of ours. */
function overEngine(engine: Engine, log: Log): Database {
  const pool = new pg.Pool({
    max: 1,
    connectionTimeoutMillis: 30_000,
    idleTimeoutMillis: 0,
    Client: clientOver(engine),
  } as pg.PoolConfig)
  pool.on('error', (error) => log.warn({ err: error.message }, 'embedded database connection lost'))
  const ears = new EventEmitter().setMaxListeners(0)
  // The session listens, whichever client talks to it at the moment.
  pool.on('connect', (client) => client.on('notification', (n) => ears.emit(n.channel, n.payload ?? '')))
  return {
    kind: 'pglite',
    pool,
    db: drizzle(pool),
    async listen(channel, heard) {
      ears.on(channel, heard)
      await pool.query(`listen ${pg.escapeIdentifier(channel)}`)
      return async () => void ears.off(channel, heard)
    },
    async close() {
      await pool.end()
      await engine.close()
    },
  }
}

// All clients talk to PGlite's one session. The pool throws a client away after a failed query; the next one
// does not know what the one before it prepared there, and would be refused the names.
function clientOver(engine: Engine) {
  return class extends pg.Client {
    constructor() {
      super({ stream: () => new EmbeddedStream(engine), user: 'postgres', database: 'postgres', ssl: false })
    }

    override connect(): Promise<pg.Client>
    override connect(done: (error: Error) => void): void
    override connect(done?: (error: Error) => void): Promise<pg.Client> | undefined {
      const connected = super.connect().then(() => this.query('deallocate all'))
      if (!done) return connected.then(() => this)
      connected.then(() => (done as () => void)(), done)
      return undefined
    }
  }
}

/** A dedicated connection that listens on a channel, and comes back by itself when it is cut. */
class Ear {
  private client: pg.Client | undefined
  private closed = false
  private readonly url: string
  private readonly channel: string
  private readonly heard: (payload: string) => void
  private readonly log: Log

  constructor(url: string, channel: string, heard: (payload: string) => void, log: Log) {
    this.url = url
    this.channel = channel
    this.heard = heard
    this.log = log
  }

  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true, application_name: 'comptoir-listen' })
    this.client = client
    client.on('notification', (n) => this.heard(n.payload ?? ''))
    client.on('error', () => this.reopen())
    client.on('end', () => this.reopen())
    await client.connect()
    await client.query(`listen ${pg.escapeIdentifier(this.channel)}`)
  }

  private reopen(waitMs = 500) {
    if (this.closed || !this.client) return
    this.client.removeAllListeners()
    this.client.on('error', () => {})
    this.client = undefined
    setTimeout(() => {
      if (this.closed) return
      this.open().then(
        () => this.heard(''),
        (error: Error) => {
          this.log.warn({ err: error.message, channel: this.channel }, 'cannot listen to the database yet')
          this.reopen(Math.min(waitMs * 2, 5_000))
        },
      )
    }, waitMs).unref()
  }

  async close() {
    this.closed = true
    this.client?.removeAllListeners()
    this.client?.on('error', () => {})
    await this.client?.end().catch(() => {})
  }
}

/**
 * Runs the deed in one transaction: what must follow a row is committed with the row.
 * Inside, use only the inner context: the outer one would ask PGlite for a second connection, which it has not.
 */
export async function inTransaction<C extends { db: Db }, T>(ctx: C, deed: (ctx: C) => Promise<T>): Promise<T> {
  return ctx.db.transaction((tx) => deed({ ...ctx, db: tx as unknown as Db }))
}

/** Wakes listeners of the channel when the surrounding transaction commits. */
export async function notify(ctx: { db: Db }, channel: string, payload = ''): Promise<void> {
  await ctx.db.execute(sql`select pg_notify(${channel}, ${payload})`)
}
