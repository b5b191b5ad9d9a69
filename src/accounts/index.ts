/**
 * Accounts: publishers, the people who act for them, and what each may do.
 *
 * Every right is a cell of one table, permissions.ts; rooms ask it with `can` and `requirePermission`
 * before they do anything, and pages never decide. Strangers are told that there is nothing, so that
 * guessing ids tells nothing. What changes something is written to the audit log with `recordAct`, in
 * the transaction that changes it. Sign-in is better-auth's work, on our own tables.
 *
 * This room knows nothing of offers and leads: an offer id is a word to it. It never hands out a secret,
 * a password hash or a session token, and never calls an outside address but an identity provider's.
 */
export { type Act, type ActFilter, listActs, ownActs, recordAct } from './acts.ts'
export { can, isInside, type OfferReach, permittedOffers, requirePermission, type Scope } from './may.ts'
export { listMembers, type Member, membersWith } from './members.ts'
export { accountsMessages } from './messages.ts'
export {
  type Nuance,
  type OperatorRole,
  operatorRoles,
  type Permission,
  type PublisherRole,
  permissionMatrix,
  permissions,
  publisherRoles,
} from './permissions.ts'
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
export type { ContactPerson, PostalAddress, VerificationStatus } from './schema.ts'
