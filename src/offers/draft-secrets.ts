/** Secrets among what was typed: sealed beside the document, which keeps only who set them and when. */
import { requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { type Changes, readKey, withChanges } from './document.ts'
import type { Json, OfferDocument } from './offer-document.ts'
import type { SealedSecret } from './schema.ts'
import { openOfferSecret, sealOfferSecret } from './secrets.ts'
import type { OfferRow } from './standing.ts'
import { fieldIndex, getOfferType, planFieldIndex } from './types/registry.ts'

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
    if (key === 'plans' && Array.isArray(value)) changes.set(key, sealedInPlans(ctx, offer, { plans: value, secrets }))
    else if (fields.get(key)?.field.type !== 'secret') changes.set(key, value)
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

/** Under which name a plan's secret is kept: by the plan's ID, whatever its place in the list. */
function secretOfPlan(planId: string, key: string): string {
  return `plans/${planId}/${key}`
}

/**
 * A plan keeps the secrets it has: a text sets one, anything else leaves it. Those of plans that are gone are
 * forgotten with them. `secrets` is brought up to date.
 */
function sealedInPlans(
  ctx: Ctx,
  offer: OfferRow,
  { plans, secrets }: { plans: Json[]; secrets: Record<string, SealedSecret> },
): Json {
  const type = getOfferType(offer.type, offer.profile)
  const keys = [...planFieldIndex(type).values()].flatMap(({ field }) => (field.type === 'secret' ? field.key : []))
  if (keys.length === 0) return plans
  const kept = new Set<string>()
  const sealed = plans.map((plan) => {
    const planId = readKey(plan, 'planId')
    const marks: Changes = new Map()
    for (const key of keys) {
      const name = secretOfPlan(String(planId ?? ''), key)
      const value = readKey(plan, key)
      if (typeof value === 'string' && value !== '' && planId) {
        requirePermission(ctx, 'secrets.write', offer)
        secrets[name] = sealOfferSecret(ctx, offer, { fieldKey: name, text: value })
      }
      const secret = secrets[name]
      if (secret) kept.add(name)
      marks.set(key, secret ? { set: true, at: secret.at, by: secret.by } : null)
    }
    return withChanges(plan as OfferDocument, marks) as Json
  })
  for (const name of Object.keys(secrets)) if (name.startsWith('plans/') && !kept.has(name)) delete secrets[name]
  return sealed
}
