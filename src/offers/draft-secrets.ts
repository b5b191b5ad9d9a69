/** Secrets among what was typed: sealed beside the document, which keeps only who set them and when. */
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import type { Changes } from './document.ts'
import type { SealedSecret } from './schema.ts'
import { openOfferSecret, sealOfferSecret } from './secrets.ts'
import type { OfferRow } from './standing.ts'
import { fieldIndex, getOfferType } from './types/registry.ts'

/**
 * An empty text leaves the secret as it is (a form sends one for a field it could not show), so does the
 * mark that was read; null takes the secret away.
 * @throws forbidden to whoever may edit but not set secrets
 */
export function withSecretsSealed(
  ctx: Ctx,
  offer: OfferRow,
  typed: Changes,
): { changes: Changes; secrets: Record<string, SealedSecret> } {
  const fields = fieldIndex(getOfferType(offer.type, offer.profile))
  const changes: Changes = new Map()
  const secrets = { ...offer.secrets }
  for (const [key, value] of typed) {
    if (fields.get(key)?.field.type !== 'secret') changes.set(key, value)
    else if (value === null && secrets[key]) {
      requirePermission(ctx, 'secrets.write', offer)
      delete secrets[key]
      changes.set(key, null)
    } else if (typeof value === 'string' && value !== '') {
      requirePermission(ctx, 'secrets.write', offer)
      // A file that is applied again brings the same secrets again: that is no change.
      if (openOfferSecret(ctx, offer, key) === value) continue
      const secret = sealOfferSecret(ctx, offer, { fieldKey: key, text: value })
      secrets[key] = secret
      changes.set(key, { set: true, at: secret.at, by: secret.by })
    }
  }
  return { changes, secrets }
}
