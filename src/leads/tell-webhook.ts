/** What a publisher's webhook is told of its leads: which, of what, until when, and nothing of who it is. */
import { type NoticeType, notifyPublisher } from '#delivery'
import type { Ctx } from '#platform/ctx'
import type { LeadRow } from './rows.ts'

type About = Pick<LeadRow, 'publisherId' | 'id' | 'offerId' | 'offerTitle' | 'actionCode' | 'country' | 'capturedAt'>

/** New leads, those that are withheld included: somebody should know. In the caller's transaction. */
export async function tellArrivals(ctx: Ctx, publisherId: string, rows: LeadRow[]): Promise<void> {
  const told = rows.filter(({ flags }) => !flags.includes('dnc') && !flags.includes('self'))
  const notices = told.map((row) => ({
    type: 'lead.arrived' as const,
    data: { ...lead(ctx, row), Withheld: row.state === 'withheld' },
  }))
  await notifyPublisher(ctx, publisherId, notices)
}

/** In the caller's transaction. */
export async function tellClock(
  ctx: Ctx,
  { type, dueAt, ...about }: About & { type: Extract<NoticeType, 'lead.half-time' | 'lead.overdue'>; dueAt: Date },
): Promise<void> {
  await notifyPublisher(ctx, about.publisherId, [{ type, data: { ...lead(ctx, about), DueAt: dueAt.toISOString() } }])
}

function lead({ config }: Ctx, { publisherId, id, offerId, offerTitle, actionCode, country, capturedAt }: About) {
  return {
    LeadId: id,
    OfferKey: `${publisherId}.${offerId}`,
    OfferTitle: offerTitle,
    ActionCode: actionCode,
    Country: country ?? '',
    CapturedAt: capturedAt.toISOString(),
    Url: `${config.url}/publisher/${publisherId}/leads/${id}`,
  }
}
