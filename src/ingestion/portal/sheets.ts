/** The definition of an offer in the older portal API: flat keys with a prefix, one document for everything. */
import { flag, listing, same, terms } from '../sheets/entries.ts'
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
    const subs = (one: Json | undefined): Json => {
      if (one === undefined) return null
      const list = listOf(one, `categoryL2-${textOf(one, 'categoryL1') ?? ''}`)
      return list.length > 0 ? list : ['notApplicable']
    }
    return {
      [PRIMARY]: textOf(given[0], 'categoryL1') ?? null,
      'categories.primary.subcategories': subs(given[0]),
      [SECONDARY]: textOf(given[1], 'categoryL1') ?? null,
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
  write: (value) => ({
    [PRIMARY]: listOf({ value }, 'value')[0] ?? null,
    [SECONDARY]: listOf({ value }, 'value')[1] ?? null,
  }),
}

const allowedSubscriptions: Entry = {
  member: `${MARKETPLACE}allowedSubscriptions`,
  fields: ['previewAudience'],
  read({ get }) {
    const list = get('previewAudience')
    return Array.isArray(list) ? list.flatMap((entry) => textOf(entry, 'subscriptionId') ?? []) : undefined
  },
  write: (value) => ({
    previewAudience: Array.isArray(value) ? value.map((id) => ({ subscriptionId: String(id) })) : null,
  }),
}

const contact = (name: string, field: string): Sheet =>
  (['Name', 'Email', 'Phone'] as const).map((part) =>
    same(`${MARKETPLACE}${name}${part}`, `${field}.${part.toLowerCase()}`),
  )

/** Categories stand twice in a document: the map comes last, because it says more. */
export const offerSheet: Sheet = [
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
  write: (value) => ({
    'technical.images': isMembers(value)
      ? Object.entries(value).map(([version, image]) => ({ version, source: textOf(image, 'osVhdUrl') ?? '' }))
      : null,
  }),
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

const cloudAvailability: Entry = {
  member: `${MACHINES}cloudAvailability`,
  fields: ['clouds'],
  read({ get }) {
    const list = get('clouds')
    if (!Array.isArray(list)) return undefined
    return list.map((cloud) => Object.entries(clouds).find(([, own]) => own === cloud)?.[0] ?? String(cloud))
  },
  write: (value) => ({
    clouds: Array.isArray(value) ? value.map((cloud) => clouds[String(cloud)] ?? String(cloud)) : null,
  }),
}

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

export const planSheetEntries: Sheet = [
  same(`${MACHINES}skuTitle`, 'name'),
  same(`${MACHINES}skuSummary`, 'summary'),
  same(`${MACHINES}skuDescription`, 'description'),
  flag(`${MACHINES}hideSKUForSolutionTemplate`, 'hidden', true, false),
  cloudAvailability,
  ...operatingSystem,
  same(`${MACHINES}recommendedVMSizes`, 'technical.recommendedSizes'),
  ports,
  images,
  machinePricing,
  regions,
]

/** Pictures are given as addresses, fetched when the offer is published. */
export const pictures: { key: string; wire: string }[] = [
  { key: `${MARKETPLACE}smallLogo`, wire: 'azureLogoSmall' },
  { key: `${MARKETPLACE}mediumLogo`, wire: 'azureLogoMedium' },
  { key: `${MARKETPLACE}largeLogo`, wire: 'azureLogoLarge' },
  { key: `${MARKETPLACE}wideLogo`, wire: 'azureLogoWide' },
  { key: `${MARKETPLACE}heroLogo`, wire: 'azureLogoHero' },
]
export const SCREENSHOTS = `${MARKETPLACE}screenshots`

export function withoutKeys(members: Members, keys: string[]): Members {
  const gone = keys.map((key) => key.toLowerCase())
  return Object.fromEntries(Object.entries(members).filter(([name]) => !gone.includes(name.toLowerCase())))
}
