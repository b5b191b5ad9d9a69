/** Refusals of this room; the ready ones of #platform/problem come on top. */
import { declareProblem } from '#platform/problem'

export const publisherIdTaken = declareProblem({
  type: 'publisher-id-taken',
  status: 409,
  title: 'This publisher ID belongs to somebody else',
})
export const signInRefused = declareProblem({
  type: 'sign-in-refused',
  status: 401,
  title: 'The e-mail address or the password is not right',
})
export const emailNotVerified = declareProblem({
  type: 'email-not-verified',
  status: 403,
  title: 'The e-mail address has not been confirmed yet',
})
export const linkExpired = declareProblem({
  type: 'link-expired',
  status: 410,
  title: 'This link was used, withdrawn or is too old',
})
export const lastOwner = declareProblem({
  type: 'last-owner',
  status: 409,
  title: 'Somebody has to be left in charge',
})
export const invitationClosed = declareProblem({
  type: 'invitation-closed',
  status: 409,
  title: 'This invitation is no longer pending',
})
export const invitationForSomebodyElse = declareProblem({
  type: 'invitation-for-somebody-else',
  status: 403,
  title: 'This invitation was sent to another address',
})
export const tenantInUse = declareProblem({
  type: 'tenant-in-use',
  status: 409,
  title: 'You are signed in through this tenant',
})
export const domainTaken = declareProblem({
  type: 'domain-taken',
  status: 409,
  title: 'This e-mail domain is linked to another publisher',
})
export const providerUnreachable = declareProblem({
  type: 'identity-provider-unreachable',
  status: 422,
  title: 'The identity provider did not answer as expected',
})
