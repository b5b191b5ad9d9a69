/** What is asked about a lead before it is handed over to sales: the publisher's list, ticked lead by lead. */
import { sql } from 'drizzle-orm'
import { recordAct } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { getRow, holdLead } from './inbox-row.ts'
import { leadWork } from './schema.ts'
import { settingsOf } from './settings.ts'
import { leadTaskText } from './tasks.ts'

/** `item` is what settings call it, `text` what people read. */
export type CheckItem = { item: string; text: string; isChecked: boolean }

/** The list as it stands for one lead. For deeds that have asked. */
export async function checklistOf(ctx: Ctx, publisherId: string, checked: string[]): Promise<CheckItem[]> {
  const { checklist } = await settingsOf(ctx, publisherId)
  return checklist.map((item) => ({ item, text: leadTaskText(ctx.locale, item), isChecked: checked.includes(item) }))
}

/** Ticks these and no others; what is not on the list is not kept. Requires leads.manage. */
export async function tickChecklist(
  ctx: Ctx,
  { publisherId, leadId, items }: { publisherId: string; leadId: string; items: string[] },
): Promise<void> {
  await getRow(ctx, { publisherId, leadId }, 'leads.manage')
  const { checklist } = await settingsOf(ctx, publisherId)
  const checked = checklist.filter((item) => items.includes(item))
  await inTransaction(ctx, async (ctx) => {
    await holdLead(ctx, { publisherId, leadId })
    await ctx.db
      .insert(leadWork)
      .values({ publisherId, leadId, checked, touchedAt: ctx.now() })
      .onConflictDoUpdate({
        target: [leadWork.publisherId, leadWork.leadId],
        set: { checked, touchedAt: sql`excluded.touched_at` },
      })
    await recordAct(ctx, {
      publisherId,
      act: 'lead.checked',
      subject: leadId,
      detail: { checked: checked.length, of: checklist.length },
    })
  })
}
