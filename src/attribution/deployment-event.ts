/** A deployment as collectors, imports and the marketplace itself report it. Specification: attribution §5.1. */
import { createHash } from 'node:crypto'
import { z } from 'zod'

export const operationKinds = [
  'NotSpecified',
  'Create',
  'Delete',
  'Waiting',
  'AzureAsyncOperationWaiting',
  'ResourceCacheWaiting',
  'Action',
  'Read',
  'EvaluateDeploymentOutput',
  'DeploymentCleanup',
] as const
export const clouds = ['AzureGlobal', 'AzureUSGovernment', 'AzureChina', 'AzureGermany', 'AzureStack', 'other'] as const
export const eventSources = ['storefront', 'verifier', 'collector', 'accessLog', 'import', 'api'] as const

const instant = z.iso.datetime({ offset: true })

export const deploymentEventShape = z.object({
  eventId: z.string().max(200).optional(),
  source: z.enum(eventSources).default('api'),
  method: z.enum(['template', 'userAgent', 'terraform']).default('template'),
  trackingId: z.string().min(1).max(200),
  /** The tracker stands in a nested or linked deployment. */
  nested: z.boolean().default(false),
  /** Its position among the trackers of its template. */
  trackerOrder: z.int().min(0).max(800).default(0),
  cloudInstance: z.enum(clouds).default('AzureGlobal'),
  tenantId: z.string().max(100).optional(),
  subscriptionId: z.string().max(100).optional(),
  managementGroupId: z.string().max(100).optional(),
  resourceGroup: z.string().max(100).optional(),
  scope: z.enum(['resourceGroup', 'subscription', 'managementGroup', 'tenant']).default('resourceGroup'),
  deploymentName: z.string().max(100).optional(),
  deploymentId: z.string().max(1000).optional(),
  rootDeploymentName: z.string().max(100).optional(),
  correlationId: z.string().max(100).optional(),
  startTime: instant,
  endTime: instant.optional(),
  region: z.string().max(60).optional(),
  status: z.enum(['Succeeded', 'Failed', 'Canceled', 'Running']),
  errorCode: z.string().max(200).optional(),
  errorMessage: z.string().max(2000).optional(),
  customer: z
    .object({
      name: z.string().max(200).optional(),
      country: z.string().length(2).optional(),
      protected: z.boolean().optional(),
    })
    .optional(),
  resources: z
    .array(
      z.object({
        id: z.string().min(1).max(1000),
        type: z.string().max(200),
        name: z.string().max(300).optional(),
        operation: z.enum(operationKinds),
        state: z.string().max(40).optional(),
        statusCode: z.string().max(40).optional(),
        timestamp: instant.optional(),
        location: z.string().max(60).optional(),
      }),
    )
    .max(5000)
    .default([]),
})

export type DeploymentEvent = z.infer<typeof deploymentEventShape>
export type NewDeploymentEvent = z.input<typeof deploymentEventShape>

/** The scope whose history the deployment stands in. */
export function scopeKey(event: DeploymentEvent): string {
  return (event.subscriptionId ?? event.managementGroupId ?? event.tenantId ?? '').toLowerCase()
}

export function runKeyOf(event: DeploymentEvent): string {
  return hash(
    event.cloudInstance,
    scopeKey(event),
    (event.correlationId ?? event.deploymentId ?? `${event.startTime} ${event.trackingId}`).toLowerCase(),
  )
}

export function eventIdOf(event: DeploymentEvent): string {
  return (
    event.eventId ??
    hash(
      event.cloudInstance,
      scopeKey(event),
      event.deploymentName ?? event.trackingId,
      // Requests that carry a token in their header have no correlation: without their time, two would be one.
      event.correlationId ?? event.deploymentId ?? event.startTime,
      event.endTime ?? event.status,
    )
  )
}

/** Joined by line ends, which none of the parts has. */
export function hash(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}
