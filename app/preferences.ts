import { redirect } from 'react-router'
import { ownPath } from '#platform/own-path'
import type { Route } from './+types/preferences.ts'
import { isScheme, schemeCookie } from './color-scheme.ts'
import { cookie } from './cookies.ts'
import { ctxOf } from './ctx.server.ts'
import { isLocale, localeCookie } from './locale.ts'

const YEAR_SECONDS = 365 * 24 * 3600

/** Language and light or dark: a form of the page's header, kept in cookies, back to where it was posted from. */
export async function action({ request, context }: Route.ActionArgs) {
  const form = await request.formData()
  const secure = ctxOf(context).config.url.startsWith('https:')
  const headers = new Headers()
  const locale = form.get('locale')
  const scheme = form.get('scheme')
  if (isLocale(locale)) headers.append('Set-Cookie', cookie(localeCookie, locale, YEAR_SECONDS, secure))
  if (isScheme(scheme)) headers.append('Set-Cookie', cookie(schemeCookie, scheme, YEAR_SECONDS, secure))
  return redirect(ownPath(form.get('next'), '/'), { headers })
}

export function loader() {
  return redirect('/')
}
