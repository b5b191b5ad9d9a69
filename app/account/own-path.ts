/** Where to go afterwards: only paths of this site, `//elsewhere` and `/\elsewhere` are other people's. */
export function ownPath(next: FormDataEntryValue | null, otherwise = '/account/home'): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : otherwise
}
