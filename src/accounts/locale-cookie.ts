import type { Ctx } from '#platform/ctx'
import type { Locale } from '#platform/messages'

const YEAR_SECONDS = 365 * 24 * 3600

/** The language of a profile, where the website keeps a visitor's choice. */
export function localeCookie(ctx: Pick<Ctx, 'config'>, locale: Locale): string {
  const secure = ctx.config.url.startsWith('https:') ? '; Secure' : ''
  return `comptoir_locale=${locale}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`
}
