/** Takes a tracker out again. What the tagger wrote leaves no trace; of others goes the element and one comma. */
import { applyEdits, type Edit } from '../edits.ts'
import { nextComma, removals } from '../json/removal.ts'
import { type JsonNode, memberOf, textOf } from '../json/tolerant-json.ts'
import { encodeSource } from '../source-text.ts'
import { opaque, shown } from '../tracking-id.ts'
import { tagTemplate } from './tag.ts'
import { type NoTemplate, readTemplate, type Template, type Tracker, trackersOf } from './template.ts'

export type Untagged =
  | { kind: 'removed'; bytes: Uint8Array; names: string[] }
  | { kind: 'unchanged' }
  | { kind: 'refused'; reading?: NoTemplate; reason: 'unreadable' | 'duplicateRootKey' }

/** @param guid only trackers of this GUID; of every GUID when left out */
export function untagTemplate(bytes: Uint8Array, { guid }: { guid?: string } = {}): Untagged {
  const names: string[] = []
  let current = bytes
  for (;;) {
    const reading = readTemplate(current)
    if (reading.kind !== 'template') return { kind: 'refused', reading, reason: 'unreadable' }
    const { template } = reading
    if (template.duplicateRootKeys.length) return { kind: 'refused', reason: 'duplicateRootKey' }
    const tracker = trackersOf(template).root.find(({ id }) =>
      guid === undefined ? id !== undefined : id?.form === 'guid' && id.guid === guid,
    )
    if (!tracker) return names.length ? { kind: 'removed', bytes: current, names } : { kind: 'unchanged' }
    names.push(shown(tracker.resolvedName))
    current = withoutOwn(current, template, tracker) ?? withoutForeign(template, tracker)
  }
}

/** Tries each way the tagger may have written it; it is ours when tagging the rest gives these very bytes. */
function withoutOwn(bytes: Uint8Array, template: Template, tracker: Tracker): Uint8Array | undefined {
  const { id, site } = tracker
  if (id?.form !== 'guid') return undefined
  const { source } = template
  const optOut = optOutOf(tracker)
  const options = {
    guid: id.guid,
    apiVersion: textOf(memberOf(site.node, 'apiVersion')?.value) ?? '',
    ...(tracker.nameForm === 'literal' ? { literalName: true, suffix: id.suffix } : { suffix: ownSuffix(id.suffix) }),
    ...(optOut !== undefined && { optOutParameter: optOut }),
    ...(site.symbol !== undefined && { symbolicName: site.symbol }),
    allowGenerated: true,
    onConflict: 'add' as const,
  }
  const parameterEdits = optOut === undefined ? [] : parameterRemovals(template, optOut)
  for (const edit of trackerRemovals(template, tracker))
    for (const more of [...parameterEdits.map((e) => [e]), []]) {
      const before = encodeSource(source, applyEdits(source.text, [edit, ...more]))
      const again = tagTemplate(before, options)
      if (again.kind === 'inserted' && sameBytes(again.bytes, bytes)) return before
    }
  return undefined
}

/** Without what the deployment itself adds to tell places apart. */
export function ownSuffix(suffix: string): string {
  return suffix.endsWith(`-${opaque}`) ? suffix.slice(0, -2) : suffix
}

function optOutOf({ site }: Tracker): string | undefined {
  const condition = textOf(memberOf(site.node, 'condition')?.value)
  return /^\[parameters\('([^']+)'\)\]$/.exec(condition ?? '')?.[1]
}

function trackerRemovals(template: Template, { site, name }: Tracker): Edit[] {
  const section = template.resources!.value
  const start = site.symbol === undefined ? site.node.start : keyStart(section, name)
  return removals(template.source, { start, end: site.node.end })
}

function keyStart(section: JsonNode, name: JsonNode): number {
  const members = section.kind === 'object' ? section.members : []
  return members.find(({ value }) => value.start <= name.start && name.end <= value.end)!.key.start
}

function parameterRemovals({ root, source }: Template, name: string): Edit[] {
  const section = memberOf(root, 'parameters')
  const member = memberOf(section?.value, name)
  if (!section || !member || usesOf(source.text, name) > 1) return []
  const whole = source.text.lastIndexOf(',', section.key.start)
  return [
    ...removals(source, { start: member.key.start, end: member.value.end }),
    ...(whole < 0 ? [] : [{ at: whole, remove: section.value.end - whole, insert: '' }]),
  ]
}

/** A switch that something else reads too was there before the tracker. */
function usesOf(text: string, name: string): number {
  return text.toLowerCase().split(`parameters('${name.toLowerCase()}')`).length - 1
}

/** The element with its line, and exactly one comma: the one behind it, or before it when it is the last. */
function withoutForeign(template: Template, tracker: Tracker): Uint8Array {
  const { source, document } = template
  const { text } = source
  const section = template.resources!.value
  const entries =
    section.kind === 'object'
      ? section.members.map((m) => ({ start: m.key.start, end: m.value.end }))
      : section.kind === 'array'
        ? section.items
        : []
  const index = entries.findIndex(({ end }) => end === tracker.site.node.end)
  const entry = entries[index]!
  const comment = (at: number) => document.comments.find(({ start, end }) => start <= at && at < end)
  const edits: Edit[] = []
  const commaBehind = nextComma(text, entry.end, comment)
  if (commaBehind !== undefined) edits.push({ at: commaBehind, remove: 1, insert: '' })
  else if (index > 0) {
    const commaBefore = nextComma(text, entries[index - 1]!.end, comment)
    if (commaBefore !== undefined) edits.push({ at: commaBefore, remove: 1, insert: '' })
  }
  let from = entry.start
  while (text[from - 1] === ' ' || text[from - 1] === '\t') from--
  if (text[from - 1] === '\n') from -= text[from - 2] === '\r' ? 2 : 1
  else from = entry.start
  edits.push({ at: from, remove: entry.end - from, insert: '' })
  return encodeSource(source, applyEdits(text, edits))
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
