/** Finds, in the source of a page, what it says: for the tests that keep every page in every language. */
import { parseSync } from 'vite'

type Node = { type: string; [member: string]: unknown }

/** Attributes whose value a person sees or hears, of elements and of ui/ components. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'caption',
  'confirm',
  'description',
  'error',
  'help',
  'label',
  'lead',
  'placeholder',
  'question',
  'title',
])

/** Addresses, and what programs read: the same in every language. */
const saysNothing = /^(https?:\/\/\S*|[\w.]+ = \{\{[\w.]+\}\})$/

/** Texts written into the JSX itself. What has no letters (a dash, a dot between) is the same in every language. */
export function visibleTexts(file: string, source: string): string[] {
  const texts: string[] = []
  walk(parsed(file, source), (node) => {
    if (node.type === 'JSXText') texts.push(String(node.value))
    if (node.type === 'JSXExpressionContainer') texts.push(...literal(node.expression as Node))
    if (node.type !== 'JSXAttribute') return undefined
    const name = (node.name as Node).name
    if (spoken.has(String(name)) && node.value) texts.push(...literal(node.value as Node))
    // What else stands in an attribute is for programs, except JSX inside it.
    return (node.value as Node | null)?.type === 'JSXExpressionContainer'
      ? [(node.value as Node).expression as Node]
      : []
  })
  return texts.map((text) => text.trim()).filter((text) => /\p{L}{2}/u.test(text) && !saysNothing.test(text))
}

/** The areas a file uses and the keys it asks for by name. */
export function called(file: string, source: string): { areas: string[]; keys: string[] } {
  const areas: string[] = []
  const keys: string[] = []
  walk(parsed(file, source), (node) => {
    if (node.type !== 'CallExpression') return undefined
    const callee = node.callee as Node
    const name = callee.type === 'MemberExpression' ? (callee.property as Node).name : callee.name
    const [first, second] = node.arguments as Node[]
    if (name === 'useTranslation') areas.push(...textsOf(first))
    // On the server: i18nOf(locale).getFixedT(locale, 'leads').
    if (name === 'getFixedT' && second) areas.push(...textsOf(second))
    // The storefront's own hook: app/storefront/texts.ts.
    if (name === 'useTexts') areas.push(...(first ? textsOf(first) : ['storefront']))
    if (name === 't') keys.push(...textsOf(first))
    return undefined
  })
  return { areas, keys }
}

function parsed(file: string, source: string): Node {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  return program as unknown as Node
}

function literal(node: Node): string[] {
  if (node.type === 'JSXExpressionContainer') return literal(node.expression as Node)
  if (node.type === 'Literal' && typeof node.value === 'string') return [node.value]
  if (node.type === 'ConditionalExpression')
    return [node.consequent, node.alternate].flatMap((side) => literal(side as Node))
  if (node.type === 'LogicalExpression') return [node.left, node.right].flatMap((side) => literal(side as Node))
  if (node.type === 'TemplateLiteral')
    return (node.quasis as { value: { raw: string } }[]).map((quasi) => quasi.value.raw)
  return []
}

/** A text, or the texts of a list. */
function textsOf(node: Node | undefined): string[] {
  if (node?.type === 'ArrayExpression') return (node.elements as Node[]).flatMap(textsOf)
  return node?.type === 'Literal' && typeof node.value === 'string' ? [node.value] : []
}

/** Visits every node; a visitor that returns nodes has only those visited below. */
function walk(node: Node, visit: (node: Node) => Node[] | undefined): void {
  const below = visit(node) ?? Object.values(node).flat().filter(isNode)
  for (const child of below) walk(child, visit)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}
