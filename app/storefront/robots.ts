import { ctxOf } from '../ctx.server.ts'
import type { Route } from './+types/robots.ts'

/** Listings and landing pages are for search engines; combinations of filters, forms and previews are not. */
export function loader({ context }: Route.LoaderArgs) {
  const { url } = ctxOf(context).config
  const text = `User-agent: *
Disallow: /search?
Disallow: /fr/search?
Disallow: /account/
Disallow: /publisher/
Disallow: /operator/
Disallow: /api/
Disallow: /*?hideKey=
Disallow: /*?preview=

Sitemap: ${url}/sitemap.xml
`
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
