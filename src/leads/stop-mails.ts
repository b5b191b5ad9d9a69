/** The link at the end of a path's mails: whoever has it may say stop, once and for all of that publisher's. */
import { and, eq } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { leadBehind } from './lead-link.ts'
import type { LeadRow } from './rows.ts'
import { mailRefusals } from './schema.ts'

/** Who wrote, for the question before it is done. @throws linkOver */
export async function whoseMails(ctx: Ctx, token: string): Promise<{ publisher: string; isStopped: boolean }> {
  const row = await leadBehind(ctx, 'stop-mails', token)
  const [refusal] = await ctx.db
    .select({ at: mailRefusals.at })
    .from(mailRefusals)
    .where(and(eq(mailRefusals.publisherId, row.publisherId), eq(mailRefusals.person, personOf(ctx, row))))
  return { publisher: row.publisherName, isStopped: refusal !== undefined }
}

/** No program writes to this address for the publisher any more. @throws linkOver */
export async function stopMails(ctx: Ctx, token: string): Promise<void> {
  const row = await leadBehind(ctx, 'stop-mails', token)
  await inTransaction(ctx, (ctx) =>
    ctx.db
      .insert(mailRefusals)
      .values({ publisherId: row.publisherId, person: personOf(ctx, row), at: ctx.now() })
      .onConflictDoNothing(),
  )
}

/** Who refused is known by a keyed hash: it outlives the erasure of the lead, and leads to nobody. */
export function refusingPerson(ctx: Pick<Ctx, 'keys'>, publisherId: string, email: string): string {
  return ctx.keys.hash('mails', `${publisherId} ${email}`)
}

function personOf(ctx: Ctx, row: LeadRow): string {
  return refusingPerson(ctx, row.publisherId, row.emailNormalised!)
}
