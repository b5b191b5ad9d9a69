/**
 * Every address of the site, one line each. Public pages exist twice, in English and under /fr;
 * the portals' language is the visitor's choice.
 */
import { index, layout, prefix, type RouteConfigEntry, route } from '@react-router/dev/routes'

const storefront: RouteConfigEntry[] = [
  layout('storefront/layout.tsx', [
    index('storefront/home.tsx'),
    route('*', 'storefront/nothing-here.tsx'),
  ]),
]

export default [
  route('preferences', 'preferences.ts'),
  ...storefront,
  ...prefix('fr', named('fr', storefront)),
]

/** The same pages once more: React Router wants an id of its own for each. */
function named(locale: string, entries: RouteConfigEntry[]): RouteConfigEntry[] {
  return entries.map((entry) => ({
    ...entry,
    id: `${locale}/${entry.file.replace(/\.tsx?$/, '')}`,
    ...(entry.children && { children: named(locale, entry.children) }),
  }))
}
