import { expect, test } from 'vitest'
import { firstSitemap, numberedSitemap, type SitemapEntry } from './sitemap-files.ts'

const base = 'https://market.example'
const day = (number: number) => new Date(Date.UTC(2026, 0, 1 + number))

/** A first page without a date, and offers: the later its number, the earlier it changed. */
function catalogueOf(offers: number): SitemapEntry[] {
  const listed = Array.from({ length: offers }, (_, i) => ({
    path: `/product/saas/fabrikam.offer-${i}`,
    updatedAt: day(300 - Math.floor(i / 1000)),
  }))
  return [{ path: '/' }, ...listed]
}

const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address!)

test('a sitemap with more than 50 000 addresses is several, and the index says when each changed', () => {
  const entries = catalogueOf(60_000)
  const index = firstSitemap(base, entries)
  expect(locations(index)).toEqual([1, 2, 3].map((number) => `${base}/sitemaps/${number}.xml`))
  expect([...index.matchAll(/<lastmod>(.*?)<\/lastmod>/g)].map(([, changed]) => changed)).toEqual(
    [0, 24, 49].map((thousands) =>
      day(300 - thousands)
        .toISOString()
        .slice(0, 10),
    ),
  )
  const files = [1, 2, 3].map((number) => numberedSitemap(base, entries, number)!)
  for (const file of files) {
    expect(locations(file).length).toBeLessThanOrEqual(50_000)
    expect(Buffer.byteLength(file)).toBeLessThan(50 * 1024 * 1024)
  }
  const all = files.flatMap(locations)
  expect(all).toHaveLength(2 * entries.length)
  expect(new Set(all).size).toBe(all.length)
  for (const number of [0, 4]) expect(numberedSitemap(base, entries, number)).toBeUndefined()
})

test('while everything fits, the one sitemap has it all', () => {
  const entries = catalogueOf(24_999)
  const only = firstSitemap(base, entries)
  expect(only).toContain('<urlset')
  expect(only).toBe(numberedSitemap(base, entries, 1))
  expect(locations(only)).toHaveLength(50_000)
  expect(firstSitemap(base, catalogueOf(25_000))).toContain('<sitemapindex')
})

test('an address says when it changed only where that is known', () => {
  const xml = firstSitemap(base, [{ path: '/' }, { path: '/product/saas/a.b', updatedAt: day(0) }])
  expect(xml).toContain(`<url><loc>${base}/fr</loc><xhtml:link`)
  expect(xml).toContain(`<loc>${base}/fr/product/saas/a.b</loc><lastmod>2026-01-01</lastmod>`)
})
