/**
 * Every address of the site, one line each. Public pages exist twice, in English and under /fr;
 * in the portals the language is the reader's choice.
 */
import { index, layout, prefix, type RouteConfigEntry, route } from '@react-router/dev/routes'

const storefront = [framed('storefront/layout.tsx', [index('storefront/home.tsx')])]

export default [
  ...storefront,
  ...prefix('fr', again('fr', storefront)),
  ...prefix('account', [framed('account/layout.tsx', [])]),
  ...prefix('publisher/:publisherId', [framed('publisher/layout.tsx', [])]),
  ...prefix('operator', [framed('operator/layout.tsx', [])]),
  route('preferences', 'preferences.ts'),
]

/** Pages in a frame. What goes wrong in a page, and an address nobody has, is told inside the frame. */
function framed(frame: string, pages: RouteConfigEntry[]): RouteConfigEntry {
  const nothingHere = route('*', 'ui/nothing-here.tsx', { id: `${frame} nothing here` })
  return layout(frame, [layout('ui/within-frame.tsx', { id: `${frame} pages` }, [...pages, nothingHere])])
}

/** The same pages once more: React Router wants an id of its own for each. */
function again(locale: string, entries: RouteConfigEntry[]): RouteConfigEntry[] {
  return entries.map((entry) => ({
    ...entry,
    id: `${locale} ${entry.id ?? entry.file}`,
    ...(entry.children && { children: again(locale, entry.children) }),
  }))
}
