/** Every public address, for search engines: each in all languages of the house. Hidden offers have none here. */
import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { catalogueOf } from './catalogue.ts'
import { firstSitemap, numberedSitemap, type SitemapEntry } from './sitemap-files.ts'

/** The list of sitemaps, or the only one when everything fits into it. */
export async function sitemapIndex(ctx: Ctx): Promise<string> {
  return firstSitemap(ctx.config.url, await entries(ctx))
}

/** @param number from 1. @throws notFound behind the last */
export async function sitemap(ctx: Ctx, number: number): Promise<string> {
  const file = numberedSitemap(ctx.config.url, await entries(ctx), number)
  if (file === undefined) throw notFound('There is no such sitemap.')
  return file
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
