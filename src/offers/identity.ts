/** What an offer is called for ever: rules of the New offer dialog (spec "offers" 3.1). */
import type { FieldError } from '#platform/problem'
import { lengthOf, type Values } from './document.ts'
import { offerMessages } from './messages.ts'
import type { Profile } from './types/offer-type.ts'
import { offerTypeIds } from './types/registry.ts'

export type NewOffer = { publisherId: string; offerId: string; alias: string; type: string }

export function identityErrors({ publisherId, offerId, alias, type }: NewOffer, profile: Profile): FieldError[] {
  return [
    ...(offerTypeIds.includes(type)
      ? []
      : [error('type', 'identity.type.unknown', { value: type, choices: offerTypeIds.join(', ') })]),
    ...offerIdErrors(publisherId, offerId, profile),
    ...aliasErrors(alias),
  ]
}

function offerIdErrors(publisherId: string, offerId: string, profile: Profile): FieldError[] {
  if (offerId === '') return [error('offerId', 'identity.offerId.required')]
  const errors: FieldError[] = []
  if (!/^[a-z0-9_-]+$/.test(offerId)) errors.push(error('offerId', 'identity.offerId.format'))
  const n = lengthOf(offerId)
  if (profile === '2022' && n > 50) errors.push(error('offerId', 'identity.offerId.tooLongAlone', { n, max: 50 }))
  const together = n + publisherId.length
  if (profile === '2020' && together >= 40) errors.push(error('offerId', 'identity.offerId.tooLong', { n: together }))
  return errors
}

function aliasErrors(alias: string): FieldError[] {
  if (alias === '') return [error('alias', 'identity.alias.required')]
  const n = lengthOf(alias)
  const errors = n > 200 ? [error('alias', 'identity.alias.tooLong', { n, max: 200 })] : []
  return alias.includes('\n') ? [...errors, error('alias', 'identity.alias.lineBreak')] : errors
}

export function duplicateOfferId(): FieldError {
  return error('offerId', 'identity.offerId.duplicate')
}

const frozen = {
  offerId: 'identity.offerId.immutable',
  alias: 'identity.alias.immutable',
  type: 'identity.type.immutable',
  publisherId: 'identity.publisher.immutable',
} as const

/** Splits off what was said about the identity: saying the same again is no change, anything else is refused. */
export function withoutIdentity(offer: NewOffer, values: Values): { rest: Values; refused: FieldError[] } {
  const isFrozen = (name: string): name is keyof typeof frozen => Object.hasOwn(frozen, name)
  const entries = Object.entries(values)
  return {
    rest: Object.fromEntries(entries.filter(([name]) => !isFrozen(name))),
    refused: entries.flatMap(([name, value]) =>
      isFrozen(name) && value !== offer[name] ? [error(name, frozen[name])] : [],
    ),
  }
}

function error(name: string, code: string, params: Record<string, string | number> = {}): FieldError {
  return { pointer: `#/${name}`, code, params, detail: offerMessages('en', code, params) }
}
