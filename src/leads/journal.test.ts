import { appendFileSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest'
import { eventsBetween } from '#events'
import { as, type Ctx } from '#platform/ctx'
import { overPglite } from '#platform/db'
import { aLiveOffer } from '../../test/support/live-offer.ts'
import { anActor } from '../../test/support/people.ts'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { captureLead, closeJournal, eraseLead, replayJournal } from './index.ts'
import { readSegment, trimJournal } from './journal.ts'
import { leads } from './schema.ts'

const isEmbedded = process.env.TEST_DATABASE !== 'postgres'
let shop: TestShop
beforeEach(async () => {
  shop = await aShop()
  await aLiveOffer(shop.ctx)
})
afterEach(() => shop.close())

const consent = { textId: 'fair-2026', textHash: 'a'.repeat(64), method: 'import' }
// Programs may vouch for their own consent texts.
const asProgram = (ctx: Ctx): Ctx => ({ ...ctx, actor: { ...ctx.actor, kind: 'application', id: 'app', name: 'App' } })
const capture = (ctx: Ctx, name: string) =>
  captureLead(asProgram(ctx), {
    offerKey: 'fabrikam.route-planner',
    actionCode: 'INS',
    email: `${name}@delvaux.example`,
    consent,
  })
const segments = () => readdirSync(shop.ctx.config.journalDir)
const emailsIn = async (ctx: Ctx) =>
  (await ctx.db.select({ email: leads.email }).from(leads)).map(({ email }) => email).sort()

/** Another shop on database files as they were when `dump` was taken, with the journal as it is now. */
async function afterPowerCut(dump: Blob | File, deed: (ctx: Ctx) => Promise<void>): Promise<void> {
  const database = overPglite(await PGlite.create({ loadDataDir: dump }), shop.ctx.log)
  await deed({ ...shop.ctx, database, db: database.db })
  await closeJournal({ ...shop.ctx, database })
  await database.close()
}

/** The test's PGlite, to copy its files from. */
async function rolledBackable(): Promise<{ ctx: Ctx; dump(): Promise<File | Blob>; close(): Promise<void> }> {
  const file = new Blob([readFileSync(inject('pgliteDump'))])
  const pglite = await PGlite.create({ loadDataDir: file })
  const database = overPglite(pglite, shop.ctx.log)
  const ctx = { ...shop.ctx, database, db: database.db }
  await aLiveOffer(ctx)
  return { ctx, dump: () => pglite.dumpDataDir('none'), close: () => database.close() }
}

if (isEmbedded) {
  test('each accepted lead is in a journal that only its owner can read', async () => {
    const lead = await capture(shop.ctx, 'amelie')
    const [name] = segments()
    const path = join(shop.ctx.config.journalDir, name!)
    expect(readSegment(readFileSync(path, 'utf8'))).toMatchObject({
      entries: [{ row: { id: lead.id, sequence: lead.sequence } }],
      damaged: [],
    })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  test('leads that a power cut took from the database are put back, once, with what followed them', async () => {
    const { ctx, dump, close } = await rolledBackable()
    await capture(ctx, 'before')
    const files = await dump()
    const kept = await Promise.all(['one', 'two', 'three'].map((name) => capture(ctx, name)))
    await close()
    await afterPowerCut(files, async (ctx) => {
      expect(await emailsIn(ctx)).toEqual(['before@delvaux.example'])
      expect(await replayJournal(ctx)).toEqual({ read: 4, restored: 3, damaged: [] })
      expect(await emailsIn(ctx)).toEqual(['before', 'one', 'three', 'two'].map((name) => `${name}@delvaux.example`))
      expect(await replayJournal(ctx)).toMatchObject({ restored: 0 })
      const to = new Date(ctx.now().getTime() + 1)
      const events = await eventsBetween(ctx, { from: new Date(0), to, kinds: ['lead.captured'] })
      expect(events.map(({ subjectId }) => subjectId).sort()).toEqual(expect.arrayContaining(kept.map(({ id }) => id)))
      expect(events).toHaveLength(4)
      // The customer who saw "thank you" and asks again is not asked for twice; and numbers go on.
      expect((await capture(ctx, 'one')).id).toBe(kept[0]!.id)
      expect((await capture(ctx, 'after')).sequence).toBeGreaterThan(Math.max(...kept.map(({ sequence }) => sequence)))
    })
  })

  test('a second power cut right after the first takes none of them either', async () => {
    const { ctx, dump, close } = await rolledBackable()
    const files = await dump()
    await capture(ctx, 'amelie')
    await close()
    for (const _ of ['first', 'second']) {
      await afterPowerCut(files, async (ctx) => {
        await replayJournal(ctx)
        expect(await emailsIn(ctx)).toEqual(['amelie@delvaux.example'])
      })
    }
  })

  test('a torn last line is nobody’s lead; any other damage is reported and the file kept', async () => {
    const lead = await capture(shop.ctx, 'amelie')
    await closeJournal(shop.ctx)
    const path = join(shop.ctx.config.journalDir, segments()[0]!)
    appendFileSync(path, '12345678 {"row":{"id":"0192')
    expect(await replayJournal(shop.ctx)).toEqual({ read: 1, restored: 0, damaged: [] })

    const [line] = readFileSync(path, 'utf8').split('\n')
    writeFileSync(path, `${line!.replace(lead.id, lead.id.replace(/^0/, '1'))}\n${line}\n`)
    expect(await replayJournal(shop.ctx)).toMatchObject({ read: 1, damaged: [{ line: 1 }] })
    expect(segments().some((name) => name.endsWith('.damaged'))).toBe(true)
  })

  test('a damaged file loses who is erased, and goes after seven days with a line in the log', async () => {
    const gone = await capture(shop.ctx, 'amelie')
    const other = await capture(shop.ctx, 'pieter')
    await closeJournal(shop.ctx)
    const path = join(shop.ctx.config.journalDir, segments()[0]!)
    const [first, second] = readFileSync(path, 'utf8').split('\n')
    // One line whose id is not readable any more, one whose checksum is not.
    writeFileSync(path, `${first!.replace(gone.id, '?')}\n${second!.replace(/^./, 'z')}\n${first}\n`)
    const aged = (days: number) => new Date(Date.now() - days * 86_400_000)
    utimesSync(path, aged(6), aged(6))
    await replayJournal(shop.ctx)
    const owner = as(shop.ctx, anActor({ publisherId: 'fabrikam' }))
    await eraseLead(owner, { publisherId: 'fabrikam', leadId: gone.id })
    const damaged = `${path}.damaged`
    expect(readFileSync(damaged, 'utf8')).toContain(other.id)
    expect(readFileSync(damaged, 'utf8')).not.toMatch(/amelie/)

    expect(await trimJournal(shop.ctx)).toBe(0)
    expect(statSync(damaged).mtime < aged(5)).toBe(true)
    utimesSync(damaged, aged(7.1), aged(7.1))
    const warn = vi.spyOn(shop.ctx.log, 'warn')
    expect(await trimJournal(shop.ctx)).toBe(1)
    expect(warn).toHaveBeenCalledWith({ file: basename(damaged) }, expect.stringContaining('removed'))
    expect(segments()).not.toContain(basename(damaged))
  })

  test('an hour later the journal forgets, because the database’s files are on the disk by then', async () => {
    await capture(shop.ctx, 'amelie')
    await closeJournal(shop.ctx)
    expect(await trimJournal(shop.ctx)).toBe(0)
    const path = join(shop.ctx.config.journalDir, segments()[0]!)
    const longAgo = new Date(Date.now() - 61 * 60_000)
    utimesSync(path, longAgo, longAgo)
    expect(await trimJournal(shop.ctx)).toBe(1)
    expect(segments()).toEqual([])
  })

  test('a lead that the journal could not take is not answered with success', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'comptoir-full-'))
    const config = { ...shop.ctx.config, journalDir: join(folder, 'journal') }
    mkdirSync(folder, { recursive: true })
    writeFileSync(config.journalDir, 'a file stands where the folder should')
    const other = await aShop()
    await aLiveOffer(other.ctx)
    await expect(capture({ ...other.ctx, config }, 'amelie')).rejects.toMatchObject({ type: 'enquiry-not-sent' })
    await other.close()
    await rm(folder, { recursive: true })
  })
} else {
  test('PostgreSQL keeps its own journal', async () => {
    await capture(shop.ctx, 'amelie')
    expect(await replayJournal(shop.ctx)).toEqual({ read: 0, restored: 0, damaged: [] })
    expect(() => segments()).toThrow('ENOENT')
  })
}
