/**
 * Addresses under which the customers of a private offer find it: each its own, with a key that only this instance
 * can make. Knowing a customer's ID opens nothing, and nothing is stored for a link.
 */
import type { Ctx } from '#platform/ctx'
import { sameSecret } from '#platform/secrets'
import type { Beneficiary } from './deal.ts'
import type { PrivateOfferKey, PrivateOfferRow } from './rows.ts'

export type PrivateOfferLink = { beneficiaryId: string; description: string; url: string }

const HASH = 24

export function linksOf(ctx: Pick<Ctx, 'keys' | 'config'>, row: PrivateOfferRow): PrivateOfferLink[] {
  return row.deal.beneficiaries.map((one) => ({
    beneficiaryId: one.id,
    description: one.description ?? '',
    url: `${ctx.config.url}/private-offers/${row.publisherId}/${keyFor(ctx, row, one.id)}`,
  }))
}

function keyFor(ctx: Pick<Ctx, 'keys'>, { publisherId, id }: PrivateOfferKey, beneficiaryId: string): string {
  const text = `${publisherId}/${id}\n${beneficiaryId.toLowerCase()}`
  return id.replaceAll('-', '') + ctx.keys.hash('offers.private-offer', text).slice(0, HASH)
}

/** The private offer that a key is of, as far as can be read from it. */
export function idIn(key: string): string | undefined {
  const match = key.match(/^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})[0-9A-Za-z_-]+$/)
  return match && key.length === 32 + HASH ? match.slice(1).join('-') : undefined
}

/** The customer whose key this is. */
export function beneficiaryOf(ctx: Pick<Ctx, 'keys'>, row: PrivateOfferRow, key: string): Beneficiary | undefined {
  return row.deal.beneficiaries.find(({ id }) => sameSecret(key, keyFor(ctx, row, id)))
}
