/**
 * A path of this site, of what a request named as the place to go next; else `otherwise`. Read as browsers read it, who
 * leave out tabs and line breaks and take `\` for `/`: `//elsewhere`, `/\elsewhere` and `/.//elsewhere` are other people's.
 */
export function ownPath(next: unknown, otherwise: string): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return otherwise
  const url = URL.parse(next, here)
  const path = url ? url.pathname + url.search + url.hash : '//'
  return url?.origin === here && !path.startsWith('//') ? path : otherwise
}

const here = 'http://here.invalid'
