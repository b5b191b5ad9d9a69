/** A publisher with an offer whose leads go to a receiver, for tests of what happens on the way. */
import { createPublisher, findPublisher } from '#accounts'
import type { LeadMessage } from '#connectors'
import {
  createConnection,
  type LeadToDeliver,
  requestDeliveries,
  setOfferDestinations,
  validateConnection,
  workOnce,
} from '#delivery'
import { aLeadMessage } from '../../src/connectors/conformance.ts'
import type { Ctx } from '../../src/platform/ctx.ts'
import { inTransaction } from '../../src/platform/db.ts'
import { type HttpsReceiver, startHttpsReceiver } from '../fakes/https-receiver.ts'
import { aShop, type TestShop } from './shop.ts'

/** A shop, and a receiver on this machine that it may call. */
export async function aShopAndReceiver(
  options: Omit<Parameters<typeof aShop>[0], 'env'> = {},
): Promise<{ shop: TestShop; receiver: HttpsReceiver }> {
  const receiver = await startHttpsReceiver()
  const env = { COMPTOIR_LEADS_EGRESS_ALLOW: receiver.allow, COMPTOIR_LEADS_EGRESS_CA: receiver.caFile }
  return { shop: await aShop({ ...options, env }), receiver }
}

export type LeadBook = {
  messagesOf(ctx: Ctx, leadIds: string[]): Promise<Map<string, LeadMessage>>
  /** Captures leads: keeps their messages, and requests their deliveries in one transaction. */
  capture(shop: Pick<TestShop, 'ctx'>, leads?: (Partial<LeadMessage> & { person?: string })[]): Promise<LeadMessage[]>
  forget(leadId: string): void
}

/** Stands for the leads room: what is captured here is what messagesOf gives. */
export function aLeadBook(): LeadBook {
  const kept = new Map<string, LeadMessage>()
  return {
    messagesOf: async (_ctx, leadIds) =>
      new Map(leadIds.flatMap((id) => (kept.has(id) ? [[id, kept.get(id)!] as const] : []))),
    async capture({ ctx }, leads = [{}]) {
      const messages = leads.map(({ person: _, ...changes }) =>
        aLeadMessage({ leadId: ctx.newId(), capturedAt: ctx.now(), ...changes }),
      )
      const requests = messages.map((message, i): LeadToDeliver => {
        kept.set(message.leadId, message)
        const { publisherId, leadId, offerId, capturedAt } = message
        const environment = message.environment === 'preview' ? 'preview' : 'live'
        return { publisherId, leadId, offerId, environment, person: leads[i]?.person ?? leadId, capturedAt }
      })
      await inTransaction(ctx, (ctx) => requestDeliveries(ctx, requests))
      return messages
    },
    forget: (leadId) => void kept.delete(leadId),
  }
}

/** A validated connection to the receiver, taking the live and preview leads of the offer. */
export async function aDestination(
  { ctx }: Pick<TestShop, 'ctx'>,
  receiver: HttpsReceiver,
  {
    publisherId = 'fabrikam',
    offerIds = ['route-planner'],
    name = 'Receiver',
    path = '/leads',
    contactEmails = '',
    validated = true,
  } = {},
) {
  if (!(await findPublisher(ctx, publisherId))) await createPublisher(ctx, { publisherId, displayName: 'Fabrikam' })
  const { connection, shownOnce } = await createConnection(ctx, {
    publisherId,
    kind: 'https',
    name,
    settings: { url: receiver.url(path) },
    contactEmails,
  })
  const connectionId = connection.id
  if (validated) await validateConnection(ctx, { publisherId, connectionId }, { wait: async () => {} })
  for (const offerId of offerIds) {
    for (const environment of ['live', 'preview'] as const) {
      await setOfferDestinations(ctx, { publisherId, offerId, environment, connectionIds: [connectionId] })
    }
  }
  receiver.received.length = 0
  receiver.taken.clear()
  return { publisherId, connectionId, secret: shownOnce.signingSecret! }
}

/** Works until nothing may be sent at this moment of the shop's clock. Returns how many attempts that took. */
export async function deliverAll({ ctx }: Pick<TestShop, 'ctx'>, leads: Pick<LeadBook, 'messagesOf'>): Promise<number> {
  let total = 0
  for (;;) {
    const { attempts } = await workOnce(ctx, leads)
    if (attempts === 0) return total
    total += attempts
  }
}

/** Forgets every connection and delivery, so that the next test begins with none. */
export async function clearDestinations({ ctx }: Pick<TestShop, 'ctx'>): Promise<void> {
  await ctx.database.pool.query('truncate connections, account_paces, mails cascade')
  await ctx.database.pool.query('drop table if exists test_jobs')
}
