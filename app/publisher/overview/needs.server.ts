/** What needs somebody of the publisher today, the most pressing first. */
import { can, reachesAny } from '#accounts'
import { explain } from '#connectors'
import { type Connection, listConnections } from '#delivery'
import { countLeads } from '#leads'
import { listOffers } from '#offers'
import type { Ctx } from '#platform/ctx'

export type Need =
  | { kind: 'connectionBroken'; name: string; why: string; waiting: number; to: string }
  | { kind: 'offerAttention' | 'offerPreview'; name: string; to: string }
  | { kind: 'leadsFailed'; name: string; count: number; to: string }
  | { kind: 'leadsQuarantined'; count: number; to: string }

export async function needsOf(ctx: Ctx, publisherId: string): Promise<Need[]> {
  const home = `/publisher/${publisherId}`
  const readsLeads = reachesAny(ctx, 'leads.read', { publisherId })
  const connections = await connectionsOf(ctx, publisherId)
  const at = (connection: Connection) => `${home}/destinations/${connection.id}`
  return [
    ...connections
      .filter(({ state }) => state === 'failing' || state === 'suspended')
      .map((one) => ({
        kind: 'connectionBroken' as const,
        name: one.name,
        why: one.problem ? explain(ctx.locale, one.problem.code, one.problem.params).what : '',
        waiting: one.waiting,
        to: at(one),
      })),
    ...(await offersAt(ctx, publisherId, 'attentionNeeded')),
    ...(await offersAt(ctx, publisherId, 'preview')),
    ...connections
      .filter(({ failed }) => failed > 0)
      .map((one) => ({ kind: 'leadsFailed' as const, name: one.name, count: one.failed, to: at(one) })),
    ...(readsLeads ? await quarantined(ctx, publisherId) : []),
  ]
}

export async function connectionsOf(ctx: Ctx, publisherId: string): Promise<Connection[]> {
  const mayLook = (['leads.read', 'leads.connect'] as const).some((one) => can(ctx, one, { publisherId }))
  return mayLook ? listConnections(ctx, { publisherId }) : []
}

async function offersAt(ctx: Ctx, publisherId: string, status: 'attentionNeeded' | 'preview'): Promise<Need[]> {
  const { items } = await listOffers(ctx, { publisherId, status })
  const kind = status === 'preview' ? 'offerPreview' : 'offerAttention'
  return items.map((offer) => ({ kind, name: offer.name, to: `/publisher/${publisherId}/offers/${offer.offerId}` }))
}

async function quarantined(ctx: Ctx, publisherId: string): Promise<Need[]> {
  const { total } = await countLeads(ctx, publisherId, { state: 'quarantined' })
  const to = `/publisher/${publisherId}/leads?state=quarantined`
  return total > 0 ? [{ kind: 'leadsQuarantined', count: total, to }] : []
}
