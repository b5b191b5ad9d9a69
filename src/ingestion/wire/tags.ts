/** Ids and tags that follow from what they name: the same in every process, and never kept. */
import { createHash } from 'node:crypto'
import type { Json } from './json.ts'

/** A GUID for a part of something that has one: of version 8, made from a hash. */
export function derivedGuid(of: string, ...parts: string[]): string {
  const hex = createHash('sha256')
    .update([of, ...parts].join('\0'))
    .digest('hex')
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The tag of an entity: changes with its content, and with each put of it. The quotes are part of it. */
export function tagOf(content: Json | undefined, puts = 0): string {
  return `"${derivedGuid(stable(content), String(puts))}"`
}

function stable(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${stable(inner)}`).join()}}`
}

/** Whether a condition holds: absent and `*` always do. */
export function tagMatches(condition: string | undefined, tag: string): boolean {
  if (condition === undefined || condition.trim() === '' || condition.trim() === '*') return true
  const bare = (text: string) =>
    text
      .trim()
      .replace(/^W\//, '')
      .replace(/^"+|"+$/g, '')
  return condition.split(',').some((one) => bare(one) === '*' || bare(one) === bare(tag))
}
