/** The registry: which GUID says whose software, on which channel. Specification: attribution §2. */
import { and, asc, desc, eq, inArray, type SQL } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import { recordEvents } from '#events'
import { getOffer, nextCatalogueVersion } from '#offers'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { type FieldError, notFound, staleRevision, unprocessable } from '#platform/problem'
import { recordChange } from './changes.ts'
import { claimGuid } from './claims.ts'
import { readGuid } from './guid.ts'
import { guidFrozen, wrongGuidState } from './problems.ts'
import { fieldError } from './registry-words.ts'
import { channels, guidChanges, type guidStates, trackingGuids } from './schema.ts'
import { attributionWords } from './words.ts'

export type GuidRecord = typeof trackingGuids.$inferSelect
export type GuidState = (typeof guidStates)[number]
export type Channel = (typeof channels)[number]

export type GuidForm = {
  /** Left out: one is generated. */
  guid?: string
  description: string
  offerId?: string
  planId?: string
  channel: string
  channelDetail?: string
  artifactKinds?: string[]
  /** What the GUID stands for; only one’s own software is credited. */
  purpose?: string
  noticeUrl?: string
  noticeText?: string
  optOut?: string
  /** False keeps it as a draft. */
  register?: boolean
}

export type Registered = { record: GuidRecord; notices: string[] }

export const artifactKinds = ['armTemplate', 'bicep', 'terraform', 'userAgent'] as const
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
    description: form.description.trim(),
    offerId: form.offerId || null,
    planId: form.planId || null,
    channel: form.channel as Channel,
    channelDetail: form.channelDetail?.trim() ?? '',
    artifactKinds: form.artifactKinds ?? [],
    state: 'draft',
    noticeUrl: form.noticeUrl || null,
    noticeText: form.noticeText || null,
    optOut: form.optOut || 'none',
    proof: form.proof ?? 'none',
    createdAt: now,
    createdBy: ctx.actor.name,
    modifiedAt: now,
    modifiedBy: ctx.actor.name,
  })
  await recordChange(ctx, { publisherId, guidId: id, change: 'drafted' })
  if (form.register !== false) await activate(ctx, { publisherId, guidId: id })
  return find(ctx, { publisherId, guidId: id })
}

export type GuidKey = { publisherId: string; guidId: string }

/** Makes a draft count from now on. Requires attribution.write. */
export async function registerGuid(ctx: Ctx, key: GuidKey): Promise<GuidRecord> {
  requirePermission(ctx, 'attribution.write', key)
  return inTransaction(ctx, async (ctx) => {
    const record = await find(ctx, key, 'locked')
    if (record.state !== 'draft') throw wrongGuidState(`It is ${record.state}.`)
    await activate(ctx, key)
    return find(ctx, key)
  })
}

async function activate(ctx: Ctx, key: GuidKey) {
  const record = await find(ctx, key, 'locked')
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
  const current = await find(ctx, key)
  const form: GuidForm = { ...asForm(current), ...edit }
  const { guid, errors } = readForm(ctx, form)
  if (edit.offerId) errors.push(...(await offerErrors(ctx, key.publisherId, edit.offerId)))
  if (errors.length) throw unprocessable('Some fields need mending.', { errors })
  if (guid !== current.guid && current.state !== 'draft')
    throw guidFrozen(
      'Register a new one: resources deployed so far keep the old GUID, new deployments carry the new one.',
    )
  return inTransaction(ctx, async (ctx) => {
    const locked = await find(ctx, key, 'locked')
    if (locked.version !== edit.version)
      throw staleRevision(`${locked.modifiedBy} changed it.`, {
        extra: { by: locked.modifiedBy, at: locked.modifiedAt.toISOString() },
      })
    await ctx.db
      .update(trackingGuids)
      .set({
        guid,
        trackingId: locked.trackingId.replace(locked.guid ?? '', guid),
        description: form.description.trim(),
        offerId: form.offerId || null,
        planId: form.planId || null,
        channel: form.channel as Channel,
        channelDetail: form.channelDetail?.trim() ?? '',
        artifactKinds: form.artifactKinds ?? [],
        noticeUrl: form.noticeUrl || null,
        noticeText: form.noticeText || null,
        optOut: form.optOut || 'none',
        modifiedAt: ctx.now(),
        modifiedBy: ctx.actor.name,
        version: locked.version + 1,
      })
      .where(thisGuid(key))
    await recordChange(ctx, { ...key, change: 'edited' })
    await renewListing(ctx, locked)
    await recordAct(ctx, { publisherId: key.publisherId, act: 'guid.edited', subject: locked.trackingId })
    return find(ctx, key)
  })
}

/** Counts no new deployment from now on; what is deployed keeps reporting. Requires attribution.write. */
export function retireGuid(ctx: Ctx, key: GuidKey): Promise<GuidRecord> {
  return move(ctx, key, { from: 'active', to: 'retired', change: 'retired', set: { retiredAt: ctx.now() } })
}

/** Within ninety days of retirement. Requires attribution.write. */
export async function reactivateGuid(ctx: Ctx, key: GuidKey): Promise<GuidRecord> {
  requirePermission(ctx, 'attribution.write', key)
  const { retiredAt } = await find(ctx, key)
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
    const record = await find(ctx, key, 'locked')
    if (record.state !== from) throw wrongGuidState(`It is ${record.state}.`)
    await ctx.db
      .update(trackingGuids)
      .set({ ...set, state: to, modifiedAt: ctx.now(), modifiedBy: ctx.actor.name, version: record.version + 1 })
      .where(thisGuid(key))
    await recordChange(ctx, { ...key, change })
    await renewListing(ctx, record)
    await recordAct(ctx, { publisherId: key.publisherId, act: `guid.${change}`, subject: record.trackingId })
    return find(ctx, key)
  })
}

/** Only a draft. Requires attribution.write. */
export async function deleteGuid(ctx: Ctx, key: GuidKey): Promise<void> {
  requirePermission(ctx, 'attribution.write', key)
  await inTransaction(ctx, async (ctx) => {
    const record = await find(ctx, key, 'locked')
    if (record.state !== 'draft') throw wrongGuidState('Only a draft is deleted; retire what was registered.')
    await ctx.db.delete(trackingGuids).where(thisGuid(key))
    await recordAct(ctx, { publisherId: key.publisherId, act: 'guid.deleted', subject: record.trackingId })
  })
}

/** Requires attribution.read. */
export async function listGuids(
  ctx: Ctx,
  { publisherId, state, offerId }: { publisherId: string; state?: GuidState; offerId?: string },
): Promise<GuidRecord[]> {
  requirePermission(ctx, 'attribution.read', { publisherId })
  const where: SQL[] = [eq(trackingGuids.publisherId, publisherId)]
  if (state) where.push(eq(trackingGuids.state, state))
  if (offerId) where.push(eq(trackingGuids.offerId, offerId))
  return ctx.db
    .select()
    .from(trackingGuids)
    .where(and(...where))
    .orderBy(asc(trackingGuids.description), asc(trackingGuids.channel), asc(trackingGuids.id))
}

export type GuidWithHistory = GuidRecord & { changes: (typeof guidChanges.$inferSelect)[] }

/** Requires attribution.read. */
export async function getGuid(ctx: Ctx, key: GuidKey): Promise<GuidWithHistory> {
  requirePermission(ctx, 'attribution.read', key)
  const record = await find(ctx, key)
  const changes = await ctx.db
    .select()
    .from(guidChanges)
    .where(and(eq(guidChanges.publisherId, key.publisherId), eq(guidChanges.guidId, key.guidId)))
    .orderBy(desc(guidChanges.at), desc(guidChanges.id))
  return { ...record, changes }
}

/** What anybody may know of GUIDs: trackers stand in public templates. Drafts are nobody’s business. */
export async function lookUpGuids(ctx: Ctx, guids: readonly string[]): Promise<GuidRecord[]> {
  const canonical = guids.flatMap((text) => {
    const reading = readGuid(text)
    return reading.kind === 'guid' ? [reading.guid] : []
  })
  if (!canonical.length) return []
  return ctx.db
    .select()
    .from(trackingGuids)
    .where(
      and(inArray(trackingGuids.guid, canonical.slice(0, 100)), inArray(trackingGuids.state, ['active', 'retired'])),
    )
}

/** The listing shows the notice of its trackers: pages that were kept are made anew. */
async function renewListing(ctx: Ctx, { offerId, channel }: Pick<GuidRecord, 'offerId' | 'channel'>) {
  if (offerId && channel === 'marketplace') await nextCatalogueVersion(ctx)
}

/** The GUIDs in force that customers of a listing deploy with, oldest first. Public, like the listing. */
export async function guidsOfListing(
  ctx: Ctx,
  { publisherId, offerId }: { publisherId: string; offerId: string },
): Promise<GuidRecord[]> {
  return ctx.db
    .select()
    .from(trackingGuids)
    .where(
      and(
        eq(trackingGuids.publisherId, publisherId),
        eq(trackingGuids.offerId, offerId),
        eq(trackingGuids.channel, 'marketplace'),
        eq(trackingGuids.state, 'active'),
      ),
    )
    .orderBy(asc(trackingGuids.id))
}

async function find(ctx: Ctx, { publisherId, guidId }: GuidKey, how: 'read' | 'locked' = 'read'): Promise<GuidRecord> {
  if (!/^[0-9a-f-]{36}$/i.test(guidId)) throw notFound('No such GUID.')
  const query = ctx.db.select().from(trackingGuids).where(thisGuid({ publisherId, guidId }))
  const [record] = await (how === 'locked' ? query.for('update') : query)
  if (!record) throw notFound('No such GUID.')
  return record
}

export function thisGuid({ publisherId, guidId }: GuidKey) {
  return and(eq(trackingGuids.publisherId, publisherId), eq(trackingGuids.id, guidId))
}

/** A form as a record would be, and everything that is wrong with it. */
export function readForm(
  ctx: Pick<Ctx, 'locale'>,
  form: GuidForm,
): { guid: string; notices: string[]; errors: FieldError[] } {
  const errors: FieldError[] = []
  const wrong = (field: string, code: string) => errors.push(fieldError(ctx, `#/${field}`, code))
  const reading = form.guid?.trim()
    ? readGuid(form.guid)
    : ({ kind: 'guid', guid: crypto.randomUUID(), notices: [] } as const)
  if (reading.kind === 'refused')
    errors.push({
      pointer: '#/guid',
      code: `guid.${reading.reason}`,
      params: { digits: reading.digits },
      detail: attributionWords(ctx.locale, `guid.${reading.reason}`, { digits: reading.digits }),
    })
  const description = form.description?.trim() ?? ''
  if (!description || description.length > 200) wrong('description', 'description')
  if (!(channels as readonly string[]).includes(form.channel)) wrong('channel', 'channel')
  if (form.purpose && form.purpose !== 'ownSoftware') wrong('purpose', 'purpose')
  if (form.noticeUrl && !/^https:\/\/[^\s/]+\.[^\s]+$/.test(form.noticeUrl)) wrong('noticeUrl', 'notice')
  if (form.optOut && !/^(none|documented|(parameter|environment):[A-Za-z_]\w*)$/.test(form.optOut))
    wrong('optOut', 'optOut')
  if (form.artifactKinds?.some((kind) => !(artifactKinds as readonly string[]).includes(kind)))
    wrong('artifactKinds', 'artifact')
  const guid = reading.kind === 'guid' ? reading.guid : ''
  const notices =
    reading.kind === 'guid' ? reading.notices.map((notice) => attributionWords(ctx.locale, `notice.${notice}`)) : []
  return { guid, notices, errors }
}

export async function offerErrors(ctx: Ctx, publisherId: string, offerId: string | undefined): Promise<FieldError[]> {
  if (!offerId) return []
  try {
    await getOffer(ctx, { publisherId, offerId })
    return []
  } catch (error) {
    if (!notFound.is(error)) throw error
    return [fieldError(ctx, '#/offerId', 'offer')]
  }
}

function asForm(record: GuidRecord): GuidForm {
  return {
    guid: record.guid ?? undefined,
    description: record.description,
    offerId: record.offerId ?? undefined,
    planId: record.planId ?? undefined,
    channel: record.channel,
    channelDetail: record.channelDetail,
    artifactKinds: record.artifactKinds,
    noticeUrl: record.noticeUrl ?? undefined,
    noticeText: record.noticeText ?? undefined,
    optOut: record.optOut,
  }
}
