/** Writes a tracker at the end of a Bicep file. Specification: attribution §4.5. */
import { guidSpan } from '../arm/guid-span.ts'
import { defaultApiVersion } from '../arm/tracker-resource.ts'
import { applyEdits, type Edit } from '../edits.ts'
import { encodeSource } from '../source-text.ts'
import type { Tagged, TagOptions, TagRefusal } from '../tagging.ts'
import { isPlaceholderName, shown, wouldBeTwice } from '../tracking-id.ts'
import { type BicepSource, type BicepTracker, directive, readBicep } from './source.ts'

const moduleFile = 'usage-attribution.bicep'
const resourceGroupSchema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#'
const schemas = {
  resourceGroup: resourceGroupSchema,
  subscription: 'https://schema.management.azure.com/schemas/2018-05-01/subscriptionDeploymentTemplate.json#',
  managementGroup: 'https://schema.management.azure.com/schemas/2019-08-01/managementGroupDeploymentTemplate.json#',
  tenant: 'https://schema.management.azure.com/schemas/2019-08-01/tenantDeploymentTemplate.json#',
} as const

export function tagBicep(bytes: Uint8Array, options: TagOptions): Tagged {
  const reading = readBicep(bytes)
  if (reading.kind === 'encoding') return refuse('encoding', { encoding: reading.encoding }, 'CUA024')
  if (reading.kind === 'tooLarge') return refuse('tooLarge', { bytes: reading.bytes })
  if (reading.kind === 'unparseable')
    return {
      ...refuse('unparseable', { problem: 'unexpectedEnd', character: '' }, 'CUA001'),
      ...reading.source.at(reading.offset),
    }
  const { bicep } = reading
  const { trackers } = bicep
  if (trackers.some(({ id }) => id?.form === 'guid' && id.guid === options.guid))
    return { kind: 'unchanged', notices: [] }
  const placeholders = trackers.filter(({ resolvedName }) => isPlaceholderName(resolvedName))
  if (placeholders.length) return replaceGuids(bicep, placeholders, options.guid)
  if (trackers.length && options.onConflict !== 'add')
    return options.onConflict === 'replace'
      ? replaceGuids(bicep, trackers, options.guid)
      : { kind: 'conflict', present: trackers.map(({ resolvedName }) => shown(resolvedName)), wanted: options.guid }
  return append(bicep, options)
}

function append(bicep: BicepSource, options: TagOptions): Tagged {
  const { source, declarations } = bicep
  const { text, eol } = source
  const taken = new Set(declarations.filter(({ keyword }) => keyword !== 'output').map(({ name }) => name))
  if (options.symbolicName !== undefined && taken.has(options.symbolicName))
    return refuse('symbolicNameTaken', { name: options.symbolicName })
  const optOut = options.optOutParameter === undefined ? undefined : declareOptOut(bicep, options.optOutParameter)
  if (optOut === 'taken') return refuse('optOutParameterTaken', { name: options.optOutParameter! })
  const lines = trackerLines(bicep, { ...options, symbolicName: options.symbolicName ?? freeName(taken) })
  const written = lines.join(eol)
  const endsLine = /[\r\n]$/.test(text)
  const insert = text === '' ? `${written}${eol}` : endsLine ? `${eol}${written}${eol}` : `${eol}${eol}${written}`
  const edits: Edit[] = [...(optOut ? [optOut] : []), { at: text.length, remove: 0, insert }]
  return {
    kind: 'inserted',
    bytes: encodeSource(source, applyEdits(text, edits)),
    edits,
    notices: source.bom ? [{ code: 'byteOrderMark' }] : [],
    ...(options.bicepModule && { beside: { [moduleFile]: `targetScope = '${bicep.scope}'${eol}` } }),
  }
}

function trackerLines(bicep: BicepSource, options: TagOptions & { symbolicName: string }): string[] {
  const wide = bicep.scope !== 'resourceGroup'
  const id = `pid-${options.guid}${options.suffix ?? ''}`
  const name = wide && !options.literalName ? `'${id}-\${uniqueString(deployment().location)}'` : `'${id}'`
  const condition = options.optOutParameter === undefined ? '' : `if (${options.optOutParameter}) `
  if (options.bicepModule)
    return [`module ${options.symbolicName} './${moduleFile}' = ${condition}{`, `  name: ${name}`, '}']
  return [
    directive,
    `resource ${options.symbolicName} 'Microsoft.Resources/deployments@${options.apiVersion ?? defaultApiVersion}' = ${condition}{`,
    `  name: ${name}`,
    ...(wide ? ['  location: deployment().location'] : []),
    '  properties: {',
    "    mode: 'Incremental'",
    '    template: {',
    `      '$schema': '${schemas[bicep.scope]}'`,
    "      contentVersion: '1.0.0.0'",
    '      resources: []',
    '    }',
    '  }',
    '}',
  ]
}

function declareOptOut({ source: { text, eol }, declarations }: BicepSource, name: string): Edit | undefined | 'taken' {
  const same = declarations.find((d) => d.name === name && d.keyword !== 'output')
  if (same)
    return same.keyword === 'param' && /^param\s+\w+\s+bool\b/.test(text.slice(same.start, same.end))
      ? undefined
      : 'taken'
  const line = `param ${name} bool = true`
  const after =
    declarations.findLast(({ keyword }) => keyword === 'param') ??
    declarations.find(({ keyword }) => keyword === 'targetScope')
  return after
    ? { at: after.end, remove: 0, insert: `${eol}${line}` }
    : { at: 0, remove: 0, insert: `${line}${eol}${eol}` }
}

function freeName(taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const name = n === 1 ? 'usageAttribution' : `usageAttribution${n}`
    if (!taken.has(name)) return name
  }
}

function replaceGuids({ source }: BicepSource, trackers: BicepTracker[], guid: string): Tagged {
  if (wouldBeTwice(trackers.map(({ id }) => id)))
    return refuse(
      'wouldBeTwice',
      { present: trackers.map(({ resolvedName }) => shown(resolvedName)).join(', ') },
      'CUA012',
    )
  const edits = new Map<number, Edit>()
  for (const tracker of trackers) {
    const span = guidSpan(source.text, tracker)
    if (!span) return refuse('guidNotReplaceable', { present: shown(tracker.resolvedName) })
    edits.set(span.start, { at: span.start, remove: span.end - span.start, insert: guid })
  }
  const list = [...edits.values()]
  return { kind: 'replaced', bytes: encodeSource(source, applyEdits(source.text, list)), edits: list, notices: [] }
}

function refuse(
  reason: TagRefusal,
  params: Record<string, string | number> = {},
  rule?: string,
): Tagged & { kind: 'refused' } {
  return { kind: 'refused', reason, params, ...(rule && { rule }) }
}
