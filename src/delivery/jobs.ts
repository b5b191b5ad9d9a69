/** Background work of delivery besides the deliveries themselves, which are their own queue. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { defineJob } from '#platform/jobs'
import { alertContacts } from './alerts.ts'
import { remindOfExpiry } from './expiry.ts'
import { checkCredentials } from './nightly.ts'
import { postNoticeJob } from './webhooks/notify.ts'

const attemptsKeptMs = 30 * 86_400_000

/** Attempts are evidence for thirty days. */
const forgetAttempts = defineJob({
  name: 'delivery.forget-attempts',
  data: z.object({}),
  every: '23 3 * * *',
  async run(ctx) {
    const before = new Date(ctx.now().getTime() - attemptsKeptMs).toISOString()
    await ctx.db.execute(sql`delete from attempts where started_at < ${before}`)
  },
})

export const deliveryJobs = [alertContacts, checkCredentials, forgetAttempts, postNoticeJob, remindOfExpiry]
