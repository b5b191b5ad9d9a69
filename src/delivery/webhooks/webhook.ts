/** A publisher's webhooks as people and deeds see them. */
import { and, eq } from 'drizzle-orm'
import { requirePermission } from '#accounts'
import type { Listener, MessageParams } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { webhooks } from '../schema.ts'

/** What a webhook may be told of. None of it says who a customer is. */
export const noticeTypes = [
  'lead.arrived',
  'lead.half-time',
  'lead.overdue',
  'leads.connection.failing',
  'leads.connection.suspended',
  'leads.connection.recovered',
] as const
export type NoticeType = (typeof noticeTypes)[number]
export type Purpose = typeof webhooks.$inferSelect.purpose

export type Webhook = {
  purpose: Purpose
  /** Only where it leads: the address itself is a secret. */
  url: string
  events: NoticeType[]
  tellsAddress: boolean
  answeredAt: Date | null
  answer: { class: string; code: string; params?: MessageParams } | null
  stoppedAt: Date | null
  revision: number
  updatedAt: Date
  updatedBy: string
}

/** Requires leads.connect. */
export async function listWebhooks(ctx: Ctx, { publisherId }: { publisherId: string }): Promise<Webhook[]> {
  requirePermission(ctx, 'leads.connect', { publisherId })
  const rows = await ctx.db
    .select()
    .from(webhooks)
    .where(eq(webhooks.publisherId, publisherId))
    .orderBy(webhooks.purpose)
  return rows.map(shown)
}

export function shown({ publisherId: _, url, signingSecret: __, events, ...row }: WebhookRow): Webhook {
  return { ...row, url: url.mask, events: events as NoticeType[] }
}

export type WebhookRow = typeof webhooks.$inferSelect

export async function findWebhook(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, purpose }: { publisherId: string; purpose: Purpose },
): Promise<WebhookRow | undefined> {
  const [row] = await ctx.db.select().from(webhooks).where(thisWebhook({ publisherId, purpose }))
  return row
}

export function thisWebhook({ publisherId, purpose }: { publisherId: string; purpose: Purpose }) {
  return and(eq(webhooks.publisherId, publisherId), eq(webhooks.purpose, purpose))
}

/** A sealed value opens only as this field of this webhook. */
export function boundTo({ publisherId, purpose }: { publisherId: string; purpose: Purpose }, field: string): string {
  return `webhook/${publisherId}/${purpose}/${field}`
}

export function listenerOf(ctx: Pick<Ctx, 'keys'>, row: WebhookRow): Listener {
  return {
    url: ctx.keys.unseal(row.url.sealed, boundTo(row, 'url')),
    signingSecrets: [ctx.keys.unseal(row.signingSecret.sealed, boundTo(row, 'signingSecret'))],
  }
}
