/**
 * Writes a tracker into a template and changes nothing else: the output is the input with spans put in, or with
 * the characters of a GUID exchanged. Specification: attribution §4.2 to §4.4, §4.8.
 */
import { applyEdits, type Edit } from '../edits.ts'
import { type JsonMember, memberOf, nodeAt, textOf } from '../json/tolerant-json.ts'
import { encodeSource, indentAt, maxTemplateBytes, startsItsLine } from '../source-text.ts'
import type { Tagged, TagNotice, TagOptions, TagRefusal } from '../tagging.ts'
import { isPlaceholderName, parseTrackingId, shown, wouldBeTwice } from '../tracking-id.ts'
import { guidSpan } from './guid-span.ts'
import { hasLineBreak, insertFirst, render, rootIndent } from './insertion.ts'
import {
  type NoTemplate,
  readTemplate,
  resourceCount,
  shapeContradicts,
  type Template,
  type Tracker,
  trackersOf,
} from './template.ts'
import { defaultApiVersion, firstSymbolicApiVersion, optOutDeclaration, trackerResource } from './tracker-resource.ts'

/** A template holds no more; Resource Manager refuses it. */
export const maxResources = 800

export function tagTemplate(bytes: Uint8Array, options: TagOptions): Tagged {
  const reading = readTemplate(bytes)
  if (reading.kind !== 'template') return refuseReading(reading)
  const { template } = reading
  const { root, nested } = trackersOf(template)
  const notices = noticesAbout(template, nested)
  if (template.duplicateRootKeys.length) return refuseAt(template, template.duplicateRootKeys[0]!)
  if (shapeContradicts(template)) return refuse('shapeContradicts', 'CUA026')
  if (root.some((tracker) => guidOf(tracker) === options.guid)) return { kind: 'unchanged', notices }
  if (template.compiledFromBicep) {
    if (!options.allowGenerated) return refuse('compiledFromBicep', 'CUA021')
    notices.push({ code: 'compiledFromBicep' })
  }
  const placeholders = root.filter(({ resolvedName }) => isPlaceholderName(resolvedName))
  if (placeholders.length) return replaceGuids(template, placeholders, { options, notices })
  if (root.length && options.onConflict !== 'add') {
    if (options.onConflict === 'replace') return replaceGuids(template, root, { options, notices })
    return { kind: 'conflict', present: root.map(({ resolvedName }) => shown(resolvedName)), wanted: options.guid }
  }
  return insert(template, options, notices)
}

function insert(template: Template, options: TagOptions, notices: TagNotice[]): Tagged {
  const { resources, shape } = template
  if (!resources || !shape) return refuse('noResourcesSection')
  if (resourceCount(template) + 1 > maxResources) return refuse('tooManyResources', 'CUA027')
  const apiVersion = options.apiVersion ?? defaultApiVersion
  if (shape === 'object' && apiVersion < firstSymbolicApiVersion)
    return refuse('apiVersionTooOld', undefined, { apiVersion, first: firstSymbolicApiVersion })
  const optOut = options.optOutParameter === undefined ? undefined : declareOptOut(template, options.optOutParameter)
  if (optOut === 'taken') return refuse('optOutParameterTaken', undefined, { name: options.optOutParameter! })
  const key = shape === 'object' ? freeSymbol(template, options.symbolicName) : undefined
  if (key === null) return refuse('symbolicNameTaken', undefined, { name: options.symbolicName! })
  const value = trackerResource({
    guid: options.guid,
    ...(options.suffix !== undefined && { suffix: options.suffix }),
    scope: template.scope,
    schema: template.schema,
    apiVersion,
    literalName: options.literalName ?? false,
    ...(options.optOutParameter !== undefined && { optOutParameter: options.optOutParameter }),
  })
  const section = {
    key: resources.key,
    value: resources.value as Extract<typeof resources.value, { kind: 'array' | 'object' }>,
  }
  const edits: Edit[] = [
    ...(optOut ? [optOut] : []),
    insertFirst(template, section, { ...(key !== undefined && { key }), value }),
  ]
  const written = encodeSource(template.source, applyEdits(template.source.text, edits))
  if (written.length > maxTemplateBytes) return refuse('tooLarge', undefined, { bytes: written.length })
  return { kind: 'inserted', bytes: written, edits, notices }
}

/** The first free of usageAttribution, usageAttribution2, … Symbolic names tell capitals apart. */
function freeSymbol({ resources }: Template, wanted: string | undefined): string | null {
  const taken = new Set(resources?.value.kind === 'object' ? resources.value.members.map(({ key }) => key.value) : [])
  if (wanted !== undefined) return taken.has(wanted) ? null : wanted
  for (let n = 1; ; n++) {
    const name = n === 1 ? 'usageAttribution' : `usageAttribution${n}`
    if (!taken.has(name)) return name
  }
}

/** @returns undefined when such a parameter is there already, 'taken' when it is not a switch */
function declareOptOut(template: Template, name: string): Edit | undefined | 'taken' {
  const parameters = memberOf(template.root, 'parameters')
  if (!parameters) return createParameters(template, name)
  if (parameters.value.kind !== 'object') return 'taken'
  const present = memberOf(parameters.value, name)
  if (present) return textOf(nodeAt(present.value, 'type'))?.toLowerCase() === 'bool' ? undefined : 'taken'
  const { members } = parameters.value
  const { text } = template.source
  const section = { key: parameters.key, value: parameters.value }
  // An empty section without a line break is filled on its line: so that what was there can be told from a
  // section made here.
  if (!members.length && !hasLineBreak(text.slice(parameters.value.start, parameters.value.end)))
    return {
      at: parameters.value.end - 1,
      remove: 0,
      insert: `${JSON.stringify(name)}: ${JSON.stringify(optOutDeclaration())}`,
    }
  return insertFirst(template, section, { key: name, value: optOutDeclaration() })
}

function createParameters(template: Template, name: string): Edit {
  const { source } = template
  const before = memberOf(template.root, 'contentVersion') ?? memberOf(template.root, '$schema')!
  const at = before.value.end
  const value = { [name]: optOutDeclaration() }
  if (!startsItsLine(source.text, before.key.start))
    return { at, remove: 0, insert: `,"parameters":${JSON.stringify(value)}` }
  const indent = indentAt(source.text, before.key.start)
  const { eol } = source
  return {
    at,
    remove: 0,
    insert: `,${eol}${indent}"parameters": ${render(value, { indent, unit: rootIndent(template), eol })}`,
  }
}

/** Exchanges the characters of GUIDs where they stand: in the name, or in the variable it comes from. */
function replaceGuids(
  template: Template,
  trackers: Tracker[],
  { options, notices }: { options: TagOptions; notices: TagNotice[] },
): Tagged {
  if (wouldBeTwice(trackers.map(({ id }) => id)))
    return refuse('wouldBeTwice', 'CUA012', {
      present: trackers.map(({ resolvedName }) => shown(resolvedName)).join(', '),
    })
  const spans = new Map<number, Edit>()
  for (const tracker of trackers) {
    const span = guidSpan(template.source.text, tracker)
    if (!span) return refuse('guidNotReplaceable', undefined, { present: shown(tracker.resolvedName) })
    spans.set(span.start, { at: span.start, remove: span.end - span.start, insert: options.guid })
  }
  const edits = [...spans.values()]
  const text = applyEdits(template.source.text, edits)
  return { kind: 'replaced', bytes: encodeSource(template.source, text), edits, notices }
}

function guidOf({ id }: Tracker): string | undefined {
  return id?.form === 'guid' ? id.guid : undefined
}

function noticesAbout(template: Template, nested: Tracker[]): TagNotice[] {
  return [
    ...(template.source.bom ? [{ code: 'byteOrderMark' }] : []),
    ...nested
      .filter(({ resolvedName }) => parseTrackingId(resolvedName))
      .map(({ resolvedName, site }) => ({
        code: 'nestedTracker',
        params: { name: shown(resolvedName), pointer: site.pointer },
      })),
  ]
}

function refuseReading(reading: NoTemplate): Tagged {
  switch (reading.kind) {
    case 'encoding':
      return refuse('encoding', 'CUA024', { encoding: reading.encoding })
    case 'tooLarge':
      return refuse('tooLarge', undefined, { bytes: reading.bytes })
    case 'unparseable':
      return {
        ...refuse('unparseable', 'CUA001', { problem: reading.error.code, character: reading.error.character ?? '' }),
        ...reading.source.at(reading.error.offset),
      }
    case 'otherJson':
      return /deploymentParameters\.json/i.test(reading.schema ?? '')
        ? refuse('parameterFile')
        : refuse('notATemplate', undefined, { schema: reading.schema ?? '' })
  }
}

function refuseAt({ source }: Template, { key }: JsonMember): Tagged {
  return { ...refuse('duplicateRootKey', 'CUA022', { key: key.value }), ...source.at(key.start) }
}

function refuse(
  reason: TagRefusal,
  rule?: string,
  params: Record<string, string | number> = {},
): Tagged & { kind: 'refused' } {
  return { kind: 'refused', reason, ...(rule && { rule }), params }
}
