import { expect, test, vi } from 'vitest'
import { GroupCommit } from './group-commit.ts'

/** A commit that the test ends by hand. */
function byHand(
  options: { parallel: number; most: number; apart?: { ms: number; enough: number } } = { parallel: 1, most: 100 },
) {
  const groups: { items: number[]; end(error?: Error): void }[] = []
  const group = new GroupCommit<number, string>(
    (items) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve(items.map((item) => `kept ${item}`)))
        groups.push({ items, end })
      }),
    { ...options, isItemsFault: (error) => (error as Error).message === 'bad row' },
  )
  return { group, groups }
}
const turn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)))

test('what queues while a commit runs goes together in the next, and each gets its own result', async () => {
  const { group, groups } = byHand()
  const first = group.submit(1)
  await turn()
  const rest = [2, 3, 4].map((item) => group.submit(item))
  await turn()
  expect(groups.map(({ items }) => items)).toEqual([[1]])
  groups[0]!.end()
  expect(await first).toBe('kept 1')
  await turn()
  expect(groups[1]!.items).toEqual([2, 3, 4])
  groups[1]!.end()
  expect(await Promise.all(rest)).toEqual(['kept 2', 'kept 3', 'kept 4'])
})

test('as many commits run at once as there are connections for them', async () => {
  const { group, groups } = byHand({ parallel: 2, most: 2 })
  for (const item of [1, 2, 3, 4, 5]) void group.submit(item)
  await turn()
  expect(groups.map(({ items }) => items)).toEqual([
    [1, 2],
    [3, 4],
  ])
})

test('one bad row fails alone', async () => {
  const commits: number[][] = []
  const group = new GroupCommit<number, string>(
    async (items) => {
      commits.push(items)
      if (items.includes(3)) throw new Error('bad row')
      return items.map((item) => `kept ${item}`)
    },
    { parallel: 1, most: 100, isItemsFault: () => true },
  )
  const results = await Promise.allSettled([1, 2, 3, 4, 5].map((item) => group.submit(item)))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  expect(commits[0]).toEqual([1, 2, 3, 4, 5])
})

test('a failure that is nobody’s fault is told to all, and the next group is tried', async () => {
  const { group, groups } = byHand()
  const both = [group.submit(1), group.submit(2)]
  await turn()
  groups[0]!.end(new Error('database gone'))
  expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const later = group.submit(3)
  await turn()
  groups[1]!.end()
  expect(await later).toBe('kept 3')
})

test('where each commit costs much they keep apart, and neither who comes after a pause waits nor enough together', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
  const { group, groups } = byHand({ parallel: 2, most: 100, apart: { ms: 15, enough: 3 } })
  void group.submit(1)
  await turn()
  for (const item of [2, 3]) {
    void group.submit(item)
    await turn()
    vi.advanceTimersByTime(7)
  }
  expect(groups.map(({ items }) => items)).toEqual([[1]])
  vi.advanceTimersByTime(1)
  expect(groups.map(({ items }) => items)).toEqual([[1], [2, 3]])
  for (const { end } of groups) end()
  vi.advanceTimersByTime(60)
  await turn()
  void group.submit(4)
  await turn()
  expect(groups.map(({ items }) => items)).toEqual([[1], [2, 3], [4]])
  groups[2]!.end()
  for (const item of [5, 6, 7]) void group.submit(item)
  await turn()
  expect(groups[3]!.items).toEqual([5, 6, 7])
  vi.useRealTimers()
})
