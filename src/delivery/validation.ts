import { and, desc, eq } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { connectionValidations, type ValidationStep } from './schema.ts'

export type { ValidationStep }

/** One check of a connection: what was tried, step by step, and how it ended. */
export type Validation = {
  id: string
  connectionId: string
  version: number
  outcome: 'passed' | 'passed_unconfirmed' | 'failed'
  steps: ValidationStep[]
  /** What to search for in the destination. */
  marker: string
  at: Date
  by: string
  /** Where the destination confirms nothing: who saw the test lead there, and when. */
  seenAt: Date | null
  seenBy: string | null
}

/** The newest validation of a connection. For rooms that checked who asks. */
export async function findValidation(
  ctx: Pick<Ctx, 'db'>,
  { publisherId, connectionId }: { publisherId: string; connectionId: string },
): Promise<Validation | undefined> {
  const [row] = await ctx.db
    .select()
    .from(connectionValidations)
    .where(
      and(eq(connectionValidations.publisherId, publisherId), eq(connectionValidations.connectionId, connectionId)),
    )
    .orderBy(desc(connectionValidations.at), desc(connectionValidations.id))
    .limit(1)
  if (!row) return undefined
  const { publisherId: _, ...validation } = row
  return validation
}

export function validationOf(row: Record<string, unknown>): Validation {
  return {
    id: row.id as string,
    connectionId: row.connection_id as string,
    version: row.version as number,
    outcome: row.outcome as Validation['outcome'],
    steps: row.steps as ValidationStep[],
    marker: row.marker as string,
    at: new Date(row.at as string),
    by: row.by as string,
    seenAt: row.seen_at ? new Date(row.seen_at as string) : null,
    seenBy: row.seen_by as string | null,
  }
}
