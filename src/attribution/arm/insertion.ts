/**
 * Where and how a first entry is written into a section, so that it looks like its neighbours and taking it out
 * gives the file back. Specification: attribution §4.8, T7 to T9.
 */
import type { Edit } from '../edits.ts'
import type { JsonArray, JsonDocument, JsonMember, JsonNode, JsonObject } from '../json/tolerant-json.ts'
import { indentAt, type SourceText, startsItsLine } from '../source-text.ts'

export type Written = string | boolean | Written[] | { [key: string]: Written }

export type File = { source: SourceText; document: JsonDocument }
type Section = JsonArray | JsonObject

/**
 * @param owner the root member that holds the section
 * @param key the entry's key, when the section is an object
 */
export function insertFirst(
  file: File,
  owner: JsonMember & { value: Section },
  entry: { key?: string; value: Written },
): Edit {
  const { text, eol } = file.source
  const section = owner.value
  const ownerIndent = indentAt(text, owner.key.start)
  const unit = innerUnit(file, section)
  const prefix = entry.key === undefined ? '' : `${JSON.stringify(entry.key)}: `
  const first = firstEntry(section)
  const rootUnit = firstEntry(section) ? unit : rootIndent(file)
  if (!first) return insertOnly(file, owner, { entry, unit: rootUnit, prefix, ownerIndent })

  const at = afterBracket(file, section)
  if (!hasLineBreak(text.slice(section.start, section.end)))
    return { at, remove: 0, insert: `${prefix && `${JSON.stringify(entry.key)}:`}${JSON.stringify(entry.value)},` }
  // A comment may stand before the first entry on its line: what ends the bracket’s line decides, not what begins that one.
  if (hasLineBreak(text[at] ?? '') || startsItsLine(text, first.start)) {
    const indent = startsItsLine(text, first.start) ? indentAt(text, first.start) : ownerIndent + unit
    return { at, remove: 0, insert: `${eol}${indent}${prefix}${render(entry.value, { indent, unit, eol })},` }
  }
  return { at, remove: 0, insert: `${prefix}${render(entry.value, { indent: ownerIndent, unit, eol })}, ` }
}

/** Into an empty section: what stands in it stays in front. */
function insertOnly(
  { source: { text, eol } }: File,
  owner: JsonMember & { value: Section },
  how: { entry: { key?: string; value: Written }; unit: string; prefix: string; ownerIndent: string },
): Edit {
  const at = owner.value.end - 1
  const { entry, unit, prefix, ownerIndent } = how
  if (!hasLineBreak(text)) {
    return { at, remove: 0, insert: `${prefix && `${JSON.stringify(entry.key)}:`}${JSON.stringify(entry.value)}` }
  }
  const indent = ownerIndent + unit
  return {
    at,
    remove: 0,
    insert: `${eol}${indent}${prefix}${render(entry.value, { indent, unit, eol })}${eol}${ownerIndent}`,
  }
}

/** Writes a value over several lines; empty sections stay together. */
export function render(value: Written, { indent, unit, eol }: { indent: string; unit: string; eol: string }): string {
  if (typeof value !== 'object') return JSON.stringify(value)
  const inner = indent + unit
  const lines = Array.isArray(value)
    ? value.map((item) => inner + render(item, { indent: inner, unit, eol }))
    : Object.entries(value).map(
        ([key, item]) => `${inner}${JSON.stringify(key)}: ${render(item, { indent: inner, unit, eol })}`,
      )
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return lines.length ? `${open}${eol}${lines.join(`,${eol}`)}${eol}${indent}${close}` : `${open}${close}`
}

/** What the first entry uses for its own members, else the indentation of the file's first member. */
function innerUnit(file: File, section: Section): string {
  const { text } = file.source
  const first = firstEntry(section)
  const member = first && firstEntry(first.value)
  if (!first || !member || !startsItsLine(text, member.start)) return rootIndent(file)
  const outer = indentAt(text, first.start)
  const inner = indentAt(text, member.start)
  return inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : rootIndent(file)
}

export function rootIndent({ source: { text }, document: { root } }: File): string {
  const first = firstEntry(root)
  return (first && startsItsLine(text, first.start) && indentAt(text, first.start)) || '  '
}

function firstEntry(node: JsonNode): { start: number; value: JsonNode } | undefined {
  if (node.kind === 'array') return node.items[0] && { start: node.items[0].start, value: node.items[0] }
  const member = node.kind === 'object' ? node.members[0] : undefined
  return member && { start: member.key.start, value: member.value }
}

/** Behind the opening bracket and whatever blanks and comments follow on its line. */
function afterBracket({ source: { text }, document }: File, section: Section): number {
  let at = section.start + 1
  for (;;) {
    while (text[at] === ' ' || text[at] === '\t') at++
    const comment = document.comments.find(({ start }) => start === at)
    if (!comment || hasLineBreak(text.slice(comment.start, comment.end))) return at
    at = comment.end
  }
}

export function hasLineBreak(text: string): boolean {
  return /[\r\n]/.test(text)
}
