/** Asks the permission matrix for an actor. Pure: grants are in the actor, so no query is made. */
import type { Actor, Ctx } from '#platform/ctx'
import { forbidden, notFound, unauthenticated } from '#platform/problem'
import {
  accountWide,
  isPublisherRole,
  type Nuance,
  type OptIn,
  type Permission,
  permissionMatrix,
  type Role,
} from './permissions.ts'

export type Scope = {
  /** Left out for what concerns the instance: only operators are asked then. */
  publisherId?: string
  offerId?: string
  /** Promise of the caller to stay within this part; without it only whole permissions count. */
  within?: Nuance
}

/** Offers a permission reaches: all of the publisher's, or those a limited member was given. */
export type OfferReach = 'all' | string[]

/**
 * Whether the actor may. Somebody limited to some offers may only when one of those is named, or when
 * the permission concerns no offer; lists ask `permittedOffers` instead.
 */
export function can(ctx: Pick<Ctx, 'actor'>, permission: Permission, scope: Scope = {}): boolean {
  const reach = reachOf(ctx.actor, permission, scope)
  if (reach === 'all') return true
  if (scope.offerId !== undefined) return reach.includes(scope.offerId)
  return reach.length > 0 && readableByAnyMember.has(permission)
}

/**
 * Refuses what the actor may not.
 * @throws unauthenticated to somebody who has not signed in
 * @throws notFound to a stranger, so that guessing ids tells nothing
 * @throws forbidden to a member or operator who lacks the right
 */
export function requirePermission(ctx: Pick<Ctx, 'actor'>, permission: Permission, scope: Scope = {}): void {
  if (!can(ctx, permission, scope)) throw refusal(ctx.actor, permission, scope)
}

/**
 * The offers of a publisher that the permission reaches, for lists and exports.
 * @throws as requirePermission when it reaches none
 */
export function permittedOffers(
  ctx: Pick<Ctx, 'actor'>,
  permission: Permission,
  scope: { publisherId: string; within?: Nuance },
): OfferReach {
  const reach = reachOf(ctx.actor, permission, scope)
  if (reach !== 'all' && reach.length === 0) throw refusal(ctx.actor, permission, scope)
  return reach
}

/** Whether a list would show anything of a publisher: the permission reaches all of its offers, or some. */
export function reachesAny(
  ctx: Pick<Ctx, 'actor'>,
  permission: Permission,
  scope: { publisherId: string; within?: Nuance },
): boolean {
  return reachOf(ctx.actor, permission, scope).length > 0
}

/** Whether the actor has anything to do with the publisher: is a member, or an operator. */
export function isInside(actor: Actor, publisherId: string): boolean {
  return (
    actor.kind === 'system' ||
    actor.instanceRoles.length > 0 ||
    actor.grants.some((grant) => grant.organisationId === publisherId)
  )
}

function reachOf(actor: Actor, permission: Permission, { publisherId, within }: Scope): OfferReach {
  if (actor.kind === 'system') return 'all'
  const row = permissionMatrix[permission]
  if (actor.instanceRoles.some((role) => allows(row[role as Role], within, []))) return 'all'
  const limited = new Set<string>()
  for (const grant of actor.grants) {
    if (grant.organisationId !== publisherId) continue
    const optIns = grant.roles.filter((role) => !isPublisherRole(role))
    if (!grant.roles.some((role) => isPublisherRole(role) && allows(row[role], within, optIns))) continue
    if (!grant.limitedTo) return 'all'
    if (!accountWide.has(permission)) for (const offerId of grant.limitedTo) limited.add(offerId)
  }
  return [...limited]
}

// An opt-in of the publisher travels in the grant beside the roles (see actor.ts): the matrix stays a
// pure table and asking it needs no query.
function allows(
  cell: boolean | { within?: Nuance; optIn?: OptIn } | undefined,
  within: Nuance | undefined,
  optIns: string[],
): boolean {
  if (cell === undefined || typeof cell === 'boolean') return cell === true
  if (cell.optIn && !optIns.includes(cell.optIn)) return false
  return cell.within === undefined || cell.within === within
}

const readableByAnyMember: ReadonlySet<Permission> = new Set(['profile.read', 'taxonomies.read'])

function refusal(actor: Actor, permission: Permission, scope: Scope) {
  if (actor.kind === 'anonymous') return unauthenticated('Sign in to go on.')
  if (scope.publisherId !== undefined && !isInside(actor, scope.publisherId)) {
    return notFound('There is nothing here, or nothing that you may see.')
  }
  return forbidden(`Your roles do not include “${permission}” here. Ask an owner or manager of the account.`, {
    extra: { permission },
  })
}
