import type { Evidence, MessageParams, OutcomeClass } from '#connectors'
import type { Ctx } from '#platform/ctx'
import type { DeliveryState } from './states.ts'

export type Delivery = {
  publisherId: string
  id: string
  leadId: string
  connectionId: string
  connectionName: string
  kind: string
  offerId: string
  environment: 'live' | 'preview'
  state: DeliveryState
  /** Why it is held, parked or rejected, or waits: a code of the connector's catalogue, or `delivery.…` of ours. */
  reason: { code: string; params: MessageParams } | null
  /** Attempts made so far. */
  attempts: number
  requestedAt: Date
  nextAt: Date | null
  firstAttemptAt: Date | null
  lastAttemptAt: Date | null
  deliveredAt: Date | null
  destinationId: string | null
  destinationUri: string | null
  possibleDuplicate: boolean
  replayOf: string | null
}

export type Attempt = {
  number: number
  version: number | null
  class: OutcomeClass | 'interrupted'
  code: string
  params: MessageParams
  httpStatus: number | null
  vendorCode: string | null
  vendorMessage: string | null
  request: Evidence['request'] | null
  response: Evidence['response'] | null
  failure: Evidence['failure'] | null
  startedAt: Date
  durationMs: number
  requestId: string
}

/** The deliveries of some leads of a publisher, by lead; oldest first. For the leads room, which checked who asks. */
export async function deliveriesOf(
  _ctx: Pick<Ctx, 'db'>,
  _of: { publisherId: string; leadIds: string[] },
): Promise<Map<string, Delivery[]>> {
  throw new Error('not written yet')
}

/** Requires leads.read. @throws notFound */
export async function getDelivery(_ctx: Ctx, _which: { publisherId: string; deliveryId: string }): Promise<Delivery> {
  throw new Error('not written yet')
}

/** The attempts of a delivery, oldest first, with their evidence. Requires leads.read. @throws notFound */
export async function attemptsOf(_ctx: Ctx, _of: { publisherId: string; deliveryId: string }): Promise<Attempt[]> {
  throw new Error('not written yet')
}

/** Forgets what destinations answered about these leads and sends them nowhere any more. In the caller's transaction. */
export async function eraseDeliveries(
  _ctx: Pick<Ctx, 'db'>,
  _of: { publisherId: string; leadIds: string[] },
): Promise<void> {
  throw new Error('not written yet')
}
