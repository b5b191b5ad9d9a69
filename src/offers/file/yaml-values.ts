/** What the nodes of a YAML tree hold. */
import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml'
import type { Json } from '../offer-document.ts'
import { keyText } from './parse-yaml.ts'

export function isNothing(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && (node.value === null || node.value === ''))
}

/** YAML takes `1.10` for a number and `on` for itself: a text is what stands in the file. */
export function scalarText(node: Scalar): string | undefined {
  if (node.value === null || node.value === undefined) return undefined
  return typeof node.value === 'string' ? node.value : String(node.source ?? node.value)
}

export function plainValue(node: Node | null): Json {
  if (isScalar(node)) return node.value as Json
  if (isSeq(node)) return node.items.map((item) => plainValue(item as Node))
  if (isMap(node))
    return Object.fromEntries(node.items.map(({ key, value }) => [keyText(key), plainValue(value as Node)]))
  return null
}
