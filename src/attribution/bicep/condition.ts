/** Whether what a declaration deploys is deployed by default, as its condition and the defaults of parameters say. */
import type { Span } from '../json/tolerant-json.ts'
import { closingOf } from '../masked-text.ts'
import type { BicepSource, Declaration } from './source.ts'

export function conditionByDefault(bicep: BicepSource, { body, end }: Declaration): 'on' | 'off' | 'unknown' {
  const { mask } = bicep.masked
  const open = mask.indexOf('(', body.start)
  if (open < 0 || open >= end) return 'unknown'
  const holds = judge(bicep, { start: open + 1, end: closingOf(mask, open) - 1 }, 0)
  return holds === undefined ? 'unknown' : holds ? 'on' : 'off'
}

/** `||` binds loosest, then `&&`, then comparisons, then `!`. */
function judge(bicep: BicepSource, span: Span, depth: number): boolean | undefined {
  if (depth > 20) return undefined
  const again = (part: Span) => judge(bicep, part, depth + 1)
  for (const sign of ['||', '&&']) {
    const parts = split(bicep, span, sign)
    if (parts.length < 2) continue
    const all = parts.map(again)
    const decisive = sign === '||'
    if (all.includes(decisive)) return decisive
    return all.includes(undefined) ? undefined : !decisive
  }
  for (const sign of ['==', '!=']) {
    const [left, right, more] = split(bicep, span, sign)
    if (!left || !right || more) continue
    const [a, b] = [knownValue(bicep, left, depth), knownValue(bicep, right, depth)]
    return a === undefined || b === undefined ? undefined : (a === b) === (sign === '==')
  }
  const { start, end, text } = trimmed(bicep, span)
  if (text.startsWith('!')) {
    const inner = again({ start: start + 1, end })
    return inner === undefined ? undefined : !inner
  }
  if (text.startsWith('(') && closingOf(bicep.masked.mask, start) === end)
    return again({ start: start + 1, end: end - 1 })
  const empty = /^empty\(\s*(\w+)\s*\)$/.exec(text)
  if (empty) {
    const value = knownValue(bicep, { start: start + text.indexOf(empty[1]!, 6), end: end - 1 }, depth)
    return value === undefined ? undefined : value === "''" || value === '[]' || value === '{}' || value === 'null'
  }
  const value = knownValue(bicep, span, depth)
  return value === 'true' ? true : value === 'false' ? false : undefined
}

/** What is written there, through variables and the defaults of parameters; undefined when it is put together. */
function knownValue(bicep: BicepSource, span: Span, depth: number): string | undefined {
  const { start, text } = trimmed(bicep, span)
  if (/^(true|false|null|\d+|'[^'$\\]*'|\[\s*\]|\{\s*\})$/.test(text))
    return text.replace(/\s/g, (blank) => (text.startsWith("'") ? blank : ''))
  if (depth > 20) return undefined
  if (!/^\w+$/.test(text)) {
    if (!/^[!(]/.test(text)) return undefined
    const holds = judge(bicep, { start, end: start + text.length }, depth + 1)
    return holds === undefined ? undefined : String(holds)
  }
  const declared = bicep.declarations.find(
    ({ keyword, name }) => name === text && (keyword === 'param' || keyword === 'var'),
  )
  if (!declared || declared.body.start >= declared.end) return undefined
  const holds = declared.keyword === 'var' ? judge(bicep, declared.body, depth + 1) : undefined
  return holds === undefined ? knownValue(bicep, declared.body, depth + 1) : String(holds)
}

/** The parts between a sign outside brackets and texts. */
function split({ masked: { mask } }: BicepSource, { start, end }: Span, sign: string): Span[] {
  const parts: Span[] = []
  let from = start
  for (let i = start; i < end; i++) {
    if ('([{'.includes(mask[i]!)) i = closingOf(mask, i) - 1
    else if (mask.startsWith(sign, i)) {
      parts.push({ start: from, end: i })
      from = i + sign.length
      i = from - 1
    }
  }
  return [...parts, { start: from, end }]
}

function trimmed({ source, masked }: BicepSource, { start, end }: Span): Span & { text: string } {
  // Comments are blank in the mask; texts are too, so that their ends are looked for in both.
  let to = end
  while (
    to > start &&
    /\s/.test(masked.mask[to - 1]!) &&
    (/\s/.test(source.text[to - 1]!) || isComment(masked, to - 1))
  )
    to--
  let from = start
  while (from < to && (/\s/.test(source.text[from]!) || isComment(masked, from))) from++
  return { start: from, end: to, text: source.text.slice(from, to) }
}

function isComment({ comments }: BicepSource['masked'], at: number): boolean {
  return comments.some(({ start, end }) => start <= at && at < end)
}
