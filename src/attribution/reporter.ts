/** On whose behalf deployments are told: an operator’s collector tells of everybody’s, a publisher’s of its own. */
import { can, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'

/**
 * @returns the publisher whose GUIDs alone may be told of; undefined for everybody’s
 * @throws what requirePermission throws, when it is nobody’s to tell
 */
export function reporterOf(ctx: Ctx, named: string | undefined): string | undefined {
  if (named === undefined && (ctx.actor.kind === 'system' || can(ctx, 'operator.admin'))) return undefined
  const grants = new Set(ctx.actor.grants.map(({ organisationId }) => organisationId))
  const publisherId = named ?? (grants.size === 1 ? [...grants][0] : undefined)
  if (publisherId === undefined) requirePermission(ctx, 'operator.admin')
  else requirePermission(ctx, 'attribution.write', { publisherId })
  return publisherId
}
