/** The address of a results page: what was searched, filtered and sorted, and which page of it. */
import { redirect } from 'react-router'
import type { Ctx } from '#platform/ctx'
import {
  dimensions,
  type Filter,
  LONGEST_QUERY,
  type SearchResults,
  type Sort,
  searchCatalogue,
  sorts,
} from '#storefront'

const PAGE_SIZE = 24
/** Deeper than this nobody looks; the search is narrowed instead. */
const LAST_PAGE = 100

export type AskedQuery = { text: string; filter: Filter; sort: Sort | undefined; page: number }

export function queryOf(params: URLSearchParams): AskedQuery {
  const filter: Filter = {}
  for (const dimension of dimensions) {
    const values = [...new Set(params.getAll(dimension))].filter((value) => /^[\w.-]{1,120}$/.test(value)).slice(0, 20)
    if (values.length) filter[dimension] = values
  }
  const page = Number(params.get('page') ?? 1)
  return {
    text: typedText(params.get('q') ?? ''),
    filter,
    sort: sorts.find((sort) => sort === params.get('sort')),
    page: Number.isInteger(page) && page > 0 ? Math.min(page, LAST_PAGE) : 1,
  }
}

/** Without what no title can show: control characters, and the half of a sign that the limit would leave. */
function typedText(text: string): string {
  const shown = text.replace(/\p{Cc}+/gu, ' ').trim()
  return shown.slice(0, LONGEST_QUERY).replace(/[\uD800-\uDBFF]$/, '')
}

/**
 * What was found, on the page that was asked for.
 * @throws a redirect to the last page that there is, from any behind it
 */
export async function lookUp(
  ctx: Ctx,
  url: URL,
  { text, filter, sort, page }: AskedQuery,
): Promise<{ found: SearchResults; pages: number }> {
  const found = await searchCatalogue(ctx, { text, filter, sort, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE })
  const pages = Math.ceil(found.total / PAGE_SIZE)
  if (page > Math.max(pages, 1)) {
    const params = new URLSearchParams(url.search)
    params.delete('page')
    if (pages > 1) params.set('page', String(pages))
    throw redirect(params.size ? `${url.pathname}?${params}` : url.pathname)
  }
  return { found, pages }
}
