/** Deployment history as verification reads it, wherever it comes from, and the paths under which it is found. */
import type { MessageParams } from '#platform/messages'

export type HistoryAnswer<T> =
  | { kind: 'found'; value: T }
  | { kind: 'missing'; code: string; message: string }
  | { kind: 'refused'; status: number; code: string; message: string }
  /** The message in words of ours is looked up by the code. */
  | { kind: 'failed'; code: string; message: string; params?: MessageParams }

/** What the way to a history had to say; words.ts has the sentences. */
export type HistoryWarning = {
  code: 'THROTTLED' | 'LISTING_INCOMPLETE' | 'WHATIF_ONLY'
  variant?: string
  params?: MessageParams
}

export type DeploymentHistory = {
  get(path: string): Promise<HistoryAnswer<unknown>>
  /** Every page. */
  list(path: string): Promise<HistoryAnswer<unknown[]>>
  /** How many questions may be asked at once. */
  parallel: number
  /** What the way there had to say. */
  warnings?: HistoryWarning[]
}

export type DeploymentSite =
  | { kind: 'resourceGroup'; subscriptionId: string; resourceGroup: string }
  | { kind: 'subscription'; subscriptionId: string }
  | { kind: 'managementGroup'; managementGroup: string }
  | { kind: 'tenant' }

export function deploymentsPath(site: DeploymentSite): string {
  return `${sitePath(site)}/providers/Microsoft.Resources/deployments/`
}

export function deploymentPath(site: DeploymentSite, name: string): string {
  return `${deploymentsPath(site)}${encodeURIComponent(name)}`
}

export function operationsPath(site: DeploymentSite, name: string): string {
  return site.kind === 'resourceGroup'
    ? `${sitePath(site)}/deployments/${encodeURIComponent(name)}/operations`
    : `${deploymentPath(site, name)}/operations`
}

export function sitePath(site: DeploymentSite): string {
  switch (site.kind) {
    case 'resourceGroup':
      return `/subscriptions/${encodeURIComponent(site.subscriptionId)}/resourcegroups/${encodeURIComponent(site.resourceGroup)}`
    case 'subscription':
      return `/subscriptions/${encodeURIComponent(site.subscriptionId)}`
    case 'managementGroup':
      return `/providers/Microsoft.Management/managementGroups/${encodeURIComponent(site.managementGroup)}`
    case 'tenant':
      return ''
  }
}

const deploymentId =
  /^(?:\/subscriptions\/([^/]+)(?:\/resourcegroups\/([^/]+))?|\/providers\/Microsoft\.Management\/managementGroups\/([^/]+))?\/providers\/Microsoft\.Resources\/deployments\/([^/]+)$/i

/** Where a deployment's id says that it is. */
export function parseDeploymentId(id: string): { site: DeploymentSite; name: string } | undefined {
  const match = deploymentId.exec(id)
  if (!match) return undefined
  const [, subscriptionId, resourceGroup, managementGroup, name] = match
  if (subscriptionId && resourceGroup)
    return { site: { kind: 'resourceGroup', subscriptionId, resourceGroup }, name: name! }
  if (subscriptionId) return { site: { kind: 'subscription', subscriptionId }, name: name! }
  if (managementGroup) return { site: { kind: 'managementGroup', managementGroup }, name: name! }
  return { site: { kind: 'tenant' }, name: name! }
}

export type Deployment = {
  id: string
  name: string
  correlationId: string
  provisioningState: string
  timestamp: string
  parameters: Record<string, unknown>
}

export type Operation = {
  kind: string
  state: string
  statusCode: string
  timestamp: string
  target?: { id: string; type: string; name: string }
}

/** @returns undefined when the value is no deployment */
export function asDeployment(value: unknown): Deployment | undefined {
  const { id, name, properties } = (value ?? {}) as {
    id?: unknown
    name?: unknown
    properties?: Record<string, unknown>
  }
  if (typeof id !== 'string' || typeof name !== 'string' || typeof properties !== 'object' || properties === null)
    return undefined
  return {
    id,
    name,
    correlationId: text(properties.correlationId).toLowerCase(),
    provisioningState: text(properties.provisioningState),
    timestamp: text(properties.timestamp),
    parameters: (properties.parameters ?? {}) as Record<string, unknown>,
  }
}

export function asOperation(value: unknown): Operation {
  const properties = ((value ?? {}) as { properties?: Record<string, unknown> }).properties ?? {}
  const target = properties.targetResource as
    | { id?: unknown; resourceType?: unknown; resourceName?: unknown }
    | null
    | undefined
  return {
    kind: text(properties.provisioningOperation) || 'NotSpecified',
    state: text(properties.provisioningState),
    statusCode: text(properties.statusCode),
    timestamp: text(properties.timestamp),
    ...(target &&
      typeof target.id === 'string' && {
        target: { id: target.id, type: text(target.resourceType), name: text(target.resourceName) },
      }),
  }
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
