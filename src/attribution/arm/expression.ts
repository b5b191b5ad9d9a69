/**
 * Template expressions, evaluated as far as they can be known before a deployment. What is known only then is
 * opaque: `[format('pid-{0}-{1}', variables('id'), uniqueString(…))]` becomes `pid-<guid>-*`.
 */
import { type JsonNode, memberOf, nodeAt, type Span, textOf } from '../json/tolerant-json.ts'
import { opaque } from '../tracking-id.ts'
import { type Expression, parseExpression } from './expression-syntax.ts'

export type Known = string | number | boolean | null | Known[] | JsonNode
/** undefined: nothing is known of it. A text may be known in part; `opaque` stands for the rest. */
export type Value = Known | undefined

export type Scope = {
  variables?: JsonNode | undefined
  parameters?: JsonNode | undefined
  /** The template's own functions, by namespace. */
  functions?: JsonNode | undefined
  /** Nested templates see their own variables unless they say otherwise. */
  evaluatesInner?: boolean
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

type Evaluation = Scope & {
  sources: Span[]
  depth: number
  /** Inside a function of the template, what it was called with. */
  given?: ReadonlyMap<string, Value>
}

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
      if (at.given) return at.given.get(asText(evaluateArg(args, 0, at)).toLowerCase())
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
    case 'take':
    case 'substring':
      return part(
        name,
        args.map((arg) => evaluate(arg, at)),
      )
    case 'trim':
      return asText(evaluateArg(args, 0, at)).trim()
    case 'string':
      return asText(evaluateArg(args, 0, at))
    case 'not':
    case 'and':
    case 'or':
    case 'bool':
    case 'equals':
    case 'empty':
      return judged(
        name,
        args.map((arg) => evaluate(arg, at)),
      )
    case 'if': {
      const condition = truth(evaluateArg(args, 0, at))
      return condition === undefined ? undefined : evaluateArg(args, condition ? 1 : 2, at)
    }
    case 'resourceid':
      return at.resourceIds ? args.map((arg) => asText(evaluate(arg, at))).join('/') : undefined
    default:
      return name.includes('.') ? callOwn(name, args, at) : undefined
  }
}

/** A function that the template brings along: it sees what it is given, and nothing else. */
function callOwn(name: string, args: Expression[], at: Evaluation): Value {
  const [namespace, member = ''] = name.split('.')
  const spaces = at.functions?.kind === 'array' ? at.functions.items : []
  const own = spaces.find((space) => textOf(nodeAt(space, 'namespace'))?.toLowerCase() === namespace)
  const declared = nodeAt(own, 'members', member)
  const output = nodeAt(declared, 'output', 'value')
  if (!output) return undefined
  const parameters = nodeAt(declared, 'parameters')
  const names = parameters?.kind === 'array' ? parameters.items.map((item) => textOf(nodeAt(item, 'name')) ?? '') : []
  const given = new Map(names.map((one, i) => [one.toLowerCase(), evaluateArg(args, i, at)]))
  return evaluateNode(output, { sources: at.sources, depth: at.depth + 1, given })
}

/** The beginning or a part of a text that is known so far; what is cut off does not matter. */
function part(name: 'take' | 'substring', [of, first, length]: Value[]): Value {
  if (typeof of !== 'string' || typeof first !== 'number') return undefined
  const [start, end] = name === 'take' ? [0, first] : [first, typeof length === 'number' ? first + length : undefined]
  const known = of.includes(opaque) ? of.indexOf(opaque) : of.length
  if (start > known) return undefined
  return end !== undefined && end <= known ? of.slice(start, end) : of.slice(start)
}

/** What a condition comes to; undefined while something in it is not known. */
function judged(name: string, values: Value[]): Value {
  const [first, second] = values
  switch (name) {
    case 'not': {
      const value = truth(first)
      return value === undefined ? undefined : !value
    }
    case 'and':
    case 'or': {
      const decisive = name === 'or'
      const all = values.map(truth)
      if (all.includes(decisive)) return decisive
      return all.includes(undefined) ? undefined : !decisive
    }
    case 'bool':
      return truth(first)
    case 'equals':
      return isKnown(first) && isKnown(second) ? first === second : undefined
    default: {
      if (first === null || first === '') return true
      if (typeof first === 'string') return first.replaceAll(opaque, '') === '' ? undefined : false
      if (Array.isArray(first)) return first.length === 0
      if (!isNode(first)) return undefined
      return first.kind === 'array' ? first.items.length === 0 : first.kind === 'object' && first.members.length === 0
    }
  }
}

function isKnown(value: Value): boolean {
  return typeof value === 'string' ? !value.includes(opaque) : value !== undefined && typeof value !== 'object'
}

/** Whether a condition with this value holds: Resource Manager takes the words, too. */
export function truth(value: Value): boolean | undefined {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return value !== 0
  const word = typeof value === 'string' ? value.toLowerCase() : undefined
  return word === 'true' ? true : word === 'false' ? false : undefined
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
