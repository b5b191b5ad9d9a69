/**
 * What tools print of deployment history, as Resource Manager itself would have said it: the cloud’s command line, its
 * PowerShell, pages of the REST API, JSON lines; in the encodings that redirecting a shell’s output leaves behind.
 */
import { isDocument, parseJson } from '../json/tolerant-json.ts'
import { operationKinds } from '../operation-kinds.ts'
import { decodeAny } from '../source-text.ts'

/** @returns the entries of a file with one listing or several; undefined when it holds no JSON */
export function readListing(bytes: Uint8Array): unknown[] | undefined {
  const text = decodeAny(bytes)
  // Warnings that a shell put before the output are no part of it.
  const begin = text.search(/^\s*[[{]/m)
  if (begin < 0) return undefined
  const values: unknown[] = []
  for (let rest = text.slice(begin).trim(); rest; ) {
    const parsed = parseJson(rest)
    if (!isDocument(parsed) && parsed.code !== 'afterTheEnd') return undefined
    const end = isDocument(parsed) ? rest.length : parsed.offset
    try {
      values.push(JSON.parse(rest.slice(0, end)))
    } catch {
      return undefined
    }
    rest = rest.slice(end).trim()
  }
  return values.flatMap(entriesOf)
}

/** An array, a page `{ "value": [...] }`, or one entry by itself. */
export function entriesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(entriesOf)
  const page = field(value, 'value')
  return Array.isArray(page) ? page : [value]
}

export type Listings = { deployments: unknown[]; operations: unknown[] | undefined }

/** Files in any order: what is in them says which listing each of them is. */
export function sortListings(files: readonly unknown[][]): Listings {
  const entries = files.flat()
  const operations = entries.filter(isOperation)
  const saysOperations = operations.length > 0 || files.length > 1
  return {
    deployments: entries.filter((entry) => !isOperation(entry)),
    operations: saysOperations ? operations : undefined,
  }
}

function isOperation(entry: unknown): boolean {
  const properties = field(entry, 'properties')
  return ['operationId', 'provisioningOperation', 'targetResource'].some(
    (name) => field(entry, name) !== undefined || field(properties, name) !== undefined,
  )
}

/** Whether this is what a rehearsal answers: nothing of it was deployed. */
export function isWhatIf(entry: unknown): boolean {
  const changes = field(entry, 'changes') ?? field(field(entry, 'properties'), 'changes')
  return Array.isArray(changes) && changes.every((change) => typeof field(change, 'changeType') === 'string')
}

/** The subscription that an entry names somewhere: PowerShell leaves ids of deployments out. */
export function subscriptionIn(entries: readonly unknown[]): string | undefined {
  return /\/subscriptions\/([0-9a-f-]{36})\b/i.exec(JSON.stringify(entries) ?? '')?.[1]
}

/** @returns undefined for what is no deployment */
export function asRestDeployment(entry: unknown, subscriptionId: string | undefined): unknown {
  const name = textAt(entry, 'name') ?? textAt(entry, 'deploymentName')
  const properties = field(entry, 'properties') ?? entry
  const correlationId = textAt(properties, 'correlationId')
  if (name === undefined || (correlationId === undefined && field(entry, 'properties') === undefined)) return undefined
  return {
    id: textAt(entry, 'id') ?? idOf(entry, name, subscriptionId),
    name,
    properties: {
      correlationId,
      provisioningState: field(properties, 'provisioningState'),
      timestamp: instant(field(properties, 'timestamp')),
      parameters: parametersOf(field(properties, 'parameters')),
      outputResources: field(properties, 'outputResources'),
    },
  }
}

function idOf(entry: unknown, name: string, subscriptionId = '-'): string {
  const group = textAt(entry, 'resourceGroup') ?? textAt(entry, 'resourceGroupName')
  const managementGroup = textAt(entry, 'managementGroupId')
  const site = managementGroup
    ? `/providers/Microsoft.Management/managementGroups/${managementGroup}`
    : `/subscriptions/${subscriptionId}${group ? `/resourceGroups/${group}` : ''}`
  return `${site}/providers/Microsoft.Resources/deployments/${name}`
}

export function asRestOperation(entry: unknown): { id?: string; properties: Record<string, unknown> } {
  const properties = field(entry, 'properties') ?? entry
  const kind = field(properties, 'provisioningOperation')
  const target = field(properties, 'targetResource')
  const targetId = typeof target === 'string' ? target : textAt(target, 'id')
  return {
    ...(textAt(entry, 'id') !== undefined && { id: textAt(entry, 'id')! }),
    properties: {
      provisioningOperation: typeof kind === 'number' ? operationKinds[kind] : kind,
      provisioningState: field(properties, 'provisioningState'),
      statusCode: field(properties, 'statusCode'),
      timestamp: instant(field(properties, 'timestamp')),
      ...(targetId && {
        targetResource: {
          id: targetId,
          resourceType: textAt(target, 'resourceType') ?? typeOf(targetId),
          resourceName: textAt(target, 'resourceName') ?? targetId.split('/').at(-1),
        },
      }),
    },
  }
}

/** What a deployment names as its own, where nobody listed its operations. */
export function operationsNamedBy(deployment: unknown): unknown[] {
  const properties = field(deployment, 'properties')
  const resources = field(properties, 'outputResources')
  return (Array.isArray(resources) ? resources : []).flatMap((resource, i) => {
    const id = textAt(resource, 'id')
    if (id === undefined) return []
    return {
      id: `${textAt(deployment, 'id')}/operations/${i}`,
      properties: {
        provisioningOperation: 'Create',
        provisioningState: field(properties, 'provisioningState'),
        targetResource: { id, resourceType: typeOf(id), resourceName: id.split('/').at(-1) },
      },
    }
  })
}

/** `Microsoft.Sql/servers/databases` of `…/providers/Microsoft.Sql/servers/a/databases/b`. */
function typeOf(id: string): string {
  const [namespace, ...steps] = id.slice(id.toLowerCase().lastIndexOf('/providers/') + '/providers/'.length).split('/')
  return [namespace, ...steps.filter((_, i) => i % 2 === 0)].join('/')
}

function parametersOf(parameters: unknown): Record<string, unknown> {
  if (typeof parameters !== 'object' || parameters === null) return {}
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, { value: field(value, 'value') }]))
}

/** PowerShell writes `/Date(1700000000000)/`, alone or as the value of an object. */
function instant(value: unknown): unknown {
  const text = typeof value === 'object' && value !== null ? field(value, 'value') : value
  const ms = typeof text === 'string' ? /^\/Date\((-?\d+)/.exec(text)?.[1] : undefined
  return ms === undefined ? text : new Date(Number(ms)).toISOString()
}

/** A member whatever its capitals: the REST API begins names small, PowerShell large. */
function field(of: unknown, name: string): unknown {
  if (typeof of !== 'object' || of === null) return undefined
  const members = of as Record<string, unknown>
  if (name in members) return members[name]
  const wanted = name.toLowerCase()
  const key = Object.keys(members).find((one) => one.toLowerCase() === wanted)
  return key === undefined ? undefined : members[key]
}

function textAt(of: unknown, name: string): string | undefined {
  const value = field(of, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}
