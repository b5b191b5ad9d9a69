/** Takes trackers out of a Bicep file again. */

import { ownSuffix, type Untagged } from '../arm/untag.ts'
import { applyEdits, type Edit } from '../edits.ts'
import { behindLineEnd } from '../masked-text.ts'
import { encodeSource } from '../source-text.ts'
import { shown } from '../tracking-id.ts'
import { type BicepSource, type BicepTracker, directiveBefore, readBicep } from './source.ts'
import { tagBicep } from './tag.ts'

export function untagBicep(bytes: Uint8Array, { guid }: { guid?: string } = {}): Untagged {
  const names: string[] = []
  let current = bytes
  for (;;) {
    const reading = readBicep(current)
    if (reading.kind !== 'bicep') return { kind: 'refused', reason: 'unreadable' }
    const tracker = reading.bicep.trackers.findLast(({ id }) =>
      guid === undefined ? id !== undefined : id?.form === 'guid' && id.guid === guid,
    )
    if (!tracker) return names.length ? { kind: 'removed', bytes: current, names } : { kind: 'unchanged' }
    names.push(shown(tracker.resolvedName))
    current = withoutOwn(current, reading.bicep, tracker) ?? withoutForeign(reading.bicep, tracker)
  }
}

function withoutOwn(
  bytes: Uint8Array,
  { source, declarations, masked }: BicepSource,
  tracker: BicepTracker,
): Uint8Array | undefined {
  const { text, eol } = source
  const { id, declaration } = tracker
  if (id?.form !== 'guid') return undefined
  const optOut = /^\s*if \((\w+)\)/.exec(text.slice(declaration.body.start, declaration.end))?.[1]
  const start = directiveBefore(text, declaration.start) ?? declaration.start
  const parameter =
    optOut === undefined ? undefined : declarations.find((d) => d.keyword === 'param' && d.name === optOut)
  const parameterEdits: Edit[][] = [[]]
  if (parameter && usesOf(optOut!, { text, mask: masked.mask }) === 2) {
    const remove = parameter.end - parameter.start
    parameterEdits.unshift([{ at: parameter.start - eol.length, remove: remove + eol.length, insert: '' }])
    parameterEdits.unshift([{ at: parameter.start, remove: remove + 2 * eol.length, insert: '' }])
  }
  const options = {
    guid: id.guid,
    apiVersion: /@([^']+)'/.exec(text.slice(declaration.start, declaration.body.start))?.[1] ?? '',
    symbolicName: declaration.name,
    ...(optOut !== undefined && { optOutParameter: optOut }),
    bicepModule: tracker.form === 'module',
    onConflict: 'add' as const,
  }
  for (const begin of [start - 2 * eol.length, start - eol.length, start])
    for (const more of parameterEdits)
      for (const name of [{ suffix: ownSuffix(id.suffix) }, { literalName: true, suffix: id.suffix }]) {
        if (begin < 0 || more.some(({ at }) => at < 0)) continue
        const before = encodeSource(
          source,
          applyEdits(text, [{ at: begin, remove: text.length - begin, insert: '' }, ...more]),
        )
        const again = tagBicep(before, { ...options, ...name })
        if (again.kind === 'inserted' && Buffer.compare(again.bytes, bytes) === 0) return before
      }
  return undefined
}

/** In the code and inside `${…}`; what other texts say is no use of it. */
function usesOf(name: string, { text, mask }: { text: string; mask: string }): number {
  const word = new RegExp(`\\b${name}\\b`, 'g')
  const inTexts = [...text.matchAll(/\$\{[^}]*\}/g)].filter((match) => match[0].search(word) >= 0)
  return [...mask.matchAll(word)].length + inTexts.length
}

function withoutForeign({ source }: BicepSource, { declaration }: BicepTracker): Uint8Array {
  const start = directiveBefore(source.text, declaration.start) ?? declaration.start
  const end = behindLineEnd(source.text, declaration.end)
  return encodeSource(source, applyEdits(source.text, [{ at: start, remove: end - start, insert: '' }]))
}
