import { sitemapIndex } from '#storefront'
import { ctxOf } from '../ctx.server.ts'
import type { Route } from './+types/sitemap.ts'
import { xml } from './xml.server.ts'

export async function loader({ context }: Route.LoaderArgs) {
  return xml(await sitemapIndex(ctxOf(context)))
}
