/** Setup and resale: one of each for a product. */

import { choice, flag, same } from '../../sheets/entries.ts'
import type { Sheet } from '../../sheets/sheet.ts'
import { isMembers, listOf, textOf } from '../../wire/json.ts'

export const setupSheet: Sheet = [
  flag('sellingOption', 'sellThrough', 'ListAndSell', 'ListingOnly'),
  same('trialUri', 'trialUrl'),
  same('enableTestDrive', 'testDrive.enabled', false),
  choice('testDriveType', 'testDrive.type', {
    AzureResourceManager: 'azure-resource-manager',
    DynamicsForCustomerEngagement: 'dynamics-365-customer-engagement',
    DynamicsForOperations: 'dynamics-365-operations',
    LogicApp: 'logic-app',
    PowerBI: 'power-bi',
  }),
  choice('callToAction', 'listingOption', {
    free: 'getItNowFree',
    'free-trial': 'freeTrial',
    'contact-me': 'contactMe',
  }),
  choice('packageType', 'technical.packageType', { AddOn: 'addOn', Connect: 'connect' }),
  {
    member: 'channelStates',
    fields: ['reseller.audience'],
    read({ get }) {
      const audience = get('reseller.audience')
      if (audience === undefined) return undefined
      return [{ type: 'Reseller', value: audience === 'none' ? 'Disabled' : 'Enabled' }]
    },
    write(value) {
      const state = listOf({ value }, 'value').find((one) => textOf(one, 'type')?.toLowerCase() === 'reseller')
      if (!isMembers(state)) return {}
      return { 'reseller.audience': textOf(state, 'value')?.toLowerCase() === 'enabled' ? 'all' : 'none' }
    },
  },
]

export const resellerSheet: Sheet = [
  choice('resellerChannelState', 'reseller.audience', {
    Disabled: 'none',
    PartialOptIn: 'selected',
    Enabled: 'all',
    OptOut: 'none',
  }),
  same('tenantIds', 'reseller.partnerIds'),
]
