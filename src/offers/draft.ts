/** Writing an offer: begun once, then saved page by page, whatever was typed, right or wrong. */

import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { recordAct, requirePermission } from '#accounts'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { type FieldError, unprocessable } from '#platform/problem'
import { type Changes, changesOf, plain, readKey, type Values, withChanges } from './document.ts'
import { withSecretsSealed } from './draft-secrets.ts'
import type { Finding } from './finding.ts'
import { findingsOf } from './findings-of.ts'
import { noteHistory } from './history.ts'
import { duplicateOfferId, identityErrors, withoutIdentity } from './identity.ts'
import { type OfferStatus, statusAfter } from './lifecycle.ts'
import { generatedLogos } from './logos.ts'
import type { OfferDocument } from './offer-document.ts'
import type { OfferKey } from './offer-key.ts'
import { initialValue, type PageState, pageStatuses } from './page-status.ts'
import { announcePresence } from './presence.ts'
import { moveNotPermitted, offerIdTaken } from './problems.ts'
import { inReadersWords, reasonFor } from './refusal-words.ts'
import { removedMarkup } from './removed-markup.ts'
import { offers, removedOffers } from './schema.ts'
import { published } from './slots.ts'
import { draftChangedMeanwhile } from './stale-draft.ts'
import { holdOffer, isOffer, type OfferRow, readOffer } from './standing.ts'
import type { Profile } from './types/offer-type.ts'
import { fieldIndex, getOfferType } from './types/registry.ts'

export type OfferDraft = OfferKey & {
  type: string
  alias: string
  profile: Profile
  status: OfferStatus
  document: OfferDocument
  /** Send it back when saving: it tells whether somebody else saved in between. */
  revision: number
  savedAt: Date
  savedBy: { id: string; name: string }
  pages: PageState[]
  findings: Finding[]
}

/**
 * Begins an offer. Its id, alias and type are frozen from now on; its name starts as the alias.
 * @throws unprocessable when the id or alias break a rule
 * @throws offerIdTaken
 */
export async function createOffer(ctx: Ctx, input: OfferKey & { alias: string; type?: string }): Promise<OfferDraft> {
  const { publisherId } = input
  requirePermission(ctx, 'offer.create', { publisherId })
  const { profile } = ctx.config
  const identity = {
    publisherId,
    offerId: input.offerId.trim(),
    alias: plain(input.alias),
    type: input.type ?? 'dynamics-365-ce',
  }
  const errors = identityErrors(identity, profile)
  if (errors.length > 0)
    throw unprocessable(reasonFor(ctx, 'offer.notCreated'), { errors: inReadersWords(ctx, errors) })
  return inTransaction(ctx, async (ctx) => {
    const offer = await insertOffer(ctx, identity, profile)
    await noteHistory(ctx, offer, { event: 'created' })
    await recordAct(ctx, { ...keyOf(offer), act: 'offer.created', subject: offer.offerId })
    await recordEvents(ctx, [{ kind: 'offer.created', ...keyOf(offer), data: { type: offer.type } }])
    return draftView(ctx, offer)
  })
}

async function insertOffer(
  ctx: Ctx,
  identity: OfferKey & { alias: string; type: string },
  profile: Profile,
): Promise<OfferRow> {
  const now = ctx.now()
  const [removed] = await ctx.db
    .select()
    .from(removedOffers)
    .where(and(eq(removedOffers.publisherId, identity.publisherId), eq(removedOffers.offerId, identity.offerId)))
  const [offer] = removed
    ? []
    : await ctx.db
        .insert(offers)
        .values({
          ...identity,
          profile,
          draft: newDocument(identity, profile),
          draftSavedAt: now,
          draftSavedBy: ctx.actor.id,
          draftSavedByName: ctx.actor.name,
          createdAt: now,
          createdBy: ctx.actor.id,
        })
        .onConflictDoNothing()
        .returning()
  if (!offer) {
    throw offerIdTaken(reasonFor(ctx, 'offer.idTaken', { offerId: identity.offerId }), {
      errors: inReadersWords(ctx, [duplicateOfferId()]),
    })
  }
  return offer
}

function newDocument({ type, alias }: { type: string; alias: string }, profile: Profile): OfferDocument {
  const fields = [...fieldIndex(getOfferType(type, profile)).values()]
  return withChanges({}, new Map(fields.map(({ field }) => [field.key, initialValue(field, alias) ?? null])))
}

/** @throws notFound */
export async function getDraft(ctx: Ctx, key: OfferKey): Promise<OfferDraft> {
  requirePermission(ctx, 'offer.read', key)
  return draftView(ctx, await readOffer(ctx, key))
}

export type Save = OfferKey & {
  /** The one that was read; if the draft has another by now, nothing is saved. */
  revision: number
  /** Nested, or by dotted key; only what is named changes, and null takes a value away. */
  values: Values
  /** Where in the editor the person is. */
  pageKey?: string
}

/**
 * Keeps what was typed, and says what is wrong with it. Customers see nothing of it until it is published.
 *
 * @returns the draft; `removed` tells of markup that was taken out of texts
 * @throws unprocessable when a value cannot be stored, or is of what can never change
 * @throws staleRevision when somebody saved since; `extra.fields` has both versions of what differs
 */
export async function saveDraft(ctx: Ctx, save: Save): Promise<OfferDraft & { removed: Finding[] }> {
  const { publisherId, offerId } = save
  const key = { publisherId, offerId }
  requirePermission(ctx, 'offer.edit', { ...key, within: onlyListing(save.values) ? 'listing' : undefined })
  return writeDraft(ctx, save)
}

/** Saves for a deed of this room that has asked for its own permission. */
export async function writeDraft(
  ctx: Ctx,
  { publisherId, offerId, ...save }: Save,
): Promise<OfferDraft & { removed: Finding[] }> {
  const key = { publisherId, offerId }
  return inTransaction(ctx, async (ctx) => {
    const { offer } = await holdOffer(ctx, key)
    if (offer.archivedAt) throw moveNotPermitted(reasonFor(ctx, 'offer.archived'))
    const type = getOfferType(offer.type, offer.profile)
    const identity = withoutIdentity(offer, save.values)
    const { changes, refused } = changesOf(type, identity.rest)
    refuse(ctx, [...identity.refused, ...refused])
    if (offer.draftRevision !== save.revision) throw draftChangedMeanwhile(offer, type, changes)
    const saved = await keep(ctx, offer, changes)
    if (save.pageKey) await announcePresence(ctx, key, save.pageKey)
    return { ...(await draftView(ctx, saved)), removed: removedMarkup(type, save.values) }
  })
}

function refuse(ctx: Ctx, errors: FieldError[]): void {
  if (errors.length === 0) return
  throw unprocessable(reasonFor(ctx, 'draft.notSaved'), { errors: inReadersWords(ctx, errors) })
}

async function keep(ctx: Ctx, offer: OfferRow, typed: Changes): Promise<OfferRow> {
  const { changes, secrets } = withSecretsSealed(ctx, offer, typed)
  let draft = withChanges(offer.draft, changes)
  draft = withChanges(draft, await generatedLogos(ctx, offer.publisherId, draft))
  if (isDeepStrictEqual(draft, offer.draft) && isDeepStrictEqual(secrets, offer.secrets)) return offer
  const [saved] = await ctx.db
    .update(offers)
    .set({
      draft,
      secrets,
      draftRevision: offer.draftRevision + 1,
      draftSavedAt: ctx.now(),
      draftSavedBy: ctx.actor.id,
      draftSavedByName: ctx.actor.name,
    })
    .where(isOffer(offer))
    .returning()
  const fields = [...changes.keys()].filter((k) => !isDeepStrictEqual(readKey(offer.draft, k), readKey(draft, k)))
  await recordAct(ctx, { ...keyOf(offer), act: 'offer.draftSaved', subject: offer.offerId, detail: { fields } })
  return saved!
}

/**
 * Deletes an offer that was never published, for good.
 * @throws moveNotPermitted when it was published once, or is being published
 */
export async function deleteDraft(ctx: Ctx, key: OfferKey): Promise<void> {
  requirePermission(ctx, 'offer.deleteDraft', key)
  await inTransaction(ctx, async (ctx) => {
    const { offer, standing } = await holdOffer(ctx, key)
    statusAfter(standing, 'deleteDraft')
    await ctx.db.delete(offers).where(isOffer(key))
    await recordAct(ctx, { ...keyOf(offer), act: 'offer.draftDeleted', subject: offer.offerId })
    await recordEvents(ctx, [{ kind: 'offer.removed', ...keyOf(offer) }])
  })
}

/** The draft with everything derived from it. The caller has asked whether the actor may read it. */
async function draftView(ctx: Ctx, offer: OfferRow): Promise<OfferDraft> {
  const findings = await findingsOf(ctx, offer)
  const before = await published(ctx, offer)
  const { alias, draft: document } = offer
  return {
    ...keyOf(offer),
    type: offer.type,
    alias,
    profile: offer.profile,
    status: offer.status,
    document,
    revision: offer.draftRevision,
    savedAt: offer.draftSavedAt,
    savedBy: { id: offer.draftSavedBy, name: offer.draftSavedByName },
    pages: pageStatuses(
      getOfferType(offer.type, offer.profile),
      { document, alias, findings },
      before?.snapshot.document,
    ),
    findings,
  }
}

/** Publishers may let their marketers write the listing page, and nothing else. */
function onlyListing(values: Values): boolean {
  return Object.keys(values).every((key) => key === 'listing' || key.startsWith('listing.'))
}

function keyOf({ publisherId, offerId }: OfferKey): OfferKey {
  return { publisherId, offerId }
}
