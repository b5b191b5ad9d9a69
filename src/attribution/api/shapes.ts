/** What the API takes and gives, as schemas: they check, type and document. */
import { z } from '@hono/zod-openapi'
import { deploymentEventShape } from '../deployment-event.ts'
import type { GuidRecord } from '../guid-record.ts'
import type { GuidFigures, Run } from '../runs.ts'
import { channels, guidStates, methods, origins, proofs, runStatuses, templateTypes } from '../schema.ts'
import { usageRowShape } from '../usage.ts'
import { userAgentShape } from '../user-agents.ts'

const at = z.iso.datetime().openapi({ description: 'UTC, ISO 8601.' })

export const guidShape = z
  .object({
    id: z.uuid(),
    guid: z.string().nullable(),
    trackingId: z.string().openapi({ example: 'pid-5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90' }),
    origin: z.enum(origins),
    description: z.string(),
    offerId: z.string().nullable(),
    planId: z.string().nullable(),
    channel: z.enum(channels),
    channelDetail: z.string(),
    artifactKinds: z.array(z.string()),
    state: z.enum(guidStates),
    registeredAt: at.nullable(),
    activeFrom: at.nullable().openapi({ description: 'Nothing earlier is attributed.' }),
    retiredAt: at.nullable(),
    noticeUrl: z.string().nullable(),
    noticeText: z.string().nullable(),
    optOut: z.string(),
    proof: z.enum(proofs),
    firstSeenAt: at.nullable(),
    lastSeenAt: at.nullable(),
    missedBefore: z.int().openapi({ description: 'Deployments seen before it was registered; never attributed.' }),
    createdBy: z.string(),
    modifiedBy: z.string(),
    version: z.int(),
  })
  .openapi('TrackingGuid')

export function shownGuid(record: GuidRecord): z.input<typeof guidShape> {
  const iso = (date: Date | null) => date?.toISOString() ?? null
  const { publisherId: _, createdAt: __, modifiedAt: ___, ...rest } = record
  return {
    ...rest,
    registeredAt: iso(record.registeredAt),
    activeFrom: iso(record.activeFrom),
    retiredAt: iso(record.retiredAt),
    firstSeenAt: iso(record.firstSeenAt),
    lastSeenAt: iso(record.lastSeenAt),
  }
}

export const countedGuidShape = guidShape
  .extend({
    deployments: z.int(),
    deployments30d: z.int().openapi({ description: 'Of the last thirty days.' }),
    activeResources: z.int(),
  })
  .openapi('CountedTrackingGuid')

export function countedGuid(
  record: GuidRecord,
  figures: ReadonlyMap<string, GuidFigures>,
): z.input<typeof countedGuidShape> {
  const { deployments = 0, deployments30d = 0, activeResources = 0 } = figures.get(record.guid ?? '') ?? {}
  return { ...shownGuid(record), deployments, deployments30d, activeResources }
}

export const changeShape = z.object({ change: z.string(), by: z.string(), at })

export const publicGuidShape = z
  .object({
    guid: z.string(),
    state: z.enum(['active', 'retired']),
    publisherId: z.string(),
    publisherName: z.string(),
    software: z.string(),
    origin: z.enum(origins),
    offerId: z.string().nullable(),
    planId: z.string().nullable(),
    channel: z.enum(channels),
    noticeUrl: z.string().nullable(),
    optOut: z.string(),
    notices: z
      .array(z.object({ locale: z.enum(['en', 'fr']), text: z.string() }))
      .openapi({ description: 'What customers are told about it.' }),
  })
  .openapi('RegisteredGuid')

const formFields = {
  description: z.string(),
  offerId: z.string().optional(),
  planId: z.string().optional(),
  channel: z.string().openapi({ example: 'marketplace' }),
  channelDetail: z.string().max(500).optional(),
  artifactKinds: z.array(z.string()).max(4).optional(),
  noticeUrl: z.string().max(1000).optional(),
  noticeText: z.string().max(5000).optional(),
  optOut: z.string().max(120).optional(),
}

export const newGuidShape = z
  .object({
    guid: z.string().max(100).optional().openapi({ description: 'Left out: one is generated.' }),
    purpose: z.string().optional().openapi({ description: 'Only ownSoftware is credited.' }),
    register: z.boolean().optional().openapi({ description: 'False keeps a draft.' }),
    ...formFields,
  })
  .openapi('NewTrackingGuid')

export const guidChangeShape = z
  .object({ guid: z.string().max(100).optional(), ...formFields })
  .partial()
  .openapi('TrackingGuidChange')

export const eventsShape = z
  .union([z.array(deploymentEventShape).max(1000), deploymentEventShape])
  .openapi('DeploymentEvents')

export const takenShape = z
  .object({
    items: z.array(
      z.object({
        row: z.int().openapi({ description: 'From 1: line, element, or row below the heading.' }),
        result: z.enum(['attributed', 'duplicate', 'unattributed', 'rejected', 'nothing']).openapi({
          description: '`nothing`: a record of the cloud that is told by another row, or about no tracker.',
        }),
        guid: z.string().optional(),
        reason: z.string().optional(),
      }),
    ),
  })
  .openapi('TakenEvents')

export const userAgentsShape = z.union([z.array(userAgentShape), userAgentShape]).openapi('UserAgents', {
  description: 'Requests of an access log. Only the tracking id of the header is kept.',
  example: [
    {
      userAgent: 'deployer/2.1 pid-5f0c3c2e-8d1b-4c77-9a52-0e6b1f2d7a90',
      timestamp: '2026-03-02T09:14:07Z',
      method: 'PUT',
      statusCode: 201,
    },
  ],
})

export const seenShape = z
  .object({
    items: z.array(
      z.object({
        row: z.int(),
        result: z.enum(['seen', 'duplicate', 'unattributed', 'nothing', 'rejected']),
        guid: z.string().optional(),
        multipleTrackers: z.boolean().optional(),
        reason: z.string().optional(),
      }),
    ),
  })
  .openapi('SeenUserAgents')

export const usageShape = z.array(usageRowShape).max(10_000).openapi('UsageRows')
export const usageTakenShape = z
  .object({
    counted: z.int(),
    unmatched: z.int(),
    duplicates: z.int(),
    rejected: z.array(z.object({ row: z.int(), reason: z.string() })),
  })
  .openapi('TakenUsage')

export const runShape = z
  .object({
    id: z.uuid(),
    guid: z.string(),
    isPrimary: z.boolean(),
    multipleTrackers: z.boolean(),
    afterRetirement: z.boolean(),
    offerId: z.string().nullable(),
    channel: z.enum(channels),
    method: z.enum(methods),
    cloud: z.string(),
    scope: z.string(),
    region: z.string(),
    correlationId: z.string(),
    deploymentName: z.string(),
    status: z.enum(runStatuses),
    errorCode: z.string().nullable(),
    deepErrorCode: z.string().nullable(),
    templateType: z.enum(templateTypes),
    customer: z.string(),
    startedAt: at,
    endedAt: at.nullable(),
  })
  .openapi('DeploymentRun')

export function shownRun(run: Run): z.input<typeof runShape> {
  const { id, guid, isPrimary, multipleTrackers, afterRetirement, offerId, channel, method, cloud, scope, region } = run
  const { correlationId, deploymentName, status, errorCode, deepErrorCode, templateType, customer } = run
  const { startedAt, endedAt } = run
  return {
    ...{ id, guid, isPrimary, multipleTrackers, afterRetirement, offerId, channel, method, cloud, scope, region },
    ...{ correlationId, deploymentName, status, errorCode, deepErrorCode, templateType, customer },
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  }
}

export const reportShape = z
  .object({
    rows: z.array(
      z.object({
        keys: z.record(z.string(), z.string()),
        deployments: z.number(),
        succeeded: z.number(),
        failed: z.number(),
        successRate: z.number().nullable().openapi({ description: 'Of those that succeeded or failed.' }),
        resources: z.number(),
        quantity: z.number().nullable().openapi({
          description: 'Within one unit; null where several would mix: group by unit.',
        }),
        cost: z.number().nullable().openapi({
          description: 'Within one currency; null where several would mix: group by currency.',
        }),
        converted: z.number().nullable().optional().openapi({
          description: 'Costs in the currency asked for, estimated; null where a rate is missing.',
        }),
        customerRef: z.string().optional().openapi({ description: 'Picks the deployments of this customer.' }),
      }),
    ),
    isCut: z.boolean(),
    staleMonths: z.array(z.string()),
  })
  .openapi('AttributionReport')
