/** Lints a Bicep file. */

import { guidSpan } from '../arm/guid-span.ts'
import { directive, readBicep } from '../bicep/source.ts'
import { tagBicep } from '../bicep/tag.ts'
import { nilGuid } from '../guid.ts'
import { lineStart } from '../source-text.ts'
import { isPlaceholderName, isPrintedSample, opaque, shown } from '../tracking-id.ts'
import { type LintFinding, type LintOptions, notes } from './finding.ts'
import { lintRegistration } from './registration.ts'
import { disabledBy, enabled } from './suppression.ts'

export function lintBicep(bytes: Uint8Array, options: LintOptions = {}): LintFinding[] {
  const { channel = 'marketplace', mainTemplate = true } = options
  const reading = readBicep(bytes)
  if (reading.kind !== 'bicep') {
    const report = notes(reading.kind === 'unparseable' ? reading.source : undefined, channel)
    if (reading.kind === 'encoding') report.add('CUA024', undefined, { params: { encoding: reading.encoding } })
    else if (reading.kind === 'tooLarge')
      report.add('CUA001', undefined, { variant: 'tooLarge', params: { bytes: reading.bytes } })
    else report.add('CUA001', { start: reading.offset, end: reading.offset }, { variant: 'unexpectedEnd' })
    return enabled(report.findings, options, [])
  }
  const { source, trackers, scope, masked } = reading.bicep
  const report = notes(source, channel)
  if (source.bom) report.add('CUA023', { start: 0, end: 0 })
  if (!mainTemplate)
    for (const { declaration, resolvedName } of trackers)
      report.add('CUA005', declaration, { variant: 'linked', params: { name: shown(resolvedName) } })
  else {
    if (!trackers.some(({ id }) => id)) {
      const tagged = tagBicep(bytes, { guid: options.guid ?? nilGuid })
      report.add('CUA002', undefined, {
        ...(tagged.kind === 'inserted' && {
          fix: { code: options.guid ? 'insert' : 'insertPlaceholder', edits: tagged.edits },
        }),
      })
    }
    for (const tracker of trackers) {
      const { name, resolvedName, id, declaration } = tracker
      const params = { name: shown(resolvedName) }
      if (!id)
        report.add('CUA003', name, { params, ...(isPrintedSample(resolvedName) && { variant: 'printedSample' }) })
      if (isPlaceholderName(resolvedName)) {
        const span = options.guid ? guidSpan(source.text, tracker) : undefined
        report.add('CUA004', name, {
          params,
          ...(span && {
            fix: { code: 'replace', edits: [{ at: span.start, remove: span.end - span.start, insert: options.guid! }] },
          }),
        })
      }
      if (scope !== 'resourceGroup' && !resolvedName.includes(opaque))
        report.add('CUA017', name, { params: { ...params, scope } })
      const body = masked.mask.slice(declaration.body.start, declaration.end)
      if (tracker.form === 'resource') {
        if (scope !== 'resourceGroup' && !/\blocation\s*:/.test(body))
          report.add('CUA016', name, { params: { ...params, scope } })
        if (/\bdependsOn\s*:\s*\[\s*\S/.test(body) && !/\bdependsOn\s*:\s*\[\s*\]/.test(body))
          report.add('CUA028', name, { params })
        if (!tracker.hasDirective) {
          const at = lineStart(source.text, declaration.start)
          report.add(
            'CUA060',
            { start: declaration.start, end: declaration.body.start },
            {
              fix: { code: 'directive', edits: [{ at, remove: 0, insert: `${directive}${source.eol}` }] },
            },
          )
        }
      }
      if (tracker.conditional)
        report.add('CUA018', declaration, { variant: defaultOf(source.text, reading.bicep, declaration), params })
      if (id) lintRegistration(id, name, { report, options })
    }
    const guids = new Set(trackers.flatMap(({ id }) => (id?.form === 'guid' ? [id.guid] : [])))
    if (guids.size > 1) report.add('CUA012', trackers[1]!.name, { params: { name: shown(trackers[1]!.resolvedName) } })
  }
  const disabled = masked.comments.flatMap((span) => disabledBy(source.text.slice(span.start, span.end)))
  return enabled(report.findings, options, disabled)
}

function defaultOf(
  text: string,
  { declarations }: { declarations: { keyword: string; name: string; start: number; end: number }[] },
  { body, end }: { body: { start: number }; end: number },
): 'on' | 'off' | 'unknown' {
  const [, not, name] = /^\s*if\s*\(\s*(!?)\s*(\w+)\s*\)/.exec(text.slice(body.start, end)) ?? []
  const declaration = declarations.find((d) => d.keyword === 'param' && d.name === name)
  const value = declaration && /=\s*(true|false)\s*$/.exec(text.slice(declaration.start, declaration.end))?.[1]
  if (!value) return 'unknown'
  return (value === 'true') === !not ? 'on' : 'off'
}
