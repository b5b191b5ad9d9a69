/**
 * The permission matrix: who may do what. The source is spec offers §8.3 and §8.4; whatever the source
 * nuances is a nuance here, and a nuance is granted only to a caller that says it stays within it.
 */

export const publisherRoles = [
  'owner',
  'manager',
  'developer',
  'businessContributor',
  'financialContributor',
  'marketer',
  'referralAdmin',
] as const
export const operatorRoles = ['reviewer', 'operatorAdmin'] as const
export type PublisherRole = (typeof publisherRoles)[number]
export type OperatorRole = (typeof operatorRoles)[number]
export type Role = PublisherRole | OperatorRole

/**
 * A part of what a permission covers. `submitted`: the frozen submission and what is live, never the
 * draft. `listing`: texts and media of the listing page. `lead`: secrets of lead destinations only.
 * `own`: only what the actor did. `offer`: only acts on offers.
 */
export type Nuance = 'submitted' | 'listing' | 'lead' | 'own' | 'offer'

/** What a publisher may switch on for its marketers; see the columns of `publishers`. */
export type OptIn = 'marketersEditListings' | 'marketersReadLeads'

export type Cell = boolean | { within?: Nuance; optIn?: OptIn }

const yes = true
const no = false
const submitted = { within: 'submitted' } as const
const ownActs = { within: 'own' } as const
const actsOnOffers = { within: 'offer' } as const
const leadSecrets = { within: 'lead' } as const
const listingIfOptedIn = { within: 'listing', optIn: 'marketersEditListings' } as const
const leadsIfOptedIn = { optIn: 'marketersReadLeads' } as const

// Secrets are write-only: nobody reads one back, so there is no permission to read them. A reviewer's
// test lead uses them without showing them.
// biome-ignore format: a table is read by its columns
const rows = {
  //                       owner mana. devel. busi. fina. marketer          referralAdmin reviewer  operatorAdmin
  'offer.create':         [yes,  yes,  yes,   no,   no,   no,               no,           no,       no],
  'offer.edit':           [yes,  yes,  yes,   no,   no,   listingIfOptedIn, no,           no,       no],
  'offer.deleteDraft':    [yes,  yes,  yes,   no,   no,   no,               no,           no,       no],
  'offer.price':          [yes,  yes,  yes,   yes,  no,   no,               no,           no,       no],
  'offer.submit':         [yes,  yes,  yes,   no,   no,   no,               no,           no,       no],
  'offer.cancel':         [yes,  yes,  yes,   no,   no,   no,               no,           no,       no],
  // Calling back what was signed off: spec offers 2.3, T11, asks for more than cancelling does.
  'offer.cancelGoLive':   [yes,  yes,  no,    no,   no,   no,               no,           no,       no],
  'offer.goLive':         [yes,  yes,  yes,   no,   no,   no,               no,           no,       no],
  'offer.stop':           [yes,  yes,  yes,   no,   no,   no,               no,           no,       yes],
  'offer.read':           [yes,  yes,  yes,   yes,  yes,  yes,              yes,          submitted, yes],
  'certification.read':   [yes,  yes,  yes,   yes,  no,   yes,              no,           yes,      yes],
  'certification.answer': [yes,  yes,  yes,   no,   no,   no,               no,           yes,      yes],
  'certification.review': [no,   no,   no,    no,   no,   no,               no,           yes,      yes],
  'secrets.write':        [yes,  yes,  yes,   no,   no,   no,               leadSecrets,  no,       no],
  'media.write':          [yes,  yes,  yes,   no,   no,   yes,              no,           no,       no],
  'media.read':           [yes,  yes,  yes,   yes,  no,   yes,              yes,          yes,      yes],
  'leads.read':           [yes,  yes,  no,    no,   no,   leadsIfOptedIn,   yes,          no,       no],
  'leads.export':         [yes,  yes,  no,    no,   no,   leadsIfOptedIn,   yes,          no,       no],
  'leads.manage':         [yes,  yes,  no,    no,   no,   no,               yes,          no,       no],
  'leads.connect':        [yes,  yes,  yes,   no,   no,   no,               yes,          no,       no],
  'referrals.write':      [yes,  yes,  no,    no,   no,   no,               yes,          no,       no],
  'referrals.read':       [yes,  yes,  no,    no,   no,   no,               yes,          no,       yes],
  'insights.traffic':     [yes,  yes,  yes,   yes,  yes,  yes,              yes,          no,       yes],
  'insights.revenue':     [yes,  no,   no,    yes,  yes,  no,               no,           no,       yes],
  'attribution.write':    [yes,  yes,  yes,   no,   no,   no,               no,           no,       no],
  'attribution.read':     [yes,  yes,  yes,   yes,  yes,  yes,              no,           no,       yes],
  // Who deployed it: names of customers, where they may be known at all.
  'attribution.customers': [yes, no,   no,    no,   yes,  no,               no,           no,       yes],
  'reviews.answer':       [yes,  yes,  no,    no,   no,   yes,              no,           no,       yes],
  'users.write':          [yes,  yes,  no,    no,   no,   no,               no,           no,       yes],
  'tenants.write':        [yes,  yes,  no,    no,   no,   no,               no,           no,       yes],
  'profile.write':        [yes,  no,   no,    no,   no,   no,               no,           no,       yes],
  'profile.read':         [yes,  yes,  yes,   yes,  yes,  yes,              yes,          yes,      yes],
  'payout.write':         [yes,  no,   no,    no,   yes,  no,               no,           no,       no],
  'payout.read':          [yes,  no,   no,    yes,  yes,  no,               no,           no,       yes],
  'agreements.accept':    [yes,  yes,  no,    no,   no,   no,               no,           no,       no],
  'agreements.read':      [yes,  yes,  no,    no,   no,   no,               no,           no,       yes],
  'taxonomies.write':     [no,   no,   no,    no,   no,   no,               no,           no,       yes],
  'taxonomies.read':      [yes,  yes,  yes,   yes,  yes,  yes,              yes,          yes,      yes],
  'audit.read':           [yes,  yes,  ownActs, no, no,   no,               no,           actsOnOffers, yes],
  'operator.admin':       [no,   no,   no,    no,   no,   no,               no,           no,       yes],
} as const satisfies Record<string, readonly Cell[]>

export type Permission = keyof typeof rows

const columns: readonly Role[] = [...publisherRoles, ...operatorRoles]

export const permissionMatrix = Object.fromEntries(
  Object.entries(rows).map(([permission, cells]) => [
    permission,
    Object.fromEntries(columns.map((role, i) => [role, cells[i]])),
  ]),
) as Record<Permission, Record<Role, Cell>>

export const permissions = Object.keys(rows) as Permission[]

/**
 * Permissions that concern the account and no offer: a member whose rights are limited to some offers
 * keeps reading the profile, and has none of the others.
 */
export const accountWide: ReadonlySet<Permission> = new Set([
  'offer.create',
  'users.write',
  'tenants.write',
  'profile.write',
  'payout.write',
  'payout.read',
  'insights.revenue',
  'agreements.accept',
  'agreements.read',
  'audit.read',
])

export function isPublisherRole(role: string): role is PublisherRole {
  return (publisherRoles as readonly string[]).includes(role)
}
