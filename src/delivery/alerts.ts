/**
 * Alarms: contacts are told when a connection fails, and once when it works again. They are mailed by a job
 * of their own, outside the way of deliveries, so that a connection nothing is sent through still alarms.
 */
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { membersWith } from '#accounts'
import { explain } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { defineJob } from '#platform/jobs'
import { sendMail } from '#platform/mail'
import type { Locale } from '#platform/messages'
import { momentIn } from '#platform/moment'
import { type Circuit, nextAlertAt } from './circuit.ts'
import { circuitOf, type HealthRow, writeHealth } from './health.ts'
import { deliveryTexts } from './texts.ts'
import { notifyOperator, notifyPublisher } from './webhooks/notify.ts'

export const alertContacts = defineJob({
  name: 'delivery.alert-contacts',
  data: z.object({}),
  every: '* * * * *',
  run: (ctx) => inTransaction(ctx, tellContacts),
})

async function tellContacts(ctx: Ctx): Promise<void> {
  const now = ctx.now()
  const { rows } = await ctx.db.execute(sql`
    select h.* from connection_health h
    where (h.alert_due_at is not null or h.recovery_due) and (h.alert_due_at <= ${now.toISOString()} or h.recovery_due)
      or h.pace_warning_due
    order by h.publisher_id, h.connection_id
    for update of h skip locked`)
  for (const row of rows as HealthRow[]) {
    const key = { publisherId: row.publisher_id, connectionId: row.connection_id }
    const circuit = circuitOf(row)
    const about = await aboutConnection(ctx, key)
    if (row.pace_warning_due) await warnOfPace(ctx, about, row.pace_sent as number)
    if (circuit.recoveryDue) await mail(ctx, about, { kind: 'recovered', circuit })
    const isDue = circuit.alertDueAt !== null && circuit.alertDueAt <= now
    if (isDue) await mail(ctx, about, { kind: circuit.circuit === 'suspended' ? 'suspended' : 'failing', circuit })
    const alertsSent = circuit.alertsSent + (isDue ? 1 : 0)
    await writeHealth(ctx, key, {
      ...circuit,
      recoveryDue: false,
      alertsSent,
      alertDueAt: isDue ? nextAlertAt(alertsSent, now) : circuit.alertDueAt,
    })
  }
}

export type About = {
  publisherId: string
  connectionId: string
  name: string
  kind: string
  locale: Locale
  addresses: string[]
  waiting: number
}

export async function aboutConnection(
  ctx: Ctx,
  { publisherId, connectionId }: { publisherId: string; connectionId: string },
): Promise<About> {
  const { rows } = await ctx.db.execute(sql`
    select name, kind, contact_emails, contact_locale,
      (select count(*)::int from deliveries d where d.publisher_id = c.publisher_id and d.connection_id = c.id
         and d.state in ('queued', 'waiting', 'held')) as waiting
    from connections c where publisher_id = ${publisherId} and id = ${connectionId}`)
  const row = rows[0] as {
    name: string
    kind: string
    contact_emails: string[]
    contact_locale: Locale
    waiting: number
  }
  // Somebody has to hear of it: where no contacts were entered, the people who may mend it.
  const addresses =
    row.contact_emails.length > 0
      ? row.contact_emails
      : (await membersWith(ctx, publisherId, { permission: 'leads.connect' })).map((member) => member.email)
  return {
    publisherId,
    connectionId,
    name: row.name,
    kind: row.kind,
    locale: row.contact_locale,
    addresses,
    waiting: row.waiting,
  }
}

/** Most of what the destination takes in a day was sent: what comes now may wait until tomorrow. */
async function warnOfPace(ctx: Ctx, about: About, sent: number): Promise<void> {
  await ctx.db.execute(sql`
    update connection_health set pace_warning_due = false
    where publisher_id = ${about.publisherId} and connection_id = ${about.connectionId}`)
  await tell(ctx, about, {
    subject: deliveryTexts(about.locale, 'delivery.pace.subject', { name: about.name }),
    lines: [deliveryTexts(about.locale, 'delivery.pace.text', { name: about.name, sent })],
    kind: 'connection.pace',
  })
}

/** One mail to everybody who is to hear of a connection. */
export async function tell(
  ctx: Ctx,
  about: About,
  { subject, lines, kind }: { subject: string; lines: string[]; kind: string },
): Promise<void> {
  const link = linkTo(ctx, about)
  for (const to of about.addresses) {
    const text = [...lines.filter(Boolean), '', link].join('\n')
    await sendMail(ctx, { to, subject, text, kind, about: about.connectionId })
  }
}

async function mail(
  ctx: Ctx,
  about: About,
  { kind, circuit }: { kind: 'failing' | 'suspended' | 'recovered'; circuit: Circuit },
): Promise<void> {
  const say = (code: string, params?: Record<string, string | number>) => deliveryTexts(about.locale, code, params)
  const { what, fix } = explain(about.locale, circuit.lastCode ?? '', circuit.lastParams ?? {})
  const lines =
    kind === 'recovered'
      ? [say('delivery.alert.recovered', { name: about.name }), say('delivery.alert.waiting', { count: about.waiting })]
      : [
          say(`delivery.alert.${kind}`, {
            name: about.name,
            since: circuit.failingSince ? momentIn(about.locale, circuit.failingSince) : '',
          }),
          what,
          fix,
          say('delivery.alert.waiting', { count: about.waiting }),
          say('delivery.alert.kept'),
        ]
  await tell(ctx, about, {
    subject: say(`delivery.alert.${kind}_subject`, { name: about.name }),
    lines,
    kind: `connection.${kind}`,
  })
  const told = {
    type: `leads.connection.${kind}` as const,
    data: {
      PublisherId: about.publisherId,
      ConnectionId: about.connectionId,
      Name: about.name,
      Kind: about.kind,
      Code: kind === 'recovered' ? null : circuit.lastCode,
      Since: circuit.failingSince?.toISOString() ?? null,
      LeadsWaiting: about.waiting,
      Url: linkTo(ctx, about),
    },
  }
  await notifyPublisher(ctx, about.publisherId, [told])
  await notifyOperator(ctx, told)
}

function linkTo({ config }: Ctx, { publisherId, connectionId }: About): string {
  return `${config.url}/publisher/${publisherId}/destinations/${connectionId}`
}
