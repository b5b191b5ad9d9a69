/** The registry: which GUID says whose software, on which channel. Specification: attribution §2. */
import { and, eq } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { staleRevision, unprocessable } from '#platform/problem'
import { recordChange } from './changes.ts'
import { claimGuid } from './claims.ts'
import { asForm, columnsOf, type GuidForm, offerErrors, readForm } from './guid-form.ts'
import { findGuid, type GuidKey, type GuidRecord, type GuidState, thisGuid } from './guid-record.ts'
import { guidFrozen, wrongGuidState } from './problems.ts'
import { fieldError } from './registry-words.ts'
import { renewListing } from './renew-listing.ts'
import { trackingGuids } from './schema.ts'

export type Registered = { record: GuidRecord; notices: string[] }

const reactivationMs = 90 * 86_400_000

/**
 * Registers a GUID, one’s own or a generated one. A GUID that another publisher has already becomes disputed for
 * both, unless one shows a stronger proof. Requires attribution.write.
 *
 * @throws unprocessable naming every field concerned
 */
export async function addGuid(ctx: Ctx, publisherId: string, form: GuidForm): Promise<Registered> {
  requirePermission(ctx, 'attribution.write', { publisherId })
  const { guid, notices, errors } = readForm(ctx, form)
  errors.push(...(await offerErrors(ctx, publisherId, form.offerId)))
  if (errors.length) throw unprocessable('Some fields need mending.', { errors })
  return inTransaction(ctx, async (ctx) => ({ record: await insertGuid(ctx, publisherId, { ...form, guid }), notices }))
}

/** In the caller’s transaction, of what was checked before. */
export async function insertGuid(
  ctx: Ctx,
  publisherId: string,
  form: GuidForm & { guid: string; origin?: GuidRecord['origin']; proof?: GuidRecord['proof']; suffix?: string },
): Promise<GuidRecord> {
  const [own] = await ctx.db
    .select({ id: trackingGuids.id })
    .from(trackingGuids)
    .where(and(eq(trackingGuids.publisherId, publisherId), eq(trackingGuids.guid, form.guid)))
  if (own) throw unprocessable('Known already.', { errors: [fieldError(ctx, '#/guid', 'known')] })
  const id = ctx.newId()
  const now = ctx.now()
  await ctx.db.insert(trackingGuids).values({
    publisherId,
    id,
    guid: form.guid,
    trackingId: `pid-${form.guid}${form.suffix ?? ''}`,
    origin: form.origin ?? 'selfGenerated',
    ...columnsOf(form),
    state: 'draft',
    proof: form.proof ?? 'none',
    createdAt: now,
    createdBy: ctx.actor.name,
    modifiedAt: now,
    modifiedBy: ctx.actor.name,
  })
  await recordChange(ctx, { publisherId, guidId: id, change: 'drafted' })
  if (form.register !== false) await activate(ctx, { publisherId, guidId: id })
  return findGuid(ctx, { publisherId, guidId: id })
}

/** Makes a draft count from now on. Requires attribution.write. */
export async function registerGuid(ctx: Ctx, key: GuidKey): Promise<GuidRecord> {
  requirePermission(ctx, 'attribution.write', key)
  return inTransaction(ctx, async (ctx) => {
    const record = await findGuid(ctx, key, 'locked')
    if (record.state !== 'draft') throw wrongGuidState(`It is ${record.state}.`)
    await activate(ctx, key)
    return findGuid(ctx, key)
  })
}

async function activate(ctx: Ctx, key: GuidKey) {
  const record = await findGuid(ctx, key, 'locked')
  const { state, missedBefore } = await claimGuid(ctx, record)
  const now = ctx.now()
  await ctx.db
    .update(trackingGuids)
    .set({ state, registeredAt: now, activeFrom: now, missedBefore })
    .where(thisGuid(key))
  await recordChange(ctx, {
    ...key,
    change: state === 'disputed' ? 'disputed' : 'registered',
    detail: { missedBefore },
  })
  await recordAct(ctx, {
    publisherId: key.publisherId,
    act: 'guid.registered',
    subject: record.trackingId,
    ...(record.offerId && { offerId: record.offerId }),
  })
  await renewListing(ctx, record)
  if (state === 'active')
    await recordEvents(ctx, [
      {
        kind: 'guid.registered',
        publisherId: key.publisherId,
        ...(record.offerId && { offerId: record.offerId }),
        subjectId: record.id,
        data: { channel: record.channel, origin: record.origin },
      },
    ])
}

export type GuidEdit = Partial<GuidForm> & { version: number }

/** Changes what stands beside a GUID; the GUID itself only while it is a draft. Requires attribution.write. */
export async function editGuid(ctx: Ctx, key: GuidKey, edit: GuidEdit): Promise<GuidRecord> {
  requirePermission(ctx, 'attribution.write', key)
  const current = await findGuid(ctx, key)
  const form: GuidForm = { ...asForm(current), ...edit }
  const { guid, errors } = readForm(ctx, form)
  if (edit.offerId) errors.push(...(await offerErrors(ctx, key.publisherId, edit.offerId)))
  if (errors.length) throw unprocessable('Some fields need mending.', { errors })
  if (guid !== current.guid && current.state !== 'draft')
    throw guidFrozen(
      'Register a new one: resources deployed so far keep the old GUID, new deployments carry the new one.',
    )
  return inTransaction(ctx, async (ctx) => {
    const locked = await findGuid(ctx, key, 'locked')
    if (locked.version !== edit.version)
      throw staleRevision(`${locked.modifiedBy} changed it.`, {
        extra: { by: locked.modifiedBy, at: locked.modifiedAt.toISOString() },
      })
    await ctx.db
      .update(trackingGuids)
      .set({
        guid,
        trackingId: locked.trackingId.replace(locked.guid ?? '', guid),
        ...columnsOf(form),
        modifiedAt: ctx.now(),
        modifiedBy: ctx.actor.name,
        version: locked.version + 1,
      })
      .where(thisGuid(key))
    const fields = changedFields(asForm(locked), form)
    await recordChange(ctx, { ...key, change: 'edited', detail: { fields: fields.join(' ') } })
    await renewListing(ctx, locked)
    await recordAct(ctx, { publisherId: key.publisherId, act: 'guid.edited', subject: locked.trackingId })
    return findGuid(ctx, key)
  })
}

function changedFields(before: GuidForm, now: GuidForm): string[] {
  const told = (form: GuidForm, name: keyof GuidForm) => String(form[name] || '')
  const names = [
    ...(['guid', 'description', 'offerId', 'planId', 'channel', 'channelDetail', 'artifactKinds'] as const),
    ...(['noticeUrl', 'noticeText', 'optOut'] as const),
  ]
  return names.filter((name) => told(before, name) !== told(now, name))
}

/** Counts no new deployment from now on; what is deployed keeps reporting. Requires attribution.write. */
export function retireGuid(ctx: Ctx, key: GuidKey): Promise<GuidRecord> {
  return move(ctx, key, { from: 'active', to: 'retired', change: 'retired', set: { retiredAt: ctx.now() } })
}

/** Within ninety days of retirement. Requires attribution.write. */
export async function reactivateGuid(ctx: Ctx, key: GuidKey): Promise<GuidRecord> {
  requirePermission(ctx, 'attribution.write', key)
  const { retiredAt } = await findGuid(ctx, key)
  if (retiredAt && ctx.now().getTime() - retiredAt.getTime() > reactivationMs)
    throw wrongGuidState('It was retired more than 90 days ago; register a new one.')
  return move(ctx, key, { from: 'retired', to: 'active', change: 'reactivated', set: { retiredAt: null } })
}

async function move(
  ctx: Ctx,
  key: GuidKey,
  { from, to, change, set }: { from: GuidState; to: GuidState; change: string; set: { retiredAt: Date | null } },
): Promise<GuidRecord> {
  requirePermission(ctx, 'attribution.write', key)
  return inTransaction(ctx, async (ctx) => {
    const record = await findGuid(ctx, key, 'locked')
    if (record.state !== from) throw wrongGuidState(`It is ${record.state}.`)
    await ctx.db
      .update(trackingGuids)
      .set({ ...set, state: to, modifiedAt: ctx.now(), modifiedBy: ctx.actor.name, version: record.version + 1 })
      .where(thisGuid(key))
    await recordChange(ctx, { ...key, change })
    await renewListing(ctx, record)
    await recordAct(ctx, { publisherId: key.publisherId, act: `guid.${change}`, subject: record.trackingId })
    return findGuid(ctx, key)
  })
}

/** Only a draft. Requires attribution.write. */
export async function deleteGuid(ctx: Ctx, key: GuidKey): Promise<void> {
  requirePermission(ctx, 'attribution.write', key)
  await inTransaction(ctx, async (ctx) => {
    const record = await findGuid(ctx, key, 'locked')
    if (record.state !== 'draft') throw wrongGuidState('Only a draft is deleted; retire what was registered.')
    await ctx.db.delete(trackingGuids).where(thisGuid(key))
    await recordAct(ctx, { publisherId: key.publisherId, act: 'guid.deleted', subject: record.trackingId })
  })
}
