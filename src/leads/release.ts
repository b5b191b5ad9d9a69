/** Release: a person lets go what was held back. */
import { and, eq, sql } from 'drizzle-orm'
import { can, recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { unprocessable } from '#platform/problem'
import { noteChanges } from './changes.ts'
import { cleanParagraphs } from './fields/text.ts'
import { sendOff } from './follow-up.ts'
import { findRow, getRow } from './inbox-row.ts'
import { retentionDays } from './lead-row.ts'
import { leadTexts } from './messages.ts'
import { notHeldBack } from './problems.ts'
import { routeReleased } from './route.ts'
import { leads } from './schema.ts'

/**
 * Lets a lead go to its destinations. Out of quarantine: whoever has leads.manage, or the operator. A
 * withheld one only the operator, who says how the customer agreed; do-not-contact notices never.
 * @throws notHeldBack
 * @throws unprocessable when the operator gives no evidence of consent
 */
export async function releaseLead(
  ctx: Ctx,
  { publisherId, leadId, consentEvidence }: { publisherId: string; leadId: string; consentEvidence?: string },
): Promise<void> {
  const asOperator = can(ctx, 'operator.admin')
  const which = { publisherId, leadId }
  const evidence = cleanParagraphs(consentEvidence ?? '')
  const before = asOperator ? await findRow(ctx, which) : await getRow(ctx, which, 'leads.manage')
  if (before.state === 'withheld') {
    requirePermission(ctx, 'operator.admin')
    if (!evidence) {
      const code = 'leads.release.no_evidence'
      const detail = leadTexts(ctx.locale, code)
      throw unprocessable(detail, { errors: [{ pointer: '#/consentEvidence', code, detail }] })
    }
  }
  await inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .update(leads)
      .set({
        state: 'routable',
        retainUntil: sql`${leads.capturedAt} + ${`${retentionDays.routable} days`}::interval`,
      })
      .where(
        and(
          eq(leads.publisherId, publisherId),
          eq(leads.id, leadId),
          sql`${leads.state} in ('quarantined', 'withheld')`,
          sql`not 'dnc' = any(${leads.flags})`,
        ),
      )
      .returning()
    if (!row) throw notHeldBack(leadTexts(ctx.locale, 'leads.not_held_back'))
    await sendOff(ctx, [row])
    await routeReleased(ctx, row)
    // The evidence names the customer, so it stands with the lead, where an erasure finds it, and not in the log.
    const agreed = before.state === 'withheld' ? [{ ...which, what: 'evidence' as const, value: evidence }] : []
    await noteChanges(ctx, [...agreed, { ...which, what: 'released', value: before.state }])
    const detail = { from: before.state }
    await recordAct(ctx, { publisherId, offerId: row.offerId, act: 'lead.released', subject: leadId, detail })
  })
}
