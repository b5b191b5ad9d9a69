/** Prices of plans: nested on the wire, flat fields here. */
import type { Entry, Fields, Sheet } from '../sheets/sheet.ts'
import { isMembers, type Json, listOf, type Members, memberOf, present, textOf } from '../wire/json.ts'

/** `recurrentPrice`: one price for each billing term. */
const recurrent: Entry = {
  member: 'pricing',
  fields: ['pricing.terms', 'pricing.model', 'pricing.users.min', 'pricing.users.max', 'meters'],
  read({ get }) {
    const terms = get('pricing.terms')
    if (!Array.isArray(terms)) return undefined
    const [min, max] = [get('pricing.users.min'), get('pricing.users.max')]
    return {
      recurrentPrice: {
        recurrentPriceMode: get('pricing.model') === 'perUser' ? 'perUser' : 'flatRate',
        priceInputOption: 'usd',
        prices: terms.map(wirePrice),
        ...((min !== undefined || max !== undefined) && {
          userLimits: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
        }),
      },
      ...wireMeters(get('meters')),
    }
  },
  write(value, { get }) {
    const price = memberOf(value, 'recurrentPrice')
    if (!isMembers(price)) return value === null ? { 'pricing.terms': null, meters: null } : ownMeters(value, get)
    const limits = memberOf(price, 'userLimits')
    return {
      ...ownMeters(value, get),
      'pricing.terms': listOf(price, 'prices').map(ownPrice),
      'pricing.model': textOf(price, 'recurrentPriceMode') ?? 'flatRate',
      'pricing.users.min': memberOf(limits, 'min') ?? null,
      'pricing.users.max': memberOf(limits, 'max') ?? null,
    }
  },
}

function wirePrice(term: Json): Json {
  const price = memberOf(term, 'price')
  const payment = textOf(term, 'payment')
  const prices = memberOf(term, 'marketPrices')
  return {
    billingTerm: periodOf(textOf(term, 'term')),
    ...(payment && { paymentOption: payment === 'upfront' ? periodOf(textOf(term, 'term')) : payments[payment]! }),
    ...(price !== undefined && { pricePerPaymentInUsd: price }),
    ...(prices !== undefined && { marketPrices: prices }),
  }
}

const payments: Record<string, Json> = { monthly: { type: 'month', value: 1 }, yearly: { type: 'year', value: 1 } }

function ownPrice(given: Json): Json {
  const term = lengthOf(memberOf(given, 'billingTerm')) ?? 'P1M'
  const paid = lengthOf(memberOf(given, 'paymentOption'))
  const price = memberOf(given, 'pricePerPaymentInUsd')
  const prices = memberOf(given, 'marketPrices')
  return {
    term,
    ...(paid && { payment: paid === 'P1M' ? 'monthly' : paid === term ? 'upfront' : 'yearly' }),
    ...(typeof price === 'number' && { price }),
    // The wire has no name for them that is documented; this one is ours.
    ...(Array.isArray(prices) && { marketPrices: prices }),
  }
}

/** `customMeters`: by their ids. What a client does not say of a meter that is there stays. */
function wireMeters(list: Json | undefined): Members {
  if (!Array.isArray(list)) return {}
  const meters = list.map((meter) => {
    const [name, unit, price] = ['name', 'unit', 'price'].map((part) => memberOf(meter, part))
    const included = memberOf(meter, 'included')
    const said = present({
      displayName: name,
      unitOfMeasure: unit,
      pricePerPaymentInUsd: price,
      includedQuantities: Array.isArray(included) ? included.map(wireQuantity) : undefined,
    })
    return [textOf(meter, 'id') ?? '', said] as const
  })
  return { customMeters: { priceInputOption: 'usd', meters: Object.fromEntries(meters) } }
}

function wireQuantity(given: Json): Json {
  const isInfinite = memberOf(given, 'unlimited') === true
  return present({
    billingTerm: periodOf(textOf(given, 'term')),
    isInfinite,
    quantity: isInfinite ? undefined : memberOf(given, 'quantity'),
  })
}

function ownMeters(value: Json, get: Fields['get']): { meters?: Json } {
  const custom = memberOf(value, 'customMeters')
  if (custom === undefined) return {}
  const given = memberOf(custom, 'meters')
  const before = listOf({ list: get('meters') ?? [] }, 'list')
  const meters = Object.entries(isMembers(given) ? given : {}).map(([id, meter]): Json => {
    const known = before.find((one) => textOf(one, 'id') === id)
    const quantities = memberOf(meter, 'includedQuantities')
    return {
      ...(isMembers(known) ? known : {}),
      ...present({
        id,
        name: memberOf(meter, 'displayName'),
        unit: memberOf(meter, 'unitOfMeasure'),
        price: memberOf(meter, 'pricePerPaymentInUsd'),
        included: Array.isArray(quantities) ? quantities.map(ownQuantity) : undefined,
      }),
    }
  })
  return { meters: meters.length > 0 ? meters : null }
}

function ownQuantity(given: Json): Json {
  const term = lengthOf(memberOf(given, 'billingTerm')) ?? 'P1M'
  return present({
    term,
    unlimited: memberOf(given, 'isInfinite') === true ? true : undefined,
    quantity: memberOf(given, 'isInfinite') === true ? undefined : memberOf(given, 'quantity'),
  })
}

/** `P1Y` → `{ type: 'year', value: 1 }` */
function periodOf(length: string | undefined): Json {
  const [, value = '1', unit = 'M'] = length?.match(/^P(\d+)([MY])$/) ?? []
  return { type: unit === 'Y' ? 'year' : 'month', value: Number(value) }
}

function lengthOf(period: Json | undefined): string | undefined {
  const type = textOf(period, 'type')
  if (type !== 'month' && type !== 'year') return undefined
  return `P${String(memberOf(period, 'value') ?? 1)}${type === 'year' ? 'Y' : 'M'}`
}

/**
 * `corePricing`: of virtual machines, and of containers, which are also billed by pod, node and cluster. What is no
 * single price for a machine is kept as it was posted.
 */
const perHour: Entry = {
  member: 'pricing',
  fields: ['pricing.hourly', 'pricing.licence', 'pricing.model'],
  read({ get }) {
    const model = get('pricing.licence') ?? get('pricing.model')
    if (typeof model !== 'string') return undefined
    const hourly = get('pricing.hourly')
    const option = model === 'usage' ? 'perCore' : model
    return {
      licenseModel: model === 'byol' ? 'byol' : 'payAsYouGo',
      ...((hourly !== undefined || !['usage', 'byol'].includes(model)) && {
        corePricing: present({
          priceInputOption: option,
          [option === 'perCore' ? 'pricePerCore' : 'price']: hourly,
        }),
      }),
    }
  },
  write(value, { has }) {
    const model = textOf(value, 'licenseModel')
    const core = memberOf(value, 'corePricing')
    const isFree = has('pricing.model') && textOf(core, 'priceInputOption') === 'free'
    return {
      'pricing.licence': model === 'payAsYouGo' ? 'usage' : (model ?? null),
      'pricing.model': model === 'payAsYouGo' ? (textOf(core, 'priceInputOption') ?? 'free') : (model ?? null),
      'pricing.hourly': isFree ? null : (priceIn(core) ?? null),
    }
  },
}

function priceIn(core: Json | undefined): Json | undefined {
  if (textOf(core, 'priceInputOption') === 'free') return 0
  return memberOf(core, 'pricePerCore') ?? memberOf(core, 'price')
}

/** `monthlyPricing`: of managed applications. */
const monthly: Entry = {
  member: 'pricing',
  fields: ['pricing.monthly', 'meters'],
  read({ get }) {
    const price = get('pricing.monthly')
    if (price === undefined) return undefined
    return { monthlyPricing: { priceInputOption: 'usd', priceInUsd: price }, ...wireMeters(get('meters')) }
  },
  write: (value, { get }) => ({
    'pricing.monthly': memberOf(memberOf(value, 'monthlyPricing'), 'priceInUsd') ?? null,
    ...ownMeters(value, get),
  }),
}

const trial: Entry = {
  member: 'trial',
  fields: ['trial.months'],
  read({ get }) {
    const months = get('trial.months')
    return typeof months === 'string' && months !== 'none' ? periodOf(months) : undefined
  },
  write: (value) => ({ 'trial.months': value === null ? 'none' : (lengthOf(value) ?? null) }),
}

const oneMonth: Entry = {
  member: 'trial',
  fields: ['trial.oneMonth'],
  read: ({ get }) => (get('trial.oneMonth') === true ? { type: 'month', value: 1 } : undefined),
  write: (value) => ({ 'trial.oneMonth': isMembers(value) }),
}

export const pricing: Sheet = [recurrent, perHour, monthly, trial, oneMonth]
