/** The states of a delivery. Which moves there are, and what makes them, is `nextStep` in next-step.ts. */
export const deliveryStates = [
  'queued',
  'sending',
  'waiting',
  'held',
  'delivered',
  'delivered_unconfirmed',
  'rejected',
  'parked',
  'cancelled',
  'superseded',
  'erased',
] as const
export type DeliveryState = (typeof deliveryStates)[number]
