/** What anybody may know of a GUID found in a template or a deployment: whose it is, what that means, how to be left out. */
import { findPublisher } from '#accounts'
import type { Ctx } from '#platform/ctx'
import type { GuidRecord } from './guid-record.ts'
import { type GuidNotice, noticesOfGuid } from './notice/notices-of-guid.ts'
import { guidsOfListing, lookUpGuids } from './registered-guids.ts'

export type OpenTracker = Pick<
  GuidRecord,
  'publisherId' | 'origin' | 'offerId' | 'planId' | 'channel' | 'noticeUrl' | 'optOut'
> & { guid: string; state: 'active' | 'retired'; publisherName: string; software: string; notices: GuidNotice[] }

/** Those of at most a hundred GUIDs that are registered, in the order asked. Needs no sign-in: trackers stand in the open. */
export async function openTrackers(ctx: Ctx, guids: readonly string[]): Promise<OpenTracker[]> {
  const records = await lookUpGuids(ctx, guids)
  const names = new Map<string, string>()
  for (const { publisherId } of records)
    if (!names.has(publisherId))
      names.set(publisherId, (await findPublisher(ctx, publisherId))?.displayName ?? publisherId)
  return records.map((record) => {
    const { guid, publisherId, origin, offerId, planId, channel, noticeUrl, optOut, description: software } = record
    const publisherName = names.get(publisherId)!
    return {
      ...{ guid: guid!, publisherId, publisherName, software, origin, offerId, planId, channel, noticeUrl, optOut },
      state: record.state === 'retired' ? 'retired' : 'active',
      notices: noticesOfGuid(ctx, record, publisherName),
    }
  })
}

/** What a listing tells its customers: the notices of its trackers, each text once. */
export async function noticesOfListing(
  ctx: Ctx,
  { publisherId, offerId, publisherName }: { publisherId: string; offerId: string; publisherName: string },
): Promise<string[]> {
  const records = await guidsOfListing(ctx, { publisherId, offerId })
  const notices = records.flatMap((record) => noticesOfGuid(ctx, record, publisherName))
  return [...new Set(notices.filter(({ locale }) => locale === ctx.locale).map(({ text }) => text))]
}

const anyGuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi

/** Tracking GUIDs in what somebody pastes: names of deployments, a listing as JSON, a template. */
export function guidsIn(text: string): string[] {
  const tracked = [...text.slice(0, 1_000_000).matchAll(/pid-[0-9a-f-]{36}/gi)].map(([id]) => id.slice(4).toLowerCase())
  const alone = tracked.length ? [] : [...text.slice(0, 100_000).matchAll(anyGuid)].map(([id]) => id.toLowerCase())
  return [...new Set([...tracked, ...alone])].slice(0, 100)
}
