/** An instance goes into one file, and another comes out of it: on the same database, or on the other. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { ArchiveUnreadable } from '#platform/archive'
import { backUp, type Inventory, RestoreRefused, restore } from '#platform/backup'
import type { Ctx } from '#platform/ctx'
import { defineJob, type JobRunner, openJobs, sendJob } from '#platform/jobs'
import { keysFrom } from '#platform/secrets'
import { tablesInOrder } from '#platform/tables'
import { aLead } from './support/enquiries.ts'
import { aLiveOffer } from './support/live-offer.ts'
import { aShop, type TestShop } from './support/shop.ts'

const remind = defineJob({ name: 'test.remind', data: z.object({ of: z.string() }), async run() {} })

type Instance = { shop: TestShop; ctx: Ctx; jobs: JobRunner }
let old: Instance
let fresh: Instance
let folder: string
let file: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-backup-'))
  file = join(folder, 'shop.comptoir-backup')
  old = await anInstance()
  fresh = await anInstance()
})
afterEach(async () => {
  for (const { jobs, shop } of [old, fresh]) {
    await jobs.stop()
    await shop.close()
  }
  rmSync(folder, { recursive: true, force: true })
})

async function anInstance(): Promise<Instance> {
  const shop = await aShop()
  const jobs = await openJobs(shop.ctx.database, [remind], shop.ctx.log, { worker: false })
  return { shop, jobs, ctx: { ...shop.ctx, jobs } }
}

async function somethingToKeep({ ctx }: Instance) {
  await aLiveOffer(ctx)
  const lead = await aLead(ctx, { message: 'Two lines:\nand a "quoted" one — with a snowman ☃.' })
  const { sha256 } = await ctx.files.store(Buffer.from('a logo'), { maxBytes: 100 })
  await sendJob(ctx, remind, { of: 'the demonstration' }, { startAfter: new Date('2031-01-01T08:00:00Z') })
  return { lead, sha256 }
}

async function rowsOf({ ctx }: Instance): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {}
  for (const table of await tablesInOrder(ctx.db)) {
    const { rows } = await ctx.db.execute(sql`select row_to_json(t)::text as row from ${sql.identifier(table)} t`)
    if (rows.length > 0) all[table] = rows.map(({ row }) => row).sort()
  }
  return all
}

test('a new instance filled from a backup has every row, file and job of the old one', async () => {
  const { sha256 } = await somethingToKeep(old)
  const before = await rowsOf(old)

  const kept = await backUp(old, file)
  expect(kept).toMatchObject({ files: 1, jobs: 1, rows: { leads: 1, offers: 1, publishers: 1 } })
  expect((await stat(file)).mode & 0o777).toBe(0o600)

  const { inventory, manifest } = await restore(fresh, { path: file })
  expect(inventory).toEqual(kept satisfies Inventory)
  expect(manifest.takenAt).toBe('2026-03-02T09:00:00.000Z')
  expect(await rowsOf(fresh)).toEqual(before)
  expect(String(await fresh.ctx.files.read(sha256))).toBe('a logo')
  expect(await fresh.jobs.unfinished(fresh.ctx.db)).toEqual(await old.jobs.unfinished(old.ctx.db))
})

test('numbers that the database gives go on after the highest restored', async () => {
  const { lead } = await somethingToKeep(old)
  await backUp(old, file)
  await restore(fresh, { path: file })
  const next = await aLead(fresh.ctx)
  const { rows } = await fresh.ctx.db.execute<{ id: string }>(sql`select id from leads order by sequence`)
  expect(rows.map(({ id }) => id)).toEqual([lead.id, next.id])
})

test('an instance that has something in it is not filled, and loses nothing', async () => {
  await somethingToKeep(old)
  await backUp(old, file)
  await aLiveOffer(fresh.ctx, { publisherId: 'contoso' })
  const before = await rowsOf(fresh)
  await expect(restore(fresh, { path: file })).rejects.toThrow(/not empty.*Restore into a new database/)
  expect(await rowsOf(fresh)).toEqual(before)
})

test('a backup that was cut short is refused whole', async () => {
  await somethingToKeep(old)
  await backUp(old, file)
  const whole = readFileSync(file)
  for (const length of [0, 40, Math.floor(whole.length / 2), whole.length - 9]) {
    writeFileSync(file, whole.subarray(0, length))
    await expect(restore(fresh, { path: file }), `${length} bytes`).rejects.toBeInstanceOf(ArchiveUnreadable)
  }
  writeFileSync(file, 'PK, but not a backup')
  await expect(restore(fresh, { path: file })).rejects.toThrow(/is damaged/)
  await expect(restore(fresh, { path: join(folder, 'nowhere') })).rejects.toThrow(/there is no such file/)
  expect(await rowsOf(fresh)).toEqual({})
})

test('under another key it says which key is needed, and goes on when told that it is lost', async () => {
  await somethingToKeep(old)
  await backUp(old, file)
  const stranger = { ...fresh, ctx: { ...fresh.ctx, keys: keysFrom(Buffer.from('the key of some other instance')) } }
  const refused = restore(stranger, { path: file })
  await expect(refused).rejects.toBeInstanceOf(RestoreRefused)
  await expect(refused).rejects.toThrow(/Set COMPTOIR_KEY to that key/)
  await restore(stranger, { path: file, anotherKey: true })
  expect(await rowsOf(fresh)).toHaveProperty('leads')
})

test('an older backup at the path stays when the new one fails', async () => {
  await somethingToKeep(old)
  await backUp(old, file)
  const before = readFileSync(file)
  const failing = { ...old, jobs: { ...old.jobs, unfinished: () => Promise.reject(new Error('no jobs today')) } }
  await expect(backUp(failing, file)).rejects.toThrow('no jobs today')
  expect(readFileSync(file).equals(before)).toBe(true)
})
