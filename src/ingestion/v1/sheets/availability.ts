/** Who sees a preview, and where, for whom and at what price a plan is. */

import { entriesOf } from '#offers'
import { choice, flag, listing, same } from '../../sheets/entries.ts'
import type { Entry, Sheet } from '../../sheets/sheet.ts'
import { isMembers, type Json, listOf, type Members, memberOf, present, textOf } from '../../wire/json.ts'

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
    const before = listOf({ list: get('previewAudience') ?? [] }, 'list')
    const others = before.filter((entry) => !textOf(entry, 'subscriptionId'))
    const ids = value.flatMap((group) => listOf(group, 'values')).map(String)
    const known = (id: string) => before.find((entry) => textOf(entry, 'subscriptionId') === id)
    return { previewAudience: [...others, ...ids.map((id) => known(id) ?? { subscriptionId: id })] }
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
  write: (value) => ({ privateAudience: Array.isArray(value) ? value.map(privateCustomer) : null }),
}

/** One list of ours holds both kinds. It comes after the tenants, and adds to them. */
const privateSubscriptions: Entry = {
  member: 'subscriptionAudiences',
  fields: ['privateAudience'],
  read: () => undefined,
  write(value, { get }) {
    if (!Array.isArray(value) || value.length === 0) return {}
    const given = value.map(privateCustomer)
    const others = listOf({ list: get('privateAudience') ?? [] }, 'list').filter(
      (one) => !given.some(({ id }) => id === textOf(one, 'id')),
    )
    return { privateAudience: [...others, ...given] }
  },
}

function privateCustomer(given: Json): Members {
  const description = textOf(given, 'description')
  return { id: textOf(given, 'ID') ?? '', ...(description && { description }) }
}

/** What is included in the price has no form here that is documented: it stays as it is. */
const meters: Entry = {
  ...listing('customMeters', 'meters', { ID: 'id', displayName: 'name', unitOfMeasure: 'unit', priceInUsd: 'price' }),
  write(value, { get }) {
    const before = listOf({ list: get('meters') ?? [] }, 'list')
    if (!Array.isArray(value)) return { meters: null }
    return {
      meters: value.map((given): Json => {
        const known = before.find((one) => textOf(one, 'id') === textOf(given, 'ID'))
        const said = present({
          id: memberOf(given, 'ID'),
          name: memberOf(given, 'displayName'),
          unit: memberOf(given, 'unitOfMeasure'),
          price: memberOf(given, 'priceInUsd'),
        })
        return { ...(isMembers(known) ? known : {}), ...said }
      }),
    }
  },
}

/** `priceSchedules`: the base schedule holds the one price that a plan of ours has. */
const priceSchedules = (field: string, pricingModel: 'Recurring' | 'Usage'): Entry => ({
  member: 'priceSchedules',
  fields: [field],
  read({ get }) {
    const openPrice = get(field)
    if (openPrice === undefined) return undefined
    const retailPrice = { openPrice, currencyCode: 'USD' }
    const priceCadence = { type: 'Month', value: 1 }
    const schedule = { retailPrice, pricingModel, ...(pricingModel === 'Recurring' && { priceCadence }) }
    return [{ isBaseSchedule: true, marketCodes: [], friendlyName: 'Base', schedules: [schedule] }]
  },
  write(value) {
    const list = Array.isArray(value) ? value : []
    const base = list.find((one) => memberOf(one, 'isBaseSchedule') === true) ?? list[0]
    const wanted = listOf(base, 'schedules').find((one) => textOf(one, 'pricingModel') === pricingModel)
    return { [field]: memberOf(memberOf(wanted, 'retailPrice'), 'openPrice') ?? null }
  },
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
  privateSubscriptions,
  meters,
  priceSchedules('pricing.monthly', 'Recurring'),
  priceSchedules('pricing.hourly', 'Usage'),
  flag('isHidden', 'hidden', true, false, null),
]
