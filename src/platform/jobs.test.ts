import { DrizzleQueryError } from 'drizzle-orm/errors'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import type { Ctx } from './ctx.ts'
import { inTransaction } from './db.ts'
import { defineJob, type JobRunner, openJobs, sendJob } from './jobs.ts'

let shop: TestShop
let runner: JobRunner
let ctx: Ctx
let worked: string[]
let failures: number
let noticed: () => void

const greet = defineJob({
  name: 'test.greet',
  data: z.object({ name: z.string() }),
  async run(_ctx, { name }) {
    if (failures-- > 0) throw new Error('not yet')
    worked.push(name)
    noticed()
  },
})

let left: string | undefined

/** Fails at first, with what somebody typed in its query; at the second try it looks at what is kept of the first. */
const careless = defineJob({
  name: 'test.careless',
  data: z.object({}),
  async run({ database }) {
    if (failures-- > 0) throw new DrizzleQueryError('select $1', ['Ada Lovelace'], new Error('no such table'))
    const { rows } = await database.pool.query<{ output: string }>(
      `select output::text from pgboss.job where name = 'test.careless'`,
    )
    left = rows[0]?.output
    worked.push('careless')
    noticed()
  },
})

beforeEach(async () => {
  shop = await aShop()
  worked = []
  failures = 0
  runner = await openJobs(shop.ctx.database, [greet, careless], shop.ctx.log)
  ctx = { ...shop.ctx, jobs: runner }
})
afterEach(async () => {
  await runner.stop()
  await shop.close()
})

const workedOff = (count: number) =>
  new Promise<void>((resolve) => {
    noticed = () => worked.length === count && resolve()
    noticed()
  })

test('a job sent in a transaction is worked after it commits', async () => {
  await inTransaction(ctx, (ctx) => sendJob(ctx, greet, { name: 'Ada' }))
  const done = workedOff(1)
  await runner.work(ctx)
  await done
  expect(worked).toEqual(['Ada'])
})

test('a job whose cause was rolled back never existed', async () => {
  const failing = inTransaction(ctx, async (ctx) => {
    await sendJob(ctx, greet, { name: 'ghost' })
    throw new Error('the cause fails')
  })
  await expect(failing).rejects.toThrow('the cause fails')
  await sendJob(ctx, greet, { name: 'Ada' })
  const done = workedOff(1)
  await runner.work(ctx)
  await done
  expect(worked).toEqual(['Ada'])
})

test('a job that fails is tried again', async () => {
  failures = 1
  await sendJob(ctx, greet, { name: 'Ada' })
  const done = workedOff(1)
  await runner.work(ctx)
  await done
  expect(worked).toEqual(['Ada'])
})

test('what is kept of a failed try says which query failed, and nothing of what was in it', async () => {
  failures = 1
  await sendJob(ctx, careless, {})
  const done = workedOff(1)
  await runner.work(ctx)
  await done
  expect(left).toContain('no such table')
  expect(left).toContain('select $1')
  expect(left).not.toContain('Lovelace')
})
