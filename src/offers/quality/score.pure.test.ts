import { describe, expect, test } from 'vitest'
import { judged, scoreOf, withFacts } from '../../../test/support/quality.ts'
import { offerMessages } from '../messages.ts'
import { getOfferType, offerTypes } from '../types/registry.ts'
import { allQualityRules } from './all.ts'
import { defaultRuleSet, tunedRuleSet } from './rule-set.ts'
import { bandOf, scoreOffer } from './score.ts'

test('a listing that leaves nothing to wish for is great', () => {
  const { score, band, capped, version } = scoreOf()
  expect({ score, band, capped, version }).toEqual({ score: 100, band: 'great', capped: false, version: '2026-11.2' })
})

test('an empty draft is weak, and still told what to begin with', () => {
  const type = getOfferType('dynamics-365-ce', '2020')
  const { score, band, bestFixes } = scoreOffer(type, '2020', {}, withFacts({ assetsById: new Map() }))
  expect(score).toBeLessThan(20)
  expect(band).toBe('weak')
  expect(bestFixes).toHaveLength(3)
})

test('an error of validation caps the score at 49, and says so', () => {
  const error = { facts: { findings: [{ level: 'error' as const }] } }
  expect(scoreOf({}, error)).toMatchObject({ score: 49, band: 'weak', capped: true })
  expect(scoreOf({}, { facts: { findings: [{ level: 'warning' as const }] } })).toMatchObject({
    score: 100,
    capped: false,
  })
})

test('the score is the weight of what passes by the weight of what applies, rounded', () => {
  const { results, score } = scoreOf({ listing: { videos: null, keywords: ['crew planning'] } })
  const applying = results.filter((result) => result.state !== 'notApplicable')
  const sum = (of: (result: (typeof results)[number]) => number) => applying.reduce((n, result) => n + of(result), 0)
  expect(score).toBe(Math.round((100 * sum(({ weight, share }) => weight * share)) / sum(({ weight }) => weight)))
  expect(applying.length).toBeLessThan(results.length)
})

test('mending what a fix names brings the points that it promises', () => {
  const without = scoreOf({ leads: { destination: 'none' } })
  const fix = without.bestFixes.find(({ id }) => id === 'LQ-X02')
  expect(fix?.finding).toMatchObject({
    fieldKey: 'leads.destination',
    pointer: '#/leads/destination',
    pageKey: 'setup',
  })
  expect(scoreOf().score - without.score).toBe(Math.round(fix?.gain ?? 0))
})

test('what brings most points for the least work comes first', () => {
  const { bestFixes } = scoreOf({
    listing: { videos: null, keywords: ['crew planning', 'dispatch'], summary: 'Crews.' },
  })
  expect(bestFixes.map(({ id }) => id)).toEqual(['LQ-S02', 'LQ-K01', 'LQ-S01'])
})

test.each([
  [100, 'great'],
  [85, 'great'],
  [84, 'good'],
  [70, 'good'],
  [69, 'fair'],
  [50, 'fair'],
  [49, 'weak'],
  [0, 'weak'],
])('%i points are %s', (points, band) => {
  expect(bandOf(points)).toBe(band)
})

test('the same offer has the same score, every time', () => {
  expect(scoreOf()).toEqual(scoreOf())
})

test('every rule has its weight in the rule set, and the rule set no rule too many', () => {
  expect(allQualityRules.map((rule) => rule.id).sort()).toEqual(Object.keys(defaultRuleSet.rules).sort())
})

describe('tuning', () => {
  test('another weight is another version, and another score', () => {
    const ruleSet = tunedRuleSet({ rules: { 'LQ-M05': { weight: 50 } } })
    expect(ruleSet.version).toMatch(/^2026-11\.2\+[0-9a-f]{8}$/)
    expect(scoreOf({ listing: { videos: null } }, { ruleSet }).score).toBeLessThan(
      scoreOf({ listing: { videos: null } }).score,
    )
    expect(tunedRuleSet({ rules: { 'LQ-M05': { weight: 50 } } }).version).toBe(ruleSet.version)
  })

  test('nothing tuned is the default itself', () => {
    expect(tunedRuleSet({})).toBe(defaultRuleSet)
  })

  test('a rule of no weight is left out', () => {
    const ruleSet = tunedRuleSet({ rules: { 'LQ-M05': { weight: 0 } } })
    expect(judged('LQ-M05', { listing: { videos: null } }, { ruleSet }).state).toBe('notApplicable')
  })

  test('words of the operator are looked for', () => {
    const ruleSet = tunedRuleSet({ competitors: 'Contoso, Wide World' })
    const description = '<p>Unlike Contoso, it plans crews.</p>'
    expect(judged('LQ-D15', { listing: { description } }, { ruleSet }).finding?.params).toEqual({ value: 'Contoso' })
  })
})

test('every finding has words in both languages, with every parameter filled in', () => {
  const type = getOfferType('dynamics-365-ce', '2020')
  const poor = { listing: { name: 'BEST', keywords: ['app'], screenshots: [{}], documents: [{ title: 'x.pdf' }] } }
  for (const { finding } of scoreOffer(type, '2020', poor, withFacts()).results) {
    if (!finding) continue
    for (const locale of ['en', 'fr'] as const) {
      expect(offerMessages(locale, finding.code, finding.params)).not.toMatch(/\{\w+\}|^LQ-/)
    }
  }
})

test('every type can be scored', () => {
  for (const type of offerTypes('2022')) {
    const { score } = scoreOffer(type, '2022', { listing: { name: 'Crew Planner' } }, withFacts())
    expect(score, type.id).toBeGreaterThanOrEqual(0)
  }
})
