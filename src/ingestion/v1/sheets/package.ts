/** What is deployed: packages of an offer, and of a plan with whoever manages it. */

import { choice, same } from '../../sheets/entries.ts'
import type { Entry, Sheet } from '../../sheets/sheet.ts'
import { isMembers, type Json, listOf, textOf } from '../../wire/json.ts'

/** Built-in roles, which some clients write by name. */
const builtInRoles: Record<string, string> = {
  owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  contributor: 'b24988ac-6180-42a0-ab88-20f7382dd24c',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
}

const authorizations: Entry = {
  member: 'publicAzureAuthorizations',
  fields: ['technical.authorizations'],
  read({ get }) {
    const list = get('technical.authorizations')
    if (!Array.isArray(list)) return undefined
    return list.map((entry) => ({
      principalID: textOf(entry, 'principalId') ?? '',
      roleDefinitionID: textOf(entry, 'roleId') ?? '',
    }))
  },
  // A display name is given elsewhere, and stays with whoever it names.
  write(value, { get }) {
    const before = listOf({ list: get('technical.authorizations') ?? [] }, 'list')
    if (!Array.isArray(value)) return { 'technical.authorizations': null }
    return {
      'technical.authorizations': value.map((one): Json => {
        const principalId = textOf(one, 'principalID') ?? ''
        const known = before.find((entry) => textOf(entry, 'principalId') === principalId)
        const role = textOf(one, 'roleDefinitionID') ?? ''
        return { ...(isMembers(known) ? known : {}), principalId, roleId: builtInRoles[role.toLowerCase()] ?? role }
      }),
    }
  },
}

/** A yes that some clients write as a text. */
const jitAccess: Entry = {
  member: 'allowJitAccess',
  fields: ['technical.jitAccess'],
  read: ({ get }) => get('technical.jitAccess') === true,
  write: (value) => ({ 'technical.jitAccess': value === null ? null : String(value).toLowerCase() === 'true' }),
}

const actions: Entry = {
  member: 'allowedCustomerActions',
  fields: ['technical.allowedActions'],
  read: ({ get }) => get('technical.allowedActions'),
  write: (value) => ({
    'technical.allowedActions': Array.isArray(value)
      ? value
          .flatMap((one) => String(one).split(';'))
          .map((one) => one.trim())
          .filter(Boolean)
      : null,
  }),
}

export const planPackage: Sheet = [
  same('version', 'technical.version'),
  jitAccess,
  actions,
  choice('deploymentMode', 'technical.deploymentMode', { Complete: 'complete', Incremental: 'incremental' }),
  same('publicAzureTenantID', 'technical.publisherTenantId'),
  authorizations,
]

export const offerPackage: Sheet = [
  choice('packageType', 'technical.packageType', { AddOn: 'addOn', Connect: 'connect' }),
]
