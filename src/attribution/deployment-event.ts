/** A deployment as collectors, imports and the marketplace itself report it. Specification: attribution §5.1. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { operationKinds } from './operation-kinds.ts'
import { templateTypes } from './schema.ts'
import { told } from './told.ts'

const clouds = ['AzureGlobal', 'AzureUSGovernment', 'AzureChina', 'AzureGermany', 'AzureStack', 'other'] as const
const eventSources = ['storefront', 'verifier', 'collector', 'accessLog', 'import', 'api'] as const

const instant = z.iso.datetime({ offset: true })

export const deploymentEventShape = z.object({
  eventId: told(200).optional(),
  source: z.enum(eventSources).default('api'),
  method: z.enum(['template', 'userAgent', 'terraform']).default('template'),
  trackingId: told(200).min(1),
  /** The tracker stands in a nested or linked deployment. */
  nested: z.boolean().default(false),
  /** Its position among the trackers of its template. */
  trackerOrder: z.int().min(0).max(800).default(0),
  cloudInstance: z.enum(clouds).default('AzureGlobal'),
  tenantId: told(100).optional(),
  subscriptionId: told(100).optional(),
  managementGroupId: told(100).optional(),
  resourceGroup: told(100).optional(),
  scope: z.enum(['resourceGroup', 'subscription', 'managementGroup', 'tenant']).default('resourceGroup'),
  deploymentName: told(100).optional(),
  deploymentId: told(1000).optional(),
  rootDeploymentName: told(100).optional(),
  correlationId: told(100).optional(),
  startTime: instant,
  endTime: instant.optional(),
  region: told(60).optional(),
  status: z.enum(['Succeeded', 'Failed', 'Canceled', 'Running']),
  errorCode: told(200).optional(),
  errorMessage: told(2000).optional(),
  /** Of the operation that failed, below the deployment’s own. */
  deepErrorCode: told(200).optional(),
  deepErrorMessage: told(2000).optional(),
  /** Left out: by the plan that the GUID is registered for. */
  templateType: z.enum(templateTypes).optional(),
  customer: z
    .object({
      name: told(200).optional(),
      country: z.string().length(2).optional(),
      protected: z.boolean().optional(),
    })
    .optional(),
  resources: z
    .array(
      z.object({
        id: told(1000).min(1),
        type: told(200),
        name: told(300).optional(),
        operation: z.enum(operationKinds),
        state: told(40).optional(),
        statusCode: told(40).optional(),
        timestamp: instant.optional(),
        location: told(60).optional(),
      }),
    )
    .max(5000)
    .default([]),
})

export type DeploymentEvent = z.infer<typeof deploymentEventShape>
export type NewDeploymentEvent = z.input<typeof deploymentEventShape>

/** An event whose tracking id stands under the name that records of the field have for it. */
export function ownNames(event: unknown): unknown {
  if (typeof event !== 'object' || event === null || 'trackingId' in event) return event
  const { trackingIdRaw, ...rest } = event as { trackingIdRaw?: unknown }
  return trackingIdRaw === undefined ? event : { ...rest, trackingId: trackingIdRaw }
}

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
