/** What one says of a GUID when it is registered or edited, and everything that can be wrong with it. */
import { getOffer } from '#offers'
import type { Ctx } from '#platform/ctx'
import { type FieldError, notFound } from '#platform/problem'
import { deniedGuids } from './denied-guids.ts'
import { readGuid } from './guid.ts'
import type { Channel, GuidRecord } from './guid-record.ts'
import { fieldError } from './registry-words.ts'
import { channels } from './schema.ts'
import { attributionWords } from './words.ts'

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

const artifactKinds = ['armTemplate', 'bicep', 'terraform', 'userAgent'] as const

/** A form as a record would be, and everything that is wrong with it. */
export function readForm(
  ctx: Pick<Ctx, 'locale' | 'config'>,
  form: GuidForm,
): { guid: string; notices: string[]; errors: FieldError[] } {
  const errors: FieldError[] = []
  const wrong = (field: string, code: string) => errors.push(fieldError(ctx, `#/${field}`, code))
  const reading = form.guid?.trim()
    ? readGuid(form.guid, { denied: deniedGuids(ctx) })
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
  if ((form.noticeText?.length ?? 0) > 5000) wrong('noticeText', 'noticeText')
  if ((form.channelDetail?.length ?? 0) > 500) wrong('channelDetail', 'channelDetail')
  if (form.optOut && !/^(none|documented|(parameter|environment):[A-Za-z_]\w*)$/.test(form.optOut))
    wrong('optOut', 'optOut')
  if (form.artifactKinds?.some((kind) => !(artifactKinds as readonly string[]).includes(kind)))
    wrong('artifactKinds', 'artifact')
  if ((form.planId?.length ?? 0) > 50) wrong('planId', 'planName')
  else if (form.planId && !form.offerId) wrong('offerId', 'planOfOffer')
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

export function asForm(record: GuidRecord): GuidForm {
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

/** The columns that a form fills, whether the record is new or edited. */
export function columnsOf(form: GuidForm) {
  return {
    description: form.description.trim(),
    offerId: form.offerId || null,
    planId: form.planId || null,
    channel: form.channel as Channel,
    channelDetail: form.channelDetail?.trim() ?? '',
    artifactKinds: form.artifactKinds ?? [],
    noticeUrl: form.noticeUrl || null,
    noticeText: form.noticeText || null,
    optOut: form.optOut || 'none',
  }
}
