/** “A lead arrived”: what the contacts of a connection are told, without anything that tells who it is (spec leads §3.0.2). */
import { sql } from 'drizzle-orm'
import type { LeadMessage } from '#connectors'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { sendMail } from '#platform/mail'
import type { Locale } from '#platform/messages'
import { momentIn } from '#platform/moment'
import type { MessagesOf } from './messages-of.ts'
import { deliveryTexts } from './texts.ts'

const atOnce = 500
const linesShown = 50

/** Tells the contacts of connections which leads arrived since the last time: one mail each, however many. */
export async function noticeArrivals(ctx: Ctx, { messagesOf }: { messagesOf: MessagesOf }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await ctx.db.execute(sql`
      with due as (
        select publisher_id, id from deliveries where notice_due
        order by publisher_id, connection_id limit ${atOnce} for update skip locked
      ),
      told as (
        update deliveries d set notice_due = false from due
        where d.publisher_id = due.publisher_id and d.id = due.id
        returning d.publisher_id, d.connection_id, d.lead_id
      )
      select t.publisher_id, t.connection_id, c.contact_emails, c.contact_locale, array_agg(t.lead_id) as lead_ids
      from told t join connections c on c.publisher_id = t.publisher_id and c.id = t.connection_id
      group by 1, 2, 3, 4`)
    const groups = rows as Group[]
    if (groups.length === 0) return
    const messages = await messagesOf(ctx, [...new Set(groups.flatMap((group) => group.lead_ids))])
    for (const group of groups) {
      const leads = group.lead_ids.flatMap((id) => messages.get(id) ?? [])
      if (leads.length > 0) await tell(ctx, group, leads)
    }
  })
}

type Group = {
  publisher_id: string
  connection_id: string
  contact_emails: string[]
  contact_locale: Locale
  lead_ids: string[]
}

async function tell(ctx: Ctx, group: Group, leads: LeadMessage[]): Promise<void> {
  const say = (code: string, params?: Record<string, string | number>) =>
    deliveryTexts(group.contact_locale, code, params)
  const inbox = `${ctx.config.url}/publisher/${group.publisher_id}/leads`
  const byTime = leads.toSorted((a, b) => a.capturedAt.getTime() - b.capturedAt.getTime())
  const lines = byTime.slice(0, linesShown).map((lead) => {
    const act = say(`delivery.act.${lead.actionCode}`)
    return say('delivery.arrival.line', {
      offer: lead.offerTitle,
      act: act.startsWith('delivery.act.') ? lead.actionCode : act,
      country: lead.customer.country || '–',
      at: momentIn(group.contact_locale, lead.capturedAt),
      link: `${inbox}/${lead.leadId}`,
    })
  })
  if (byTime.length > linesShown)
    lines.push(say('delivery.arrival.more', { count: byTime.length - linesShown, link: inbox }))
  const [first] = byTime
  const subject =
    byTime.length === 1
      ? say('delivery.arrival.subject_one', { offer: first!.offerTitle })
      : say('delivery.arrival.subject', { count: byTime.length })
  for (const to of group.contact_emails) {
    await sendMail(ctx, {
      to,
      subject,
      text: [say('delivery.arrival.intro'), '', ...lines, '', say('delivery.arrival.privacy')].join('\n'),
      kind: 'lead.arrived',
      about: group.connection_id,
    })
  }
}
