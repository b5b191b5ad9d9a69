/** What a list shows lives in its address: sorting, filters, place. These make the address of the next view. */
import { useLocation } from 'react-router'

export type Changes = Record<string, string | string[] | undefined>

/** `with({ sort: '-name', after: undefined })` → the same page, seen that way. */
export function useAddress() {
  const { pathname, search } = useLocation()
  const params = new URLSearchParams(search)
  return { params, with: (changes: Changes) => changed(pathname, params, changes) }
}

function changed(pathname: string, params: URLSearchParams, changes: Changes): string {
  const next = new URLSearchParams(params)
  for (const [name, value] of Object.entries(changes)) {
    next.delete(name)
    for (const one of value === undefined ? [] : [value].flat()) next.append(name, one)
  }
  const search = next.toString()
  return search ? `${pathname}?${search}` : pathname
}
