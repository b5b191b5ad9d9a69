/** Takes partner ids out of a Terraform file again. */
import type { Untagged } from '../arm/untag.ts'
import { applyEdits, type Edit } from '../edits.ts'
import { readGuid } from '../guid.ts'
import { behindLineEnd } from '../masked-text.ts'
import { encodeSource, lineStart } from '../source-text.ts'
import { readTerraform } from './source.ts'
import { tagTerraform } from './tag.ts'

export function untagTerraform(bytes: Uint8Array, { guid }: { guid?: string } = {}): Untagged {
  const reading = readTerraform(bytes)
  if (reading.kind !== 'terraform') return { kind: 'refused', reason: 'unreadable' }
  const { source, providers } = reading.terraform
  const found = providers.flatMap(({ partnerId }) => {
    const read = partnerId?.literal === undefined ? undefined : readGuid(partnerId.literal, { denied: [] })
    return partnerId && read?.kind === 'guid' && (guid === undefined || read.guid === guid)
      ? [{ attribute: partnerId, guid: read.guid }]
      : []
  })
  if (!found.length) return { kind: 'unchanged' }
  const lines: Edit[] = found.map(({ attribute }) => {
    const at = lineStart(source.text, attribute.nameSpan.start)
    return { at, remove: behindLineEnd(source.text, attribute.value.end) - at, insert: '' }
  })
  const wider = lines.map(({ at, remove }) => {
    const before = lineStart(source.text, Math.max(0, at - 1))
    return source.text.slice(before, at).trim() === ''
      ? { at: before, remove: remove + at - before, insert: '' }
      : { at, remove, insert: '' }
  })
  // A blank line before the attribute is ours when writing it again puts it there.
  const [tight, wide] = [lines, wider].map((edits) => encodeSource(source, applyEdits(source.text, edits)))
  const again = tagTerraform(wide!, { guid: found[0]!.guid })
  const ours = again.kind === 'inserted' && Buffer.compare(again.bytes, bytes) === 0
  return { kind: 'removed', bytes: ours ? wide! : tight!, names: found.map((f) => `partner_id ${f.guid}`) }
}
