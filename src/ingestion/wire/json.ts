/** JSON as the publishing APIs' clients write it: members in any case, absent or null alike. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type Members = { [name: string]: Json }

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member by its name in whatever case it was written. */
export function memberOf(value: unknown, name: string): Json | undefined {
  if (!isMembers(value)) return undefined
  if (Object.hasOwn(value, name)) return value[name]
  const wanted = name.toLowerCase()
  const found = Object.keys(value).find((key) => key.toLowerCase() === wanted)
  return found === undefined ? undefined : value[found]
}

export function textOf(value: unknown, name: string): string | undefined {
  const member = memberOf(value, name)
  return typeof member === 'string' ? member : undefined
}

export function listOf(value: unknown, name: string): Json[] {
  const member = memberOf(value, name)
  return Array.isArray(member) ? member : []
}

/** Without members that are null or undefined: strictly typed clients refuse a null where a text is due. */
export function present(members: Record<string, Json | undefined>): Members {
  return Object.fromEntries(
    Object.entries(members).filter((entry): entry is [string, Json] => entry[1] !== undefined && entry[1] !== null),
  )
}
