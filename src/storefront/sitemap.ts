/** Every public address, for search engines: each in all languages of the house. Hidden offers have none here. */
import type { Ctx } from '#platform/ctx'
import { locales } from '#platform/messages'
import { notFound } from '#platform/problem'
import { catalogueOf } from './catalogue.ts'

/** Addresses in one file, as the protocol allows (sitemaps.org: 50 000, of which each has all its languages). */
const MOST_IN_A_FILE = 20_000

export type SitemapEntry = { path: string; updatedAt?: Date }

async function sitemapFiles(ctx: Ctx): Promise<number> {
  return Math.max(1, Math.ceil((await entries(ctx)).length / MOST_IN_A_FILE))
}

/** The list of sitemaps, or the only one when everything fits into it. */
export async function sitemapIndex(ctx: Ctx): Promise<string> {
  const files = await sitemapFiles(ctx)
  if (files === 1) return sitemap(ctx, 1)
  const list = Array.from(
    { length: files },
    (_, i) => `<sitemap><loc>${ctx.config.url}/sitemaps/${i + 1}.xml</loc></sitemap>`,
  )
  return `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${list.join('')}</sitemapindex>\n`
}

/** @param number from 1. @throws notFound behind the last */
export async function sitemap(ctx: Ctx, number: number): Promise<string> {
  const own = (await entries(ctx)).slice((number - 1) * MOST_IN_A_FILE, number * MOST_IN_A_FILE)
  if (own.length === 0) throw notFound('There is no such sitemap.')
  const urls = own.flatMap((entry) => locales.map((locale) => urlOf(ctx.config.url, entry, locale)))
  return `${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('\n')}
</urlset>
`
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

function urlOf(base: string, { path, updatedAt }: SitemapEntry, locale: string): string {
  const address = (l: string) => base + (l === 'en' ? path : `/${l}${path === '/' ? '' : path}`)
  const link = (language: string, l: string) =>
    `<xhtml:link rel="alternate" hreflang="${language}" href="${address(l)}"/>`
  const others = locales.map((l) => link(l, l)).join('') + link('x-default', 'en')
  const day = updatedAt ? `<lastmod>${updatedAt.toISOString().slice(0, 10)}</lastmod>` : ''
  return `<url><loc>${address(locale)}</loc>${day}${others}</url>`
}

async function entries(ctx: Ctx): Promise<SitemapEntry[]> {
  const { cards } = await catalogueOf(ctx)
  const categories = new Set<string>()
  const industries = new Set<string>()
  const publishers = new Set<string>()
  for (const card of cards.values()) {
    publishers.add(card.publisherId)
    for (const { id } of card.categories) categories.add(id)
    for (const { id } of card.industries) industries.add(id)
  }
  return [
    { path: '/' },
    ...[...categories].map((id) => ({ path: `/categories/${id}` })),
    ...[...industries].map((id) => ({ path: `/industries/${id}` })),
    ...[...publishers].map((id) => ({ path: `/publishers/${id}` })),
    ...[...cards.values()].map((card) => ({ path: `/product/${card.segment}/${card.key}`, updatedAt: card.updatedAt })),
  ]
}
