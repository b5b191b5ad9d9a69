/** Prices of plans: nested on the wire, flat fields here. */
import type { Entry, Sheet } from '../sheets/sheet.ts'
import { isMembers, type Json, listOf, memberOf, textOf } from '../wire/json.ts'

/** `recurrentPrice`: one price for each billing term. */
const recurrent: Entry = {
  member: 'pricing',
  fields: ['pricing.terms', 'pricing.model', 'pricing.users.min', 'pricing.users.max'],
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
    }
  },
  write(value) {
    const price = memberOf(value, 'recurrentPrice')
    if (!isMembers(price)) return value === null ? { 'pricing.terms': null } : {}
    const limits = memberOf(price, 'userLimits')
    return {
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
  return {
    billingTerm: periodOf(textOf(term, 'term')),
    ...(payment && { paymentOption: payment === 'upfront' ? periodOf(textOf(term, 'term')) : payments[payment]! }),
    ...(price !== undefined && { pricePerPaymentInUsd: price }),
  }
}

const payments: Record<string, Json> = { monthly: { type: 'month', value: 1 }, yearly: { type: 'year', value: 1 } }

function ownPrice(given: Json): Json {
  const term = lengthOf(memberOf(given, 'billingTerm')) ?? 'P1M'
  const paid = lengthOf(memberOf(given, 'paymentOption'))
  const price = memberOf(given, 'pricePerPaymentInUsd')
  return {
    term,
    ...(paid && { payment: paid === term ? 'upfront' : paid === 'P1M' ? 'monthly' : 'yearly' }),
    ...(typeof price === 'number' && { price }),
  }
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

/** `corePricing`: of virtual machines. What is not a price for each core is kept as it was posted. */
const perCore: Entry = {
  member: 'pricing',
  fields: ['pricing.licence', 'pricing.hourly'],
  read({ get }) {
    const licence = get('pricing.licence')
    if (licence === undefined) return undefined
    const hourly = get('pricing.hourly')
    return {
      licenseModel: licence === 'byol' ? 'byol' : 'payAsYouGo',
      ...(hourly !== undefined && { corePricing: { priceInputOption: 'perCore', pricePerCore: hourly } }),
    }
  },
  write(value) {
    const model = textOf(value, 'licenseModel')
    const core = memberOf(value, 'corePricing')
    return {
      'pricing.licence': model === 'payAsYouGo' ? 'usage' : (model ?? null),
      'pricing.hourly': priceIn(core) ?? null,
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
  fields: ['pricing.monthly'],
  read({ get }) {
    const price = get('pricing.monthly')
    return price === undefined ? undefined : { monthlyPricing: { priceInputOption: 'usd', priceInUsd: price } }
  },
  write(value) {
    return { 'pricing.monthly': memberOf(memberOf(value, 'monthlyPricing'), 'priceInUsd') ?? null }
  },
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

export const pricing: Sheet = [recurrent, perCore, monthly, trial, oneMonth]
