/** Light and dark in the browser: the choice is a cookie, the result an attribute of the page. */

import { isScheme, type Scheme, schemeCookie } from '../color-scheme.ts'
import { cookie, cookieOf } from '../cookies.ts'

const darkSystem = '(prefers-color-scheme: dark)'
const changed = 'comptoir:scheme'
const YEAR_SECONDS = 365 * 24 * 3600

export function schemeOf(cookies: string): Scheme {
  const chosen = cookieOf(cookies, schemeCookie)
  return isScheme(chosen) ? chosen : 'auto'
}

export function show(scheme: Scheme): void {
  const seen = scheme === 'auto' ? (matchMedia(darkSystem).matches ? 'dark' : 'light') : scheme
  document.documentElement.setAttribute('data-mantine-color-scheme', seen)
}

export function choose(scheme: Scheme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = cookie(schemeCookie, scheme, YEAR_SECONDS, location.protocol === 'https:')
  show(scheme)
  dispatchEvent(new CustomEvent(changed, { detail: scheme }))
}

export function onChosen(told: (scheme: Scheme) => void): () => void {
  const listener = (event: Event) => told((event as CustomEvent<Scheme>).detail)
  addEventListener(changed, listener)
  return () => removeEventListener(changed, listener)
}

export function followSystem(): void {
  matchMedia(darkSystem).addEventListener('change', () => show(schemeOf(document.cookie)))
}
