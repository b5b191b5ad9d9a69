import { afterEach, beforeEach, expect, test } from 'vitest'
import { aShop, type TestShop } from '../../test/support/shop.ts'
import { lookAtGrown, tidyWorn } from './tidy.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await aShop()
  await shop.ctx.database.pool.query('create table test_queue (id int primary key, state text)')
  await shop.ctx.database.pool.query(
    `insert into test_queue select n, repeat('x', 100) from generate_series(1, 3000) n`,
  )
})
afterEach(() => shop.close())

const ask = async (statement: string) => Number((await shop.ctx.database.pool.query(statement)).rows[0].n)
const size = () => ask(`select pg_table_size('test_queue') as n`)
const replaceAll = () => shop.ctx.database.pool.query('update test_queue set state = reverse(state)')

test('a table whose rows are replaced again and again stays within a few times its size', async () => {
  expect(await tidyWorn(shop.ctx.database)).toContain('public.test_queue')
  expect(await tidyWorn(shop.ctx.database)).toEqual([])
  const atFirst = await size()
  for (let round = 0; round < 10; round++) {
    await replaceAll()
    expect(await tidyWorn(shop.ctx.database)).toEqual(['public.test_queue'])
  }
  expect(await size()).toBeLessThan(atFirst * 3)
})

test('the database knows how many rows a tidied table has', async () => {
  await tidyWorn(shop.ctx.database)
  expect(await ask(`select reltuples as n from pg_class where relname = 'test_queue'`)).toBe(3000)
})

test('a server looks at a table that has doubled, once', async () => {
  const { pool } = shop.ctx.database
  const look = async () => {
    await pool.query('select pg_stat_force_next_flush()')
    return (await lookAtGrown(shop.ctx.database)).filter((name) => name === 'public.test_queue')
  }
  expect(await look()).toEqual(['public.test_queue'])
  expect(await look()).toEqual([])
  await pool.query('insert into test_queue select n from generate_series(3001, 9000) n')
  expect(await look()).toEqual(['public.test_queue'])
})
