import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from './db.ts'
import { openLog } from './log.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'comptoir-embedded-'))
let database: Database

beforeAll(async () => {
  database = await openDatabase({ dataDir, databaseUrl: undefined, databasePool: 1 }, openLog('silent'))
})

afterAll(async () => {
  await database.close()
  rmSync(dataDir, { recursive: true, force: true })
})

test('while the embedded database is busy with a long query, everybody else goes on', async () => {
  let turns = 0
  const others = setInterval(() => turns++, 0)
  const { rows } = await database.pool.query('select sum(n)::float8 as sum from generate_series(1, 1000000) n')
  clearInterval(others)
  expect(rows).toEqual([{ sum: 500_000_500_000 }])
  expect(turns).toBeGreaterThan(10)
})

test('a statement that is refused says why, and the next one is answered', async () => {
  await expect(database.pool.query('select * from nowhere')).rejects.toThrow('relation "nowhere" does not exist')
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

test('an answer of many megabytes arrives whole', async () => {
  const { rows } = await database.pool.query("select repeat('x', 1000) as text from generate_series(1, 20000)")
  expect(rows.length).toBe(20_000)
  expect(rows.every(({ text }) => text.length === 1000)).toBe(true)
})

test('who listens is told through the same thread', async () => {
  const { promise, resolve } = Promise.withResolvers<string>()
  await database.listen('leads', resolve)
  await database.pool.query("select pg_notify('leads', 'one more')")
  expect(await promise).toBe('one more')
})
