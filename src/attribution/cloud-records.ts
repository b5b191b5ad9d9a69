/**
 * Deployments out of what the cloud itself records: its activity log, as its tools list, stream or query it, and its
 * listings of deployments. One event for each tracker of a correlation, with everything that the same correlation wrote.
 * Specification: attribution §1 (collector), §5.2.
 */
import type { NewDeploymentEvent } from './deployment-event.ts'
import type { ReadRow } from './read-rows.ts'

/** A row that is told by another, or tells of no tracker. */
export type NothingTold = { row: number; nothing: true }
export type ToldRow = ReadRow | NothingTold

type Status = NewDeploymentEvent['status']
type CloudRecord = {
  resourceId: string
  correlationId: string
  at: string
  startedAt: string
  act: 'write' | 'delete'
  status: Status
  tenantId?: string | undefined
  /** Of listings: what the deployment brought out. */
  created: string[]
  error?: string | undefined
}

const deployment = /\/providers\/microsoft\.resources\/deployments\/([^/]+)$/i

/** Every row in its place: records of the cloud as the event that they tell of, everything else as it was. */
export function eventsOfRecords(rows: readonly ReadRow[]): ToldRow[] {
  const records = rows.map((row) => ('value' in row ? readRecord(row.value) : undefined))
  const events = new Map<number, NewDeploymentEvent>()
  const indexes = records.flatMap((record, i) => (typeof record === 'object' ? [i] : []))
  for (const group of Map.groupBy(indexes, (i) => (records[i] as CloudRecord).correlationId).values())
    for (const [i, event] of eventsOf(group, records as CloudRecord[])) events.set(i, event)
  return rows.map((row, i): ToldRow => {
    const event = events.get(i)
    if (event) return { row: row.row, value: event }
    return records[i] === undefined ? row : { row: row.row, nothing: true }
  })
}

/** @returns 'other' for a record of the cloud that is about neither deployments nor what they write */
function readRecord(value: unknown): CloudRecord | 'other' | undefined {
  if (typeof value !== 'object' || value === null || 'trackingId' in value) return undefined
  return fromListing(value as Fields) ?? fromLog(value as Fields)
}

type Fields = Record<string, unknown>

/** `az deployment … list`, and the same from the API. */
function fromListing({ id, type, properties }: Fields): CloudRecord | undefined {
  const { correlationId, timestamp, duration, provisioningState, outputResources, error } = (properties ?? {}) as Fields
  if (textOf(type).toLowerCase() !== 'microsoft.resources/deployments' || !textOf(correlationId)) return undefined
  const at = textOf(timestamp)
  return {
    ...{ resourceId: textOf(id), correlationId: textOf(correlationId), at, act: 'write' },
    startedAt: new Date((Date.parse(at) || 0) - durationMs(textOf(duration))).toISOString(),
    status: statusOf(textOf(provisioningState)),
    created: Array.isArray(outputResources) ? outputResources.map((one) => textOf((one as Fields | null)?.id)) : [],
    error: textOf((error as Fields | undefined)?.code) || undefined,
  }
}

/** The activity log: listed (`operationName.value`), streamed (`MICROSOFT.RESOURCES/…/WRITE`), or queried (`OperationNameValue`). */
function fromLog(row: Fields): CloudRecord | 'other' | undefined {
  const operation = textOf(row.operationName ?? row.OperationNameValue)
  const correlationId = textOf(row.correlationId ?? row.CorrelationId)
  const resourceId = textOf(row.resourceId ?? row.ResourceId ?? row._ResourceId ?? row.resourceUri)
  const at = textOf(row.eventTimestamp ?? row.time ?? row.TimeGenerated ?? row.EventSubmissionTimestamp)
  if (!operation.includes('/') || !correlationId || !resourceId || !at) return undefined
  const [, act] = /\/(write|delete)$/i.exec(operation) ?? []
  if (!act) return 'other'
  return {
    ...{ resourceId, correlationId, at, startedAt: at, created: [] },
    act: act.toLowerCase() as 'write' | 'delete',
    status: statusOf(textOf(row.status ?? row.resultType ?? row.ActivityStatusValue)),
    tenantId: textOf(row.tenantId) || undefined,
    error: textOf(row.subStatus ?? row.resultSignature) || undefined,
  }
}

function* eventsOf(group: number[], records: CloudRecord[]): Generator<[number, NewDeploymentEvent]> {
  const inOrder = group.toSorted((a, b) => Date.parse(records[a]!.at) - Date.parse(records[b]!.at))
  const all = inOrder.map((i) => records[i]!)
  const deployments = all.filter(({ resourceId }) => deployment.test(resourceId))
  const trackers = new Map<string, number>()
  for (const i of inOrder) {
    const [, name = ''] = deployment.exec(records[i]!.resourceId) ?? []
    if (/^pid-[0-9a-f-]{36}/i.test(name)) trackers.set(name.toLowerCase(), i)
  }
  if (!trackers.size) return
  // The last word on each deployment; the run ended with the last, and as the worst of them.
  const last = [...new Map(deployments.map((record) => [record.resourceId.toLowerCase(), record])).values()]
  const failed = last.find(({ status }) => status === 'Failed')
  const status: Status = failed
    ? 'Failed'
    : (last.find((record) => record.status !== 'Succeeded')?.status ?? 'Succeeded')
  const written = new Map(all.flatMap(resourcesOf).map((resource) => [resource.id.toLowerCase(), resource]))
  const startTime = all.map(({ startedAt }) => startedAt).toSorted((a, b) => Date.parse(a) - Date.parse(b))[0]!
  const root = last.find(({ resourceId }) => !/\/pid-[^/]*$/i.test(resourceId))
  for (const [order, [, i]] of [...trackers].entries()) {
    const { resourceId, correlationId, tenantId } = records[i]!
    const [, subscriptionId] = /^\/subscriptions\/([^/]+)/i.exec(resourceId) ?? []
    const [, resourceGroup] = /\/resourceGroups\/([^/]+)/i.exec(resourceId) ?? []
    const [, managementGroupId] = /\/managementGroups\/([^/]+)/i.exec(resourceId) ?? []
    const deploymentName = nameOf(resourceId)
    yield [
      i,
      {
        ...{ source: 'collector', method: 'template', trackingId: deploymentName, trackerOrder: order },
        ...{ correlationId, subscriptionId, resourceGroup, managementGroupId, tenantId, deploymentName, startTime },
        scope: resourceGroup
          ? 'resourceGroup'
          : subscriptionId
            ? 'subscription'
            : managementGroupId
              ? 'managementGroup'
              : 'tenant',
        rootDeploymentName: root && nameOf(root.resourceId),
        status,
        ...(status !== 'Running' && { endTime: deployments.at(-1)!.at }),
        ...(failed?.error && { errorCode: failed.error }),
        resources: [...written.values()],
      },
    ]
  }
}

function resourcesOf({ resourceId, act, status, at, created }: CloudRecord) {
  const ids = created.length ? created : status === 'Succeeded' ? [resourceId] : []
  return ids.flatMap((id) => {
    const type = typeOf(id)
    if (!type || type.toLowerCase() === 'microsoft.resources/deployments') return []
    const operation = act === 'delete' ? ('Delete' as const) : ('Create' as const)
    return [{ id, type, name: nameOf(id), operation, state: 'Succeeded', timestamp: at }]
  })
}

/** `Microsoft.Storage/storageAccounts/blobServices` of an id; nothing for groups and subscriptions. */
function typeOf(id: string): string | undefined {
  const at = id.toLowerCase().lastIndexOf('/providers/')
  if (at < 0) return undefined
  const [namespace, ...steps] = id.slice(at + '/providers/'.length).split('/')
  return steps.length ? [namespace, ...steps.filter((_, i) => i % 2 === 0)].join('/') : undefined
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1)
}

/** A word, or the `value` beside its translation. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const inner = typeof value === 'object' && value !== null && 'value' in value ? value.value : undefined
  return typeof inner === 'string' ? inner : ''
}

function statusOf(word: string): Status {
  if (/^succe(eded|ss)$/i.test(word)) return 'Succeeded'
  if (/^fail(ed|ure)$/i.test(word)) return 'Failed'
  return /^cancel+ed$/i.test(word) ? 'Canceled' : 'Running'
}

/** ISO 8601, as the cloud writes it: `PT1M18.4S`. */
function durationMs(text: string): number {
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] =
    /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text) ?? []
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000
}
