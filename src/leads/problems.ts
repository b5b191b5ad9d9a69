/** Refusals of this room. */
import { declareProblem } from '#platform/problem'

/** Nobody can ask for this offer (any more): it is not live, or the preview key is not its key. */
export const offerNotLive = declareProblem({
  type: 'offer-not-live',
  status: 409,
  title: 'This offer cannot be asked for',
})
/** The form was open too long, sent at once, or already sent with other content: the visitor sends it again. */
export const formStale = declareProblem({
  type: 'form-stale',
  status: 409,
  title: 'Send the form again',
})
/** The database did not take it. What the visitor typed was not kept. */
export const notSent = declareProblem({
  type: 'enquiry-not-sent',
  status: 503,
  title: 'Your enquiry was not sent',
})
export const tooManyEnquiries = declareProblem({
  type: 'too-many-enquiries',
  status: 429,
  title: 'Too many enquiries',
})
/** The lead is on its way already, or may never be passed on. */
export const notHeldBack = declareProblem({
  type: 'lead-not-held-back',
  status: 409,
  title: 'There is nothing to release',
})
export const exportTooLarge = declareProblem({
  type: 'export-too-large',
  status: 409,
  title: 'These are more leads than one export holds',
})
export const replayTooLarge = declareProblem({
  type: 'replay-too-large',
  status: 409,
  title: 'These are more leads than one replay takes',
})
export const erasedAlready = declareProblem({
  type: 'lead-erased',
  status: 409,
  title: 'This lead is erased',
})
/** The link in the mail is used up, or its time is over. */
export const linkOver = declareProblem({
  type: 'privacy-link-over',
  status: 404,
  title: 'This link has ended',
})

export const exportNeedsTime = declareProblem({
  type: 'export-needs-time',
  status: 409,
  title: 'So many leads are made into a file in the background',
})
