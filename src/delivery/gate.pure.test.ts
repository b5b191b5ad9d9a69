import { expect, test } from 'vitest'
import { Gate } from './gate.ts'

function aCrowd() {
  const gate = new Gate()
  let places = 2
  const inside: (() => void)[] = []
  const went: number[] = []
  const come = (n: number) =>
    gate.pass(
      'a',
      () => places,
      () => {
        went.push(n)
        return new Promise<void>((leave) => inside.push(leave))
      },
    )
  const leave = async () => {
    inside.shift()!()
    await new Promise(setImmediate)
  }
  const allow = (most: number) => {
    places = most
  }
  return { come, leave, went, allow }
}

test('so many are inside at a time, and the others follow in the order in which they came', async () => {
  const { come, leave, went } = aCrowd()
  for (let n = 1; n <= 4; n++) void come(n)
  expect(went).toEqual([1, 2])
  await leave()
  expect(went).toEqual([1, 2, 3])
  await leave()
  expect(went).toEqual([1, 2, 3, 4])
})

test('when more become allowed, those outside go in as soon as somebody leaves', async () => {
  const { come, leave, went, allow } = aCrowd()
  for (let n = 1; n <= 6; n++) void come(n)
  allow(4)
  await leave()
  expect(went).toEqual([1, 2, 3, 4, 5])
})

test('when fewer are allowed, nobody goes in until there is room; and nobody waits for ever', async () => {
  const { come, leave, went, allow } = aCrowd()
  for (let n = 1; n <= 4; n++) void come(n)
  allow(0)
  await leave()
  expect(went).toEqual([1, 2])
  await leave()
  expect(went).toEqual([1, 2, 3])
})
