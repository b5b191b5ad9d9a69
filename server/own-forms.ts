/**
 * Forms are taken from our own pages only, so that no page elsewhere can act in the name of whoever visits it. Cookies
 * are SameSite=Lax already; this also holds for neighbours below one domain, and for signing somebody in unasked.
 */
import type { MiddlewareHandler } from 'hono'
import type { Config } from '#platform/config'

export function ownForms(config: Pick<Config, 'url'>): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || isOurs(c.req.raw.headers, config.url)) return next()
    return c.text(
      'This form was sent from another site. Open the page here, and send it again. – ' +
        'Ce formulaire vient d’un autre site. Ouvrez la page ici, puis renvoyez-le.',
      403,
    )
  }
}

/** Browsers say where a form comes from; what is no browser (a mail server that unsubscribes somebody) says nothing. */
function isOurs(headers: Headers, ourUrl: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  // Sent to plain http addresses too, where browsers leave the other header out.
  const origin = headers.get('origin')
  return !origin || origin === new URL(ourUrl).origin || URL.parse(origin)?.host === headers.get('host')
}
