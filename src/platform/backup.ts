/**
 * The whole instance in one file, and an empty instance filled from it, whichever of the two databases either
 * stands on. Rows are told as JSON by the database itself, in one snapshot, so that nothing of theirs passes
 * through our types. The master key is not in the file, only what recognises it.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sql } from 'drizzle-orm'
import { type ArchiveEntry, ArchiveUnreadable, entryOf, readArchive, writeArchive } from './archive.ts'
import type { Ctx } from './ctx.ts'
import { type Db, inTransaction } from './db.ts'
import type { JobRunner, UnfinishedJob } from './jobs.ts'
import { appliedMigration } from './migrate.ts'
import { columnsOf, type Table, tablesInOrder, tablesWithRows } from './tables.ts'

export type Manifest = {
  format: 'comptoir-backup'
  version: 1
  takenAt: string
  marketplace: string
  /** The newest migration: rows fit tables of this state only. */
  migration: string
  keyHash: string
}
/** Comes last: a file without it was not written to its end. */
export type Inventory = { rows: Record<string, number>; files: number; jobs: number }

/** Why an instance cannot be filled from a file; nothing was changed. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused'
}

type Instance = { ctx: Ctx; jobs: JobRunner }

const rowsAtOnce = 200

/** Leads accepted meanwhile are in the file or are not, each with everything that follows from it. */
export async function backUp({ ctx, jobs }: Instance, path: string): Promise<Inventory> {
  const inventory: Inventory = { rows: {}, files: 0, jobs: 0 }
  await inTransaction(ctx, async (inner) => {
    await inner.db.execute(sql`set transaction isolation level repeatable read, read only`)
    await writeArchive(path, everything(inner, { jobs, inventory }))
  })
  return inventory
}

async function* everything(
  ctx: Ctx,
  { jobs, inventory }: { jobs: JobRunner; inventory: Inventory },
): AsyncGenerator<ArchiveEntry> {
  const manifest: Manifest = {
    format: 'comptoir-backup',
    version: 1,
    takenAt: ctx.now().toISOString(),
    marketplace: ctx.config.name,
    migration: await appliedMigration(ctx.db),
    keyHash: keyHash(ctx),
  }
  yield entryOf('manifest.json', JSON.stringify(manifest))
  for (const table of await tablesInOrder(ctx.db)) {
    inventory.rows[table] = 0
    for await (const rows of rowsOf(ctx.db, table)) {
      inventory.rows[table] += rows.length
      yield entryOf(`rows/${table}/${inventory.rows[table]}.json`, `[${rows.join(',\n')}]`)
    }
  }
  const unfinished = await jobs.unfinished(ctx.db)
  inventory.jobs = unfinished.length
  yield entryOf('jobs.json', JSON.stringify(unfinished))
  // Files are never changed nor removed, and stand on the disk before the row that names them.
  for await (const file of filesUnder(ctx.config.filesDir)) {
    inventory.files++
    yield file
  }
  yield entryOf('inventory.json', JSON.stringify(inventory))
}

/** A few hundred rows at a time, each as the text of a JSON object. */
async function* rowsOf(db: Db, table: Table): AsyncGenerator<string[]> {
  const cursor = sql.identifier(`backup_${table}`)
  await db.execute(
    sql`declare ${cursor} no scroll cursor for select row_to_json(t)::text as row from ${sql.identifier(table)} t`,
  )
  for (;;) {
    const { rows } = await db.execute<{ row: string }>(sql`fetch ${sql.raw(String(rowsAtOnce))} from ${cursor}`)
    if (rows.length === 0) break
    yield rows.map(({ row }) => row)
  }
  await db.execute(sql`close ${cursor}`)
}

async function* filesUnder(folder: string): AsyncGenerator<ArchiveEntry> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  for (const name of names.sort()) {
    const sha256 = /^[0-9a-f]{2}[\\/]([0-9a-f]{64})$/.exec(name)?.[1]
    if (!sha256) continue
    const path = join(folder, name)
    yield { name: `files/${sha256}`, size: (await stat(path)).size, body: createReadStream(path) }
  }
}

/**
 * All of the file, or nothing of it.
 * @param anotherKey goes on although secrets were sealed under another key: they will not open
 * @throws RestoreRefused when the instance is not empty, of another version or of another key
 * @throws ArchiveUnreadable when the file is not a backup, or not a whole one
 */
export async function restore(
  { ctx, jobs }: Instance,
  { path, anotherKey = false }: { path: string; anotherKey?: boolean },
): Promise<{ manifest: Manifest; inventory: Inventory }> {
  return inTransaction(ctx, async (inner) => {
    let manifest: Manifest | undefined
    let inventory: Inventory | undefined
    const found: Inventory = { rows: {}, files: 0, jobs: 0 }
    for await (const entry of readArchive(path)) {
      const [kind, name = ''] = entry.name.split('/')
      if (kind === 'manifest.json') manifest = await fitting(inner, { entry, path, anotherKey })
      else if (!manifest)
        throw new ArchiveUnreadable(`${path} is not a backup of Comptoir: it does not begin with its manifest.`)
      else if (kind === 'rows') found.rows[name] = (found.rows[name] ?? 0) + (await putRows(inner.db, name, entry))
      else if (kind === 'files') found.files += await putFile(inner, { name, entry, path })
      else if (kind === 'jobs.json') found.jobs = await putJobs(inner, { jobs, entry })
      else if (kind === 'inventory.json') inventory = JSON.parse(await text(entry.body)) as Inventory
    }
    if (!manifest || !inventory) throw new ArchiveUnreadable(`${path} was not written to its end. Take another backup.`)
    for (const [table, count] of Object.entries(inventory.rows)) {
      if ((found.rows[table] ?? 0) !== count || found.files !== inventory.files)
        throw new ArchiveUnreadable(`${path} lacks some of what it says it holds (${table}). Take another backup.`)
    }
    await goOnCounting(inner.db)
    return { manifest, inventory }
  })
}

async function fitting(
  ctx: Ctx,
  { entry, path, anotherKey }: { entry: ArchiveEntry; path: string; anotherKey: boolean },
): Promise<Manifest> {
  const manifest = JSON.parse(await text(entry.body)) as Manifest
  if (manifest.format !== 'comptoir-backup' || manifest.version !== 1)
    throw new ArchiveUnreadable(`${path} is not a backup that this version can read.`)
  const migration = await appliedMigration(ctx.db)
  if (manifest.migration !== migration)
    throw new RestoreRefused(
      `The backup was taken at ${manifest.migration}, this version is at ${migration}. Restore it with the version that took it, then upgrade.`,
    )
  const filled = await tablesWithRows(ctx.db)
  if (filled.length > 0)
    throw new RestoreRefused(
      `This instance is not empty (${filled.slice(0, 3).join(', ')}). Restore into a new database and a new COMPTOIR_DATA.`,
    )
  if (manifest.keyHash !== keyHash(ctx) && !anotherKey)
    throw new RestoreRefused(
      'The secrets in this backup were sealed under another key. Set COMPTOIR_KEY to that key, or put its file at COMPTOIR_DATA/key. If it is lost, add --another-key: everything else comes back, and publishers type their secrets again.',
    )
  return manifest
}

async function putRows(db: Db, table: Table, entry: ArchiveEntry): Promise<number> {
  const columns = sql.join(
    (await columnsOf(db, table)).map((column) => sql.identifier(column)),
    sql`, `,
  )
  const { rowCount } = await db.execute(sql`
    insert into ${sql.identifier(table)} (${columns}) overriding system value
    select ${columns} from json_populate_recordset(null::${sql.identifier(table)}, ${await text(entry.body)}::json)`)
  return rowCount ?? 0
}

async function putFile(
  ctx: Ctx,
  { name, entry, path }: { name: string; entry: ArchiveEntry; path: string },
): Promise<number> {
  const { sha256 } = await ctx.files.store(entry.body, { maxBytes: entry.size })
  if (sha256 !== name)
    throw new ArchiveUnreadable(`${path} is damaged: the file ${name} is not what was stored. Take another backup.`)
  return 1
}

async function putJobs(ctx: Ctx, { jobs, entry }: { jobs: JobRunner; entry: ArchiveEntry }): Promise<number> {
  const unfinished = JSON.parse(await text(entry.body)) as UnfinishedJob[]
  await jobs.resume(ctx, unfinished)
  return unfinished.length
}

/** Numbers that the database gives by itself go on after the highest restored. */
async function goOnCounting(db: Db): Promise<void> {
  const { rows } = await db.execute<{ table: string; column: string }>(sql`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = current_schema() and pg_get_serial_sequence(quote_ident(table_name), column_name) is not null`)
  for (const { table, column } of rows) {
    await db.execute(sql`
      select setval(pg_get_serial_sequence(${`"${table}"`}, ${column}), greatest(1, max(${sql.identifier(column)})), max(${sql.identifier(column)}) is not null)
      from ${sql.identifier(table)}`)
  }
}

function keyHash(ctx: Ctx): string {
  return createHash('sha256').update(ctx.keys.derive('backup.v1')).digest('hex')
}
