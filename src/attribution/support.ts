/** Asking the operator for help with a GUID, with what is asked for already filled in. Specification: attribution F16. */
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { sendMail } from '#platform/mail'
import { unprocessable } from '#platform/problem'
import { recordChange } from './changes.ts'
import type { GuidKey, GuidRecord } from './guid-record.ts'
import { getGuid } from './registered-guids.ts'
import { fieldError } from './registry-words.ts'
import { verifyFromRecords } from './verify/from-records.ts'

export const supportCategories = ['Other', 'Access problem'] as const

export type SupportRequest = {
  problemType: string
  category: string
  title: string
  description: string
}

/** What the field's support desks sort by: type, category and title are theirs, word for word. Requires attribution.read. */
export async function supportDraft(ctx: Ctx, key: GuidKey): Promise<SupportRequest> {
  const record = await getGuid(ctx, key)
  const seen = record.lastSeenAt ? `last seen ${record.lastSeenAt.toISOString()}` : 'never seen'
  return {
    problemType: 'Marketplace onboarding',
    category: 'Other',
    title: 'ISV Usage Tracking',
    description: [
      `Tracking ID: ${record.trackingId}`,
      `State: ${record.state}, ${seen}`,
      `Verification: ${await lastProof(ctx, record)}`,
      `Channel: ${record.channel}`,
      ...(record.offerId ? [`Offer: ${record.offerId}${record.planId ? ` / ${record.planId}` : ''}`] : []),
      '',
    ].join('\n'),
  }
}

/** What the newest deployment that was told here proves; in English, as the rest of what support reads. */
async function lastProof(ctx: Ctx, { publisherId, guid }: GuidRecord): Promise<string> {
  if (guid === null) return 'none, the id has no GUID'
  const { outcome, run, runs, resources } = await verifyFromRecords(ctx, { publisherId, guid })
  if (!run) return outcome
  const created = resources.map(({ type, count }) => `${count} × ${type}`).join(', ') || 'no resources'
  return `${outcome}; newest of ${runs}: ${run.status} on ${run.startedAt.toISOString()}, correlation ${run.correlationId || 'none'}, ${created}`
}

function isWithin(text: string, most: number): boolean {
  return text.trim() !== '' && text.length <= most
}

/** Mails the request to the operators and keeps in the GUID’s history that it was asked. Requires attribution.write. */
export async function askForSupport(ctx: Ctx, key: GuidKey, request: SupportRequest): Promise<void> {
  requirePermission(ctx, 'attribution.write', key)
  const record = await getGuid(ctx, key)
  const errors = [
    ...(isWithin(request.title, 200) ? [] : [fieldError(ctx, '#/title', 'supportTitle')]),
    ...(isWithin(request.description, 5000) ? [] : [fieldError(ctx, '#/description', 'supportText')]),
    ...((supportCategories as readonly string[]).includes(request.category)
      ? []
      : [fieldError(ctx, '#/category', 'supportCategory')]),
  ]
  if (errors.length) throw unprocessable('Some fields need mending.', { errors })
  await inTransaction(ctx, async (ctx) => {
    for (const to of ctx.config.operators)
      await sendMail(ctx, {
        to,
        subject: `${request.title}: ${record.trackingId}`,
        text: `${request.problemType} / ${request.category}\n${key.publisherId}: ${ctx.actor.name}${ctx.actor.email ? ` <${ctx.actor.email}>` : ''}\n\n${request.description}`,
        kind: 'attribution.support',
      })
    await recordChange(ctx, { ...key, change: 'supportAsked' })
    await recordAct(ctx, { publisherId: key.publisherId, act: 'guid.supportAsked', subject: record.trackingId })
  })
}
