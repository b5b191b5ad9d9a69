/**
 * The lead journal of the embedded database, which never calls fsync: a power cut takes the last seconds
 * of its files. Each accepted lead is also a line here, fsynced before the answer, and what the database
 * lacks at the next start is put back. The lines hold personal data, so the files are for their owner only
 * and live for an hour: by then the operating system has long written the database's own.
 * See docs/decisions/0051-lead-journal.md.
 */
import { close, fdatasync, mkdirSync, openSync, write } from 'node:fs'
import { open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import type { Ctx } from '#platform/ctx'
import type { Database } from '#platform/db'
import { GroupCommit } from './group-commit.ts'
import { type JournalEntry, restoreLeads } from './restore.ts'

/** A segment is written for this long, or to this size; then its successor is begun, so that old ones can be removed. */
const SEGMENT_MS = 10 * 60_000
const SEGMENT_BYTES = 64 * 1024 * 1024
const KEPT_MS = 60 * 60_000
/** Time for a person to look at what could not be read. */
const DAMAGED_KEPT_MS = 7 * 24 * 60 * 60_000
const suffix = '.journal'
const damagedSuffix = `${suffix}.damaged`

// Plain descriptors: a FileHandle complains when a process ends, or a test's shop goes, without closing it.
const files = { write: promisify(write), sync: promisify(fdatasync), close: promisify(close) }

class Journal {
  private segment: { file: number; openedAt: number; bytes: number } | undefined
  private readonly folder: string
  private readonly group = new GroupCommit<string, undefined>((lines) => this.write(lines), {
    parallel: 1,
    most: 10_000,
  })

  constructor(folder: string) {
    this.folder = folder
  }

  /** Resolves when the entries, and everything submitted before them, are on the disk. */
  async append(entries: JournalEntry[]): Promise<void> {
    await this.group.submit(entries.map(lineOf).join(''))
  }

  /** Resolves when everything submitted so far is on the disk. */
  async flush(): Promise<void> {
    await this.group.submit('')
  }

  private async write(lines: string[]): Promise<undefined[]> {
    const bytes = Buffer.from(lines.join(''))
    if (bytes.length > 0) {
      const segment = await this.current()
      try {
        for (let at = 0; at < bytes.length; ) at += (await files.write(segment.file, bytes, at)).bytesWritten
        await files.sync(segment.file)
        segment.bytes += bytes.length
      } catch (error) {
        // It may end in half a line; the next entry goes to a new segment, where it can be read.
        await this.close()
        throw error
      }
    }
    return lines.map(() => undefined)
  }

  private async current() {
    const { segment } = this
    if (segment && (Date.now() - segment.openedAt > SEGMENT_MS || segment.bytes > SEGMENT_BYTES)) await this.close()
    if (!this.segment) {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 })
      const now = new Date()
      const name = `${now.toISOString().replaceAll(':', '-')}-${process.pid}${suffix}`
      const file = openSync(join(this.folder, name), 'a', 0o600)
      await syncFolder(this.folder)
      this.segment = { file, openedAt: now.getTime(), bytes: 0 }
    }
    return this.segment
  }

  async close(): Promise<void> {
    const { segment } = this
    this.segment = undefined
    if (segment) await files.close(segment.file)
  }
}

const journals = new WeakMap<Database, Journal>()

function journalOf(ctx: Ctx): Journal | undefined {
  if (ctx.database.kind !== 'pglite') return undefined
  let journal = journals.get(ctx.database)
  if (!journal) {
    journal = new Journal(ctx.config.journalDir)
    journals.set(ctx.database, journal)
  }
  return journal
}

/** Puts accepted leads on the disk before their senders are answered. PostgreSQL has done so itself. */
export async function keepInJournal(ctx: Ctx, ...entries: JournalEntry[]): Promise<void> {
  await journalOf(ctx)?.append(entries)
}

/** Waits until leads that were accepted before are on the disk: for whoever is answered with one of them. */
export async function awaitJournal(ctx: Ctx): Promise<void> {
  await journalOf(ctx)?.flush()
}

/** Called at a clean stop, after the last request. */
export async function closeJournal(ctx: Ctx): Promise<void> {
  const journal = journalOf(ctx)
  await journal?.flush()
  await journal?.close()
}

export type JournalReplay = {
  /** Leads found in the journal, and those of them that the database had lost. */
  read: number
  restored: number
  /** Lines in the middle of a file that cannot be read, with where they are: kept aside, never dropped. */
  damaged: { file: string; line: number }[]
}

/**
 * Puts back into the embedded database what the journal has and it has not. Called once, before the first
 * request. Deliveries of restored leads start again under the same ids, so a receiver that honours the
 * idempotency key sees none twice.
 */
export async function replayJournal(ctx: Ctx): Promise<JournalReplay> {
  const replay: JournalReplay = { read: 0, restored: 0, damaged: [] }
  if (ctx.database.kind !== 'pglite') return replay
  for (const name of await segmentsIn(ctx.config.journalDir)) {
    const path = join(ctx.config.journalDir, name)
    const { entries, damaged } = readSegment(await readFile(path, 'utf8'))
    const restored = await restoreLeads(ctx, entries)
    // A second power cut soon after must not take them again.
    for (const entry of restored) await keepInJournal(ctx, entry)
    replay.read += entries.length
    replay.restored += restored.length
    replay.damaged.push(...damaged.map((line) => ({ file: name, line })))
    if (damaged.length > 0) {
      ctx.log.error(
        { file: `${name}.damaged`, lines: damaged },
        'the lead journal has unreadable lines; the file is kept for seven days',
      )
      await rename(path, `${path}.damaged`)
    }
  }
  if (replay.restored > 0) ctx.log.warn({ restored: replay.restored }, 'leads were put back from the journal')
  return replay
}

/** Removes segments that the database's own files have long caught up with, and damaged ones after seven days. */
export async function trimJournal(ctx: Ctx): Promise<number> {
  let removed = 0
  if (ctx.database.kind !== 'pglite') return removed
  for (const name of await segmentsIn(ctx.config.journalDir)) {
    const path = join(ctx.config.journalDir, name)
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs < KEPT_MS) continue
    await rm(path)
    removed++
  }
  for (const name of await segmentsIn(ctx.config.journalDir, damagedSuffix)) {
    const path = join(ctx.config.journalDir, name)
    const { mtimeMs } = await stat(path)
    if (Date.now() - mtimeMs < DAMAGED_KEPT_MS) continue
    await rm(path)
    removed++
    ctx.log.warn({ file: name }, 'a damaged file of the lead journal was removed: its seven days are over')
  }
  return removed
}

/** Erasure: takes out of damaged files the lines of these leads, and those that name these addresses. */
export async function forgetDamaged(ctx: Ctx, { leadIds, emails }: { leadIds: string[]; emails: string[] }) {
  if (ctx.database.kind !== 'pglite') return
  const known = [...leadIds, ...emails].map((text) => JSON.stringify(text).toLowerCase())
  for (const name of await segmentsIn(ctx.config.journalDir, damagedSuffix)) {
    const path = join(ctx.config.journalDir, name)
    const lines = (await readFile(path, 'utf8')).split('\n')
    const others = lines.filter((line) => !known.some((text) => line.toLowerCase().includes(text)))
    if (others.length === lines.length) continue
    const { atime, mtime } = await stat(path)
    await writeFile(path, others.join('\n'))
    // Its seven days go on.
    await utimes(path, atime, mtime)
  }
}

async function segmentsIn(folder: string, ending = suffix): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => name.endsWith(ending)).sort()
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function lineOf(entry: JournalEntry): string {
  const json = JSON.stringify(entry)
  return `${checksum(json)} ${json}\n`
}

/** The last line may be torn: its lead was never answered. Any other that does not fit its checksum is damage. */
export function readSegment(text: string): { entries: JournalEntry[]; damaged: number[] } {
  const lines = text.split('\n')
  const entries: JournalEntry[] = []
  const damaged: number[] = []
  for (const [i, line] of lines.entries()) {
    const json = line.slice(9)
    if (line[8] === ' ' && line.slice(0, 8) === checksum(json)) entries.push(JSON.parse(json) as JournalEntry)
    else if (i < lines.length - 1) damaged.push(i + 1)
  }
  return { entries, damaged }
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0')
}
