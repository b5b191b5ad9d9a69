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

beforeEach(async () => {
  shop = await aShop()
  worked = []
  failures = 0
  runner = await openJobs(shop.ctx.database, [greet], shop.ctx.log)
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
