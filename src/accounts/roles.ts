/** Who may give which roles to whom. */
import { z } from 'zod'
import type { Actor, Ctx } from '#platform/ctx'
import { forbidden, unprocessable } from '#platform/problem'
import { fieldError } from './input.ts'
import { type Cell, type PublisherRole, permissionMatrix, permissions, publisherRoles } from './permissions.ts'

export type Rights = {
  roles: PublisherRole[]
  /** Offer ids; null or left out: all offers. */
  limitedTo?: string[] | null
}

export const rightsForm = z.object({
  roles: z
    .array(z.enum(publisherRoles))
    .min(1)
    .transform((roles) => publisherRoles.filter((role) => roles.includes(role))),
  limitedTo: z
    .array(z.string().min(1).max(50))
    .min(1)
    .max(500)
    .nullish()
    .transform((offers) => offers ?? null),
})

/** The roles among `wanted` that give nothing which `held` does not. */
export function rolesWithin(held: PublisherRole[], wanted: PublisherRole[]): PublisherRole[] {
  return wanted.filter(
    (role) =>
      held.includes(role) ||
      permissions.every((permission) => {
        const row = permissionMatrix[permission]
        return held.some((own) => isAtMost(row[role], row[own])) || row[role] === false
      }),
  )
}

function isAtMost(cell: Cell, other: Cell): boolean {
  if (cell === false || other === true) return true
  if (cell === true || other === false) return false
  return cell.within === other.within && cell.optIn === other.optIn
}

/** The publisher roles of an actor; an operator administrator counts as an owner. */
export function heldRoles(actor: Actor, publisherId: string): PublisherRole[] {
  if (actor.kind === 'system' || actor.instanceRoles.includes('operatorAdmin')) return ['owner']
  const roles = actor.grants.filter((grant) => grant.organisationId === publisherId).flatMap((grant) => grant.roles)
  return publisherRoles.filter((role) => roles.includes(role))
}

/** The roles that the actor may give here, as `requireGrantable` will have it: ownership only by owners. */
export function rolesToGive(ctx: Pick<Ctx, 'actor'>, publisherId: string): PublisherRole[] {
  const isOwner = heldRoles(ctx.actor, publisherId).includes('owner')
  return publisherRoles.filter((role) => isOwner || role !== 'owner')
}

/**
 * Managers give every role but ownership; nobody raises themselves; programs give what they have.
 * @throws forbidden, unprocessable
 */
export function requireGrantable(
  ctx: Pick<Ctx, 'actor'>,
  publisherId: string,
  grant: Rights & { before?: PublisherRole[]; personId?: string },
): void {
  const held = heldRoles(ctx.actor, publisherId)
  const added = grant.roles.filter((role) => !grant.before?.includes(role))
  if (grant.roles.includes('owner') && grant.limitedTo) {
    throw unprocessable('An owner has all offers.', { errors: [fieldError('#/limitedTo', 'accounts.owner_unlimited')] })
  }
  if (held.includes('owner') && ctx.actor.kind !== 'application') return
  if ([...grant.roles, ...(grant.before ?? [])].includes('owner')) {
    throw forbidden('Only an owner makes owners, or changes what an owner may.')
  }
  if (grant.personId === ctx.actor.id && added.length > 0) {
    throw forbidden('Nobody gives roles to themselves. Ask an owner or another manager.')
  }
  if (ctx.actor.kind === 'application' && rolesWithin(held, added).length < added.length) {
    throw forbidden('A program gives no role that it does not have itself.')
  }
}
