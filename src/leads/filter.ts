/** Which leads of a publisher, and the conditions that choose them. */
import { and, eq, exists, gte, inArray, lt, ne, not, type SQL, sql } from 'drizzle-orm'
import { validate as isUuid } from 'uuid'
import { isMemberWith, type OfferReach } from '#accounts'
import { hasDelivery } from '#delivery'
import type { Ctx } from '#platform/ctx'
import { isReadable } from './fields/text.ts'
import { nameless, type WorkState } from './lead.ts'
import type { LeadFilter } from './lead-filter.ts'
import { leadSteps, leads, words } from './schema.ts'

export type { LeadFilter }

export type LeadList = LeadFilter & {
  sort?: 'newest' | 'oldest' | 'score'
  cursor?: string
  /** Rows of a page, at most 200. Default 50. */
  limit?: number
}

export function conditionsOf(
  ctx: Pick<Ctx, 'db' | 'now'>,
  publisherId: string,
  filter: LeadFilter,
  reach: OfferReach,
): SQL {
  if (!isStorable(filter)) return sql`false`
  const { environment = 'live', campaign = {} } = filter
  const equal = (column: Parameters<typeof eq>[0], value: unknown) =>
    value === undefined ? undefined : eq(column, value)
  const { delivery, connectionId, outcome, code } = filter
  const delivered =
    (delivery ?? connectionId ?? outcome ?? code) === undefined
      ? undefined
      : hasDelivery(sql`${leads.publisherId}`, sql`${leads.id}`, { state: delivery, connectionId, outcome, code })
  return and(
    eq(leads.publisherId, publisherId),
    reach === 'all' ? undefined : inArray(leads.offerId, reach),
    environment === 'any' ? undefined : eq(leads.environment, environment),
    filter.ids &&
      inArray(
        leads.id,
        filter.ids.filter((id) => isUuid(id)),
      ),
    equal(leads.offerId, filter.offerId),
    equal(leads.planId, filter.planId),
    equal(leads.source, filter.source),
    equal(leads.actionCode, filter.actionCode),
    equal(leads.listingOption, filter.listingOption),
    equal(leads.country, filter.country),
    equal(leads.rating, filter.rating),
    filter.state === undefined && !filter.ids ? ne(leads.state, 'unconfirmed') : equal(leads.state, filter.state),
    filter.minScore === undefined ? undefined : gte(leads.score, filter.minScore),
    filter.flag === undefined ? undefined : sql`${filter.flag} = any(${leads.flags})`,
    filter.capturedFrom && gte(leads.capturedAt, filter.capturedFrom),
    filter.capturedBefore && lt(leads.capturedAt, filter.capturedBefore),
    ...Object.entries(campaign).map(([key, value]) => sql`${leads.campaign} ->> ${key} = ${value}`),
    filter.workState && atWorkState(ctx, publisherId, filter.workState),
    standsSo(ctx, filter),
    delivered,
    filter.text === undefined ? undefined : withWords(filter.text),
    filter.company === undefined ? undefined : ofCompany(filter.company),
  )!
}

function standsSo(ctx: Pick<Ctx, 'now'>, { owner, tag, path, clock }: LeadFilter): SQL | undefined {
  const now = ctx.now().toISOString()
  const waiting = sql`w.due_at is not null and w.first_contacted_at is null and ${leads.state} = 'routable'`
  const clocks = {
    waiting,
    due: sql`${waiting} and w.half_at <= ${now} and w.due_at > ${now}`,
    overdue: sql`${waiting} and w.due_at <= ${now}`,
  }
  const conditions = [
    owner === undefined || owner === 'nobody' ? undefined : isOwnedBy(owner),
    tag === undefined ? undefined : sql`${tag} = any(w.tags)`,
    path === undefined ? undefined : sql`w.path = ${path}`,
    clock === undefined ? undefined : clocks[clock],
  ].filter((condition) => condition !== undefined)
  const work = (condition: SQL) => sql`exists (select 1 from lead_work w
    where w.publisher_id = ${leads.publisherId} and w.lead_id = ${leads.id} and ${condition})`
  return and(
    conditions.length > 0 ? work(sql.join(conditions, sql` and `)) : undefined,
    owner === 'nobody' ? not(work(sql`w.owner_id is not null`)) : undefined,
  )
}

function isOwnedBy(owner: string): SQL {
  if (owner !== 'gone') return sql`w.owner_id = ${owner}`
  const stillWorks = isMemberWith(sql`w.publisher_id`, sql`w.owner_id`, 'leads.manage')
  return sql`w.owner_id is not null and not ${stillWorks}`
}

/** What no text can hold is in no lead; the database would not even look, nor keep the question. */
export function isStorable(filter: LeadFilter): boolean {
  return Object.values({ ...filter, ...filter.campaign }).every(
    (value) => typeof value !== 'string' || isReadable(value),
  )
}

/** Where it stands is its newest step; without any it is new. */
function atWorkState(ctx: Pick<Ctx, 'db'>, publisherId: string, workState: WorkState): SQL {
  const later = sql`(select 1 from lead_steps later where later.publisher_id = ${leadSteps.publisherId}
    and later.lead_id = ${leadSteps.leadId} and later.id > ${leadSteps.id})`
  const standing = ctx.db
    .select({ one: sql`1` })
    .from(leadSteps)
    .where(
      and(
        eq(leadSteps.publisherId, publisherId),
        eq(leadSteps.leadId, leads.id),
        workState === 'new' ? ne(leadSteps.workState, 'new') : eq(leadSteps.workState, workState),
        sql`not exists ${later}`,
      ),
    )
  return workState === 'new' ? not(exists(standing)) : exists(standing)
}

/** Found through the index of words, where a mail domain is one of them. */
function ofCompany(domain: string): SQL {
  const wanted = domain.trim().toLowerCase()
  return sql`${words(leads)} @@ plainto_tsquery('simple', ${wanted})
    and split_part(${leads.emailNormalised}, '@', 2) = ${wanted} and ${isNamed}`
}

const isNamed = sql`${leads.state} not in (${sql.raw(nameless.map((state) => `'${state}'`).join(', '))})`

/** Of withheld leads nobody may learn by searching what nobody may read. */
function withWords(text: string): SQL {
  const wanted = text.match(/[\p{L}\p{N}][\p{L}\p{N}@._+-]*/gu) ?? []
  if (wanted.length === 0) return sql`true`
  const query = wanted.map((word) => `'${word}':*`).join(' & ')
  return sql`${words(leads)} @@ to_tsquery('simple', ${query}) and ${isNamed}`
}
