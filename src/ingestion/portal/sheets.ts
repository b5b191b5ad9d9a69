/** The definition of an offer in the older portal API: flat keys with a prefix, one document for everything. */
import { fieldIndex, type OfferType } from '#offers'
import { ourCategory, ourSubcategory } from '../sheets/category-names.ts'
import { choice, flag, listing, same, terms } from '../sheets/entries.ts'
import { fieldsLeft, isToldElsewhere, ownEntries } from '../sheets/own-fields.ts'
import type { Entry, Sheet } from '../sheets/sheet.ts'
import { isMembers, type Json, listOf, type Members, memberOf, textOf } from '../wire/json.ts'

export const MARKETPLACE = 'microsoft-azure-marketplace.'
const TEST_DRIVE = 'microsoft-azure-marketplace-testdrive.'
const MACHINES = 'microsoft-azure-virtualmachines.'

const PRIMARY = 'categories.primary.id'
const SECONDARY = 'categories.secondary.id'

/** `[{ categoryL1: 'compute', 'categoryL2-compute': ['…'] }]` */
const categoryMap: Entry = {
  member: `${MARKETPLACE}categoryMap`,
  fields: [PRIMARY, 'categories.primary.subcategories', SECONDARY, 'categories.secondary.subcategories'],
  read({ get }) {
    const found = [PRIMARY, SECONDARY].flatMap((field) => {
      const id = get(field)
      const subs = get(field.replace('.id', '.subcategories'))
      const named = Array.isArray(subs) ? subs.filter((sub) => sub !== 'notApplicable') : []
      return typeof id === 'string' ? [{ categoryL1: id, [`categoryL2-${id}`]: named }] : []
    })
    return found.length > 0 ? found : undefined
  },
  write(value) {
    const given = Array.isArray(value) ? value : []
    const id = (one: Json | undefined): Json => {
      const name = textOf(one, 'categoryL1')
      return name === undefined ? null : ourCategory(name)
    }
    const subs = (one: Json | undefined): Json => {
      if (one === undefined) return null
      const list = listOf(one, `categoryL2-${textOf(one, 'categoryL1') ?? ''}`)
      return list.length > 0 ? list.map((sub) => ourSubcategory(String(sub), String(id(one)))) : ['notApplicable']
    }
    return {
      [PRIMARY]: id(given[0]),
      'categories.primary.subcategories': subs(given[0]),
      [SECONDARY]: id(given[1]),
      'categories.secondary.subcategories': subs(given[1]),
    }
  },
}

/** The same, flat: used when no map came. */
const categories: Entry = {
  member: `${MARKETPLACE}categories`,
  fields: [PRIMARY, SECONDARY],
  read: ({ get }) => {
    const ids = [get(PRIMARY), get(SECONDARY)].filter((id) => typeof id === 'string')
    return ids.length > 0 ? ids : undefined
  },
  write(value) {
    const names = listOf({ value }, 'value').map((name) => ourCategory(String(name)))
    return { [PRIMARY]: names[0] ?? null, [SECONDARY]: names[1] ?? null }
  },
}

const allowedSubscriptions: Entry = {
  member: `${MARKETPLACE}allowedSubscriptions`,
  fields: ['previewAudience'],
  read({ get }) {
    const list = get('previewAudience')
    return Array.isArray(list) ? list.flatMap((entry) => textOf(entry, 'subscriptionId') ?? []) : undefined
  },
  // Testers by e-mail have no key here, and stay.
  write(value, { get }) {
    const before = listOf({ list: get('previewAudience') ?? [] }, 'list')
    const others = before.filter((entry) => !textOf(entry, 'subscriptionId'))
    const given = (Array.isArray(value) ? value : []).map(
      (id) => before.find((entry) => textOf(entry, 'subscriptionId') === id) ?? { subscriptionId: String(id) },
    )
    return { previewAudience: others.length + given.length > 0 ? [...others, ...given] : null }
  },
}

const contact = (name: string, field: string): Sheet =>
  (['Name', 'Email', 'Phone'] as const).map((part) =>
    same(`${MARKETPLACE}${name}${part}`, `${field}.${part.toLowerCase()}`),
  )

/** Categories stand twice in a document: the map comes last, because it says more. */
const offerSheet: Sheet = [
  same(`${MARKETPLACE}title`, 'listing.name'),
  same(`${MARKETPLACE}summary`, 'listing.summary'),
  same(`${MARKETPLACE}longSummary`, 'listing.shortDescription'),
  same(`${MARKETPLACE}description`, 'listing.description'),
  allowedSubscriptions,
  listing(`${MARKETPLACE}usefulLinks`, 'listing.usefulLinks', { linkTitle: 'title', linkUrl: 'url' }),
  categories,
  categoryMap,
  same(`${MARKETPLACE}privacyURL`, 'listing.privacyPolicyUrl'),
  terms(`${MARKETPLACE}termsOfUse`),
  flag(`${MARKETPLACE}useEnterpriseContract`, 'terms.standardContract', true, false),
  same(`${MARKETPLACE}universalAmendmentTerms`, 'terms.universalAmendment'),
  ...contact('engineeringContact', 'listing.engineeringContact'),
  ...contact('supportContact', 'listing.supportContact'),
  same(`${MARKETPLACE}publicAzureSupportUrl`, 'listing.supportContact.url'),
  same(`${TEST_DRIVE}enabled`, 'testDrive.enabled'),
]

/** Keys of plans begin with what the type of the offer is called. */
const APPLICATIONS = 'microsoft-azure-applications.'
const SERVICES = 'microsoft-azure-saas.'

const operatingSystem: Sheet = [
  {
    member: `${MACHINES}operatingSystemFamily`,
    fields: ['technical.osFamily'],
    read({ get }) {
      const family = get('technical.osFamily')
      return typeof family === 'string' ? `${family.charAt(0).toUpperCase()}${family.slice(1)}` : undefined
    },
    write: (value) => ({ 'technical.osFamily': typeof value === 'string' ? value.toLowerCase() : null }),
  },
  same(`${MACHINES}operationSystem`, 'technical.osName'),
]

/** `{ '1.0.1': { osVhdUrl, lunVhdDetails } }` */
const images: Entry = {
  member: `${MACHINES}vmImages`,
  fields: ['technical.images'],
  read({ get }) {
    const list = get('technical.images')
    if (!Array.isArray(list)) return undefined
    return Object.fromEntries(
      list.map((entry) => [
        textOf(entry, 'version') ?? '',
        { osVhdUrl: textOf(entry, 'source') ?? '', lunVhdDetails: [] },
      ]),
    )
  },
  // That a version is deprecated is said elsewhere, and stays with it.
  write(value, { get }) {
    const before = listOf({ list: get('technical.images') ?? [] }, 'list')
    if (!isMembers(value)) return { 'technical.images': null }
    return {
      'technical.images': Object.entries(value).map(([version, image]): Json => {
        const known = before.find((one) => textOf(one, 'version') === version)
        return { ...(isMembers(known) ? known : {}), version, source: textOf(image, 'osVhdUrl') ?? '' }
      }),
    }
  },
}

const ports: Entry = {
  member: `${MACHINES}openPorts`,
  fields: ['technical.ports'],
  read: ({ get }) => get('technical.ports'),
  write: (value) => ({
    'technical.ports': Array.isArray(value)
      ? value.map((given) => {
          const port = memberOf(given, 'port') ?? memberOf(given, 'publicPort')
          return { port: String(port ?? ''), protocol: (textOf(given, 'protocol') ?? 'tcp').toLowerCase() }
        })
      : null,
  }),
}

const clouds: Record<string, string> = { PublicAzure: 'global', Fairfax: 'government' }

const cloudAvailability = (prefix: string): Entry => ({
  member: `${prefix}cloudAvailability`,
  fields: ['clouds'],
  read({ get }) {
    const list = get('clouds')
    if (!Array.isArray(list)) return undefined
    return list.map((cloud) => Object.entries(clouds).find(([, own]) => own === cloud)?.[0] ?? String(cloud))
  },
  write: (value) => ({
    clouds: Array.isArray(value) ? value.map((cloud) => clouds[String(cloud)] ?? String(cloud)) : null,
  }),
})

/** `{ isByol, coreMultiplier: { currency, single }, freeTrialDurationInMonths }` */
const machinePricing: Entry = {
  member: 'virtualMachinePricingV2',
  fields: ['pricing.licence', 'pricing.hourly', 'trial.months'],
  read({ get }) {
    const licence = get('pricing.licence')
    if (licence === undefined) return undefined
    const hourly = get('pricing.hourly')
    const months = /^P(\d+)M$/.exec(String(get('trial.months') ?? ''))?.[1]
    return {
      isByol: licence === 'byol',
      ...(hourly !== undefined && { coreMultiplier: { currency: 'USD', single: hourly } }),
      freeTrialDurationInMonths: Number(months ?? 0),
    }
  },
  write(value) {
    if (!isMembers(value)) return { 'pricing.licence': null, 'pricing.hourly': null }
    const months = Number(memberOf(value, 'freeTrialDurationInMonths') ?? 0)
    return {
      'pricing.licence': memberOf(value, 'isByol') === true ? 'byol' : 'usage',
      'pricing.hourly': memberOf(memberOf(value, 'coreMultiplier'), 'single') ?? null,
      'trial.months': months > 0 ? `P${months}M` : 'none',
    }
  },
}

const regions: Entry = {
  member: 'regions',
  fields: ['markets'],
  read: ({ get }) => get('markets'),
  write: (value) => ({ markets: Array.isArray(value) ? value.map((code) => String(code).toUpperCase()) : null }),
}

const named = (prefix: string): Sheet => [
  same(`${prefix}skuTitle`, 'name'),
  same(`${prefix}skuSummary`, 'summary'),
  same(`${prefix}skuDescription`, 'description'),
  cloudAvailability(prefix),
]

/** `{ '1.0.0': { packageVersion: { packageFile, tenantId }, … } }`: the version of the last; the file is kept as sent. */
const applicationPackage: Entry = {
  member: `${APPLICATIONS}package`,
  fields: ['technical.version', 'technical.publisherTenantId'],
  read({ get }) {
    const version = get('technical.version')
    const tenantId = get('technical.publisherTenantId')
    if (typeof version !== 'string') return undefined
    const packageVersion: Members = tenantId === undefined ? {} : { tenantId }
    return { [version]: { packageVersion } }
  },
  write(value) {
    const [version, content] = isMembers(value) ? (Object.entries(value).at(-1) ?? []) : []
    const tenantId = textOf(memberOf(content, 'packageVersion'), 'tenantId')
    return { 'technical.version': version ?? null, 'technical.publisherTenantId': tenantId || null }
  },
}

/** `{ price: { currency: 'USD', single: 750 } }` */
const monthlyPricing: Entry = {
  member: 'monthlyPricingV2',
  fields: ['pricing.monthly'],
  read({ get }) {
    const single = get('pricing.monthly')
    return single === undefined ? undefined : { price: { currency: 'USD', single } }
  },
  write: (value) => ({ 'pricing.monthly': memberOf(memberOf(value, 'price'), 'single') ?? null }),
}

const planEntriesOf: Record<string, Sheet> = {
  'azure-virtual-machine': [
    ...named(MACHINES),
    flag(`${MACHINES}hideSKUForSolutionTemplate`, 'hidden', true, false, null),
    ...operatingSystem,
    same(`${MACHINES}recommendedVMSizes`, 'technical.recommendedSizes'),
    ports,
    images,
    machinePricing,
    regions,
  ],
  'azure-application': [
    ...named(APPLICATIONS),
    choice(`${APPLICATIONS}skuType`, 'kind', {
      SolutionTemplate: 'solutionTemplate',
      ManagedApplication: 'managedApplication',
    }),
    applicationPackage,
    monthlyPricing,
    regions,
  ],
  saas: [...named(SERVICES), regions],
}

/** What documents of the field have no key for, under keys of our own: nobody who leaves them out takes it away. */
const OWN = 'comptoir.'
/** Their keys in the field tell only a part of these. */
const toldInPart = ['previewAudience', 'technical.images']

type Sheets = { offer: Sheet; plan: Sheet }
const sheetsByType = new WeakMap<OfferType, Sheets>()

export function portalSheets(type: OfferType): Sheets {
  const known = sheetsByType.get(type)
  if (known) return known
  const index = fieldIndex(type)
  const plan = planEntriesOf[type.id] ?? []
  const ofOffer = [...index.values()].map(({ field }) => field).filter((field) => !isToldElsewhere(field))
  const ofPlan = (index.get('plans')?.field.item ?? []).filter(({ key }) => key !== 'planId')
  const whole = (sheet: Sheet) => sheet.filter(({ fields }) => !toldInPart.includes(fields[0]!))
  const sheets = {
    offer: [...offerSheet, ...ownEntries(fieldsLeft(ofOffer, [whole(offerSheet)]), OWN)],
    plan: [...plan, ...ownEntries(fieldsLeft(ofPlan, [whole(plan)]), OWN)],
  }
  sheetsByType.set(type, sheets)
  return sheets
}

/** Pictures are given as addresses, fetched when the offer is published. */
export const pictures: { key: string; wire: string }[] = [
  { key: `${MARKETPLACE}smallLogo`, wire: 'azureLogoSmall' },
  { key: `${MARKETPLACE}mediumLogo`, wire: 'azureLogoMedium' },
  { key: `${MARKETPLACE}largeLogo`, wire: 'azureLogoLarge' },
  { key: `${MARKETPLACE}wideLogo`, wire: 'azureLogoWide' },
  { key: `${MARKETPLACE}heroLogo`, wire: 'azureLogoHero' },
]
export const SCREENSHOTS = `${MARKETPLACE}screenshots`
/** Of each: its address, and what it is called. */
export const SCREENSHOT = `${MARKETPLACE}screenshot`
export const SCREENSHOT_NAME = `${MARKETPLACE}screenshotName`

export function withoutKeys(members: Members, keys: string[]): Members {
  const gone = keys.map((key) => key.toLowerCase())
  return Object.fromEntries(Object.entries(members).filter(([name]) => !gone.includes(name.toLowerCase())))
}
