/** Form tokens are spent once, in the transaction that keeps the lead. */
import { sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { executePrepared } from '#platform/prepared'
import { byText } from './by-text.ts'
import type { AcceptedEnquiry } from './lead-row.ts'

/** The lead on which a token was spent before, and whether the enquiry said the same. */
export type Spent = { leadId: string; same: boolean }

/**
 * Spends the forms' tokens, each once. Of enquiries whose token was spent already, by their lead's id, it
 * says on which lead: a second click on the same form then gets the same answer.
 */
export async function spendTokens(ctx: Ctx, enquiries: AcceptedEnquiry[], now: Date): Promise<Map<string, Spent>> {
  const spent = new Map<string, Spent>()
  const first = new Map<string, AcceptedEnquiry>()
  for (const enquiry of enquiries) {
    if (enquiry.token && !first.has(enquiry.token.id)) first.set(enquiry.token.id, enquiry)
  }
  if (first.size === 0) return spent
  const taken = new Set(await take(ctx, [...first.values()], now))
  const isFirst = (enquiry: AcceptedEnquiry) => first.get(enquiry.token!.id) === enquiry && taken.has(enquiry.token!.id)
  const late = enquiries.filter((enquiry) => enquiry.token && !isFirst(enquiry))
  if (late.length === 0) return spent
  const tokens = late.map(({ token }) => token!.id)
  const { rows } = await ctx.db.execute<{ token: string; enquiry: string; lead_id: string }>(
    sql`select token, enquiry, lead_id from spent_form_tokens where token = any(${sql.param(tokens)})`,
  )
  const byToken = new Map(rows.map((row) => [row.token, row]))
  for (const { leadId, token } of late) {
    const earlier = byToken.get(token!.id)!
    // Our own when the group is tried again after its answer was lost on the way: then it is no obstacle.
    if (earlier.lead_id !== leadId)
      spent.set(leadId, { leadId: earlier.lead_id, same: earlier.enquiry === token!.enquiry })
  }
  return spent
}

async function take(ctx: Ctx, enquiries: AcceptedEnquiry[], now: Date): Promise<string[]> {
  // In one order everywhere, so that two processes with the same tokens wait for each other only one way.
  const records = enquiries
    .map(({ token, leadId, publisherId }) => ({
      token: token!.id,
      enquiry: token!.enquiry,
      lead_id: leadId,
      publisher_id: publisherId,
      spent_at: now,
    }))
    .sort(byText(({ token }) => token))
  const rows = await executePrepared<{ token: string }>(
    ctx,
    'leads.spend',
    sql`
    insert into spent_form_tokens (token, enquiry, lead_id, publisher_id, spent_at)
    select token, enquiry, lead_id, publisher_id, spent_at from jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
      as r(token text, enquiry text, lead_id uuid, publisher_id text, spent_at timestamptz)
    on conflict do nothing returning token`,
  )
  return rows.map(({ token }) => token)
}

/** A form that brought nothing new was spent on the lead that was there. */
export async function spendOn(ctx: Ctx, answers: { token: string; leadId: string }[]): Promise<void> {
  if (answers.length === 0) return
  const records = JSON.stringify(answers.map(({ token, leadId }) => ({ token, lead_id: leadId })))
  await ctx.db.execute(sql`
    update spent_form_tokens s set lead_id = r.lead_id
    from jsonb_to_recordset(${records}::jsonb) as r(token text, lead_id uuid) where s.token = r.token`)
}
