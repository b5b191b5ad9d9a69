/** Sitemaps as sitemaps.org has them: one file while everything fits into it, else an index of several. */
import { locales } from '#platform/messages'

export type SitemapEntry = { path: string; updatedAt?: Date }

/** Addresses in one file: the protocol allows 50 000, and each is there in all languages of the house. */
const MOST_IN_A_FILE = 50_000
const ENTRIES_IN_A_FILE = Math.floor(MOST_IN_A_FILE / locales.length)

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const protocol = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** The list of the files, or the only one. */
export function firstSitemap(base: string, entries: readonly SitemapEntry[]): string {
  const files = Math.ceil(entries.length / ENTRIES_IN_A_FILE)
  if (files <= 1) return sitemapOf(base, entries)
  const list = Array.from({ length: files }, (_, i) => {
    const changed = lastmod(newestOf(entriesIn(entries, i + 1)))
    return `<sitemap><loc>${base}/sitemaps/${i + 1}.xml</loc>${changed}</sitemap>`
  })
  return `${head}<sitemapindex xmlns="${protocol}">\n${list.join('\n')}\n</sitemapindex>\n`
}

/** @param number from 1; undefined behind the last */
export function numberedSitemap(base: string, entries: readonly SitemapEntry[], number: number): string | undefined {
  const own = entriesIn(entries, number)
  return own.length ? sitemapOf(base, own) : undefined
}

function entriesIn(entries: readonly SitemapEntry[], number: number): readonly SitemapEntry[] {
  return entries.slice((number - 1) * ENTRIES_IN_A_FILE, number * ENTRIES_IN_A_FILE)
}

function sitemapOf(base: string, entries: readonly SitemapEntry[]): string {
  const urls = entries.flatMap((entry) => locales.map((locale) => urlOf(base, entry, locale)))
  return `${head}<urlset xmlns="${protocol}" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('\n')}
</urlset>
`
}

function urlOf(base: string, { path, updatedAt }: SitemapEntry, locale: string): string {
  const address = (l: string) => base + (l === 'en' ? path : `/${l}${path === '/' ? '' : path}`)
  const link = (language: string, l: string) =>
    `<xhtml:link rel="alternate" hreflang="${language}" href="${address(l)}"/>`
  const others = locales.map((l) => link(l, l)).join('') + link('x-default', 'en')
  return `<url><loc>${address(locale)}</loc>${lastmod(updatedAt)}${others}</url>`
}

function newestOf(entries: readonly SitemapEntry[]): Date | undefined {
  return entries.reduce<Date | undefined>(
    (newest, { updatedAt }) => (updatedAt && (!newest || updatedAt > newest) ? updatedAt : newest),
    undefined,
  )
}

function lastmod(day: Date | undefined): string {
  return day ? `<lastmod>${day.toISOString().slice(0, 10)}</lastmod>` : ''
}
