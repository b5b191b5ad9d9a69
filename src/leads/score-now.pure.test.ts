import { expect, test } from 'vitest'
import { defaultPoints } from './score.ts'
import { scoreNow } from './score-now.ts'

const captured = new Date('2026-03-02T09:00:00Z')
const lead = {
  actionCode: 'PLT',
  capturedAt: captured,
  scoreReasons: [
    { reason: 'act.PLT', points: 50 },
    { reason: 'corporate-mail', points: 10 },
    { reason: 'other-acts', points: 20 },
  ],
}
const days = (n: number) => new Date(captured.getTime() + n * 86_400_000)

test('with the default points it is what it was when it came', () => {
  expect(scoreNow(lead, { points: defaultPoints, now: captured })).toMatchObject({ score: 80, rating: 'hot' })
})

test('a publisher’s own points count, and a reason that counts twice keeps counting twice', () => {
  const points = { ...defaultPoints, 'act.PLT': 30, 'other-acts': 4 }
  expect(scoreNow(lead, { points, now: captured }).scoreReasons).toEqual([
    { reason: 'act.PLT', points: 30 },
    { reason: 'corporate-mail', points: 10 },
    { reason: 'other-acts', points: 8 },
  ])
})

test('every way of getting an offer follows the points of getting one, unless it has its own', () => {
  const free = { ...lead, actionCode: 'INS', scoreReasons: [{ reason: 'act.INS.get-it-now-free', points: 45 }] }
  expect(scoreNow(free, { points: { ...defaultPoints, 'act.INS': 20 }, now: captured }).score).toBe(20)
  const trial = { ...lead, actionCode: 'INS', scoreReasons: [{ reason: 'act.INS.free-trial', points: 60 }] }
  expect(scoreNow(trial, { points: { ...defaultPoints, 'act.INS': 20 }, now: captured }).score).toBe(60)
})

test('a company that is a customer already is worth more', () => {
  expect(scoreNow(lead, { points: defaultPoints, isCustomer: true, now: captured }).score).toBe(90)
})

test('a point a day goes after a week in which nobody did anything', () => {
  expect(scoreNow(lead, { points: defaultPoints, now: days(7) }).score).toBe(80)
  expect(scoreNow(lead, { points: defaultPoints, now: days(12) }).score).toBe(75)
  expect(scoreNow(lead, { points: defaultPoints, touchedAt: days(10), now: days(12) }).score).toBe(80)
})

test('whoever must not be contacted has no score', () => {
  expect(scoreNow({ ...lead, actionCode: 'DNC' }, { points: defaultPoints, now: captured })).toMatchObject({
    score: 0,
    scoreReasons: [],
  })
})
