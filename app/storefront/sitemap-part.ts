import { notFound } from '#platform/problem'
import { sitemap } from '#storefront'
import { ctxOf } from '../ctx.server.ts'
import type { Route } from './+types/sitemap-part.ts'
import { xml } from './xml.server.ts'

/** `/sitemaps/2.xml`, when one file cannot hold all addresses. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const number = Number(params.file.match(/^([1-9]\d{0,3})\.xml$/)?.[1])
  if (!number) throw notFound('There is no such sitemap.')
  return xml(await sitemap(ctxOf(context), number))
}
