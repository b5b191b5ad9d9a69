import { declareProblem } from '#platform/problem'

export const connectionInUse = declareProblem({
  type: 'connection-in-use',
  status: 409,
  title: 'Offers still send their leads here',
})
export const notRetryable = declareProblem({
  type: 'delivery-not-retryable',
  status: 409,
  title: 'This delivery cannot be sent again',
})
export const notCancellable = declareProblem({
  type: 'delivery-not-cancellable',
  status: 409,
  title: 'This delivery cannot be given up',
})
export const tooManyLeads = declareProblem({
  type: 'too-many-leads',
  status: 409,
  title: 'At most 10 000 leads can be sent again at a time',
})
export const validationRunning = declareProblem({
  type: 'connection-changed',
  status: 409,
  title: 'The connection was changed while it was being checked',
})
