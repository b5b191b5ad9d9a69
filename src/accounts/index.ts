/**
 * Accounts: publishers, the people who act for them, and what each may do.
 *
 * Every right is a cell of one table, permissions.ts; rooms ask it with `can` and `requirePermission`
 * before they do anything, and pages never decide. Strangers are told that there is nothing, so that
 * guessing ids tells nothing. Somebody limited to some offers is refused unless the offer is named: lists
 * ask `permittedOffers`. What changes something is written to the audit log with `recordAct`, in the
 * transaction that changes it. Sign-in is better-auth's work, on our own tables.
 *
 * This room knows nothing of offers and leads: an offer id is a word to it. It never hands out a secret
 * twice, a password hash or a session token, and never calls an address but an identity provider's.
 */
export { actorOf } from './actor.ts'
export { type Act, type ActFilter, listActs, ownActs, recordAct } from './acts.ts'
export { addCertificate, addSecret, revokeSecret, type SecretForm } from './application-secrets.ts'
export { type ApplicationKey, signInApplication, signInByAssertion } from './application-sign-in.ts'
export {
  type Application,
  type ApplicationForm,
  type ApplicationSecret,
  createApplication,
  getApplication,
  listApplications,
  removeApplication,
  updateApplication,
} from './applications.ts'
export { type AudienceToken, applicationOfAudience, issueAudienceToken } from './audience-tokens.ts'
export { type Enrolment, enrolPerson } from './enrol.ts'
export {
  acceptInvitation,
  findInvitation,
  type Invitation,
  invitePeople,
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from './invitations.ts'
export { can, isInside, type OfferReach, permittedOffers, reachesAny, requirePermission, type Scope } from './may.ts'
export { changeMember, isMemberWith, listMembers, type Member, membersWith, removeMember } from './members.ts'
export { accountsFieldText, signInErrorText } from './messages.ts'
export { dismissOperator, listOperators, nameOperator, type Operator } from './operators.ts'
export { changePassword, requestPasswordReset, resetLinkWorks, resetPassword } from './passwords.ts'
export {
  type Nuance,
  type OperatorRole,
  operatorRoles,
  type Permission,
  type PublisherRole,
  permissions,
  publisherRoles,
} from './permissions.ts'
export { getProfile, type Profile, updateProfile } from './profile.ts'
export {
  createPublisher,
  findPublisher,
  getPublisher,
  listPublishers,
  type NewPublisher,
  type Publisher,
  type PublisherProfile,
  publisherIdPattern,
  publisherNames,
  setVerification,
  updatePublisher,
} from './publishers.ts'
export { readingLanguages } from './reading-languages.ts'
export { type Rights, rolesToGive } from './roles.ts'
export type { ContactPerson, PostalAddress, VerificationStatus } from './schema.ts'
export { listSessions, revokeOtherSessions, revokeSession, type Session } from './sessions.ts'
export { type SignedIn, type SignInForm, signIn, signOut } from './sign-in.ts'
export { confirmAddress, type SignedUp, type SignUpForm, signUp } from './sign-up.ts'
export { publicSigningKeys } from './signing-keys.ts'
export {
  addDomain,
  approveDomain,
  confirmDomain,
  type DomainMailbox,
  domainMailboxes,
  removeDomain,
  sendDomainCode,
} from './tenant-domains.ts'
export {
  getTenant,
  linkTenant,
  listTenants,
  removeTenant,
  type Tenant,
  type TenantDomain,
  type TenantForm,
  updateTenant,
} from './tenants.ts'
export { answerTokenRequest } from './token-endpoint.ts'
export { answerAuthRequest, beginWorkSignIn, type SignInWay, signInWays } from './work-sign-in.ts'
