/**
 * Usage as clouds export it, under the headings that their exports have: actual and amortised costs of enterprise and
 * customer agreements, the older usage details, and FOCUS. Headings differ in capitals between agreements.
 */

const headings = {
  usageDate: ['usageDate', 'date', 'chargePeriodStart', 'usageStart', 'usageDateTime'],
  resourceId: ['resourceId', 'instanceId', 'instanceName'],
  meterId: ['meterId', 'x_skuMeterId', 'skuMeterId'],
  meterCategory: ['meterCategory', 'x_skuMeterCategory', 'serviceName'],
  quantity: ['quantity', 'consumedQuantity', 'usageQuantity'],
  unit: ['unit', 'unitOfMeasure', 'consumedUnit'],
  cost: ['cost', 'costInBillingCurrency', 'billedCost', 'preTaxCost'],
  currency: ['currency', 'billingCurrency', 'billingCurrencyCode'],
  subscriptionId: ['subscriptionId', 'subscriptionGuid', 'subAccountId'],
  managedBy: ['managedBy'],
} as const

/** A row under our names; what is none of an export’s is left as it is. */
export function ownColumns(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row) || 'usageDate' in row) return row
  const { properties } = row as { properties?: object }
  const cells = new Map(Object.entries({ ...row, ...properties }).map(([name, cell]) => [name.toLowerCase(), cell]))
  const own = Object.fromEntries(
    Object.entries(headings).flatMap(([name, theirs]) => {
      const found = theirs.find((heading) => cells.has(heading.toLowerCase()))
      return found === undefined ? [] : [[name, cells.get(found.toLowerCase())]]
    }),
  )
  if (own.usageDate === undefined) return row
  // Purchases and credits of a whole account name no resource: they match nothing, and are nobody’s mistake.
  return { resourceId: '', ...own, usageDate: dayOf(own.usageDate) }
}

/** Exports have days, written as `03/15/2026`, `20260315`, or as an instant at midnight. */
function dayOf(value: unknown): unknown {
  const text = String(value)
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: 0?0:00(?::00)?)?$/.exec(text) ?? []
  if (month && day && year) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const [, compact] = /^(20\d{6})$/.exec(text) ?? []
  if (compact) return `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6)}`
  return /^(\d{4}-\d\d-\d\d)[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:00)?$/.exec(text)?.[1] ?? value
}
