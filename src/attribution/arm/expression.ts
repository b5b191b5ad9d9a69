/**
 * Template expressions, evaluated as far as they can be known before a deployment. What is known only then is
 * opaque: `[format('pid-{0}-{1}', variables('id'), uniqueString(…))]` becomes `pid-<guid>-*`.
 */
import { type JsonNode, memberOf, type Span } from '../json/tolerant-json.ts'
import { opaque } from '../tracking-id.ts'

export type Known = string | number | boolean | null | Known[] | JsonNode
/** undefined: nothing is known of it. A text may be known in part; `opaque` stands for the rest. */
export type Value = Known | undefined

export type Scope = {
  variables?: JsonNode | undefined
  parameters?: JsonNode | undefined
  /** Conditions are judged with the defaults of parameters; names are not, because the deployer decides. */
  useDefaults?: boolean
  /** resourceId('type', 'name') as `type/name`, to see what depends on what. */
  resourceIds?: boolean
}

export type Resolution = {
  value: Value
  /** Every string of the file that took part: where the characters of the result may stand. */
  sources: Span[]
}

const maxDepth = 8

export function resolve(node: JsonNode | undefined, scope: Scope): Resolution {
  const sources: Span[] = []
  return { value: node ? evaluateNode(node, { ...scope, sources, depth: 0 }) : undefined, sources }
}

/** A name or type as text; parts not known are `opaque`. */
export function resolveText(node: JsonNode | undefined, scope: Scope): { text: string; sources: Span[] } {
  const { value, sources } = resolve(node, scope)
  return { text: asText(value), sources }
}

export function isExpression(text: string): boolean {
  return text.startsWith('[') && !text.startsWith('[[') && text.endsWith(']')
}

type Evaluation = Scope & { sources: Span[]; depth: number }

function evaluateNode(node: JsonNode, at: Evaluation): Value {
  if (at.depth > maxDepth) return undefined
  if (node.kind === 'scalar') return node.value
  if (node.kind !== 'string') return node
  at.sources.push({ start: node.start, end: node.end })
  if (!isExpression(node.value)) return node.value.startsWith('[[') ? node.value.slice(1) : node.value
  const tree = parseExpression(node.value.slice(1, -1))
  return tree ? evaluate(tree, { ...at, depth: at.depth + 1 }) : undefined
}

function evaluate(tree: Expression, at: Evaluation): Value {
  if (at.depth > maxDepth) return undefined
  switch (tree.kind) {
    case 'literal':
      return tree.value
    case 'access':
      return property(evaluate(tree.of, at), evaluate(tree.key, at), at)
    case 'call':
      return call(tree, { ...at, depth: at.depth + 1 })
  }
}

function call({ name, args }: Extract<Expression, { kind: 'call' }>, at: Evaluation): Value {
  switch (name) {
    case 'variables':
      return named(at.variables, evaluateArg(args, 0, at), at)
    case 'parameters':
      if (!at.useDefaults) return undefined
      return deepened(memberValue(named(at.parameters, evaluateArg(args, 0, at), at), 'defaultValue'), at)
    case 'concat': {
      const values = args.map((arg) => evaluate(arg, at))
      if (values.some(Array.isArray)) return values.every(Array.isArray) ? (values as Known[][]).flat() : undefined
      return values.map(asText).join('')
    }
    case 'format': {
      const pattern = evaluateArg(args, 0, at)
      if (typeof pattern !== 'string') return undefined
      return fillFormat(
        pattern,
        args.slice(1).map((arg) => evaluate(arg, at)),
      )
    }
    case 'tolower':
    case 'toupper': {
      const text = asText(evaluateArg(args, 0, at))
      return name === 'tolower' ? text.toLowerCase() : text.toUpperCase()
    }
    case 'join': {
      const items = evaluateArg(args, 0, at)
      const list = Array.isArray(items) ? items : isNode(items) && items.kind === 'array' ? items.items : undefined
      if (!list) return undefined
      const values = list.map((item) => (isNode(item) ? evaluateNode(item, at) : item))
      return values.map(asText).join(asText(evaluateArg(args, 1, at)))
    }
    case 'createarray': {
      const values = args.map((arg) => evaluate(arg, at))
      return values.map((value) => (value === undefined ? opaque : value))
    }
    case 'true':
    case 'false':
      return args.length === 0 ? name === 'true' : undefined
    case 'resourceid':
      return at.resourceIds ? args.map((arg) => asText(evaluate(arg, at))).join('/') : undefined
    default:
      return undefined
  }
}

function evaluateArg(args: Expression[], index: number, at: Evaluation): Value {
  const arg = args[index]
  return arg ? evaluate(arg, at) : undefined
}

function named(section: JsonNode | undefined, name: Value, at: Evaluation): Value {
  return typeof name === 'string' ? deepened(memberOf(section, name)?.value, at) : undefined
}

function deepened(value: Value, at: Evaluation): Value {
  return isNode(value) ? evaluateNode(value, { ...at, depth: at.depth + 1 }) : value
}

function memberValue(value: Value, name: string): Value {
  return isNode(value) ? memberOf(value, name)?.value : undefined
}

function property(of: Value, key: Value, at: Evaluation): Value {
  if (typeof key === 'number') {
    const item = Array.isArray(of) ? of[key] : isNode(of) && of.kind === 'array' ? of.items[key] : undefined
    return deepened(item, at)
  }
  return typeof key === 'string' ? deepened(memberValue(of, key), at) : undefined
}

/** Composite formatting: `{0}`, `{{`, `}}`. A format after the number (`{0:D2}`) is not worked out. */
function fillFormat(pattern: string, values: Value[]): string {
  return pattern.replace(
    /\{\{|\}\}|\{(\d+)([^}]*)\}/g,
    (whole, index: string | undefined, rest: string | undefined) => {
      if (index === undefined) return whole[0]!
      return rest ? opaque : asText(values[Number(index)])
    },
  )
}

function asText(value: Value): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return opaque
}

export function isNode(value: Value): value is JsonNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export type Expression =
  | { kind: 'literal'; value: string | number }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'access'; of: Expression; key: Expression }

const token = /\s*(?:'((?:[^']|'')*)'|(-?\d+)|([A-Za-z_][\w.]*)|(.))/sy

/** The inside of `[…]` as a tree. @returns undefined when it is not an expression; function names in lower case */
export function parseExpression(text: string): Expression | undefined {
  const tokens: Token[] = []
  token.lastIndex = 0
  const end = text.trimEnd().length
  while (token.lastIndex < end) {
    const match = token.exec(text)
    if (!match) return undefined
    const [, string, number, word, sign] = match
    if (string !== undefined) tokens.push({ string: string.replaceAll("''", "'") })
    else if (number !== undefined) tokens.push({ number: Number(number) })
    else if (word !== undefined) tokens.push({ word })
    else tokens.push({ sign: sign! })
  }
  const cursor = { tokens, i: 0, depth: 0 }
  const tree = expression(cursor)
  return tree && cursor.i === tokens.length ? tree : undefined
}

type Token = { string?: string; number?: number; word?: string; sign?: string }
type Cursor = { tokens: Token[]; i: number; depth: number }

function expression(at: Cursor): Expression | undefined {
  if (at.depth > 100) return undefined
  at.depth++
  let tree = primary(at)
  while (tree) {
    const sign = at.tokens[at.i]?.sign
    if (sign === '[') {
      at.i++
      const key = expression(at)
      if (!key || at.tokens[at.i++]?.sign !== ']') return undefined
      tree = { kind: 'access', of: tree, key }
    } else if (sign === '.') {
      const word = at.tokens[at.i + 1]?.word
      if (!word) return undefined
      at.i += 2
      tree = word.split('.').reduce<Expression>(accessTo, tree)
    } else break
  }
  at.depth--
  return tree
}

function accessTo(of: Expression, name: string): Expression {
  return { kind: 'access', of, key: { kind: 'literal', value: name } }
}

function primary(at: Cursor): Expression | undefined {
  const first = at.tokens[at.i++]
  if (first?.string !== undefined) return { kind: 'literal', value: first.string }
  if (first?.number !== undefined) return { kind: 'literal', value: first.number }
  if (first?.word === undefined) return undefined
  if (at.tokens[at.i]?.sign !== '(') return undefined
  at.i++
  const args: Expression[] = []
  while (at.tokens[at.i]?.sign !== ')') {
    const arg = expression(at)
    if (!arg) return undefined
    args.push(arg)
    const sign = at.tokens[at.i]?.sign
    if (sign === ',') at.i++
    else if (sign !== ')') return undefined
  }
  at.i++
  return { kind: 'call', name: first.word.toLowerCase(), args }
}
