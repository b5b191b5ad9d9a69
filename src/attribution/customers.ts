/** Customers under a pseudonym: the same for the same subscription, and nothing one could look up elsewhere. */
import type { Ctx } from '#platform/ctx'

/** Keyed with the instance’s own key: the ids behind it cannot be found by trying. */
export function customerRefOf(ctx: Pick<Ctx, 'keys'>, tenantId: string | undefined, scope: string): string {
  return ctx.keys.hash('attribution.customer', `${(tenantId ?? '').toLowerCase()}\n${scope}`).slice(0, 24)
}
