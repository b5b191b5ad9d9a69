/** Deployment history from tracking events: what a collector told is proof too, where the history itself is gone. */
import type { DeploymentEvent } from '../deployment-event.ts'
import { exportedHistory } from './exported.ts'
import type { DeploymentHistory, DeploymentSite } from './history.ts'
import { sitePath } from './history.ts'

export type EventHistory = {
  history: DeploymentHistory
  /** Where the deployments told of were made. */
  sites: DeploymentSite[]
  /** A deployment by header or Terraform was told of: it leaves no tracker to verify. */
  sawHeader(guid: string): boolean
}

/**
 * @param events as they are sent to the marketplace (specification: attribution §5.1); rows of another shape are left out
 * @returns undefined when none of them is an event
 */
export function eventHistory(events: readonly unknown[]): EventHistory | undefined {
  const read = events.flatMap((event) => asEvent(event) ?? [])
  const told = read.flatMap((event) => {
    const site = event.method === 'template' ? siteOfEvent(event) : undefined
    return site ? [{ event, site }] : []
  })
  const history = exportedHistory(told.flatMap(deploymentsOf), told.flatMap(operationsOf))
  if (!read.length || !history) return undefined
  const sites = new Map(told.map(({ site }) => [sitePath(site).toLowerCase(), site]))
  const headers = read.filter(({ method }) => method !== 'template').map(({ trackingId }) => trackingId.toLowerCase())
  return {
    history,
    sites: [...sites.values()],
    sawHeader: (guid) => headers.some((id) => id.startsWith(`pid-${guid}`)),
  }
}

/** By hand what the API checks with a schema: commands that never see an event should not load one. */
function asEvent(value: unknown): DeploymentEvent | undefined {
  const event = { method: 'template', scope: 'resourceGroup', resources: [], ...(value as Partial<DeploymentEvent>) }
  const isText = (text: unknown) => typeof text === 'string' && text !== ''
  if (![event.trackingId, event.startTime, event.status].every(isText) || !Array.isArray(event.resources))
    return undefined
  const isWhole = event.resources.every(({ id, type, operation }) => [id, type, operation].every(isText))
  return isWhole ? (event as DeploymentEvent) : undefined
}

type Told = { event: DeploymentEvent; site: DeploymentSite }

function siteOfEvent(event: DeploymentEvent): DeploymentSite | undefined {
  const { scope, subscriptionId, resourceGroup, managementGroupId } = event
  switch (scope) {
    case 'resourceGroup':
      return subscriptionId && resourceGroup ? { kind: scope, subscriptionId, resourceGroup } : undefined
    case 'subscription':
      return subscriptionId ? { kind: scope, subscriptionId } : undefined
    case 'managementGroup':
      return managementGroupId ? { kind: scope, managementGroup: managementGroupId } : undefined
    case 'tenant':
      return { kind: scope }
  }
}

/** The tracker’s own deployment, and the root it stood in. */
function deploymentsOf({ event, site }: Told) {
  const names = new Set([event.rootDeploymentName ?? event.trackingId, event.trackingId])
  return [...names].map((name) => ({
    id: idOf(site, name),
    name,
    type: 'Microsoft.Resources/deployments',
    properties: {
      provisioningState: event.status,
      timestamp: event.endTime ?? event.startTime,
      correlationId: event.correlationId ?? '',
    },
  }))
}

function operationsOf({ event, site }: Told) {
  const root = event.rootDeploymentName
  const owner = idOf(site, root ?? event.trackingId)
  const resources = root === undefined ? event.resources : [...event.resources, trackerIn({ event, site })]
  return resources.map(({ id, type, name, operation, state, statusCode, timestamp }, i) => ({
    id: `${owner}/operations/${i}`,
    properties: {
      provisioningOperation: operation,
      provisioningState: state ?? event.status,
      timestamp: timestamp ?? event.endTime,
      statusCode: statusCode ?? '',
      targetResource: { id, resourceType: type, resourceName: name ?? id.split('/').at(-1) },
    },
  }))
}

/** Whoever tells of a tracker’s root has seen that root create it. */
function trackerIn({ event, site }: Told): DeploymentEvent['resources'][number] {
  return {
    id: idOf(site, event.trackingId),
    type: 'Microsoft.Resources/deployments',
    name: event.trackingId,
    operation: 'Create',
  }
}

function idOf(site: DeploymentSite, name: string): string {
  return `${sitePath(site)}/providers/Microsoft.Resources/deployments/${name}`
}
