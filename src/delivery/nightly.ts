/**
 * Looks each night whether connections still take their credentials, without sending anything about anybody: a
 * connection that broke is known before its next lead, and one that was mended is in use again.
 */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { connectorOf } from '#connectors'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { defineJob, sendJob } from '#platform/jobs'
import { alertContacts } from './alerts.ts'
import { callSettings } from './call-settings.ts'
import { afterResult, recovered } from './circuit.ts'
import { type ConnectionKey, lockHealth, pullForward, writeHealth } from './health.ts'
import { wakeWorkers } from './wake.ts'

const atOnce = 8

type Checked = ConnectionKey & { kind: string; version: number }

export const checkCredentials = defineJob({
  name: 'delivery.check-credentials',
  data: z.object({}),
  every: '41 2 * * *',
  run: checkAll,
})

export async function checkAll(ctx: Ctx): Promise<void> {
  const { rows } = await ctx.db.execute(sql`
    select c.publisher_id, c.id, c.kind, c.live_version from connections c
    join connection_health h on h.publisher_id = c.publisher_id and h.connection_id = c.id
    where c.removed_at is null and c.live_version is not null and h.paused_at is null
    order by c.publisher_id, c.id`)
  const waiting = rows.map(
    (row): Checked => ({
      publisherId: row.publisher_id as string,
      connectionId: row.id as string,
      kind: row.kind as string,
      version: row.live_version as number,
    }),
  )
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) await check(ctx, one)
  }
  await Promise.all(Array.from({ length: atOnce }, next))
}

async function check(ctx: Ctx, { kind, ...of }: Checked): Promise<void> {
  const { authenticate } = connectorOf(kind)
  if (!authenticate) return
  const result = await authenticate({
    ...(await callSettings(ctx, { ...of, kind })),
    egress: ctx.egress,
    now: ctx.now(),
  })
  if (!result) return
  await inTransaction(ctx, async (ctx) => {
    for (const { circuit: before } of await lockHealth(ctx, [of])) {
      const now = ctx.now()
      const event = { publisherId: of.publisherId, subjectId: of.connectionId }
      if (result.reached) {
        const isCredentials = before.circuit !== 'closed' && before.lastClass === 'connection_error'
        if (!isCredentials) continue
        const after = recovered(before, now)
        await writeHealth(ctx, of, after)
        await pullForward(ctx, of)
        await wakeWorkers(ctx)
        await recordEvents(ctx, [{ ...event, kind: 'connection.recovered', data: { connector: kind } }])
        if (after.recoveryDue) await sendJob(ctx, alertContacts, {})
        continue
      }
      const { class: of_, code, params } = result.outcome
      // A destination that is only busy tonight is no news.
      if (of_ !== 'connection_error' && of_ !== 'blocked') continue
      const after = afterResult(before, { class: of_, code, params }, now)
      await writeHealth(ctx, of, after)
      if (before.circuit === 'closed') {
        await recordEvents(ctx, [{ ...event, kind: 'connection.failing', data: { connector: kind, reason: code } }])
        await sendJob(ctx, alertContacts, {})
      }
    }
  })
}
