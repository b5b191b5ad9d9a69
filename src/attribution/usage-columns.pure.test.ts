import { expect, test } from 'vitest'
import { ownColumns } from './usage-columns.ts'

const id = '/subscriptions/8a2c/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/st'
const told = {
  ...{ usageDate: '2026-03-05', resourceId: id, meterId: 'm-1', meterCategory: 'Storage' },
  ...{ quantity: '2.5', unit: '1 GB/Month', cost: '0.25', currency: 'EUR', subscriptionId: '8a2c' },
}

test.each([
  [
    'an enterprise agreement',
    {
      ...{ SubscriptionId: '8a2c', Date: '03/05/2026', MeterCategory: 'Storage', MeterId: 'm-1' },
      ...{ UnitOfMeasure: '1 GB/Month', Quantity: '2.5', CostInBillingCurrency: '0.25', ResourceId: id },
      ...{ BillingCurrencyCode: 'EUR', ChargeType: 'Usage', Tags: '"a": "b"' },
    },
  ],
  [
    'a customer agreement',
    {
      ...{ SubscriptionId: '8a2c', date: '3/5/2026', meterCategory: 'Storage', meterId: 'm-1', resourceID: id },
      ...{ unitOfMeasure: '1 GB/Month', quantity: '2.5', costInBillingCurrency: '0.25', billingCurrency: 'EUR' },
      ...{ costInUsd: '0.3', costInPricingCurrency: '0.3' },
    },
  ],
  [
    'FOCUS',
    {
      ...{ BilledCost: '0.25', BillingCurrency: 'EUR', ChargePeriodStart: '2026-03-05T00:00:00Z', ResourceId: id },
      ...{ ConsumedQuantity: '2.5', ConsumedUnit: '1 GB/Month', SubAccountId: '8a2c', x_SkuMeterId: 'm-1' },
      ...{ x_SkuMeterCategory: 'Storage', ServiceName: 'Storage Accounts', EffectiveCost: '0.2' },
    },
  ],
  [
    'the usage details of its API',
    {
      name: 'row-1',
      properties: {
        ...{ date: '2026-03-05T00:00:00.0000000Z', instanceName: id, meterId: 'm-1', meterCategory: 'Storage' },
        ...{ quantity: '2.5', unitOfMeasure: '1 GB/Month', cost: '0.25', billingCurrency: 'EUR' },
        subscriptionGuid: '8a2c',
      },
    },
  ],
])('an export of %s is read under its own headings', (_, row) => {
  expect(ownColumns(row)).toEqual(told)
})

test('what names no resource matches none; a date that could be another is not guessed', () => {
  expect(ownColumns({ Date: '20260305', Quantity: 1, ResourceId: undefined })).toMatchObject({
    usageDate: '2026-03-05',
  })
  expect(ownColumns({ Date: '25/03/2026', Quantity: 1 })).toMatchObject({ usageDate: '2026-25-03', resourceId: '' })
  expect(ownColumns({ ...told, Date: '01/01/2020' })).toEqual({ ...told, Date: '01/01/2020' })
  expect(ownColumns('row')).toBe('row')
})
