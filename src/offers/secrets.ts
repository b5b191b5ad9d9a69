/** Secrets that fields of an offer take: sealed in the offer's row, bound to it and to the field, never returned. */
import type { Ctx } from '#platform/ctx'
import type { OfferKey } from './offer-key.ts'
import type { SealedSecret } from './schema.ts'

export function sealOfferSecret(
  ctx: Pick<Ctx, 'keys' | 'now' | 'actor'>,
  offer: OfferKey,
  { fieldKey, text }: { fieldKey: string; text: string },
): SealedSecret {
  return {
    sealed: ctx.keys.seal(text, boundTo(offer, fieldKey)),
    at: ctx.now().toISOString(),
    by: ctx.actor.name,
  }
}

/** For what uses the secret (a reviewer at work, a test drive). Callers have asked whether the actor may. */
export function openOfferSecret(
  ctx: Pick<Ctx, 'keys'>,
  offer: OfferKey & { secrets: Record<string, SealedSecret> },
  fieldKey: string,
): string | null {
  const secret = offer.secrets[fieldKey]
  return secret ? ctx.keys.unseal(secret.sealed, boundTo(offer, fieldKey)) : null
}

function boundTo({ publisherId, offerId }: OfferKey, fieldKey: string): string {
  return `offers.secrets:${publisherId}:${offerId}:${fieldKey}`
}
