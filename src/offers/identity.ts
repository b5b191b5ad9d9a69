/** What an offer is called for ever: rules of the New offer dialog (spec "offers" 3.1). */
import type { FieldError } from '#platform/problem'
import type { Values } from './document.ts'
import { offerMessages } from './messages.ts'
import type { OfferKey } from './offer-key.ts'
import { lengthOf } from './text-length.ts'
import type { Limits, Profile } from './types/offer-type.ts'
import { findOfferType, offerTypeIds } from './types/registry.ts'
import { unseenIn } from './unseen.ts'

export type NewOffer = { publisherId: string; offerId: string; alias: string; type: string }

export function identityErrors({ publisherId, offerId, alias, type }: NewOffer, profile: Profile): FieldError[] {
  return [
    ...(offerTypeIds.includes(type)
      ? []
      : [error('type', 'identity.type.unknown', { value: type, choices: offerTypeIds.join(', ') })]),
    ...offerIdErrors({ publisherId, offerId }, limitsOfId(type, profile)),
    ...aliasErrors(alias),
  ]
}

function limitsOfId(type: string, profile: Profile): Limits {
  return findOfferType(type, profile)?.creation.fields.find((field) => field.key === 'offerId') ?? {}
}

function offerIdErrors({ publisherId, offerId }: OfferKey, { max = 50, together }: Limits): FieldError[] {
  if (offerId === '') return [error('offerId', 'identity.offerId.required')]
  const errors: FieldError[] = []
  if (!/^[a-z0-9_-]+$/.test(offerId)) errors.push(error('offerId', 'identity.offerId.format'))
  const n = lengthOf(offerId)
  const withPublisher = n + publisherId.length
  if (together === undefined) {
    if (n > max) errors.push(error('offerId', 'identity.offerId.tooLongAlone', { n, max }))
  } else if (withPublisher > together) errors.push(error('offerId', 'identity.offerId.tooLong', { n: withPublisher }))
  return errors
}

function aliasErrors(alias: string): FieldError[] {
  if (alias === '') return [error('alias', 'identity.alias.required')]
  const n = lengthOf(alias)
  const errors = n > 200 ? [error('alias', 'identity.alias.tooLong', { n, max: 200 })] : []
  if (alias.includes('\n')) errors.push(error('alias', 'identity.alias.lineBreak'))
  const character = unseenIn(alias)
  return character ? [...errors, error('alias', 'identity.alias.unseen', { character })] : errors
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
