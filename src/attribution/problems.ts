import { declareProblem } from '#platform/problem'

export const guidFrozen = declareProblem({
  type: 'guid-frozen',
  status: 409,
  title: 'The GUID of a registered record does not change',
})
export const wrongGuidState = declareProblem({
  type: 'guid-state',
  status: 409,
  title: 'Not possible in the present state of this GUID',
})
export const guidRevoked = declareProblem({
  type: 'guid-revoked',
  status: 409,
  title: 'This GUID was revoked and cannot be used again',
})
export const noticeChanged = declareProblem({
  type: 'notice-changed',
  status: 409,
  title: 'The notice was changed while the form was open',
})
export const tooManyOrders = declareProblem({
  type: 'too-many-orders',
  status: 429,
  title: 'Too many deployments were prepared from this address',
})
