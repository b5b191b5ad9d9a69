/** The rules about names, summaries, descriptions and keywords: what passes, what does not, what is said of it. */
import { describe, expect, test } from 'vitest'
import { judged, stateOf } from '../../../../test/support/quality.ts'

type Listing = NonNullable<NonNullable<Parameters<typeof judged>[1]>['listing']>
const found = (id: string, listing: Listing, change = {}) => judged(id, { listing }, change).finding
const params = (...given: Parameters<typeof found>) => found(...given)?.params
const filler = (sentence: string, times: number) => Array.from({ length: times }, () => sentence).join(' ')
const inFrench = (text: string) => `<p>This application is available only in French.</p>${text}`

describe('name', () => {
  test('LQ-T01: a keyword in any form of its words is in the name', () => {
    expect(stateOf('LQ-T01', { listing: { name: 'Crew planner', keywords: ['planning crews'] } })).toBe('failed')
    expect(stateOf('LQ-T01', { listing: { name: 'Crew planners', keywords: ['crew planning'] } })).toBe('passed')
    expect(found('LQ-T01', { name: 'Fabrikam' })).toMatchObject({
      pageKey: 'listing',
      fieldKey: 'listing.name',
      level: 'warning',
    })
  })

  test('LQ-T01: accents and capitals do not matter', () => {
    const listing = {
      name: 'Planification d’ÉQUIPES',
      keywords: ['equipe'],
      description: inFrench('<p>Pour les équipes.</p>'),
    }
    expect(stateOf('LQ-T01', { listing })).toBe('passed')
  })

  test('LQ-T02: two telling words beside publisher and platform', () => {
    expect(params('LQ-T02', { name: 'Fabrikam for Dynamics 365' })).toEqual({ n: 0 })
    expect(params('LQ-T02', { name: 'Fabrikam Planner' })).toEqual({ n: 1 })
    expect(stateOf('LQ-T02', { listing: { name: 'Crew Planner' } })).toBe('passed')
  })

  test('LQ-T03: fifty characters', () => {
    expect(stateOf('LQ-T03', { listing: { name: 'a'.repeat(50) } })).toBe('passed')
    expect(params('LQ-T03', { name: 'a'.repeat(51) })).toEqual({ n: 51, max: 50 })
  })

  test.each([
    ['AMAZINGLY good crews', 'AMAZINGLY'],
    ['Crew Planner!', '!'],
    ['Crews?? Planned', '??'],
    ['The best crew planner', 'best'],
    ['Crews, #1 in planning', '#1'],
  ])('LQ-T06: %s shouts', (name, value) => {
    expect(params('LQ-T06', { name })).toEqual({ value })
  })

  test.each(['OAUTH for crews', 'Crew Planner, 1 for all', 'Bestow', 'CRM and ERP planner'])(
    'LQ-T06: %s does not',
    (name) => {
      expect(stateOf('LQ-T06', { listing: { name } })).toBe('passed')
    },
  )

  test('LQ-T07: a full stop is told before anybody rejects it', () => {
    expect(params('LQ-T07', { name: 'Crew.Planner' })).toEqual({ value: '.' })
    expect(stateOf('LQ-T07', { listing: { name: 'Équipes & C’: (planning) - 2™' } })).toBe('passed')
  })

  test('LQ-T08: the platform’s brand neither opens the name nor is all of it', () => {
    expect(params('LQ-T08', { name: 'Dynamics 365 Crew Planner' })).toEqual({ value: 'Dynamics 365' })
    expect(params('LQ-T08', { name: 'My Power BI' })).toEqual({ value: 'Power BI' })
    expect(stateOf('LQ-T08', { listing: { name: 'Crew Planner for Dynamics 365' } })).toBe('passed')
    expect(stateOf('LQ-T08', { listing: { name: 'Azurelane Planner' } })).toBe('passed')
  })

  test.each([
    ['Crew Planner for PowerApps', { value: 'PowerApps', brand: 'Power Apps' }],
    ['Crew Planner for D365', { value: 'D365', brand: 'Dynamics 365' }],
    ['Crew Planner for dynamics 365', { value: 'dynamics 365', brand: 'Dynamics 365' }],
    ['Dynamics 365’s planner', { value: 'Dynamics 365’s', brand: 'Dynamics 365' }],
  ])('LQ-T09: %s is spelt wrongly', (name, expected) => {
    expect(params('LQ-T09', { name })).toEqual(expected)
  })

  test('LQ-T09: ordinary words are not brands, and texts are looked at too', () => {
    expect(stateOf('LQ-T09', { listing: { name: 'Planners excel, with a good outlook' } })).toBe('passed')
    expect(found('LQ-T09', { summary: 'Crew planning in Powerapps.' })?.fieldKey).toBe('listing.summary')
  })

  test('LQ-T10: asked only when the promoted page was read', () => {
    const url = 'https://fabrikam.example/crew-planner/help'
    const page = (title: string) => ({ facts: { links: new Map([[url, { alive: true, titles: [title] }]]) } })
    expect(stateOf('LQ-T10')).toBe('notApplicable')
    expect(stateOf('LQ-T10', { listing: { name: 'Crew Planner' } }, page('Crew planner – Fabrikam'))).toBe('passed')
    expect(params('LQ-T10', { name: 'Crew Planner' }, page('Planotron'))).toEqual({ title: 'Planotron' })
  })

  test('LQ-T11: words of testing, whole words only', () => {
    expect(params('LQ-T11', { name: 'Crew Planner (Beta)' })).toEqual({ value: 'Beta' })
    expect(stateOf('LQ-T11', { listing: { name: 'Contestant Demographics' } })).toBe('passed')
  })
})

describe('summary', () => {
  test('LQ-S01: one sentence of 40 to 100 characters', () => {
    expect(params('LQ-S01', { summary: 'Plan crews.' })).toEqual({ n: 11, sentences: 1 })
    expect(params('LQ-S01', { summary: 'Plan field crews in a few minutes. Then keep your promises.' })).toMatchObject({
      sentences: 2,
    })
    expect(stateOf('LQ-S01', { listing: { summary: 'Version 2.5 plans every field crew in minutes.' } })).toBe('passed')
  })

  test('LQ-S02: has a keyword', () => {
    expect(stateOf('LQ-S02', { listing: { summary: 'Dispatching made easy, every day of every week.' } })).toBe(
      'passed',
    )
    expect(stateOf('LQ-S02', { listing: { summary: 'Everything runs smoothly, every day of every week.' } })).toBe(
      'failed',
    )
  })

  test('LQ-S03: is neither the name nor the first sentence', () => {
    expect(stateOf('LQ-S03', { listing: { name: 'Plan crews', summary: 'Plan crews!' } })).toBe('failed')
    expect(
      stateOf('LQ-S03', { listing: { summary: 'Plan crews.', description: '<p>Plan crews. And more.</p>' } }),
    ).toBe('failed')
    expect(stateOf('LQ-S03')).toBe('passed')
  })

  test('LQ-S04: the customer comes first', () => {
    expect(params('LQ-S04', { summary: 'Fabrikam plans field crews for you, every day.' })).toEqual({
      value: 'Fabrikam',
    })
    expect(params('LQ-S04', { summary: 'We plan field crews for you, every single day.' })).toEqual({ value: 'we' })
    expect(stateOf('LQ-S04', { listing: { summary: 'Weekly plans for field crews, made in minutes.' } })).toBe('passed')
  })
})

describe('description', () => {
  test('LQ-D01: what it is and for whom, in the first 250 characters', () => {
    const late = `<p>${'Things go wrong. '.repeat(20)}</p><p>An app for dispatchers.</p>`
    expect(stateOf('LQ-D01', { listing: { description: late } })).toBe('failed')
    expect(stateOf('LQ-D01', { listing: { description: '<p>An app that helps dispatchers plan.</p>' } })).toBe('passed')
    expect(
      stateOf('LQ-D01', { listing: { description: inFrench('<p>Une application qui aide les équipes.</p>') } }),
    ).toBe('passed')
  })

  test('LQ-D02: what it is, for whom, which need', () => {
    expect(params('LQ-D02', { description: '<p>A tool.</p>' })).toEqual({ n: 1 })
    expect(stateOf('LQ-D02', { listing: { description: '<p>A tool with which teams avoid delays.</p>' } })).toBe(
      'passed',
    )
  })

  test('LQ-D03: each keyword that is missing costs its part', () => {
    const result = judged('LQ-D03', { listing: { keywords: ['crew planning', 'roster', 'dispatch', 'tachograph'] } })
    expect(result).toMatchObject({ state: 'partial', share: 0.5 })
    expect(result.finding?.params).toEqual({ n: 2, total: 4, missing: 'roster, tachograph' })
  })

  test('LQ-D04: benefits outnumber features', () => {
    const features = '<p>Features: a grid, a toolbar, a wizard, an API, a workflow and a form to save time.</p>'
    expect(params('LQ-D04', { description: features })).toEqual({ benefits: 2, features: 7 })
    expect(stateOf('LQ-D04')).toBe('passed')
  })

  test('LQ-D05: words of the chosen industry, asked only when one is chosen', () => {
    const description = '<p>Plans the nurses of a hospital.</p>'
    const industry = (id: string) => ({ listing: { description }, industries: [{ id, verticals: [] }] })
    expect(stateOf('LQ-D05', industry('healthcare'))).toBe('passed')
    expect(stateOf('LQ-D05', industry('automotive'))).toBe('failed')
    expect(stateOf('LQ-D05', { industries: [] })).toBe('notApplicable')
  })

  test('LQ-D06: names what the text does not explain', () => {
    const listing = { name: 'Notes', summary: 'Notes.', description: '<p>Writes notes down.</p>' }
    const finding = judged('LQ-D06', { listing, industries: [], categories: { secondary: null } }).finding
    expect(finding?.params).toEqual({ topics: 'categories/operations-and-supply-chain' })
    expect(finding?.message).toContain('Operations')
  })

  test('LQ-D07: 600 to 4 500 visible characters in two paragraphs', () => {
    const half = `<p>${'x'.repeat(300)}</p>`
    expect(params('LQ-D07', { description: half })).toEqual({ n: 300, paragraphs: 1 })
    expect(stateOf('LQ-D07', { listing: { description: half + half } })).toBe('passed')
    expect(stateOf('LQ-D07', { listing: { description: half.repeat(16) } })).toBe('failed')
  })

  test('LQ-D08: a heading, a list, short paragraphs, short sentences', () => {
    expect(params('LQ-D08', { description: `<p>${filler('word', 30)}</p>` })).toEqual({
      headings: 0,
      items: 0,
      longest: 149,
      mean: 30,
    })
    expect(stateOf('LQ-D08', { listing: { description: '<h2>Why</h2><p>Less work.</p><ul><li>Fast</li></ul>' } })).toBe(
      'passed',
    )
  })

  test('LQ-D09: a keyword said too often', () => {
    const description = `<p>${filler('Dispatch is good.', 10)}</p>`
    expect(params('LQ-D09', { description })).toEqual({ value: 'dispatch', n: 10 })
    expect(stateOf('LQ-D09', { listing: { description: '<p>Dispatch.</p>' } })).toBe('passed')
  })

  test('LQ-D10: frequent errors and words written twice, one in 200 words', () => {
    expect(params('LQ-D10', { description: '<p>You recieve the the plan.</p>' })).toEqual({
      n: 2,
      value: 'recieve, the the',
    })
    expect(stateOf('LQ-D10', { listing: { description: `<p>${filler('All good words.', 70)} recieve</p>` } })).toBe(
      'passed',
    )
    expect(params('LQ-D10', { description: inFrench('<p>Vous vous occupez du dévelopement.</p>') })).toEqual({
      n: 1,
      value: 'dévelopement',
    })
    expect(stateOf('LQ-D10', { listing: { description: '<p>For dispatch. Dispatch is quick.</p>' } })).toBe('passed')
  })

  test('LQ-D11 and D12: what it needs and what it works with', () => {
    const silent = { listing: { description: '<p>It plans crews.</p>', worksWith: null } }
    expect(stateOf('LQ-D11', silent)).toBe('failed')
    expect(stateOf('LQ-D12', silent)).toBe('failed')
    const open = { listing: { description: '<p>It runs inside Field Service and requires its licence.</p>' } }
    expect(stateOf('LQ-D11', open)).toBe('passed')
    expect(stateOf('LQ-D12', open)).toBe('passed')
  })

  test('LQ-D14: addresses and telephone numbers, not years and figures', () => {
    expect(params('LQ-D14', { description: '<p>Write to sam@fabrikam.example now.</p>' })).toEqual({
      value: 'sam@fabrikam.example',
    })
    expect(params('LQ-D14', { description: '<p>Call +33 1 23 45 67 89.</p>' })).toEqual({ value: '+33 1 23 45 67 89' })
    expect(stateOf('LQ-D14', { listing: { description: '<p>From 2019 to 2026, 12 000 000 jobs.</p>' } })).toBe('passed')
  })

  test('LQ-D15: another offer', () => {
    const description = '<p>See https://market.example/product/dynamics-365/fabrikam.other too.</p>'
    expect(stateOf('LQ-D15', { listing: { description } })).toBe('failed')
  })

  test.each([
    ['<p>Ben &amp;nbsp; Jerry</p>', '&nbsp;'],
    ['<p>TODO: say more</p>', 'TODO'],
    ['<p>Text</p><li></li>', '<li></li>'],
    ['<p>Lorem ipsum dolor</p>', 'Lorem ipsum'],
  ])('LQ-D16: %s was left over', (description, value) => {
    expect(params('LQ-D16', { description })).toEqual({ value })
  })

  test('rules that go by word lists do not judge a language that has none', () => {
    const description =
      '<p>Die App für Disponenten und die Teams, die mit ihr den Tag planen und nicht mehr warten.</p>'
    for (const id of ['LQ-D01', 'LQ-D02', 'LQ-D04', 'LQ-D10', 'LQ-D11']) {
      expect(stateOf(id, { listing: { description } }), id).toBe('notApplicable')
    }
  })
})

describe('keywords', () => {
  test('LQ-K01: all three', () => {
    expect(params('LQ-K01', { keywords: ['dispatch'] })).toEqual({ n: 1, max: 3 })
    expect(stateOf('LQ-K01', { listing: { keywords: null } })).toBe('failed')
  })

  test('LQ-K02: none generic, none the name', () => {
    expect(found('LQ-K02', { keywords: ['dispatch', 'Apps'] })).toMatchObject({
      params: { value: 'Apps' },
      pointer: '#/listing/keywords/1',
    })
    expect(params('LQ-K02', { name: 'Crew Planner', keywords: ['crew planners'] })).toEqual({ value: 'crew planners' })
    expect(stateOf('LQ-K02', { listing: { keywords: null } })).toBe('notApplicable')
  })

  test('LQ-K03: none twice but for an ending', () => {
    expect(params('LQ-K03', { keywords: ['plan', 'planning'] })).toEqual({ value: 'planning' })
    expect(stateOf('LQ-K03')).toBe('passed')
  })
})
