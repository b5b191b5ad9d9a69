/** Listings of an offer and of a plan. */

import { same } from '../../sheets/entries.ts'
import type { Entry, Sheet } from '../../sheets/sheet.ts'
import { type Json, listOf, textOf } from '../../wire/json.ts'

const uriTypes: Record<string, string> = {
  PrivacyUri: 'listing.privacyPolicyUrl',
  PublicCloudSupport: 'listing.supportContact.url',
  HelpUri: 'listing.helpUrl',
  CloudSolutionProviderMarketingMaterials: 'listing.cspMaterialsUrl',
}

const listingUris: Entry = {
  member: 'listingUris',
  fields: [
    'listing.privacyPolicyUrl',
    'listing.supportContact.url',
    'listing.helpUrl',
    'listing.cspMaterialsUrl',
    'listing.usefulLinks',
  ],
  read({ get }) {
    const typed = Object.entries(uriTypes).flatMap(([type, field]) => {
      const uri = get(field)
      return typeof uri === 'string' ? [{ type, subtype: '', displayText: '', uri }] : []
    })
    const links = listOf({ links: get('listing.usefulLinks') ?? [] }, 'links').map((link) => ({
      type: 'UsefulLink',
      subtype: '',
      displayText: textOf(link, 'title') ?? '',
      uri: textOf(link, 'url') ?? '',
    }))
    return [...typed, ...links]
  },
  write(value) {
    const given = Array.isArray(value) ? value : []
    const uriOf = (type: string) => {
      const found = given.find((one) => textOf(one, 'type')?.toLowerCase() === type.toLowerCase())
      return textOf(found, 'uri') || null
    }
    const known = Object.keys(uriTypes).map((type) => type.toLowerCase())
    const others = given.filter((one) => !known.includes(textOf(one, 'type')?.toLowerCase() ?? ''))
    return {
      ...Object.fromEntries(Object.entries(uriTypes).map(([type, field]) => [field, uriOf(type)])),
      'listing.usefulLinks': others.map((one) => ({
        title: textOf(one, 'displayText') || textOf(one, 'type') || '',
        url: textOf(one, 'uri') ?? '',
      })),
    }
  },
}

const contactTypes: Record<string, string> = {
  CustomerSupport: 'listing.supportContact',
  Engineering: 'listing.engineeringContact',
  ChannelManager: 'listing.cspContact',
}

const listingContacts: Entry = {
  member: 'listingContacts',
  fields: Object.values(contactTypes).flatMap((field) => [`${field}.name`, `${field}.email`, `${field}.phone`]),
  read: ({ get }) =>
    Object.entries(contactTypes).flatMap(([type, field]) => {
      const [name, email, phone] = ['name', 'email', 'phone'].map((part) => get(`${field}.${part}`))
      if (name === undefined && email === undefined && phone === undefined) return []
      return [{ type, email: email ?? '', name: name ?? '', phone: phone ?? '', uri: '' }]
    }),
  write(value, { get }) {
    const given = Array.isArray(value) ? value : []
    const called = (type: string) =>
      given.find((contact) => textOf(contact, 'type')?.toLowerCase() === type.toLowerCase())
    const contacts = Object.entries(contactTypes).flatMap(([type, field]) => {
      const one = called(type)
      return ['name', 'email', 'phone'].map((part): [string, Json] => [`${field}.${part}`, textOf(one, part) || null])
    })
    // Where no link leads to support, the contact's own address does.
    const uri = get('listing.supportContact.url') === undefined && textOf(called('CustomerSupport'), 'uri')
    return Object.fromEntries([...contacts, ...(uri ? [['listing.supportContact.url', uri] as const] : [])])
  },
}

/** Plans have one short text; some clients call it by the other name. */
const shortDescription: Entry = {
  member: 'shortDescription',
  fields: ['summary'],
  read: () => undefined,
  write: (value, { get }) => (value === null || get('summary') !== undefined ? {} : { summary: value }),
}

export const listingSheet: Sheet = [
  same('title', 'listing.name'),
  same('summary', 'listing.summary'),
  same('shortDescription', 'listing.shortDescription'),
  same('description', 'listing.description'),
  same('keywords', 'listing.keywords'),
  same('gettingStartedInstructions', 'listing.gettingStarted'),
  same('compatibleProducts', 'listing.worksWith'),
  listingUris,
  listingContacts,
]

export const planListingSheet: Sheet = [
  same('title', 'name'),
  same('summary', 'summary'),
  shortDescription,
  same('description', 'description'),
]
