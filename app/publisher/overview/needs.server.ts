/** What needs somebody of the publisher today, the most pressing first. */
import { can, reachesAny } from '#accounts'
import { explain } from '#connectors'
import { type Connection, listConnections } from '#delivery'
import { countLeads, listErasureTasks } from '#leads'
import { listOffers } from '#offers'
import type { Ctx } from '#platform/ctx'

const dayMs = 86_400_000
const expirySoonDays = 30

export type Need =
  | { kind: 'connectionBroken'; name: string; why: string; waiting: number; to: string }
  | { kind: 'offerAttention' | 'offerPreview'; name: string; to: string }
  | { kind: 'connectionExpires'; name: string; count: number; to: string }
  | { kind: 'leadsFailed'; name: string; count: number; to: string }
  | { kind: 'leadsQuarantined' | 'leadsOverdue' | 'leadsErased'; count: number; to: string }

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
    ...connections.flatMap((one) => {
      const days = one.secretExpiresAt
        ? Math.ceil((one.secretExpiresAt.getTime() - ctx.now().getTime()) / dayMs)
        : undefined
      if (days === undefined || days > expirySoonDays) return []
      return [{ kind: 'connectionExpires' as const, name: one.name, count: Math.max(0, days), to: at(one) }]
    }),
    ...(await offersAt(ctx, publisherId, 'attentionNeeded')),
    ...(await offersAt(ctx, publisherId, 'preview')),
    ...connections
      .filter(({ failed }) => failed > 0)
      .map((one) => ({ kind: 'leadsFailed' as const, name: one.name, count: one.failed, to: at(one) })),
    ...(readsLeads ? await overdue(ctx, publisherId) : []),
    ...(readsLeads ? await quarantined(ctx, publisherId) : []),
    ...(can(ctx, 'leads.manage', { publisherId }) ? await erasedThere(ctx, publisherId) : []),
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

async function overdue(ctx: Ctx, publisherId: string): Promise<Need[]> {
  const { total } = await countLeads(ctx, publisherId, { clock: 'overdue' })
  return total > 0 ? [{ kind: 'leadsOverdue', count: total, to: `/publisher/${publisherId}/leads?clock=overdue` }] : []
}

async function erasedThere(ctx: Ctx, publisherId: string): Promise<Need[]> {
  const { length } = await listErasureTasks(ctx, publisherId)
  return length > 0 ? [{ kind: 'leadsErased', count: length, to: `/publisher/${publisherId}/leads/erasure` }] : []
}
