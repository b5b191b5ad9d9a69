/** Members as they were posted, for each resource of an offer that needs it. */
import { and, desc, eq, lt } from 'drizzle-orm'
import type { OfferKey } from '#offers'
import type { Ctx } from '#platform/ctx'
import { ingestionKept } from '../schema.ts'
import type { KeptSheets } from './kept-sheet.ts'

/** What is kept for the draft, or what was when a submission was made. */
export async function readKept(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, offerId }: OfferKey,
  { asOfSubmission }: { asOfSubmission?: number } = {},
): Promise<KeptSheets> {
  const [row] = await ctx.db
    .select({ sheets: ingestionKept.sheets })
    .from(ingestionKept)
    .where(
      and(
        eq(ingestionKept.publisherId, publisherId),
        eq(ingestionKept.offerId, offerId),
        asOfSubmission === undefined ? undefined : lt(ingestionKept.afterSubmissions, asOfSubmission),
      ),
    )
    .orderBy(desc(ingestionKept.afterSubmissions))
    .limit(1)
  return row?.sheets ?? {}
}

/** Replaces what is kept for the draft; what earlier submissions had stays with them. */
export async function writeKept(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, offerId, afterSubmissions }: OfferKey & { afterSubmissions: number },
  sheets: KeptSheets,
): Promise<void> {
  await ctx.db
    .insert(ingestionKept)
    .values({ publisherId, offerId, afterSubmissions, sheets })
    .onConflictDoUpdate({
      target: [ingestionKept.publisherId, ingestionKept.offerId, ingestionKept.afterSubmissions],
      set: { sheets },
    })
}
