import { expect, test } from 'vitest'
import { expectationOf } from './forecast.ts'

const now = new Date('2026-03-02T09:00:00Z')
const pace = { medianHours: 48, perDay: 4, known: true }
const at = (text: string) => new Date(`2026-03-${text}:00Z`)
const expected = (waitingSince: Date, position: number) =>
  expectationOf(waitingSince, { position, waiting: 20, pace, now }).expectedAt

test('the next in turn is expected when a review usually ends', () => {
  expect(expected(at('02T08:00'), 1)).toEqual(at('04T08:00'))
})

test('who stands far back is expected when the turn comes', () => {
  expect(expected(at('02T08:00'), 20)).toEqual(at('07T09:00'))
})

test('what has waited longer than usual is never expected in the past', () => {
  expect(expected(new Date('2026-01-02T08:00:00Z'), 1).getTime()).toBeGreaterThan(now.getTime())
})
