/** A second offer that begins with what the first says. */
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import type { Changes } from './document.ts'
import { readKey, withChanges } from './document.ts'
import { createOffer, type OfferDraft, writeDraft } from './draft.ts'
import type { Json, OfferDocument } from './offer-document.ts'
import type { OfferKey } from './offer-key.ts'
import { readOffer } from './standing.ts'
import { fieldIndex, getOfferType, planFieldIndex } from './types/registry.ts'

/**
 * Creates an offer of the same type with the draft of another. Left out is what belongs to the first alone: its
 * hide key, its secrets, and the name, which begins as the new alias.
 * @throws as createOffer does
 */
export async function duplicateOffer(
  ctx: Ctx,
  { publisherId, from, offerId, alias }: OfferKey & { from: string; alias: string },
): Promise<OfferDraft> {
  requirePermission(ctx, 'offer.read', { publisherId, offerId: from })
  return inTransaction(ctx, async (ctx) => {
    const source = await readOffer(ctx, { publisherId, offerId: from })
    const { revision } = await createOffer(ctx, { publisherId, offerId, alias, type: source.type })
    const type = getOfferType(source.type, source.profile)
    const own: Changes = new Map([
      ['listing.name', alias.trim()],
      ['availability.hideKey', null],
      ...secretKeys(fieldIndex(type)).map((key) => [key, null] as const),
    ])
    const plans = (source.draft.plans ?? []).map((plan) =>
      withChanges(
        plan as OfferDocument,
        new Map([...secretKeys(planFieldIndex(type)), 'stopDistribution'].map((key) => [key, null] as const)),
      ),
    )
    const document = withChanges(source.draft, own.set('plans', plans as Json))
    const values = Object.fromEntries(
      [...fieldIndex(type).keys()].map((key) => [key, readKey(document, key) ?? null] as const),
    )
    return writeDraft(ctx, { publisherId, offerId, revision, values })
  })
}

function secretKeys(fields: ReturnType<typeof fieldIndex>): string[] {
  return [...fields.values()].flatMap(({ field }) => (field.type === 'secret' ? field.key : []))
}
