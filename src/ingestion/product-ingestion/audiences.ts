/** Who sees a preview, and for whom a private plan is: typed ids on the wire, one kind of id in a type's fields. */
import type { Entry } from '../sheets/sheet.ts'
import { type Json, type Members, memberOf, textOf } from '../wire/json.ts'

export const previewAudiences: Entry = {
  member: 'previewAudiences',
  fields: ['previewAudience'],
  read: ({ get }) => listed(get('previewAudience')).map(wireTester),
  write: (value) => ({ previewAudience: listed(value).map(ownTester) }),
}

function wireTester(entry: Json): Json {
  const email = textOf(entry, 'email')
  return {
    type: email ? 'none' : 'subscription',
    id: email ?? textOf(entry, 'subscriptionId') ?? '',
    ...labelOf(entry),
  }
}

// A tester by e-mail has no type of the wire's; an id with an @ in it is an address.
function ownTester(given: Json): Json {
  const id = textOf(given, 'id') ?? ''
  return { [id.includes('@') ? 'email' : 'subscriptionId']: id, ...descriptionOf(given) }
}

export const privateAudiences: Entry = {
  member: 'privateAudiences',
  fields: ['privateAudience'],
  read: ({ get }) =>
    listed(get('privateAudience')).map((entry) => ({
      type: 'tenant',
      id: textOf(entry, 'id') ?? '',
      ...labelOf(entry),
    })),
  write: (value) => ({
    privateAudience: listed(value).map((given) => ({ id: textOf(given, 'id') ?? '', ...descriptionOf(given) })),
  }),
}

/** Partners who may sell an offer, when not all may. */
export const resellers: Entry = {
  member: 'audiences',
  fields: ['reseller.partnerIds'],
  read({ get }) {
    const list = get('reseller.partnerIds')
    return Array.isArray(list) ? list.map((id) => ({ type: 'tenant', id, label: '' })) : undefined
  },
  write: (value) => ({ 'reseller.partnerIds': listed(value).flatMap((given) => textOf(given, 'id') ?? []) }),
}

function listed(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : []
}

function labelOf(entry: Json): Members {
  return { label: textOf(entry, 'description') ?? '' }
}

function descriptionOf(given: Json): Members {
  const label = memberOf(given, 'label')
  return typeof label === 'string' && label !== '' ? { description: label } : {}
}
