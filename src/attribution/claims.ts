/** Two publishers, one GUID: GUIDs stand in public templates, so anybody could register somebody else’s. */
import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound } from '#platform/problem'
import { recordChange } from './changes.ts'
import { tellClaimant, tellOperators } from './dispute-mails.ts'
import { takeBackFacts } from './lost-facts.ts'
import { guidRevoked, wrongGuidState } from './problems.ts'
import { renewListing } from './renew-listing.ts'
import { type proofs, trackingGuids, unattributedGuids } from './schema.ts'

type GuidRow = typeof trackingGuids.$inferSelect
type Proof = (typeof proofs)[number]

const strength: Record<Proof, number> = {
  none: 0,
  packageUpload: 1,
  operator: 2,
}

/**
 * What a record becomes when it is registered: active; or disputed, and the others with it, when somebody has the
 * GUID already and neither has the stronger proof.
 *
 * @throws guidRevoked when the GUID was taken out of use
 */
export async function claimGuid(
  ctx: Ctx,
  record: GuidRow,
): Promise<{ state: 'active' | 'disputed'; missedBefore: number }> {
  const guid = record.guid!
  const others = await ctx.db
    .select()
    .from(trackingGuids)
    .where(
      and(
        eq(trackingGuids.guid, guid),
        ne(trackingGuids.publisherId, record.publisherId),
        ne(trackingGuids.state, 'draft'),
      ),
    )
    .for('update')
  if (others.some(({ state }) => state === 'revoked')) throw guidRevoked('Generate another one.')
  const missed = await ctx.db.select().from(unattributedGuids).where(eq(unattributedGuids.guid, guid))
  const missedBefore = missed.reduce((sum, { count }) => sum + count, 0)
  const strongest = Math.max(-1, ...others.map(({ proof }) => strength[proof]))
  if (strength[record.proof] > strongest && others.length === 0) return { state: 'active', missedBefore }
  if (strength[record.proof] > strongest) {
    await setState(ctx, others, 'disputed')
    return { state: 'active', missedBefore }
  }
  if (strength[record.proof] === strongest) await setState(ctx, others, 'disputed')
  await tellOperators(ctx, [record, ...others])
  return { state: 'disputed', missedBefore }
}

/** Of these GUIDs, those that were taken out of use for everybody. */
export async function revokedAmong(ctx: Ctx, guids: string[]): Promise<Set<string>> {
  if (!guids.length) return new Set()
  const { guid, state } = trackingGuids
  const rows = await ctx.db
    .select({ guid })
    .from(trackingGuids)
    .where(and(inArray(guid, guids), eq(state, 'revoked')))
  return new Set(rows.flatMap((row) => row.guid ?? []))
}

async function setState(ctx: Ctx, records: GuidRow[], state: 'disputed') {
  for (const record of records) {
    const { publisherId, id, trackingId } = record
    if (record.state === state) continue
    await ctx.db
      .update(trackingGuids)
      // Who claims it is not told here: its publisher learns that somebody does, the operator who.
      .set({ state, modifiedAt: ctx.now(), modifiedBy: 'Comptoir', version: sql`${trackingGuids.version} + 1` })
      .where(one(publisherId, id))
    await recordChange(
      { ...ctx, actor: { ...ctx.actor, name: 'Comptoir' } },
      { publisherId, guidId: id, change: state },
    )
    await recordAct(ctx, { publisherId, act: 'guid.disputed', subject: trackingId })
    await renewListing(ctx, record)
    await tellClaimant(ctx, record, 'disputed')
  }
}

export type Dispute = {
  guid: string
  claims: {
    publisherId: string
    guidId: string
    description: string
    channel: string
    proof: Proof
    registeredAt: Date | null
  }[]
}

/** GUIDs that more than one publisher claims. Requires operator.admin. */
export async function listDisputes(ctx: Ctx): Promise<Dispute[]> {
  requirePermission(ctx, 'operator.admin')
  const disputed = await ctx.db
    .select({ guid: trackingGuids.guid })
    .from(trackingGuids)
    .where(eq(trackingGuids.state, 'disputed'))
  const guids = [...new Set(disputed.flatMap(({ guid }) => guid ?? []))]
  if (!guids.length) return []
  const rows = await ctx.db
    .select()
    .from(trackingGuids)
    .where(and(inArray(trackingGuids.guid, guids), ne(trackingGuids.state, 'draft')))
    .orderBy(asc(trackingGuids.guid), asc(trackingGuids.publisherId))
  return [...Map.groupBy(rows, (row) => row.guid!)].map(([guid, claims]) => ({
    guid,
    claims: claims.map(({ publisherId, id, description, channel, proof, registeredAt }) => ({
      publisherId,
      guidId: id,
      description,
      channel,
      proof,
      registeredAt,
    })),
  }))
}

/**
 * Gives a disputed GUID to one of those who claim it, or revokes it for all. The others’ records are gone, and so is what
 * they were credited with by it; drafts stay, as nobody claims anything by them. All are told. Requires operator.admin.
 */
export async function settleDispute(
  ctx: Ctx,
  { guid, winner }: { guid: string; winner: string | null },
): Promise<void> {
  requirePermission(ctx, 'operator.admin')
  await inTransaction(ctx, async (ctx) => {
    const claims = await ctx.db
      .select()
      .from(trackingGuids)
      .where(and(eq(trackingGuids.guid, guid), ne(trackingGuids.state, 'draft')))
      .orderBy(asc(trackingGuids.publisherId), asc(trackingGuids.id))
      .for('update')
    if (!claims.some(({ state }) => state === 'disputed'))
      throw claims.length ? wrongGuidState('It is not disputed.') : notFound('No such GUID.')
    if (winner !== null && !claims.some(({ publisherId }) => publisherId === winner))
      throw notFound('That publisher does not claim it.')
    for (const claim of claims) {
      const { publisherId, id: guidId, trackingId } = claim
      const outcome = winner === null ? 'revoked' : publisherId === winner ? 'awarded' : 'lost'
      await recordAct(ctx, { publisherId, act: `guid.${outcome}`, subject: trackingId })
      if (outcome === 'lost') {
        await takeBackFacts(ctx, { publisherId, guid })
        await ctx.db.delete(trackingGuids).where(one(publisherId, guidId))
      } else {
        await ctx.db
          .update(trackingGuids)
          .set({
            ...{ state: outcome === 'awarded' ? 'active' : 'revoked', proof: 'operator', version: claim.version + 1 },
            ...{ modifiedAt: ctx.now(), modifiedBy: ctx.actor.name },
          })
          .where(one(publisherId, guidId))
        await recordChange(ctx, { publisherId, guidId, change: outcome })
      }
      await renewListing(ctx, claim)
      await tellClaimant(ctx, claim, outcome)
    }
  })
}

function one(publisherId: string, id: string) {
  return and(eq(trackingGuids.publisherId, publisherId), eq(trackingGuids.id, id))
}
