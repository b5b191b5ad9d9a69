/** What this room refuses: each refusal's type, status and title, once. */
import { declareProblem } from '#platform/problem'

/** Some pages are not complete; `errors` names every field. */
export const offerIncomplete = declareProblem({
  type: 'offer-incomplete',
  status: 409,
  title: 'The offer is not complete enough to submit',
})
/** The move is not in the table of lifecycle.ts for an offer in this state; `allowed` lists those that are. */
export const moveNotPermitted = declareProblem({
  type: 'offer-state',
  status: 409,
  title: 'The offer is not in a state for this',
})
/** Going live needs the listed warnings acknowledged; `errors` has one per warning. */
export const warningsNotAcknowledged = declareProblem({
  type: 'warnings-not-acknowledged',
  status: 409,
  title: 'Some warnings must be acknowledged first',
})
/** Approval needs every item of the checklist decided, and no finding open. */
export const reviewIncomplete = declareProblem({
  type: 'review-incomplete',
  status: 409,
  title: 'The review is not complete',
})
/** A rejection without at least one finding would tell the publisher nothing. */
export const rejectionWithoutFindings = declareProblem({
  type: 'rejection-without-findings',
  status: 409,
  title: 'A rejection needs a report',
})
/** The submission waits for somebody else, or is over. */
export const submissionNotInCertification = declareProblem({
  type: 'submission-not-in-certification',
  status: 409,
  title: 'The submission is not in certification',
})

/** No step gave up: there is nothing to try again. */
export const nothingToRetry = declareProblem({
  type: 'nothing-to-retry',
  status: 409,
  title: 'No step waits to be tried again',
})
/** The publisher has an offer with this id; ids are never given twice. */
export const offerIdTaken = declareProblem({
  type: 'offer-id-taken',
  status: 409,
  title: 'You already have an offer with this ID',
})

/** The finding is fixed or waived. */
export const findingSettled = declareProblem({
  type: 'finding-settled',
  status: 409,
  title: 'The finding is settled already',
})
/** Who found something does not decide a dispute about it. */
export const secondReviewerNeeded = declareProblem({
  type: 'second-reviewer-needed',
  status: 409,
  title: 'A second reviewer decides this dispute',
})
/** A plan that was published stays; its distribution can be stopped. */
export const planWasPublished = declareProblem({
  type: 'plan-published',
  status: 409,
  title: 'The plan was published',
})
/** Customers hold deals on it; `deals` names them. */
export const offerHasCustomers = declareProblem({
  type: 'offer-has-customers',
  status: 409,
  title: 'Customers still have private offers on it',
})
/** No plan would remain, another plan needs it, or there is nothing to stop. */
export const planNotStoppable = declareProblem({
  type: 'plan-not-stoppable',
  status: 409,
  title: 'The plan can’t be stopped',
})
/** The table cannot be read, or some of its rows are wrong; `errors` names each. Nothing was imported. */
export const tableRefused = declareProblem({
  type: 'table-refused',
  status: 422,
  title: 'The table was not imported',
})
/** Private audiences follow the draft only where a version is live and none is on its way. */
export const audienceNotSyncable = declareProblem({
  type: 'audience-not-syncable',
  status: 409,
  title: 'The private audience can’t be brought up to date now',
})
/** The move is not in the table of private-offers/moves.ts; `allowed` lists the states in which it is. */
export const privateOfferNotInState = declareProblem({
  type: 'private-offer-state',
  status: 409,
  title: 'The private offer is not in a state for this',
})
/** Some of its terms are missing or wrong; `errors` names each. */
export const privateOfferIncomplete = declareProblem({
  type: 'private-offer-incomplete',
  status: 409,
  title: 'The private offer is not complete enough to publish',
})
