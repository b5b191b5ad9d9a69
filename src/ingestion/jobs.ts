/** Background work of the publishing APIs. */
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { goLive, listSubmissions } from '#offers'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { defineJob, type JobKind } from '#platform/jobs'
import { Problem } from '#platform/problem'
import { ingestionRequests } from './schema.ts'

/** Goes live with the previews that are ready and were to be promoted by themselves; forgets the wish otherwise fulfilled. */
const promote = defineJob({
  name: 'ingestion.promote',
  data: z.object({}),
  every: '* * * * *',
  async run(ctx) {
    const waiting = await ctx.db.select().from(ingestionRequests).where(eq(ingestionRequests.autoPromote, true))
    for (const request of waiting) {
      try {
        await promoteOne(ctx, request)
      } catch (error) {
        // One that cannot go live must not keep the others waiting; what refused it stands with its submission.
        if (!(error instanceof Problem)) throw error
        ctx.log.warn({ submissionId: request.submissionId, err: error.message }, 'a preview did not go live by itself')
      }
    }
  },
})

type Request = typeof ingestionRequests.$inferSelect

async function promoteOne(ctx: Ctx, { publisherId, offerId, submissionId }: Request): Promise<void> {
  const key = { publisherId, offerId }
  const { items } = await listSubmissions(ctx, key)
  const submission = items.find((one) => one.submissionId === submissionId)
  if (submission?.status === 'running' && submission.target === 'preview') return
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .update(ingestionRequests)
      .set({ autoPromote: false })
      .where(and(eq(ingestionRequests.publisherId, publisherId), eq(ingestionRequests.submissionId, submissionId)))
    if (submission?.status !== 'waitingForPublisher') return
    await goLive(ctx, { ...key, submissionId, acknowledgeWarnings: true })
  })
}

export const ingestionJobs = [promote] as JobKind[]
