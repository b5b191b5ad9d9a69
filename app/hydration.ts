/**
 * What a route may say of itself in its exported `handle`. `hydrate: false` (the storefront's layout)
 * sends no React to the browser; `areas` are the texts a hydrated page needs beside `common` and `ui`.
 */
export type RouteHandle = { hydrate?: boolean; areas?: string[] }

export function isHydrated(handles: unknown[]): boolean {
  return handles.length > 0 && !handles.some((handle) => (handle as RouteHandle | undefined)?.hydrate === false)
}

export function areasOf(handles: unknown[]): string[] {
  return [...new Set(handles.flatMap((handle) => (handle as RouteHandle | undefined)?.areas ?? []))]
}
