/** The background work of this room. */
import { lt } from 'drizzle-orm'
import { z } from 'zod'
import { type Ctx, system } from '#platform/ctx'
import { defineJob } from '#platform/jobs'
import { expireInvitations } from './invitations.ts'
import { rateLimits, verifications } from './schema.ts'
import { removeDeadSessions } from './sessions.ts'

const tidy = defineJob({
  name: 'accounts.tidy',
  data: z.object({}),
  every: '17 * * * *',
  async run(ctx) {
    await expireInvitations({ ...ctx, actor: system })
    await removeDeadSessions(ctx)
    await removeStaleCounters(ctx)
  },
})

async function removeStaleCounters(ctx: Ctx): Promise<void> {
  await ctx.db.delete(verifications).where(lt(verifications.expiresAt, ctx.now()))
  await ctx.db.delete(rateLimits).where(lt(rateLimits.expire, ctx.now().getTime()))
}

export const accountsJobs = [tidy]
