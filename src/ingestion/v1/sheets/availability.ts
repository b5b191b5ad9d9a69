/** Who sees a preview, and where, for whom and at what price a plan is. */

import { entriesOf } from '#offers'
import { choice, flag, listing, same } from '../../sheets/entries.ts'
import type { Entry, Sheet } from '../../sheets/sheet.ts'
import { listOf, textOf } from '../../wire/json.ts'

const marketStates = (field: string): Entry => ({
  member: 'marketStates',
  fields: [field],
  read({ get }) {
    const chosen = get(field)
    const enabled = new Set(Array.isArray(chosen) ? chosen.map(String) : [])
    return entriesOf('markets').map(({ id }) => ({ marketCode: id, state: enabled.has(id) ? 'Enabled' : 'Disabled' }))
  },
  write: (value) => ({
    [field]: Array.isArray(value)
      ? value.flatMap((given) =>
          textOf(given, 'state')?.toLowerCase() === 'enabled' ? (textOf(given, 'marketCode')?.toUpperCase() ?? []) : [],
        )
      : null,
  }),
})

const testers = (member: string, id: string): Entry => ({
  member,
  fields: ['previewAudience'],
  read({ get }) {
    const list = listOf({ list: get('previewAudience') ?? [] }, 'list').filter((entry) => textOf(entry, id))
    if (list.length === 0) return undefined
    return list.map((entry) => ({ ID: textOf(entry, id)!, description: textOf(entry, 'description') ?? '' }))
  },
  write(value, { get }) {
    const others = listOf({ list: get('previewAudience') ?? [] }, 'list').filter((entry) => !textOf(entry, id))
    const given = Array.isArray(value) ? value : []
    const own = given.map((one) => {
      const description = textOf(one, 'description')
      return { [id]: textOf(one, 'ID') ?? '', ...(description && { description }) }
    })
    return { previewAudience: [...others, ...own] }
  },
})

/** `[{ Type: 'PreviewMarketplaceGroup', Values: [subscription ids] }]` */
const audiences: Entry = {
  member: 'audiences',
  fields: ['previewAudience'],
  read({ get }) {
    const values = listOf({ list: get('previewAudience') ?? [] }, 'list').flatMap(
      (entry) => textOf(entry, 'subscriptionId') ?? [],
    )
    return values.length > 0 ? [{ type: 'PreviewMarketplaceGroup', values }] : []
  },
  write(value, { get }) {
    if (!Array.isArray(value)) return {}
    const others = listOf({ list: get('previewAudience') ?? [] }, 'list').filter(
      (entry) => !textOf(entry, 'subscriptionId'),
    )
    const ids = value.flatMap((group) => listOf(group, 'values'))
    return { previewAudience: [...others, ...ids.map((id) => ({ subscriptionId: String(id) }))] }
  },
}

const privateTenants: Entry = {
  member: 'tenantAudiences',
  fields: ['privateAudience'],
  read({ get }) {
    const list = get('privateAudience')
    if (!Array.isArray(list)) return undefined
    return list.map((entry) => ({ ID: textOf(entry, 'id') ?? '', description: textOf(entry, 'description') ?? '' }))
  },
  write: (value) => ({
    privateAudience: Array.isArray(value)
      ? value.map((one) => {
          const description = textOf(one, 'description')
          return { id: textOf(one, 'ID') ?? '', ...(description && { description }) }
        })
      : null,
  }),
}

const meters: Entry = listing('customMeters', 'meters', {
  ID: 'id',
  displayName: 'name',
  unitOfMeasure: 'unit',
  priceInUsd: 'price',
})

export const previewSheet: Sheet = [
  testers('emailAudiences', 'email'),
  testers('subscriptionAudiences', 'subscriptionId'),
  audiences,
  same('hideKeyAudience', 'availability.hideKey'),
]

export const marketsSheet: Sheet = [marketStates('availability.markets')]

export const planAvailabilitySheet: Sheet = [
  choice('visibility', 'audience', { Public: 'public', Private: 'private' }, 'Public'),
  marketStates('markets'),
  privateTenants,
  meters,
  flag('isHidden', 'hidden', true, false),
]
