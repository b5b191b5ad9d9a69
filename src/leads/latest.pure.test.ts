import { expect, test } from 'vitest'
import { latestOf } from './latest.ts'

test('those who ask while a read runs share the next one, which began after they asked', async () => {
  let version = 1
  const reads: (() => void)[] = []
  const latest = latestOf(
    () =>
      new Promise<number>((resolve) => {
        const seen = version
        reads.push(() => resolve(seen))
      }),
  )
  const first = latest.ask(undefined)
  version = 2
  const late = [latest.ask(undefined), latest.ask(undefined)]
  reads[0]!()
  expect(await first).toBe(1)
  await new Promise(setImmediate)
  expect(reads).toHaveLength(2)
  reads[1]!()
  expect(await Promise.all(late)).toEqual([2, 2])
})

test('a failed read fails those who shared it and nobody after', async () => {
  let fails = true
  const latest = latestOf(async () => {
    if (fails) throw new Error('gone')
    return 1
  })
  await expect(latest.ask(undefined)).rejects.toThrow('gone')
  fails = false
  expect(await latest.ask(undefined)).toBe(1)
})
