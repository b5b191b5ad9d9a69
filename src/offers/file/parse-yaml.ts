/**
 * Bytes of an offer's file as a tree of YAML, or what is wrong with them. Refused, each with its place: other
 * encodings than UTF-8, anchors and aliases (a few lines of them unfold to gigabytes), tags, the same key twice,
 * nesting without end. What is left is plain data of which every part knows where it stands.
 */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, parseAllDocuments } from 'yaml'
import type { Fault, Range } from './fault.ts'

export const maxFileBytes = 512 * 1024
const MAX_DEPTH = 20

export type ParsedYaml = { text: string; document?: Document.Parsed; faults: Fault[] }

export function parseYaml(bytes: Uint8Array): ParsedYaml {
  if (bytes.length > maxFileBytes) {
    const params = { n: Math.ceil(bytes.length / 1024), max: maxFileBytes / 1024 }
    return { text: '', faults: [{ range: [0, 0], code: 'file.tooLarge', params }] }
  }
  const decoded = decodeText(bytes)
  if (typeof decoded !== 'string') {
    const { found, before } = decoded
    const range: Range = [before.length, before.length]
    return { text: before, faults: [{ range, code: 'file.encoding', params: { found } }] }
  }
  return { text: decoded, ...parsed(decoded) }
}

/** UTF-8 with or without its mark; for anything else, what it looks like, and the text up to where it fails. */
export function decodeText(bytes: Uint8Array): string | { found: string; before: string } {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe) return { found: c === 0 && d === 0 ? 'UTF-32' : 'UTF-16', before: '' }
  if (a === 0xfe && b === 0xff) return { found: 'UTF-16', before: '' }
  if (bytes.length > 1 && (a === 0 || b === 0)) return { found: a === 0 && b === 0 ? 'UTF-32' : 'UTF-16', before: '' }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const loose = new TextDecoder('utf-8').decode(bytes)
    const before = loose.slice(0, loose.indexOf('\uFFFD'))
    const at = Buffer.byteLength(before)
    return { found: `0x${(bytes[at] ?? 0).toString(16).toUpperCase()}`, before }
  }
}

function parsed(text: string): Pick<ParsedYaml, 'document' | 'faults'> {
  let documents: Document.Parsed[]
  try {
    // Keys are compared in `inspect`: the library compares each with each, which takes minutes for a long list.
    const all = parseAllDocuments(text, {
      version: '1.2',
      schema: 'core',
      uniqueKeys: false,
      merge: false,
      prettyErrors: false,
      logLevel: 'silent',
    })
    documents = Array.isArray(all) ? all : []
  } catch (error) {
    if (error instanceof RangeError) return { faults: [tooDeep([0, 0])] }
    throw error
  }
  const [document, second] = documents
  if (!document) return { faults: [{ range: [0, 0], code: 'file.yaml.notMapping' }] }
  const faults = documents.flatMap(({ errors }) => errors.map(syntaxFault))
  if (second) {
    const [start] = second.range
    faults.push({ range: [start, start], code: 'file.yaml.severalDocuments' })
  }
  inspect(document.contents, faults)
  if (!faults.length && !isMap(document.contents)) {
    faults.push({ range: rangeOf(document.contents), code: 'file.yaml.notMapping' })
  }
  return { document, faults }
}

type YamlError = Document.Parsed['errors'][number]

function syntaxFault({ pos, message }: YamlError): Fault {
  return { range: pos, code: 'file.yaml.syntax', params: { reason: message.split('\n')[0]!.slice(0, 200) } }
}

/** Everything that plain data does not have. */
function inspect(root: ParsedNode | null, faults: Fault[]): void {
  const waiting: { node: unknown; depth: number }[] = [{ node: root, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next
    if (isAlias(node)) faults.push({ range: rangeOf(node), code: 'file.yaml.alias' })
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) continue
    if (node.anchor) faults.push({ range: rangeOf(node), code: 'file.yaml.alias' })
    if (node.tag && !/^tag:yaml\.org,2002:(str|int|float|bool|null|map|seq)$/.test(node.tag)) {
      faults.push({ range: rangeOf(node), code: 'file.yaml.tag', params: { tag: node.tag } })
    }
    if (depth > MAX_DEPTH) {
      faults.push(tooDeep(rangeOf(node)))
      return
    }
    const inside = isMap(node) ? valuesOf(node.items, faults) : isSeq(node) ? node.items : []
    for (const inner of inside) waiting.push({ node: inner, depth: depth + 1 })
  }
}

function valuesOf(pairs: readonly { key: unknown; value: unknown }[], faults: Fault[]): unknown[] {
  const keys = new Set<string>()
  return pairs.flatMap(({ key, value }) => {
    if (!isScalar(key)) {
      faults.push({ range: rangeOf(key as Node), code: 'file.yaml.notKey' })
      return []
    }
    const name = keyText(key)
    if (keys.has(name)) {
      faults.push({ range: rangeOf(key), code: 'file.yaml.duplicateKey', params: { key: name.slice(0, 100) } })
    }
    keys.add(name)
    return [key, value]
  })
}

/** A key as it was written: `on`, `2024` and `null` are names like any other. */
export function keyText(key: unknown): string {
  if (!isScalar(key)) return ''
  return typeof key.value === 'string' ? key.value : String(key.source ?? key.value)
}

export function rangeOf(node: Node | null | undefined): Range {
  const range = node?.range
  return range ? [range[0], range[1]] : [0, 0]
}

function tooDeep(range: Range): Fault {
  return { range, code: 'file.yaml.tooDeep', params: { max: MAX_DEPTH } }
}
