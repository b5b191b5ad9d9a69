/** The versions of an offer that can be laid side by side: the draft, what is published, and everything handed in. */
import { and, desc, eq } from 'drizzle-orm'
import { can, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import type { SubmissionStatus } from './lifecycle.ts'
import type { OfferKey } from './offer-key.ts'
import { submissions } from './schema.ts'
import { inSlot } from './slots.ts'

export type ComparableVersion =
  | { side: 'draft' }
  | { side: 'live' | 'preview'; version: number }
  | { side: 'submission'; submissionId: string; number: number; status: SubmissionStatus; submittedAt: Date }

const mostSubmissions = 100

/** Newest first; the draft only for those who may read it. */
export async function comparableVersions(ctx: Ctx, { publisherId, offerId }: OfferKey): Promise<ComparableVersion[]> {
  const key = { publisherId, offerId }
  requirePermission(ctx, 'offer.read', { ...key, within: 'submitted' })
  const handedIn = await ctx.db
    .select({
      submissionId: submissions.id,
      number: submissions.number,
      status: submissions.status,
      submittedAt: submissions.submittedAt,
    })
    .from(submissions)
    .where(and(eq(submissions.publisherId, publisherId), eq(submissions.offerId, offerId)))
    .orderBy(desc(submissions.number))
    .limit(mostSubmissions)
  const [live, preview] = [await inSlot(ctx, key, 'live'), await inSlot(ctx, key, 'preview')]
  return [
    ...(can(ctx, 'offer.read', key) ? [{ side: 'draft' as const }] : []),
    ...(live ? [{ side: 'live' as const, version: live.version }] : []),
    ...(preview ? [{ side: 'preview' as const, version: preview.version }] : []),
    ...handedIn.map((submission) => ({ side: 'submission' as const, ...submission })),
  ]
}
