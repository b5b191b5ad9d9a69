/** Lints a deployment template. Names and conditions are evaluated, not searched for. */

import { resolve, resolveText, truth } from '../arm/expression.ts'
import { guidSpan } from '../arm/guid-span.ts'
import { strictEdits } from '../arm/publish.ts'
import { maxResources, tagTemplate } from '../arm/tag.ts'
import {
  asTracker,
  duplicateKeys,
  isDeployment,
  pidName,
  type ResourceSite,
  readTemplate,
  resourceCount,
  resourceSites,
  shapeContradicts,
  type Template,
  type Tracker,
} from '../arm/template.ts'
import { nilGuid } from '../guid.ts'
import { codePoint } from '../json/code-point.ts'
import { type JsonNode, type JsonObject, memberOf, nodeAt, textOf } from '../json/tolerant-json.ts'
import { indentAt, startsItsLine } from '../source-text.ts'
import { isPlaceholderName, isPrintedSample, opaque, parseTrackingId, shown } from '../tracking-id.ts'
import { underReporting } from '../under-reporting.ts'
import { type LintFinding, type LintOptions, type Notes, notes } from './finding.ts'
import { lintRegistration } from './registration.ts'
import { disabledBy, enabled } from './suppression.ts'
import { lintApiVersion, lintNameLength, lintPrivacy, lintSeveral } from './tracker-rules.ts'

/** @returns undefined when the file is JSON, but no template */
export function lintTemplate(bytes: Uint8Array, options: LintOptions = {}): LintFinding[] | undefined {
  const { channel = 'marketplace' } = options
  const reading = readTemplate(bytes)
  if (reading.kind === 'otherJson') return undefined
  if (reading.kind !== 'template') {
    const report = notes(reading.kind === 'unparseable' ? reading.source : undefined, channel)
    if (reading.kind === 'encoding') report.add('CUA024', undefined, { params: { encoding: reading.encoding } })
    else if (reading.kind === 'tooLarge')
      report.add('CUA001', undefined, { variant: 'tooLarge', params: { bytes: reading.bytes } })
    else {
      const { offset, code, character = '' } = reading.error
      report.add(
        'CUA001',
        { start: offset, end: offset },
        { variant: code, params: { character, codePoint: codePoint(character) } },
      )
    }
    return enabled(report.findings, options, [])
  }
  const { template } = reading
  const report = notes(template.source, channel)
  lintFile(template, report)
  const twice = template.duplicateRootKeys.find(({ key }) => key.value.toLowerCase() === 'resources')
  if (!twice) lintResources(template, report, { ...options, channel, bytes })
  return enabled(report.findings, options, disabledIn(template))
}

type Details = LintOptions & Required<Pick<LintOptions, 'channel'>> & { bytes: Uint8Array }

/** What concerns the file as a text. */
function lintFile(template: Template, report: Notes) {
  const { source, document, root } = template
  if (source.bom) report.add('CUA023', { start: 0, end: 0 })
  const firstLoose = [...document.comments, ...document.trailingCommas, ...document.rawControls].sort(
    (a, b) => a.start - b.start,
  )[0]
  if (firstLoose)
    report.add('CUA008', firstLoose, {
      params: {
        comments: document.comments.length,
        commas: document.trailingCommas.length,
        strings: document.rawControls.length,
      },
      fix: { code: 'strip', edits: strictEdits(source.text, document) },
    })
  for (const object of objectsIn(root)) {
    const atRoot = object === root
    for (const { key } of duplicateKeys(object, { ignoreCase: atRoot }))
      report.add('CUA022', key, {
        params: { key: key.value },
        ...(atRoot && key.value.toLowerCase() === 'resources' && { level: 'error', variant: 'resources' }),
      })
  }
  if (/[/=]2014|[/=]2015-01-01/.test(template.schema))
    report.add('CUA020', template.schemaNode, { params: { schema: template.schema } })
  if (template.compiledFromBicep) report.add('CUA021', nodeAt(root, 'metadata', '_generator'))
  if (shapeContradicts(template))
    report.add('CUA026', template.resources?.key, {
      params: { version: template.languageVersion ?? '1.0', shape: template.shape ?? '' },
    })
}

function lintResources(template: Template, report: Notes, options: Details) {
  const root: Tracker[] = []
  const nested: Tracker[] = []
  const rootSites: ResourceSite[] = []
  const seen = new Set<string>()
  for (const site of resourceSites(template)) {
    if (site.depth === 0) rootSites.push(site)
    const tracker = asTracker(site)
    if (tracker) (site.depth === 0 ? root : nested).push(tracker)
    else lintOtherName(site, report)
    const type = site.fullType.toLowerCase()
    if (underReporting.has(type) && !seen.has(type)) {
      seen.add(type)
      report.add('CUA025', memberOf(site.node, 'type')?.value, { params: { type: site.fullType } })
    }
  }
  const { mainTemplate = true } = options
  if (mainTemplate) {
    if (!root.some(({ id }) => id)) lintAbsence(template, report, { ...options, meant: root.length > 0 })
    for (const tracker of nested)
      report.add('CUA005', tracker.name, {
        params: { name: shown(tracker.resolvedName), pointer: tracker.site.pointer },
      })
    for (const tracker of root) lintTracker(template, tracker, { report, options, rootSites })
    lintSeveral(root, report)
    lintPrivacy(
      root.map((tracker) => ({ ...tracker, conditional: memberOf(tracker.site.node, 'condition') !== undefined })),
      textOf(nodeAt(template.root, 'metadata', 'comptoir', 'privacyNotice')),
      { report, options },
    )
  } else {
    for (const tracker of [...root, ...nested])
      report.add('CUA005', tracker.name, { variant: 'linked', params: { name: shown(tracker.resolvedName) } })
  }
}

function lintAbsence(template: Template, report: Notes, options: Details & { meant: boolean }) {
  const { resources } = template
  const full = resourceCount(template) + 1 > maxResources
  if (full && !options.meant)
    report.add('CUA027', resources?.key, { params: { count: resourceCount(template), limit: maxResources } })
  const tagged = tagTemplate(options.bytes, { guid: options.guid ?? nilGuid, allowGenerated: true })
  report.add('CUA002', resources?.key, {
    ...(tagged.kind === 'inserted' && {
      fix: { code: options.guid ? 'insert' : 'insertPlaceholder', edits: tagged.edits },
    }),
  })
}

function lintTracker(
  template: Template,
  tracker: Tracker,
  { report, options, rootSites }: { report: Notes; options: Details; rootSites: ResourceSite[] },
) {
  const { site, name, resolvedName, id } = tracker
  const { node, evaluation } = site
  const params = { name: shown(resolvedName) }
  if (!id) report.add('CUA003', name, { params, ...(isPrintedSample(resolvedName) && { variant: 'printedSample' }) })
  if (isPlaceholderName(resolvedName)) {
    const span = options.guid ? guidSpan(template.source.text, tracker) : undefined
    report.add('CUA004', name, {
      params,
      ...(span && {
        fix: { code: 'replace', edits: [{ at: span.start, remove: span.end - span.start, insert: options.guid! }] },
      }),
    })
  }
  const inner = nodeAt(node, 'properties', 'template', 'resources')
  if (hasEntries(inner) || nodeAt(node, 'properties', 'templateLink')) report.add('CUA006', inner ?? name, { params })
  const mode = resolveText(nodeAt(node, 'properties', 'mode'), evaluation).text
  if (mode.toLowerCase() !== 'incremental')
    report.add('CUA007', nodeAt(node, 'properties', 'mode') ?? name, { params: { ...params, mode: shown(mode) } })
  const wide = template.scope !== 'resourceGroup'
  if (tracker.nameForm === 'expression' && !(wide && carriesLiteralPrefix(name))) report.add('CUA013', name, { params })
  lintNameLength(name, resolvedName, report)
  if (wide && !memberOf(node, 'location')) {
    report.add('CUA016', name, { params: { ...params, scope: template.scope }, fix: locationFix(template, tracker) })
  }
  if (wide && !resolvedName.includes(opaque))
    report.add('CUA017', name, { params: { ...params, scope: template.scope } })
  const condition = memberOf(node, 'condition')?.value
  if (condition) {
    const holds = truth(resolve(condition, { ...evaluation, useDefaults: true }).value)
    const variant = holds === undefined ? 'unknown' : holds ? 'on' : 'off'
    report.add('CUA018', condition, { variant, params })
  }
  const apiVersion = memberOf(node, 'apiVersion')?.value
  lintApiVersion(resolveText(apiVersion, evaluation).text, apiVersion, { report, options })
  if (hasEntries(memberOf(node, 'dependsOn')?.value)) report.add('CUA028', memberOf(node, 'dependsOn')!.key, { params })
  for (const other of rootSites)
    if (other.node !== node && dependsOn(other, tracker))
      report.add('CUA028', memberOf(other.node, 'dependsOn')?.value, { variant: 'needed', params })
  if (id) lintRegistration(id, name, { report, options })
}

/** Something else under a name that only trackers should have. */
function lintOtherName(site: ResourceSite, report: Notes) {
  if (isDeployment(site.type)) return
  const named = pidName(site)
  if (named && parseTrackingId(named.resolvedName))
    report.add('CUA029', named.name, { params: { name: shown(named.resolvedName), type: shown(site.type) } })
}

function dependsOn(site: ResourceSite, { site: tracker, resolvedName }: Tracker): boolean {
  const list = memberOf(site.node, 'dependsOn')?.value
  if (list?.kind !== 'array') return false
  return list.items.some((item) => {
    const { text } = resolveText(item, { ...site.evaluation, resourceIds: true })
    return (
      (tracker.symbol !== undefined && text === tracker.symbol) ||
      text.toLowerCase() === resolvedName.toLowerCase() ||
      text.toLowerCase().endsWith(`/${resolvedName.toLowerCase()}`)
    )
  })
}

function carriesLiteralPrefix(name: JsonNode): boolean {
  const text = textOf(name) ?? ''
  return /^\[\s*(concat|format)\s*\(\s*'pid-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i.test(text)
}

/** A location before `properties`, in the style of the lines around. */
function locationFix(
  { source: { text, eol } }: Template,
  { site }: Tracker,
): { code: string; edits: { at: number; remove: number; insert: string }[] } | undefined {
  const properties = memberOf(site.node, 'properties')
  if (!properties) return undefined
  const at = properties.key.start
  const line = startsItsLine(text, at) ? `,${eol}${indentAt(text, at)}` : ', '
  return { code: 'location', edits: [{ at, remove: 0, insert: `"location": "[deployment().location]"${line}` }] }
}

function* objectsIn(node: JsonNode): Generator<JsonObject> {
  if (node.kind === 'object') {
    yield node
    for (const { value } of node.members) yield* objectsIn(value)
  } else if (node.kind === 'array') for (const item of node.items) yield* objectsIn(item)
}

function hasEntries(node: JsonNode | undefined): boolean {
  return node?.kind === 'array' ? node.items.length > 0 : node?.kind === 'object' ? node.members.length > 0 : false
}

/** Rules switched off in a comment, `comptoir-lint-disable CUA025`, or in `metadata.comptoir.disable`. */
function disabledIn({ root, document, source }: Template): string[] {
  const list = nodeAt(root, 'metadata', 'comptoir', 'disable')
  const named = list?.kind === 'array' ? list.items.map((item) => textOf(item) ?? '') : []
  return [...named, ...document.comments.flatMap((span) => disabledBy(source.text.slice(span.start, span.end)))]
}
