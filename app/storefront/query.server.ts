/** The address of a results page: what was searched, filtered and sorted, and which page of it. */
import { type CatalogueQuery, dimensions, type Filter, LONGEST_QUERY, type Sort, sorts } from '#storefront'

export const PAGE_SIZE = 24
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
    text: (params.get('q') ?? '').trim().slice(0, LONGEST_QUERY),
    filter,
    sort: sorts.find((sort) => sort === params.get('sort')),
    page: Number.isInteger(page) && page > 0 ? Math.min(page, LAST_PAGE) : 1,
  }
}

export function asCatalogueQuery({ text, filter, sort, page }: AskedQuery): CatalogueQuery {
  return { text, filter, sort, offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE }
}
