/** The names of what can happen to an offer, as its history lists them (spec "offers" 2.9). */
export const historyEvents = [
  'created',
  'planCreated',
  'planDeleted',
  'planStopInitiated',
  'planResumed',
  'audienceSynced',
  'submitted',
  'cancelInitiated',
  'canceled',
  'signedOff',
  'cancelGoLiveInitiated',
  'goLiveCanceled',
  'stopped',
  'stoppedByOperator',
  'archived',
  'restored',
  'step',
] as const
export type HistoryEvent = (typeof historyEvents)[number]
