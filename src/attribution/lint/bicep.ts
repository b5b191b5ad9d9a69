/** Lints a Bicep file. */

import { guidSpan } from '../arm/guid-span.ts'
import { conditionByDefault } from '../bicep/condition.ts'
import { type BicepSource, type BicepTracker, directive, propertyIn, readBicep } from '../bicep/source.ts'
import { tagBicep } from '../bicep/tag.ts'
import { nilGuid } from '../guid.ts'
import type { Span } from '../json/tolerant-json.ts'
import { behindLineEnd } from '../masked-text.ts'
import { indentAt, lineStart, type SourceText } from '../source-text.ts'
import { isPlaceholderName, isPrintedSample, opaque, parseTrackingId, shown } from '../tracking-id.ts'
import { underReporting } from '../under-reporting.ts'
import { type LintFinding, type LintOptions, type Notes, notes } from './finding.ts'
import { lintRegistration } from './registration.ts'
import { disabledBy, enabled } from './suppression.ts'
import { lintApiVersion, lintNameLength, lintPrivacy, lintSeveral } from './tracker-rules.ts'

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
  const { bicep } = reading
  const { source, trackers, masked } = bicep
  const report = notes(source, channel)
  if (source.bom) report.add('CUA023', { start: 0, end: 0 })
  lintOtherResources(bicep, report)
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
    for (const tracker of trackers) lintTracker(bicep, tracker, { report, options })
    lintSeveral(trackers, report)
    lintPrivacy(trackers, undefined, { report, options })
  }
  const disabled = masked.comments.flatMap((span) => disabledBy(source.text.slice(span.start, span.end)))
  return enabled(report.findings, options, disabled)
}

function lintTracker(
  bicep: BicepSource,
  tracker: BicepTracker,
  { report, options }: { report: Notes; options: LintOptions },
) {
  const { source, scope } = bicep
  const { name, resolvedName, id, declaration } = tracker
  const params = { name: shown(resolvedName) }
  if (!id) report.add('CUA003', name, { params, ...(isPrintedSample(resolvedName) && { variant: 'printedSample' }) })
  if (isPlaceholderName(resolvedName)) {
    const span = options.guid ? guidSpan(source.text, tracker) : undefined
    report.add('CUA004', name, {
      params,
      ...(span && {
        fix: { code: 'replace', edits: [{ at: span.start, remove: span.end - span.start, insert: options.guid! }] },
      }),
    })
  }
  const isWide = scope !== 'resourceGroup'
  const written = source.text.slice(name.start, name.end).trim()
  const isLiteral = /^'[^'$\\]*'/.test(written)
  if (!isLiteral && !(isWide && /^'pid-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i.test(written)))
    report.add('CUA013', name, { params })
  lintNameLength(name, resolvedName, report)
  if (isWide && !resolvedName.includes(opaque)) report.add('CUA017', name, { params: { ...params, scope } })
  if (tracker.form === 'resource') lintDeployment(bicep, tracker, { report, options })
  if (tracker.conditional)
    report.add('CUA018', declaration, { variant: conditionByDefault(bicep, declaration), params })
  if (dependents(bicep, declaration.name)) report.add('CUA028', name, { variant: 'needed', params })
  if (id) lintRegistration(id, name, { report, options })
}

/** What concerns the resource itself; a module has its own file for it. */
function lintDeployment(
  { source, scope, masked }: BicepSource,
  { name, resolvedName, declaration, hasDirective }: BicepTracker,
  { report, options }: { report: Notes; options: LintOptions },
) {
  const params = { name: shown(resolvedName) }
  const { body } = declaration
  const property = (...path: string[]) =>
    path.reduce<Span | undefined>((at, one) => at && propertyIn(masked, at, one), body)
  const textAt = (span: Span | undefined) => (span ? source.text.slice(span.start, span.end).trim() : '')
  const inner = property('properties', 'template', 'resources')
  const entries = textAt(inner).replace(/\/\/.*$/gm, '')
  if (/^(\[\s*[^\s\]]|\{\s*[^\s}])/.test(entries) || property('properties', 'templateLink'))
    report.add('CUA006', inner ?? name, { params })
  const mode = property('properties', 'mode')
  const modeText = /^'([^'$]*)'/.exec(textAt(mode))?.[1]
  if (modeText !== undefined && modeText.toLowerCase() !== 'incremental')
    report.add('CUA007', mode, { params: { ...params, mode: modeText } })
  if (scope !== 'resourceGroup' && !property('location'))
    report.add('CUA016', name, { params: { ...params, scope }, fix: locationFix(source, name) })
  if (/^\[\s*[^\s\]]/.test(textAt(property('dependsOn')))) report.add('CUA028', name, { params })
  const head = { start: declaration.start, end: body.start }
  lintApiVersion(/@([^']+)'/.exec(source.text.slice(head.start, head.end))?.[1] ?? '', head, { report, options })
  if (!hasDirective) {
    const at = lineStart(source.text, declaration.start)
    report.add('CUA060', head, {
      fix: { code: 'directive', edits: [{ at, remove: 0, insert: `${directive}${source.eol}` }] },
    })
  }
}

/** A line behind the name's, where that has a line of its own. */
function locationFix({ text, eol }: SourceText, name: Span) {
  const at = behindLineEnd(text, name.end)
  const begin = lineStart(text, name.start)
  if (!/^\s*name\s*:\s*$/.test(text.slice(begin, name.start))) return undefined
  const insert = `${indentAt(text, name.start)}location: deployment().location${eol}`
  return { code: 'location', edits: [{ at, remove: 0, insert }] }
}

/** Types that under-report, and names of trackers on what is none. */
function lintOtherResources({ source: { text }, masked, declarations, resolve }: BicepSource, report: Notes) {
  const seen = new Set<string>()
  for (const { keyword, start, body } of declarations) {
    const head = /^resource\s+\w+\s+'([^'@]+)@[^']*'(\s*existing\b)?/.exec(
      keyword === 'resource' ? text.slice(start, body.start) : '',
    )
    if (!head || head[2]) continue
    const type = head[1]!
    const at = start + head[0].indexOf("'")
    if (underReporting.has(type.toLowerCase()) && !seen.has(type.toLowerCase())) {
      seen.add(type.toLowerCase())
      report.add('CUA025', { start: at, end: at + type.length + 1 }, { params: { type } })
    }
    const name = propertyIn(masked, body, 'name')
    if (!name || type.toLowerCase() === 'microsoft.resources/deployments') continue
    const { text: resolvedName } = resolve(name)
    if (parseTrackingId(resolvedName)) report.add('CUA029', name, { params: { name: shown(resolvedName), type } })
  }
}

function dependents({ masked, declarations }: BicepSource, symbol: string): boolean {
  return declarations.some(({ body }) => {
    const list = propertyIn(masked, body, 'dependsOn')
    return list !== undefined && new RegExp(`\\b${symbol}\\b`).test(masked.mask.slice(list.start, list.end))
  })
}
