/** Where a publisher's own programs listen. */
import { recordAct, requirePermission } from '#accounts'
import { checkListener, explain, maskListener, newSigningSecret } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { type FieldError, notFound, staleRevision, unprocessable } from '#platform/problem'
import { webhooks } from '../schema.ts'
import { deliveryTexts } from '../texts.ts'
import {
  boundTo,
  findWebhook,
  type NoticeType,
  noticeTypes,
  type Purpose,
  shown,
  thisWebhook,
  type Webhook,
} from './webhook.ts'

export type WebhookDraft = {
  publisherId: string
  purpose: Purpose
  /** Empty or absent: stays as it is. */
  url?: string
  events?: NoticeType[]
  tellsAddress?: boolean
  /** Makes a new signing secret, in use at once. */
  newSecret?: boolean
  /** Of the webhook that is changed; absent for the first one. */
  revision?: number
}

/**
 * Makes or changes a webhook. The signing secret is made here and shown once. Requires leads.connect.
 * @throws staleRevision when somebody else changed it since `revision`
 * @throws unprocessable
 */
export async function saveWebhook(
  ctx: Ctx,
  draft: WebhookDraft,
): Promise<{ webhook: Webhook; shownOnce: Record<string, string> }> {
  const { publisherId, purpose } = draft
  requirePermission(ctx, 'leads.connect', { publisherId })
  return inTransaction(ctx, async (ctx) => {
    const before = await findWebhook(ctx, draft)
    if ((before?.revision ?? 0) !== (draft.revision ?? 0))
      throw staleRevision(deliveryTexts(ctx.locale, 'delivery.webhook.stale'), {
        extra: { revision: before?.revision ?? 0, by: before?.updatedBy ?? '' },
      })
    const url = draft.url?.trim().replace(/#.*$/s, '')
    refuse(ctx, [
      ...(url || before ? faultsOf(ctx, url) : [fault(ctx, 'url', 'leads.setting.required')]),
      ...(purpose === 'notices' && (draft.events ?? before?.events ?? []).length === 0
        ? [{ pointer: '#/events', detail: deliveryTexts(ctx.locale, 'delivery.webhook.no_event') }]
        : []),
    ])
    const secret = !before || draft.newSecret ? newSigningSecret() : undefined
    const seal = (field: string, value: string, mask: string) => ({
      sealed: ctx.keys.seal(value, boundTo(draft, field)),
      mask,
    })
    const row = {
      publisherId,
      purpose,
      url: url ? seal('url', url, maskListener(url)) : before!.url,
      signingSecret: secret ? seal('signingSecret', secret, `whsec_…${secret.slice(-4)}`) : before!.signingSecret,
      events:
        purpose === 'notices' ? noticeTypes.filter((type) => (draft.events ?? before?.events)?.includes(type)) : [],
      tellsAddress: purpose === 'lookup' && (draft.tellsAddress ?? before?.tellsAddress ?? false),
      answeredAt: null,
      answer: null,
      stoppedAt: null,
      revision: (before?.revision ?? 0) + 1,
      updatedAt: ctx.now(),
      updatedBy: ctx.actor.name,
    }
    await ctx.db
      .insert(webhooks)
      .values(row)
      .onConflictDoUpdate({ target: [webhooks.publisherId, webhooks.purpose], set: row })
    const detail = { purpose, events: row.events, tellsAddress: row.tellsAddress, newSecret: secret !== undefined }
    await recordAct(ctx, { publisherId, act: 'webhook.saved', subject: purpose, detail })
    const shownOnce: Record<string, string> = secret ? { signingSecret: secret } : {}
    return { webhook: shown(row), shownOnce }
  })
}

/** Requires leads.connect. @throws notFound */
export async function removeWebhook(ctx: Ctx, of: { publisherId: string; purpose: Purpose }): Promise<void> {
  requirePermission(ctx, 'leads.connect', of)
  await inTransaction(ctx, async (ctx) => {
    const removed = await ctx.db.delete(webhooks).where(thisWebhook(of)).returning({ purpose: webhooks.purpose })
    if (removed.length === 0) throw notFound(deliveryTexts(ctx.locale, 'delivery.webhook.none'))
    await recordAct(ctx, { publisherId: of.publisherId, act: 'webhook.removed', subject: of.purpose })
  })
}

function faultsOf(ctx: Ctx, url: string | undefined): FieldError[] {
  return url ? checkListener(url, ctx.egress).map(({ key, code, params }) => fault(ctx, key, code, params)) : []
}

function fault(ctx: Ctx, key: string, code: string, params?: Record<string, string | number>): FieldError {
  const { what, fix } = explain(ctx.locale, code, params)
  return { pointer: `#/${key}`, code, params, detail: `${what} ${fix}`.trim() }
}

function refuse(ctx: Ctx, errors: FieldError[]): void {
  if (errors.length > 0) throw unprocessable(deliveryTexts(ctx.locale, 'delivery.webhook.wrong'), { errors })
}
