/** Reminders that the credentials of a connection end soon: leads stop on that day, and nobody reads calendars. */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { defineJob } from '#platform/jobs'
import { aboutConnection, tell } from './alerts.ts'
import { deliveryTexts } from './texts.ts'

const dayMs = 86_400_000
const remindAtDays = [30, 14, 7, 1, 0]

export const remindOfExpiry = defineJob({
  name: 'delivery.remind-of-expiry',
  data: z.object({}),
  every: '7 6 * * *',
  run: (ctx) => inTransaction(ctx, remind),
})

async function remind(ctx: Ctx): Promise<void> {
  const horizon = new Date(ctx.now().getTime() + (remindAtDays[0]! + 1) * dayMs).toISOString()
  const { rows } = await ctx.db.execute(sql`
    select h.publisher_id, h.connection_id, h.expiry_reminded_days, v.secret_expires_at
    from connection_health h
    join connections c on c.publisher_id = h.publisher_id and c.id = h.connection_id and c.removed_at is null
    join connection_versions v on v.publisher_id = c.publisher_id and v.connection_id = c.id
      and v.version = coalesce(c.live_version, c.last_version)
    where v.secret_expires_at <= ${horizon}
    order by h.publisher_id, h.connection_id
    for update of h skip locked`)
  for (const row of rows) {
    const key = { publisherId: row.publisher_id as string, connectionId: row.connection_id as string }
    const endsAt = new Date(row.secret_expires_at as string)
    const due = reminderDue(endsAt, row.expiry_reminded_days as number | null, ctx.now())
    if (due === undefined) continue
    const about = await aboutConnection(ctx, key)
    const date = new Intl.DateTimeFormat(about.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(endsAt)
    const which = due === 0 ? 'ended' : 'ends'
    const params = { name: about.name, date }
    await tell(ctx, about, {
      subject: deliveryTexts(about.locale, `delivery.expiry.${which}_subject`, params),
      lines: [
        deliveryTexts(about.locale, `delivery.expiry.${which}`, params),
        deliveryTexts(about.locale, 'delivery.expiry.how'),
      ],
      kind: 'connection.expiry',
    })
    await ctx.db.execute(sql`
      update connection_health set expiry_reminded_days = ${due}
      where publisher_id = ${key.publisherId} and connection_id = ${key.connectionId}`)
  }
}

/** The reminder that is due now, in days before the end, if that one was not sent yet. */
function reminderDue(endsAt: Date, reminded: number | null, now: Date): number | undefined {
  const daysLeft = (endsAt.getTime() - now.getTime()) / dayMs
  const due = remindAtDays.filter((days) => daysLeft <= days).at(-1)
  return due === undefined || (reminded !== null && reminded <= due) ? undefined : due
}
