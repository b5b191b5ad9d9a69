/**
 * Delivery: every lead to every destination of its offer, at least once.
 *
 * A delivery row is the obligation and the queue entry in one; it commits with the lead. Workers lease
 * rows for seconds, call the connector, and write what came of it: delivered, waiting for the next try,
 * held until the connection works again, parked or rejected until a person acts. Nothing is dropped, and
 * a destination that is down delays only its own leads.
 *
 * This room never reads the leads table (the worker hands it messages to send), keeps nothing personal
 * except what a destination itself answered, and never lets a secret out again.
 */
export { adoptVersion } from './adopt.ts'
export { alertContacts } from './alerts.ts'
export { noticeArrivals } from './arrivals.ts'
export { type AttemptsInTime, attemptsOverTime } from './attempts-over-time.ts'
export { faultsOfDraft } from './check-draft.ts'
export { type ConnectionDraft, createConnection, updateConnection } from './configure.ts'
export { type Connection, type ConnectionState, getConnection, listConnections } from './connection.ts'
export { countDeliveries } from './count.ts'
export {
  type Attempt,
  attemptsOf,
  type Delivery,
  deliveriesOf,
  eraseDeliveries,
  getDelivery,
  hasDelivery,
  listDeliveryCodes,
} from './deliveries.ts'
export { type Destination, destinationsOf, offersOf, setOfferDestinations } from './destinations.ts'
export { recoverLeftBehind } from './leases.ts'
export { cancelDelivery, retryDelivery, retryFailed } from './manual.ts'
export { type ConnectionHealth, listConnectionHealth } from './marketplace-health.ts'
export type { MessagesOf } from './messages-of.ts'
export { pauseConnection, resumeConnection } from './pause.ts'
export { removeConnection } from './remove.ts'
export { cancelReplay, type Replay, type ReplayRequest, replayDeliveries } from './replay.ts'
export { type LeadToDeliver, requestDeliveries } from './request.ts'
export { rotateSecret } from './rotate.ts'
export { confirmSeen } from './seen.ts'
export { type DeliveryState, deliveryStates } from './states.ts'
export { tellErased } from './tell-erased.ts'
export { explainReason } from './texts.ts'
export { validateConnection } from './validate.ts'
export type { Validation, ValidationStep } from './validation.ts'
export { removeWebhook, saveWebhook, type WebhookDraft } from './webhooks/configure.ts'
export { canLookUp, type LookedUp, lookUp } from './webhooks/look-up.ts'
export { notifyPublisher, tryWebhook } from './webhooks/notify.ts'
export { listWebhooks, type NoticeType, noticeTypes, type Purpose, type Webhook } from './webhooks/webhook.ts'
export { deliverWith, workOnce } from './work.ts'
