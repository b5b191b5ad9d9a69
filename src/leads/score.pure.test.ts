import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Campaign, flags } from './lead.ts'
import { actionCodes } from './lead-source.ts'
import { scoreOf } from './score.ts'

const amelie = {
  actionCode: 'PLT' as const,
  listingOption: 'contact-me',
  flags: [],
  suspect: false,
  phone: '+3225550143',
  title: 'Responsable flotte',
  message: null,
  country: 'BE',
  targetMarkets: ['BE'],
  campaign: {},
  otherActs: 0,
  repeated: false,
}

test('the sum can be followed line by line', () => {
  expect(scoreOf(amelie)).toEqual({
    score: 73,
    rating: 'hot',
    scoreReasons: [
      { reason: 'act.PLT', points: 50 },
      { reason: 'corporate-mail', points: 10 },
      { reason: 'decision-maker', points: 5 },
      { reason: 'phone', points: 3 },
      { reason: 'target-market', points: 5 },
    ],
  })
})

test('a purchase by somebody who tried before is as hot as can be', () => {
  expect(scoreOf({ ...amelie, actionCode: 'Create', otherActs: 1 })).toMatchObject({ score: 100, rating: 'hot' })
})

test('personal mail, a shared address and suspicion cost points', () => {
  const facts = { ...amelie, flags: ['free-mail', 'role-address'] as const, suspect: true, repeated: true }
  expect(scoreOf({ ...facts, flags: [...facts.flags] })).toMatchObject({ score: 8, rating: 'cold' })
})

test('more acts than two earn no more', () => {
  expect(scoreOf({ ...amelie, otherActs: 7 }).scoreReasons).toContainEqual({ reason: 'other-acts', points: 20 })
})

test('whatever is known, the score is from 0 to 100 and its reasons are the only cause of it', () => {
  fc.assert(
    fc.property(
      fc.record({
        actionCode: fc.constantFrom(...actionCodes),
        listingOption: fc.constantFrom('contact-me', 'get-it-now-free', 'free-trial', 'transact', 'test-drive'),
        flags: fc.subarray([...flags]),
        suspect: fc.boolean(),
        phone: fc.option(fc.constant('1'), { nil: null }),
        title: fc.option(fc.string(), { nil: null }),
        message: fc.option(fc.string(), { nil: null }),
        country: fc.option(fc.constantFrom('BE', 'DE'), { nil: null }),
        targetMarkets: fc.constant<string[]>(['BE']),
        campaign: fc.constantFrom<Campaign>({}, { mktcmpid: 'x' }),
        otherActs: fc.nat(9),
        repeated: fc.boolean(),
      }),
      (facts) => {
        const { score, scoreReasons } = scoreOf(facts)
        const sum = scoreReasons.reduce((total, { points }) => total + points, 0)
        expect(score).toBe(Math.max(0, Math.min(100, sum)))
      },
    ),
  )
})
