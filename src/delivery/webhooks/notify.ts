/**
 * Tells programs what happened: the publisher's, and the operator's where connections are concerned. A notice
 * is a job of the transaction that causes it, posted afterwards and again with growing pauses until it is taken.
 */
import { z } from 'zod'
import { requirePermission } from '#accounts'
import { type Listener, type Notice, postNotice, type Verdict } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { defineJob, sendJob } from '#platform/jobs'
import { notFound } from '#platform/problem'
import { webhooks } from '../schema.ts'
import { deliveryTexts } from '../texts.ts'
import { findWebhook, listenerOf, type NoticeType, type Purpose, thisWebhook, type WebhookRow } from './webhook.ts'

type Told = { type: NoticeType; data: Record<string, string | number | boolean | null> }

export const postNoticeJob = defineJob({
  name: 'delivery.post-notice',
  data: z.object({
    /** Null: the operator. */
    publisherId: z.string().nullable(),
    id: z.uuid(),
    type: z.string(),
    at: z.iso.datetime(),
    data: z.record(z.string(), z.unknown()),
  }),
  retryLimit: 14,
  async run(ctx, { publisherId, at, ...told }) {
    const notice = { ...told, at: new Date(at) }
    if (publisherId === null) return tellOperator(ctx, notice)
    const row = await findWebhook(ctx, { publisherId, purpose: 'notices' })
    if (!row || row.stoppedAt) return
    const { verdict } = await post(ctx, row, notice)
    if (mayBeTakenLater(verdict)) throw new Error(`the notice was not taken yet: ${verdict.code}`)
  },
})

/** In the caller's transaction. Nothing is kept when nobody listens. */
export async function notifyPublisher(ctx: Ctx, publisherId: string, told: Told[]): Promise<void> {
  if (told.length === 0) return
  const row = await findWebhook(ctx, { publisherId, purpose: 'notices' })
  if (!row || row.stoppedAt) return
  for (const { type, data } of told.filter((one) => row.events.includes(one.type)))
    await sendJob(ctx, postNoticeJob, noticeOf(ctx, publisherId, { type, data }))
}

/** The same for whoever runs the marketplace, when the environment names where to. */
export async function notifyOperator(ctx: Ctx, told: Told): Promise<void> {
  if (ctx.config.leads.webhook) await sendJob(ctx, postNoticeJob, noticeOf(ctx, null, told))
}

function noticeOf(ctx: Ctx, publisherId: string | null, { type, data }: Told) {
  return { publisherId, id: ctx.newId(), type, at: ctx.now().toISOString(), data }
}

async function tellOperator(ctx: Ctx, notice: Notice): Promise<void> {
  const { webhook, webhookSecret } = ctx.config.leads
  if (!webhook) return
  const listener: Listener = { url: webhook, signingSecrets: webhookSecret ? [webhookSecret] : [] }
  const { verdict } = await postNotice(ctx.egress, listener, { notice, now: ctx.now() })
  if (verdict.class !== 'delivered')
    ctx.log.warn({ code: verdict.code, type: notice.type }, 'a notice to the operator’s webhook')
  if (mayBeTakenLater(verdict)) throw new Error(`the operator’s webhook did not take it yet: ${verdict.code}`)
}

/** Posts a notice that says nothing, and tells how it fared. Requires leads.connect. @throws notFound */
export async function tryWebhook(ctx: Ctx, of: { publisherId: string; purpose: Purpose }): Promise<Verdict> {
  requirePermission(ctx, 'leads.connect', of)
  const row = await findWebhook(ctx, of)
  if (!row) throw notFound(deliveryTexts(ctx.locale, 'delivery.webhook.none'))
  const { verdict } = await post(ctx, row, { id: ctx.newId(), type: 'test', at: ctx.now(), data: {} })
  return verdict
}

/** Posts, and keeps what came of it beside the webhook. Never in a transaction. */
export async function post(ctx: Ctx, row: WebhookRow, notice: Notice): ReturnType<typeof postNotice> {
  const { verdict: said, members } = await postNotice(ctx.egress, listenerOf(ctx, row), { notice, now: ctx.now() })
  // Whoever is asked for somebody and answers 404 has answered: there is nobody of that address.
  const isAnswer = row.purpose === 'lookup' && said.httpStatus === 404
  const verdict: Verdict = isAnswer ? { ...said, class: 'delivered', code: 'leads.https.delivered' } : said
  const { class: outcome, code, params, suspends } = verdict
  await ctx.db
    .update(webhooks)
    .set({
      answeredAt: ctx.now(),
      answer: { class: outcome, code, params },
      ...(suspends && notice.type !== 'test' && { stoppedAt: ctx.now() }),
    })
    .where(thisWebhook(row))
  return { verdict, members }
}

/** What must not be called, or asked not to be, is not called again; everything else may be mended within the hour. */
export function mayBeTakenLater({ class: outcome, suspends }: Verdict): boolean {
  return outcome !== 'delivered' && outcome !== 'blocked' && !suspends
}
