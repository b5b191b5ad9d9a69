/** What happened to an offer, in the words of spec "offers" 2.9. Saves are not listed. */
import { and, desc, eq, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { listApplications, membersWith, requirePermission } from '#accounts'
import { as, type Ctx, system } from '#platform/ctx'
import { decodeCursor, type Page, pageOf } from '#platform/paging'
import type { HistoryEvent } from './history-events.ts'
import type { OfferKey } from './offer-key.ts'
import type { StepId } from './pipeline/steps.ts'
import { offerHistory } from './schema.ts'
import { readOffer } from './standing.ts'

export type HistoryEntry = {
  id: string
  event: HistoryEvent
  at: Date
  /** Null for steps of the pipeline; the operator acts under the instance's name; nameless when rights were lost. */
  initiatedBy: { kind: 'person' | 'operator'; id: string; name: string } | null
  submissionId: string | null
  stepId: StepId | null
  outcome: 'complete' | 'warning' | 'failed' | 'waiting' | null
  pages: string[]
  note: string | null
  /** By when the publisher is asked to mend what the operator stopped. */
  deadline: Date | null
}

export type HistoryFilter = {
  events?: HistoryEvent[]
  initiatorIds?: string[]
  /** Submissions that changed one of these pages, and nothing else. */
  pages?: string[]
  from?: Date
  to?: Date
  cursor?: string
  limit?: number
}

/** The history, newest first. @throws notFound */
export async function historyOf(ctx: Ctx, key: OfferKey, filter: HistoryFilter = {}): Promise<Page<HistoryEntry>> {
  requirePermission(ctx, 'offer.read', { ...key, within: 'submitted' })
  const limit = filter.limit ?? 50
  const conditions: (SQL | undefined)[] = [
    eq(offerHistory.publisherId, key.publisherId),
    eq(offerHistory.offerId, key.offerId),
  ]
  if (filter.events) conditions.push(inArray(offerHistory.event, filter.events))
  if (filter.initiatorIds) conditions.push(inArray(offerHistory.initiatorId, filter.initiatorIds))
  if (filter.pages?.length) {
    const wanted = sql.join(
      filter.pages.map((page) => sql`${offerHistory.pages} @> ${JSON.stringify([page])}::jsonb`),
      sql` or `,
    )
    conditions.push(sql`(${wanted})`)
  }
  if (filter.from) conditions.push(gte(offerHistory.at, filter.from))
  if (filter.to) conditions.push(lte(offerHistory.at, filter.to))
  if (filter.cursor) {
    const [before, id] = decodeCursor(filter.cursor, ['moment', 'id'])
    conditions.push(or(lt(offerHistory.at, before), and(eq(offerHistory.at, before), lt(offerHistory.id, id))))
  }
  const rows = await ctx.db
    .select()
    .from(offerHistory)
    .where(and(...conditions))
    .orderBy(desc(offerHistory.at), desc(offerHistory.id))
    .limit(limit + 1)
  // Nothing that happened to it, or no such offer.
  if (rows.length === 0) await readOffer(ctx, key)
  const page = pageOf(rows, limit, (row) => [row.at.toISOString(), row.id])
  const here = await withRights(ctx, key.publisherId)
  return { ...page, items: page.items.map((row) => entryOf(row, here)) }
}

/** Who may still do something in the account: people and applications, by id. */
async function withRights(ctx: Ctx, publisherId: string): Promise<Set<string>> {
  const members = await membersWith(ctx, publisherId, {})
  const applications = await listApplications(as(ctx, system), publisherId)
  return new Set([...members.map(({ personId }) => personId), ...applications.map(({ id }) => id)])
}

/** The names of people who have lost their rights are blank (spec "offers" 2.9). */
function entryOf(row: typeof offerHistory.$inferSelect, here: ReadonlySet<string>): HistoryEntry {
  const { id, event, at, submissionId, stepId, outcome, pages, note, deadline, initiator, initiatorId, initiatorName } =
    row
  const isGone = initiator === 'person' && !here.has(initiatorId ?? '')
  const initiatedBy =
    initiator === 'system'
      ? null
      : { kind: initiator, id: initiatorId ?? '', name: isGone ? '' : (initiatorName ?? '') }
  return { id, event, at, initiatedBy, submissionId, stepId, outcome, pages, note, deadline }
}

type Noted = {
  event: HistoryEvent
  submissionId?: string
  stepId?: StepId
  outcome?: 'complete' | 'warning' | 'failed' | 'waiting'
  pages?: string[]
  note?: string
  deadline?: Date
}

/** Adds to the history in the caller's transaction; whoever acts is the initiator. */
export async function noteHistory(ctx: Ctx, key: OfferKey, noted: Noted): Promise<void> {
  const { actor } = ctx
  const member = actor.grants.some((grant) => grant.organisationId === key.publisherId)
  const initiator = actor.kind === 'system' ? 'system' : member || !actor.instanceRoles.length ? 'person' : 'operator'
  await ctx.db.insert(offerHistory).values({
    publisherId: key.publisherId,
    offerId: key.offerId,
    id: ctx.newId(),
    ...noted,
    initiator,
    initiatorId: initiator === 'system' ? null : actor.id,
    initiatorName: initiator === 'system' ? null : actor.name,
    at: ctx.now(),
  })
}
