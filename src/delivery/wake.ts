import { sql } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { notify } from '#platform/db'

export const channel = 'delivery'

/** Tells every worker, when the surrounding transaction commits, that there is something to send. */
export async function wakeWorkers(ctx: Pick<Ctx, 'db'>): Promise<void> {
  await notify(ctx, channel)
}

/** The same as a part of a statement: one question to the database less. */
export const wakingWorkers = sql.raw(`pg_notify('${channel}', '')`)
