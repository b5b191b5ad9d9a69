/** The rules about pictures, videos, documents, links, classification and reach. */
import { describe, expect, test } from 'vitest'
import { anAssetFact, judged, knownAssets, stateOf } from '../../../../test/support/quality.ts'

type Listing = NonNullable<NonNullable<Parameters<typeof judged>[1]>['listing']>
const found = (id: string, listing: Listing, change = {}) => judged(id, { listing }, change).finding
const withAsset = (id: string, more: Parameters<typeof anAssetFact>[0]) => ({
  facts: { assetsById: new Map([...knownAssets, [id, anAssetFact(more)]]) },
})
const shots = (...captions: string[]) => captions.map((caption, i) => ({ file: `shot-${i}`, caption }))

describe('screenshots', () => {
  test('LQ-M01: four', () => {
    expect(found('LQ-M01', { screenshots: shots('One', 'Two', 'Three') })?.params).toEqual({ n: 3 })
  })

  test('LQ-M02: their files are named after keywords', () => {
    expect(judged('LQ-M02', {}, withAsset('shot-2', { filename: 'Capture 12.png' })).finding).toMatchObject({
      params: { filename: 'Capture 12.png' },
      pointer: '#/listing/screenshots/2/file',
    })
    expect(stateOf('LQ-M02', {}, withAsset('shot-2', { filename: 'dispatching_map.png' }))).toBe('passed')
    expect(stateOf('LQ-M02', {}, { facts: { assetsById: new Map() } })).toBe('notApplicable')
  })

  test('LQ-M03: captions are there, long enough, and differ', () => {
    const twice = shots('The board of a dispatcher', 'The board of a dispatcher')
    expect(found('LQ-M03', { screenshots: twice })?.pointer).toBe('#/listing/screenshots/1/caption')
    expect(found('LQ-M03', { screenshots: shots('Board') })?.params).toEqual({ value: 'Board' })
    expect(stateOf('LQ-M03')).toBe('passed')
  })

  test('LQ-M04: sharp and not empty', () => {
    const blurry = { warnings: [{ code: 'asset.warning.blurry', params: {} }] }
    expect(stateOf('LQ-M04', {}, withAsset('shot-0', blurry))).toBe('failed')
    expect(stateOf('LQ-M04', {}, withAsset('shot-0', { facts: { plainShare: 0.86 } }))).toBe('failed')
    expect(stateOf('LQ-M04', {}, withAsset('shot-0', { facts: { plainShare: 0.85 } }))).toBe('passed')
  })
})

describe('videos', () => {
  const url = 'https://video.example/1'
  const probed = (fact: object) => ({ facts: { links: new Map([[url, { alive: true, ...fact }]]) } })

  test('LQ-M05: one at least', () => {
    expect(stateOf('LQ-M05', { listing: { videos: null } })).toBe('failed')
  })

  test('LQ-M06: 60 to 90 seconds, asked when the length is known', () => {
    expect(stateOf('LQ-M06')).toBe('notApplicable')
    expect(stateOf('LQ-M06', {}, probed({ durationSeconds: 90 }))).toBe('passed')
    expect(judged('LQ-M06', {}, probed({ durationSeconds: 91 })).finding?.params).toEqual({ n: 91 })
  })

  test('LQ-M07 and M08: named after what is searched, and a second of another kind', () => {
    const only = [{ name: 'Our film', url, thumbnail: 't' }]
    expect(stateOf('LQ-M07', { listing: { videos: only } })).toBe('failed')
    expect(stateOf('LQ-M08', { listing: { videos: only } })).toBe('failed')
    expect(
      stateOf('LQ-M08', { listing: { videos: [...only, { name: 'Customer story: Contoso', url, thumbnail: 't' }] } }),
    ).toBe('passed')
    expect(stateOf('LQ-M08', { listing: { videos: null } })).toBe('notApplicable')
  })

  test('LQ-M09: plays where it is embedded, asked when it was tried', () => {
    expect(stateOf('LQ-M09')).toBe('notApplicable')
    expect(judged('LQ-M09', {}, probed({ embeddable: false })).finding).toMatchObject({
      params: { value: url },
      pointer: '#/listing/videos/0/url',
    })
  })
})

describe('logo and pictures', () => {
  test('LQ-M10: no plain background, few colours', () => {
    const plain = { warnings: [{ code: 'asset.warning.plainBackground', params: { colour: 'white' } }] }
    expect(stateOf('LQ-M10', {}, withAsset('logo', plain))).toBe('failed')
    expect(stateOf('LQ-M10', {}, withAsset('logo', { facts: { colours: 200 } }))).toBe('failed')
    expect(stateOf('LQ-M10', {}, { facts: { assetsById: new Map() } })).toBe('notApplicable')
  })

  test('LQ-M11: captions for every picture, and contrast', () => {
    expect(found('LQ-M11', { screenshots: [{ file: 'shot-0' }] })?.pointer).toBe('#/listing/screenshots/0/caption')
    expect(judged('LQ-M11', {}, withAsset('logo', { facts: { contrast: 1.4 } })).finding?.fieldKey).toBe(
      'listing.logos.large',
    )
  })
})

describe('documents', () => {
  test('LQ-R01: every PDF leads back with a campaign, asked when its links are known', () => {
    const links = (...urls: string[]) => withAsset('pdf-2', { filename: 'b.pdf', facts: { links: urls } })
    expect(judged('LQ-R01', {}, links('https://fabrikam.example/')).finding).toMatchObject({
      params: { filename: 'b.pdf' },
      pointer: '#/listing/documents/1/file',
    })
    expect(stateOf('LQ-R01', {}, links('https://fabrikam.example/?utm_source=pdf'))).toBe('passed')
    expect(stateOf('LQ-R01', {}, { facts: { assetsById: new Map() } })).toBe('notApplicable')
  })

  test('LQ-R02: two, one of which teaches', () => {
    const titled = (...titles: string[]) => ({ documents: titles.map((title) => ({ title, file: 'pdf-1' })) })
    expect(found('LQ-R02', titled('Guide'))?.params).toEqual({ n: 1, teaching: 1 })
    expect(found('LQ-R02', titled('Brochure', 'Prices'))?.params).toEqual({ n: 2, teaching: 0 })
    expect(stateOf('LQ-R02', { listing: titled('Brochure', 'White paper on crews') })).toBe('passed')
  })

  test.each(['guide.pdf', 'crew_planner_guide', 'CP-2024-11', 'Guide v2.1'])(
    'LQ-R03: “%s” is the name of a file',
    (title) => {
      expect(stateOf('LQ-R03', { listing: { documents: [{ title, file: 'pdf-1' }] } })).toBe('failed')
    },
  )
})

describe('links', () => {
  test('LQ-L01: the front of a site is no page, nor is one that does not answer', () => {
    expect(found('LQ-L01', { helpUrl: 'https://fabrikam.example/' })).toMatchObject({
      fieldKey: 'listing.helpUrl',
      params: { url: 'https://fabrikam.example/' },
    })
    const dead = { facts: { links: new Map([['https://fabrikam.example/privacy', { alive: false }]]) } }
    expect(judged('LQ-L01', {}, dead).finding?.fieldKey).toBe('listing.privacyPolicyUrl')
    expect(stateOf('LQ-L01')).toBe('passed')
  })

  test('LQ-L03: an id that campaigns are not counted by', () => {
    const link = (id: string) => ({ listing: { helpUrl: `https://fabrikam.example/help?mktcmpid=${id}` } })
    expect(stateOf('LQ-L03', link('autumn-2026_a'))).toBe('passed')
    expect(judged('LQ-L03', link('a-much-too-long-id')).finding?.params).toEqual({ value: 'a-much-too-long-id' })
    expect(stateOf('LQ-L03', link('%C3%A9t%C3%A9'))).toBe('failed')
  })
})

describe('classification', () => {
  const text = '<p>Sells: quotes, opportunities and the pipeline of every customer order.</p>'

  test('LQ-C01: asked when the text fits another category', () => {
    const categories = { primary: { id: 'finance', subcategories: ['notApplicable'] }, secondary: null }
    expect(judged('LQ-C01', { listing: { description: text }, categories }).finding?.params).toEqual({
      category: 'sales',
    })
  })

  test('LQ-C02: the text speaks of its category', () => {
    const listing = { name: 'Notes', summary: 'Notes.', description: text }
    const categories = { primary: { id: 'human-resources', subcategories: ['notApplicable'] }, secondary: null }
    const finding = judged('LQ-C02', { listing, categories }).finding
    expect(finding?.params).toEqual({ category: 'human-resources' })
    expect(finding?.message).toContain('Human Resources')
  })

  test('LQ-C03: an industry nobody speaks of', () => {
    expect(judged('LQ-C03', { industries: [{ id: 'energy', verticals: [] }] }).finding?.params).toEqual({
      industry: 'energy',
    })
  })

  test('LQ-C04: products named in the text are listed', () => {
    expect(found('LQ-C04', { worksWith: null })?.params).toEqual({ value: 'Field Service' })
    expect(stateOf('LQ-C04')).toBe('passed')
  })
})

describe('reach', () => {
  test('LQ-X01: a way to try it', () => {
    expect(stateOf('LQ-X01', { listingOption: 'contactMe' })).toBe('failed')
    expect(stateOf('LQ-X01', { listingOption: 'contactMe', testDrive: { enabled: true } })).toBe('passed')
  })

  test('LQ-X03: one country, unless the text says why', () => {
    const only = { availability: { markets: ['FR'] } }
    expect(stateOf('LQ-X03', only)).toBe('failed')
    expect(stateOf('LQ-X03', { ...only, listing: { description: '<p>For the public sector of France.</p>' } })).toBe(
      'passed',
    )
  })

  test('LQ-X03: of a service that is sold, the countries of the plans that everybody can get', () => {
    const sold = (...plans: Record<string, unknown>[]) => ({ availability: null, plans }) as never
    const saas = { type: 'saas' }
    expect(stateOf('LQ-X03', sold({ markets: ['US'] }, { markets: ['BE'] }), saas)).toBe('passed')
    const kept = { markets: ['BE'], audience: 'private' }
    expect(judged('LQ-X03', sold({ markets: ['US'] }, kept), saas)).toMatchObject({
      state: 'failed',
      finding: { fieldKey: 'plans' },
    })
    expect(stateOf('LQ-X03', sold(), saas)).toBe('notApplicable')
  })

  test('LQ-X04 to X06: asked of what is live only', () => {
    for (const id of ['LQ-X04', 'LQ-X05', 'LQ-X06']) expect(stateOf(id)).toBe('notApplicable')
    const since = (date: string) => ({ facts: { livePublishedAt: new Date(date) } })
    expect(stateOf('LQ-X04', {}, since('2025-03-05T00:00:00Z'))).toBe('passed')
    expect(judged('LQ-X04', {}, since('2024-12-24T00:00:00Z')).finding?.message).toContain('December 24, 2024')
    expect(stateOf('LQ-X05', {}, { facts: { asksForReviews: false } })).toBe('failed')
    expect(stateOf('LQ-X05', {}, { facts: { asksForReviews: true } })).toBe('passed')
    expect(stateOf('LQ-X06', {}, { facts: { siteLinksToListing: true } })).toBe('passed')
  })
})
