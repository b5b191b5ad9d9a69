/** Private offers as their publisher keeps them: made, written, read, deleted while they are drafts. */
import { and, desc, eq, sql } from 'drizzle-orm'
import { permittedOffers, recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { decodeCursor, type Page, pageOf } from '#platform/paging'
import { type FieldError, staleRevision, unprocessable } from '#platform/problem'
import { findAsset } from '../assets.ts'
import { privateOffers } from '../schema.ts'
import { lengthOf } from '../text-length.ts'
import { linksOf, type PrivateOfferLink } from './customer-links.ts'
import { type Deal, type DealInput, dayOf, dealLimits, dealSchema, type PrivateOfferType } from './deal.ts'
import { findingsOfDeal } from './findings.ts'
import {
  isPermitted,
  type PrivateOfferMove,
  type PrivateOfferState,
  privateOfferMoves,
  requireMove,
  stateOn,
} from './moves.ts'
import { changed, holdRow, isRow, type PrivateOfferKey, type PrivateOfferRow, readRow } from './rows.ts'
import { sellableOffers } from './sellable.ts'
import { dealWords } from './words.ts'

export type PrivateOfferItem = Omit<PrivateOfferRow, 'kept' | 'createdBy'>

/** One of them, with what is wrong with it, the links of its customers, and what can be done with it now. */
export type PrivateOffer = PrivateOfferRow & {
  findings: FieldError[]
  links: PrivateOfferLink[]
  moves: PrivateOfferMove[]
}

type Written = { name: string; deal: DealInput; kept?: Record<string, unknown> }

/**
 * Begins a private offer as a draft. One that is to take the place of an accepted one begins with its customers,
 * contacts and prices; what `deal` says comes instead.
 * @throws unprocessable for what cannot be stored
 * @throws privateOfferNotInState when `upgradedFrom` was not accepted
 */
export async function createPrivateOffer(
  ctx: Ctx,
  {
    publisherId,
    type,
    name,
    deal,
    kept = {},
    upgradedFrom,
  }: Written & { publisherId: string; type: PrivateOfferType; upgradedFrom?: string },
): Promise<PrivateOffer> {
  requirePermission(ctx, 'offer.price', { publisherId })
  const former = upgradedFrom ? await readRow(ctx, { publisherId, id: upgradedFrom }) : undefined
  if (former) requireMove(ctx, 'upgrade', former)
  const read = readDeal(ctx, name, former ? inherited(former.deal, deal) : deal)
  await refuseForeignFile(ctx, publisherId, read)
  return inTransaction(ctx, async (ctx) => {
    const id = ctx.newId()
    await ctx.db.insert(privateOffers).values({
      ...{ publisherId, id, type, kept, upgradedFrom, name: name.trim(), deal: read },
      createdAt: ctx.now(),
      createdBy: ctx.actor.id,
      ...changed(ctx),
    })
    await recordAct(ctx, { publisherId, act: 'privateOffer.created', subject: id, detail: { type } })
    return getPrivateOffer(ctx, { publisherId, id })
  })
}

/** Prices that are given again come instead: of a plan, or of all plans of an offer. Days are new. */
function inherited({ start: _s, end: _e, acceptBy: _a, ...former }: Deal, deal: DealInput): DealInput {
  const own = deal.pricing ?? []
  const replaces = (line: Deal['pricing'][number]) =>
    own.some(({ offerId, planId }) => offerId === line.offerId && (!planId || planId === line.planId))
  const said = Object.fromEntries(
    Object.entries(deal).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== undefined)),
  )
  return { ...former, ...said, pricing: [...former.pricing.filter((line) => !replaces(line)), ...own] }
}

/**
 * Writes the terms of a draft, or of what was withdrawn and is to be published again.
 * @throws staleRevision when somebody changed it since `revision` was read
 */
export async function savePrivateOffer(
  ctx: Ctx,
  { name, deal, kept, revision, ...key }: PrivateOfferKey & Written & { revision: number },
): Promise<PrivateOffer> {
  requirePermission(ctx, 'offer.price', { publisherId: key.publisherId })
  const read = readDeal(ctx, name, deal)
  await refuseForeignFile(ctx, key.publisherId, read)
  return inTransaction(ctx, async (ctx) => {
    const row = await holdRow(ctx, key)
    requireMove(ctx, 'save', row)
    if (row.revision !== revision) {
      throw staleRevision(`${row.changedByName} changed it.`, { extra: { revision: row.revision } })
    }
    await ctx.db
      .update(privateOffers)
      .set({ name: name.trim(), deal: read, ...(kept && { kept }), revision: revision + 1, ...changed(ctx) })
      .where(isRow(key))
    return getPrivateOffer(ctx, key)
  })
}

/** @throws unprocessable for what no deal holds */
function readDeal(ctx: Ctx, name: string, deal: DealInput): Deal {
  const n = lengthOf(name.trim())
  const parsed = dealSchema.safeParse(deal)
  const errors: FieldError[] = (parsed.error?.issues ?? []).map(({ path, message, code }) => ({
    pointer: `#/${path.join('/')}`,
    detail: message,
    code: `privateOffer.${code}`,
  }))
  if (n > dealLimits.name) {
    const params = { n, max: dealLimits.name }
    const detail = dealWords(ctx.locale, 'refused.tooLong', params)
    errors.unshift({ pointer: '#/name', code: 'privateOffer.name.tooLong', detail, params })
  }
  if (errors.length > 0 || !parsed.data) throw unprocessable(dealWords(ctx.locale, 'refused.notSaved'), { errors })
  return parsed.data
}

async function refuseForeignFile(ctx: Ctx, publisherId: string, { termsFile }: Deal): Promise<void> {
  if (!termsFile) return
  const asset = await findAsset(ctx, publisherId, termsFile)
  if (asset?.kind === 'private-offer-terms') return
  const detail = dealWords(ctx.locale, 'refused.file')
  const errors = [{ pointer: '#/termsFile', code: 'privateOffer.termsFile.unknown', detail }]
  throw unprocessable(dealWords(ctx.locale, 'refused.notSaved'), { errors })
}

/** @throws privateOfferNotInState when it is no draft any more */
export async function deletePrivateOffer(ctx: Ctx, key: PrivateOfferKey): Promise<void> {
  requirePermission(ctx, 'offer.price', { publisherId: key.publisherId })
  await inTransaction(ctx, async (ctx) => {
    requireMove(ctx, 'delete', await holdRow(ctx, key))
    await ctx.db.delete(privateOffers).where(isRow(key))
    await recordAct(ctx, { publisherId: key.publisherId, act: 'privateOffer.deleted', subject: key.id })
  })
}

/** @throws notFound */
export async function getPrivateOffer(ctx: Ctx, key: PrivateOfferKey): Promise<PrivateOffer> {
  requirePermission(ctx, 'offer.read', { publisherId: key.publisherId })
  const row = await readRow(ctx, key)
  const state = stateOn(dayOf(ctx.now()), row)
  const isWritten = isPermitted('publish', state)
  const findings = isWritten ? findingsOfDeal(ctx, row, await sellableOffers(ctx, key.publisherId)) : []
  const moves = Object.keys(privateOfferMoves) as PrivateOfferMove[]
  return {
    ...row,
    state,
    findings,
    links: state === 'live' || state === 'accepted' ? linksOf(ctx, row) : [],
    moves: moves.filter((move) => move !== 'accept' && isPermitted(move, state)),
  }
}

export type PrivateOfferFilter = { publisherId: string; state?: PrivateOfferState; cursor?: string; limit?: number }

/** The newest first. */
export async function listPrivateOffers(
  ctx: Ctx,
  { publisherId, state, cursor, limit = 50 }: PrivateOfferFilter,
): Promise<Page<PrivateOfferItem>> {
  requirePermission(ctx, 'offer.read', { publisherId })
  const [createdAt, id] = cursor ? decodeCursor(cursor, ['moment', 'id']) : []
  const today = dayOf(ctx.now())
  const rows = await ctx.db
    .select()
    .from(privateOffers)
    .where(
      and(
        eq(privateOffers.publisherId, publisherId),
        state && eq(standsAs(today), state),
        createdAt === undefined
          ? undefined
          : sql`(${privateOffers.createdAt}, ${privateOffers.id}) < (${createdAt.toISOString()}::timestamptz, ${id}::uuid)`,
      ),
    )
    .orderBy(desc(privateOffers.createdAt), desc(privateOffers.id))
    .limit(limit + 1)
  const page = pageOf(rows, limit, (row) => [row.createdAt.toISOString(), row.id])
  return { ...page, items: page.items.map((row) => ({ ...row, state: stateOn(today, row) })) }
}

/** stateOn of moves.ts, for a filter. Days that are none are not published, so they compare as texts. */
function standsAs(today: string) {
  const { state, deal, type, acceptances } = privateOffers
  return sql<PrivateOfferState>`case when ${state} in ('live', 'accepted') and (${deal}->>'end' < ${today}
    or (${type} = 'customerPromotion' and jsonb_array_length(${acceptances}) = 0 and ${deal}->>'acceptBy' < ${today}))
    then 'expired' else ${state} end`
}

/** Whether the reader can have private offers at all: who is limited to some offers has none. */
export function mayReadPrivateOffers(ctx: Ctx, publisherId: string): boolean {
  return permittedOffers(ctx, 'offer.read', { publisherId }) === 'all'
}
