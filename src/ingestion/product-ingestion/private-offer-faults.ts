/** What a posted private offer, or prices for one, must say before anything is done. */
import { isMembers, type Json, listOf, memberOf, textOf } from '../wire/json.ts'
import { PRICES, PRIVATE_OFFER } from './ids.ts'
import { type Posted, referenceIn } from './posted.ts'

export function isOfPrivateOffers({ resource }: Pick<Posted, 'resource'>): boolean {
  return resource === PRIVATE_OFFER || resource === PRICES
}

/** What must be said of a posted private offer, or of prices for one. */
export function privateOfferFaults({ resource, id, members, product, plan }: Posted): string[] {
  if (resource === PRICES) {
    return [
      ...(product || id ? [] : ['product is required.']),
      ...(plan || id ? [] : ['plan is required.']),
      ...(isMembers(memberOf(members, 'pricing')) ? [] : ['pricing is required.']),
    ]
  }
  const type = textOf(members, 'privateOfferType')
  return [
    ...(id || textOf(members, 'name') ? [] : ['name is required.']),
    ...(id || type ? [] : ['privateOfferType is required.']),
    ...(type && !types.includes(type.toLowerCase())
      ? ['privateOfferType must be one of customerPromotion, cspPromotion.']
      : []),
    ...(states.includes(textOf(members, 'state')?.toLowerCase() ?? 'live')
      ? []
      : ['state must be one of draft, live, withdrawn, deleted.']),
    ...listOf(members, 'pricing').flatMap((line, i) => lineFaults(line, i)),
  ]
}

const types = ['customerpromotion', 'csppromotion']
const states = ['draft', 'live', 'withdrawn', 'deleted', 'accepted', 'expired', 'upgraded']

function lineFaults(line: Json, i: number): string[] {
  const type = textOf(line, 'discountType')?.toLowerCase()
  const percentage = memberOf(line, 'discountPercentage')
  return [
    ...(referenceIn(memberOf(line, 'product')) ? [] : [`pricing[${i}].product is required.`]),
    ...(type === 'percentage' || type === 'absolute'
      ? []
      : [`pricing[${i}].discountType must be one of percentage, absolute.`]),
    ...(type === 'percentage' && percentage !== undefined && typeof percentage !== 'number'
      ? [`pricing[${i}].discountPercentage must be a number.`]
      : []),
  ]
}
