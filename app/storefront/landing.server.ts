/** The page of one category or industry: its offers, its parts, and the other facets. */

import type { Ctx } from '#platform/ctx'
import { notFound } from '#platform/problem'
import { dimensions, facetLabel, facetNames, storefrontMessages } from '#storefront'
import { lookUp, queryOf } from './query.server.ts'

export async function loadLanding(
  ctx: Ctx,
  url: URL,
  { dimension, root, part }: { dimension: 'category' | 'industry'; root: string; part: string | undefined },
) {
  const own = part ? `${root}.${part}` : root
  const names = await facetNames(ctx)
  const title = facetLabel(dimension, own, names)
  // A list that does not know the id gives it back.
  if (title === own || title === part) throw notFound(storefrontMessages(ctx.locale, 'storefront.no_such_category'))
  const asked = queryOf(url.searchParams)
  const query = { ...asked, filter: { ...asked.filter, [dimension]: [own] } }
  const { found, pages } = await lookUp(ctx, url, query)
  const chips = dimensions
    .filter((each) => each !== dimension)
    .flatMap((each) =>
      (asked.filter[each] ?? []).map((value) => ({ name: each, value, label: facetLabel(each, value, names) })),
    )
  return {
    dimension,
    root: { id: root, label: facetLabel(dimension, root, names) },
    part,
    title,
    parts: found.facets[dimension].find((value) => value.value === root)?.parts ?? [],
    found,
    chips,
    sort: asked.sort ?? 'newest',
    page: asked.page,
    pages,
    plain: chips.length === 0 && !asked.sort && asked.page === 1,
  }
}

export type LandingData = Awaited<ReturnType<typeof loadLanding>>
