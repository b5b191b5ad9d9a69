/** Writes partner_id into the provider blocks of a Terraform file. Specification: attribution §4.6. */
import { insertFirst } from '../arm/insertion.ts'
import { applyEdits, type Edit } from '../edits.ts'
import { isPlaceholderGuid, readGuid } from '../guid.ts'
import { memberOf, textOf } from '../json/tolerant-json.ts'
import { toLineEnd } from '../masked-text.ts'
import { encodeSource, indentAt, lineStart } from '../source-text.ts'
import type { Tagged, TagOptions, TagRefusal } from '../tagging.ts'
import { readTerraformJson } from './json-source.ts'
import { type ProviderBlock, readTerraform, type TerraformSource } from './source.ts'

export function tagTerraform(bytes: Uint8Array, options: TagOptions): Tagged {
  const reading = readTerraform(bytes)
  if (reading.kind === 'encoding') return refuse('encoding', { encoding: reading.encoding }, 'CUA024')
  if (reading.kind === 'tooLarge') return refuse('tooLarge', { bytes: reading.bytes })
  if (reading.kind === 'unparseable')
    return {
      ...refuse('unparseable', { problem: 'unexpectedEnd', character: '' }, 'CUA001'),
      ...reading.source.at(reading.offset),
    }
  const { terraform } = reading
  const { source, providers } = terraform
  if (!providers.length) return refuse('noProviderBlock')
  const places = providers.map((block) => ({
    present: block.partnerId && {
      text: block.partnerId.literal,
      raw: source.text.slice(block.partnerId.value.start, block.partnerId.value.end),
      at: block.partnerId.literalAt ?? block.partnerId.value.start + 1,
    },
    missing: () => newAttribute(terraform, block, options.guid),
  }))
  return written(source, places, options)
}

/** `.tf.json`: the same attribute as a member. */
export function tagTerraformJson(bytes: Uint8Array, options: TagOptions): Tagged {
  const reading = readTerraformJson(bytes)
  if (reading.kind === 'encoding') return refuse('encoding', { encoding: reading.encoding }, 'CUA024')
  if (reading.kind === 'tooLarge') return refuse('tooLarge', { bytes: reading.bytes })
  if (reading.kind === 'unparseable') {
    const { code, character = '', offset } = reading.error
    return { ...refuse('unparseable', { problem: code, character }, 'CUA001'), ...reading.source.at(offset) }
  }
  const { source, document, blocks } = reading
  if (!blocks.length) return refuse('noProviderBlock')
  const places = blocks.map((block) => {
    const value = memberOf(block.value, 'partner_id')?.value
    return {
      present: value && { text: textOf(value), raw: source.text.slice(value.start, value.end), at: value.start + 1 },
      missing: () => [insertFirst({ source, document }, block, { key: 'partner_id', value: options.guid })],
    }
  })
  return written(source, places, options)
}

type Place = { present: { text: string | undefined; raw: string; at: number } | undefined; missing: () => Edit[] }

function written(
  source: Parameters<typeof encodeSource>[0] & { text: string },
  places: Place[],
  options: TagOptions,
): Tagged {
  const edits: Edit[] = []
  const others: string[] = []
  let replaced = false
  for (const { present, missing } of places) {
    if (!present) {
      edits.push(...missing())
      continue
    }
    const reading =
      present.text === undefined ? undefined : readGuid(present.text.replace(/-partnercenter$/i, ''), { denied: [] })
    if (reading?.kind === 'guid' && reading.guid === options.guid) continue
    // An empty text, or null, is what people leave for others to fill in.
    if (present.text === '' || present.raw === 'null') {
      const [at, remove, quote] = present.text === '' ? [present.at, 0, ''] : [present.at - 1, 4, '"']
      edits.push({ at, remove, insert: `${quote}${options.guid}${quote}` })
      replaced = true
      continue
    }
    const placeholder = present.text !== undefined && isPlaceholderGuid(present.text.replace(/^pid-/i, ''))
    if (!placeholder && options.onConflict !== 'replace') {
      others.push(present.text ?? present.raw)
      continue
    }
    const guid = /[0-9a-fx]{8}(?:-[0-9a-fx]{4}){3}-[0-9a-fx]{12}/i.exec(present.text ?? '')
    if (!guid) return refuse('guidNotReplaceable', { present: present.text ?? present.raw })
    edits.push({ at: present.at + guid.index, remove: 36, insert: options.guid })
    replaced = true
  }
  if (others.length) return { kind: 'conflict', present: others, wanted: options.guid }
  if (!edits.length) return { kind: 'unchanged', notices: [] }
  // Several blocks may name the same local value.
  const once = [...new Map(edits.map((edit) => [`${edit.at} ${edit.insert}`, edit])).values()]
  return {
    kind: replaced ? 'replaced' : 'inserted',
    bytes: encodeSource(source, applyEdits(source.text, once)),
    edits: once,
    notices: [
      ...(source.bom ? [{ code: 'byteOrderMark' }] : []),
      // Nothing in a provider block is conditional on what its user says.
      ...(options.optOutParameter === undefined ? [] : [{ code: 'noSwitch' }]),
    ],
  }
}

/** As the last line of the block, aligned as the formatter does; in a group of its own where it would move others. */
function newAttribute({ source: { text, eol }, masked }: TerraformSource, block: ProviderBlock, guid: string): Edit[] {
  const outer = indentAt(text, block.start)
  const { body } = block
  const inside = text.slice(body.start, body.end)
  const name = 'partner_id'
  if (!/[\r\n]/.test(inside)) {
    const indent = `${outer}  `
    // On its one line, or first in it: what was opened over several lines gets it last, and so the way back is known.
    if (!inside.trim()) return [{ at: body.start, remove: 0, insert: ` ${name} = "${guid}" ` }]
    return [
      { at: body.start, remove: 0, insert: `${eol}${indent}${name} = "${guid}"${eol}${eol}${indent}` },
      { at: body.end, remove: 0, insert: `${eol}${outer}` },
    ]
  }
  const closeLine = lineStart(text, body.end)
  const ownLine = text.slice(closeLine, body.end).trim() === ''
  const first = block.attributes[0]
  const indent =
    first && /^\s*$/.test(text.slice(lineStart(text, first.nameSpan.start), first.nameSpan.start))
      ? indentAt(text, first.nameSpan.start)
      : `${outer}  `
  // Behind an entry on the brace’s own line there is no way back: there it comes first.
  if (!ownLine) return [{ at: body.start, remove: 0, insert: `${eol}${indent}${name} = "${guid}"` }]
  const group = groupBefore(masked.mask, block, closeLine)
  const widest = Math.max(0, ...group.map((attribute) => attribute.name.length))
  const apart = group.length > 0 && widest < name.length
  const line = `${indent}${name.padEnd(Math.max(widest, name.length))} = "${guid}"`
  return [{ at: closeLine, remove: 0, insert: `${apart ? eol : ''}${line}${eol}` }]
}

/** Attributes on the lines right before an offset, without a blank line or a block between. */
function groupBefore(mask: string, { attributes }: ProviderBlock, at: number) {
  const group: ProviderBlock['attributes'] = []
  let line = at
  for (const attribute of attributes.toReversed()) {
    // The formatter aligns no entry that goes on over several lines.
    if (/[\r\n]/.test(mask.slice(attribute.nameSpan.start, attribute.value.end))) break
    const end = toLineEnd(mask, attribute.value.end)
    const next = mask.startsWith('\r\n', end) ? end + 2 : end + 1
    if (next !== line) break
    group.push(attribute)
    line = lineStart(mask, attribute.nameSpan.start)
  }
  return group
}

function refuse(
  reason: TagRefusal,
  params: Record<string, string | number> = {},
  rule?: string,
): Tagged & { kind: 'refused' } {
  return { kind: 'refused', reason, params, ...(rule && { rule }) }
}
