/** Takes partner ids out of a Terraform file again: each as it was written, or with its line where others wrote it. */
import type { Untagged } from '../arm/untag.ts'
import { applyEdits, type Edit } from '../edits.ts'
import { readGuid } from '../guid.ts'
import { nextComma, removals } from '../json/removal.ts'
import { memberOf } from '../json/tolerant-json.ts'
import { behindLineEnd } from '../masked-text.ts'
import { encodeSource, indentAt, lineStart, type SourceText } from '../source-text.ts'
import type { Tagged } from '../tagging.ts'
import { readTerraformJson } from './json-source.ts'
import { type ProviderBlock, readTerraform } from './source.ts'
import { tagTerraform, tagTerraformJson } from './tag.ts'

type File = { bytes: Uint8Array; source: SourceText }

export function untagTerraform(bytes: Uint8Array, { guid }: { guid?: string } = {}): Untagged {
  const reading = readTerraform(bytes)
  if (reading.kind !== 'terraform') return { kind: 'refused', reason: 'unreadable' }
  const { source, providers } = reading.terraform
  const found = carrying(providers, guid)
  const edits = found.map((one) => {
    const ways = waysOut(source, one.block)
    return ways.find((way) => isOurs({ bytes, source }, way, (before) => tagTerraform(before, one))) ?? ways.at(-1)!
  })
  return without({ bytes, source }, found, edits)
}

export function untagTerraformJson(bytes: Uint8Array, { guid }: { guid?: string } = {}): Untagged {
  const reading = readTerraformJson(bytes)
  if (reading.kind !== 'terraformJson') return { kind: 'refused', reason: 'unreadable' }
  const { source, document, blocks, providers } = reading
  const found = carrying(providers, guid)
  const edits = found.map((one) => {
    const { value } = blocks[providers.indexOf(one.block)]!
    const member = memberOf(value, 'partner_id')!
    const span = { start: member.key.start, end: member.value.end }
    const ways = removals(source, span).map((edit) => [edit])
    const ours = ways.find((way) => isOurs({ bytes, source }, way, (before) => tagTerraformJson(before, one)))
    if (ours) return ours
    const comment = (at: number) => document.comments.find(({ start, end }) => start <= at && at < end)
    const index = value.members.indexOf(member)
    const comma =
      nextComma(source.text, span.end, comment) ??
      (index > 0 ? nextComma(source.text, value.members[index - 1]!.value.end, comment) : undefined)
    const element = { at: span.start, remove: span.end - span.start, insert: '' }
    return comma === undefined ? [element] : [element, { at: comma, remove: 1, insert: '' }]
  })
  return without({ bytes, source }, found, edits)
}

type Carrying = { block: ProviderBlock; guid: string }

function carrying(providers: readonly ProviderBlock[], guid: string | undefined): Carrying[] {
  return providers.flatMap((block) => {
    const literal = block.partnerId?.literal
    const read = literal === undefined ? undefined : readGuid(literal.replace(/-partnercenter$/i, ''), { denied: [] })
    return read?.kind === 'guid' && (guid === undefined || read.guid === guid) ? [{ block, guid: read.guid }] : []
  })
}

/** Ours when writing it again gives these very bytes; other blocks keep their id meanwhile. */
function isOurs({ bytes, source }: File, way: Edit[], tagAgain: (before: Uint8Array) => Tagged): boolean {
  const again = tagAgain(encodeSource(source, applyEdits(source.text, way)))
  return again.kind === 'inserted' && Buffer.compare(again.bytes, bytes) === 0
}

/** Every span the tagger may have written; last what is right where others wrote it. */
function waysOut({ text, eol }: SourceText, { body, partnerId, start }: ProviderBlock): Edit[][] {
  const { nameSpan, value } = partnerId!
  if (!/[\r\n]/.test(text.slice(body.start, body.end))) {
    const [from, to] = [nameSpan.start - 1, value.end + 1]
    const alone = { at: nameSpan.start, remove: value.end - nameSpan.start, insert: '' }
    return [[{ at: from, remove: to - from, insert: '' }], [alone]]
  }
  const at = lineStart(text, nameSpan.start)
  const end = behindLineEnd(text, value.end)
  const before = lineStart(text, Math.max(0, at - 1))
  const isApart = text.slice(before, at).trim() === ''
  // A block of one line was opened: what stood in it goes back between its braces.
  const outer = indentAt(text, start)
  const behind = `${eol}${eol}${outer}  `
  const opened = at - eol.length === body.start && text.startsWith(behind, value.end)
  return [
    ...(opened
      ? [
          [
            { at: body.start, remove: value.end + behind.length - body.start, insert: '' },
            { at: body.end - eol.length - outer.length, remove: eol.length + outer.length, insert: '' },
          ],
        ]
      : []),
    ...(at - eol.length === body.start ? [[{ at: body.start, remove: value.end - body.start, insert: '' }]] : []),
    ...(isApart ? [[{ at: before, remove: end - before, insert: '' }]] : []),
    [{ at, remove: end - at, insert: '' }],
  ]
}

function without({ source }: File, found: Carrying[], edits: Edit[][]): Untagged {
  if (!found.length) return { kind: 'unchanged' }
  return {
    kind: 'removed',
    bytes: encodeSource(source, applyEdits(source.text, edits.flat())),
    names: found.map(({ guid }) => `partner_id ${guid}`),
  }
}
