/** A deployment template as it stands in its file: scope, sections, resources with their names resolved. */
import { type NoJson, readJsonFile } from '../json/json-file.ts'
import {
  type JsonDocument,
  type JsonMember,
  type JsonNode,
  type JsonObject,
  memberOf,
  nodeAt,
  type Span,
  textOf,
} from '../json/tolerant-json.ts'
import type { SourceText } from '../source-text.ts'
import { looksLikeTrackingId, parseTrackingId, type TrackingId } from '../tracking-id.ts'
import { isExpression, resolve, resolveText, type Scope } from './expression.ts'

export type DeploymentScope = 'resourceGroup' | 'subscription' | 'managementGroup' | 'tenant'

export type Template = {
  source: SourceText
  document: JsonDocument
  root: JsonObject
  schema: string
  schemaNode: JsonNode
  scope: DeploymentScope
  languageVersion?: string
  /** The root member `resources`, whatever its shape. */
  resources?: JsonMember
  shape?: 'array' | 'object'
  /** Root keys that stand twice. */
  duplicateRootKeys: JsonMember[]
  compiledFromBicep: boolean
  evaluation: Scope
}

/** One resource of a template, at any depth. */
export type ResourceSite = {
  node: JsonObject
  /** The symbolic name, in templates of language version 2.0. */
  symbol?: string
  pointer: string
  /** 0 in the root section; children and resources of nested templates are deeper. */
  depth: number
  type: string
  /** The type with that of its parents: `Microsoft.Sql/servers/databases`. */
  fullType: string
  evaluation: Scope
}

export type Tracker = {
  site: ResourceSite
  name: JsonNode
  /** With `opaque` for what is known only at deployment. */
  resolvedName: string
  sources: Span[]
  nameForm: 'literal' | 'expression'
  /** undefined: it means to be a tracking id and is none. */
  id: TrackingId | undefined
}

export type NoTemplate = NoJson | { kind: 'otherJson'; schema?: string; source: SourceText; document: JsonDocument }

export type TemplateReading = { kind: 'template'; template: Template } | NoTemplate

/** With or without a fragment; the first editions had their version behind a question mark. */
const schemaPattern = /\/(subscription|managementGroup|tenant)?deploymentTemplate(?:\.jsonc?)?(?:[?#].*)?$/i
const scopes: Record<string, DeploymentScope> = {
  subscription: 'subscription',
  managementgroup: 'managementGroup',
  tenant: 'tenant',
}

export function readTemplate(bytes: Uint8Array): TemplateReading {
  const file = readJsonFile(bytes)
  if (file.kind !== 'json') return file
  const { source, document } = file
  const schemaNode = nodeAt(document.root, '$schema')
  const schema = textOf(schemaNode)?.trim()
  const match = schema === undefined ? undefined : schemaPattern.exec(schema)
  if (document.root.kind !== 'object' || !schemaNode || !match || schema === undefined)
    return { kind: 'otherJson', ...(schema !== undefined && { schema }), source, document }
  const { root } = document
  const resources = memberOf(root, 'resources')
  const languageVersion = textOf(memberOf(root, 'languageVersion')?.value)
  return {
    kind: 'template',
    template: {
      source,
      document,
      root,
      schema,
      schemaNode,
      scope: scopes[match[1]?.toLowerCase() ?? ''] ?? 'resourceGroup',
      ...(languageVersion !== undefined && { languageVersion }),
      ...(resources && { resources }),
      ...(isSection(resources?.value) && { shape: resources.value.kind }),
      duplicateRootKeys: duplicateKeys(root, { ignoreCase: true }),
      compiledFromBicep: textOf(nodeAt(root, 'metadata', '_generator', 'name'))?.toLowerCase() === 'bicep',
      evaluation: evaluationOf(root),
    },
  }
}

/** Symbolic names came with version 2.0; its previews call themselves 1.9 and 1.10. */
function saysSymbolic(languageVersion: string | undefined): boolean {
  return languageVersion !== undefined && /^(2\.|1\.(9|1\d)-)/.test(languageVersion)
}

export function shapeContradicts({ languageVersion, shape }: Template): boolean {
  if (!shape) return false
  return saysSymbolic(languageVersion) !== (shape === 'object')
}

export function duplicateKeys(object: JsonObject, { ignoreCase = false } = {}): JsonMember[] {
  const seen = new Set<string>()
  return object.members.filter((member) => {
    const key = ignoreCase ? member.key.value.toLowerCase() : member.key.value
    if (seen.has(key)) return true
    seen.add(key)
    return false
  })
}

/** Resources of the root section, or of all sections: children and inline nested templates too. */
export function* resourceSites(template: Template): Generator<ResourceSite> {
  if (template.resources)
    yield* section(template.resources.value, {
      pointer: '/resources',
      depth: 0,
      parent: '',
      evaluation: template.evaluation,
    })
}

type Place = { pointer: string; depth: number; parent: string; evaluation: Scope }

function* section(node: JsonNode, place: Place): Generator<ResourceSite> {
  for (const { item, step, symbol } of entriesOf(node)) {
    if (item.kind !== 'object') continue
    const { evaluation, depth, parent } = place
    const pointer = `${place.pointer}/${step}`
    const type = resolveText(memberOf(item, 'type')?.value, evaluation).text
    const fullType = parent && !type.toLowerCase().startsWith('microsoft.') ? `${parent}/${type}` : type
    yield { node: item, ...(symbol !== undefined && { symbol }), pointer, depth, type, fullType, evaluation }
    const children = memberOf(item, 'resources')?.value
    if (children)
      yield* section(children, { pointer: `${pointer}/resources`, depth: depth + 1, parent: fullType, evaluation })
    const inner = isDeployment(type) ? nodeAt(item, 'properties', 'template') : undefined
    const innerResources = nodeAt(inner, 'resources')
    if (inner && innerResources)
      yield* section(innerResources, {
        pointer: `${pointer}/properties/template/resources`,
        depth: depth + 1,
        parent: '',
        evaluation: innerScope(item, inner, evaluation),
      })
  }
}

/** What is not said is outer, but for templates with symbolic names, where it is inner and cannot be otherwise. */
function innerScope(deployment: JsonNode, inner: JsonNode, outer: Scope): Scope {
  const said = textOf(nodeAt(deployment, 'properties', 'expressionEvaluationOptions', 'scope'))?.toLowerCase()
  return (said ?? (outer.evaluatesInner ? 'inner' : 'outer')) === 'inner' ? evaluationOf(inner) : outer
}

/** What expressions of a template may name. */
function evaluationOf(template: JsonNode): Scope {
  return {
    variables: nodeAt(template, 'variables'),
    parameters: nodeAt(template, 'parameters'),
    functions: nodeAt(template, 'functions'),
    evaluatesInner: saysSymbolic(textOf(nodeAt(template, 'languageVersion'))),
  }
}

function* entriesOf(node: JsonNode): Generator<{ item: JsonNode; step: string; symbol?: string }> {
  if (node.kind === 'array') for (const [i, item] of node.items.entries()) yield { item, step: String(i) }
  else if (node.kind === 'object')
    for (const { key, value } of node.members)
      yield { item: value, step: key.value.replaceAll('~', '~0').replaceAll('/', '~1'), symbol: key.value }
}

export function isDeployment(type: string): boolean {
  return type.toLowerCase() === 'microsoft.resources/deployments'
}

/** The resource as a tracker: a deployment whose name is, or statically resolves to, `pid-…`. */
export function asTracker(site: ResourceSite): Tracker | undefined {
  if (!isDeployment(site.type)) return undefined
  const name = pidName(site)
  if (!name) return undefined
  const existing = resolve(memberOf(site.node, 'existing')?.value, site.evaluation).value
  return existing === true ? undefined : { site, ...name, id: parseTrackingId(name.resolvedName) }
}

export function pidName(
  site: ResourceSite,
): Pick<Tracker, 'name' | 'resolvedName' | 'sources' | 'nameForm'> | undefined {
  const name = memberOf(site.node, 'name')?.value
  if (name?.kind !== 'string') return undefined
  const { text, sources } = resolveText(name, site.evaluation)
  if (!looksLikeTrackingId(text)) return undefined
  return { name, resolvedName: text, sources, nameForm: isExpression(name.value) ? 'expression' : 'literal' }
}

export function trackersOf(template: Template): { root: Tracker[]; nested: Tracker[] } {
  const root: Tracker[] = []
  const nested: Tracker[] = []
  for (const site of resourceSites(template)) {
    const tracker = asTracker(site)
    if (tracker) (site.depth === 0 ? root : nested).push(tracker)
  }
  return { root, nested }
}

export function resourceCount({ resources }: Template): number {
  if (resources?.value.kind === 'array') return resources.value.items.length
  return resources?.value.kind === 'object' ? resources.value.members.length : 0
}

function isSection(node: JsonNode | undefined): node is Extract<JsonNode, { kind: 'array' | 'object' }> {
  return node?.kind === 'array' || node?.kind === 'object'
}
