/** Places of values in an offer.yaml, and in the document that it makes. */
import type { Values } from '../document.ts'
import type { Json } from '../offer-document.ts'

/** Where a value stands: its path in the file, and its pointer in the document. */
export type At = { path: string; pointer: string }

export function within({ path, pointer }: At, name: string): At {
  return { path: path ? `${path}.${name}` : name, pointer }
}

// A leaf's key already says where it stands in the offer, or in the entry: the pointer does not grow with branches.
export function pointerOf({ pointer }: At, key: string): string {
  return `${pointer}/${key.replaceAll('.', '/')}`
}

export function put(target: Values, key: string, value: Json): void {
  const names = key.split('.')
  const last = names.pop() ?? ''
  let inner = target
  for (const name of names) {
    inner[name] ??= {}
    inner = inner[name] as Values
  }
  inner[last] = value
}
