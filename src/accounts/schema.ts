/**
 * Accounts. people, sessions, credentials and verifications are written by better-auth (see auth.ts);
 * the rest is ours. What belongs to a publisher has publisher_id first in its key.
 */
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'

const instant = (name: string) => timestamp(name, { withTimezone: true })

export const people = pgTable(
  'people',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    /** Lower case. */
    email: text('email').notNull().unique(),
    emailVerified: boolean('email_verified').notNull().default(false),
    image: text('image'),
    /** Language of the portals and of mails; null: as the browser asks. */
    locale: text('locale').$type<'en' | 'fr'>(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    check('people_locale', sql`${t.locale} in ('en', 'fr')`),
    check('people_email_lower', sql`${t.email} = lower(${t.email})`),
  ],
)

export const sessions = pgTable(
  'sessions',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    token: text('token').notNull().unique(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    /** The publisher's tenant that vouched for the person, when it was not a password. */
    tenantId: uuid('tenant_id'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('sessions_of_person').on(t.personId), index('sessions_expiry').on(t.expiresAt)],
)

/** How somebody proves who they are: a password (provider `credential`), or an account at an identity provider. */
export const credentials = pgTable(
  'credentials',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    providerId: text('provider_id').notNull(),
    accountId: text('account_id').notNull(),
    /** Argon2id. */
    password: text('password'),
    // better-auth knows these; we ask providers only who somebody is, and keep no token of theirs.
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('credentials_of_provider').on(t.providerId, t.accountId),
    index('credentials_of_person').on(t.personId),
    check(
      'credentials_keep_no_token',
      sql`${t.accessToken} is null and ${t.refreshToken} is null and ${t.idToken} is null`,
    ),
  ],
)

/** One-time values under way: password resets, sign-in states. The identifier is kept hashed. */
export const verifications = pgTable(
  'verifications',
  {
    id: uuid('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('verifications_identifier').on(t.identifier)],
)

/** Counters of rate-limiter-flexible, which owns the column names. */
export const rateLimits = pgTable('rate_limits', {
  key: text('key').primaryKey(),
  points: integer('points').notNull().default(0),
  expire: bigint('expire', { mode: 'number' }),
})

export const instanceRoles = pgTable(
  'instance_roles',
  {
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    role: text('role').$type<'operatorAdmin' | 'reviewer'>().notNull(),
    /** Null: named by the instance's configuration. */
    grantedBy: uuid('granted_by').references(() => people.id, { onDelete: 'set null' }),
    grantedAt: instant('granted_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.role] }),
    check('instance_roles_role', sql`${t.role} in ('operatorAdmin', 'reviewer')`),
  ],
)

export type PostalAddress = {
  line1: string
  line2?: string
  city: string
  region?: string
  postalCode: string
  /** ISO 3166-1 alpha-2. */
  country: string
}
export type ContactPerson = { name: string; email: string; phone?: string }
export type VerificationStatus = 'pending' | 'verified' | 'rejected'

const verification = (name: string) => text(name).$type<VerificationStatus>().notNull().default('pending')

export const publishers = pgTable(
  'publishers',
  {
    publisherId: text('publisher_id').primaryKey(),
    displayName: text('display_name').notNull(),
    website: text('website'),
    description: text('description'),
    sellerContact: jsonb('seller_contact').$type<ContactPerson>(),
    companyApprover: jsonb('company_approver').$type<ContactPerson>(),
    address: jsonb('address').$type<PostalAddress>(),
    emailVerification: verification('email_verification'),
    employmentVerification: verification('employment_verification'),
    businessVerification: verification('business_verification'),
    /** Opt-ins of the permission matrix: what marketers may do beyond their role. */
    marketersEditListings: boolean('marketers_edit_listings').notNull().default(false),
    marketersReadLeads: boolean('marketers_read_leads').notNull().default(false),
    /** Raised by each change of the profile: the ETag. */
    revision: integer('revision').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    check('publishers_id', sql`${t.publisherId} ~ '^[a-z0-9_-]{1,50}$'`),
    ...[t.emailVerification, t.employmentVerification, t.businessVerification].map((column) =>
      check(`publishers_${column.name}`, sql`${column} in ('pending', 'verified', 'rejected')`),
    ),
  ],
)

const ofPublisher = () =>
  text('publisher_id')
    .notNull()
    .references(() => publishers.publisherId)

export const members = pgTable(
  'members',
  {
    publisherId: ofPublisher(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    roles: text('roles').array().notNull(),
    /** Offer ids the rights are limited to; null: all, present and future. */
    limitedTo: text('limited_to').array(),
    /** Set when the membership came from a linked tenant: it ends when the tenant is removed. */
    tenantId: uuid('tenant_id'),
    joinedAt: instant('joined_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.personId] }),
    index('members_person').on(t.personId),
    check('members_have_roles', sql`cardinality(${t.roles}) > 0`),
  ],
)

export const invitations = pgTable(
  'invitations',
  {
    publisherId: ofPublisher(),
    id: uuid('id').notNull(),
    email: text('email').notNull(),
    roles: text('roles').array().notNull(),
    limitedTo: text('limited_to').array(),
    status: text('status').$type<'pending' | 'accepted' | 'revoked' | 'expired'>().notNull(),
    tokenHash: text('token_hash').notNull(),
    invitedBy: uuid('invited_by').references(() => people.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    uniqueIndex('invitations_one_pending').on(t.publisherId, t.email).where(sql`${t.status} = 'pending'`),
    index('invitations_due').on(t.expiresAt).where(sql`${t.status} = 'pending'`),
    check('invitations_status', sql`${t.status} in ('pending', 'accepted', 'revoked', 'expired')`),
  ],
)

/** An identity provider that a publisher linked, for instance its Entra tenant. */
export const tenants = pgTable(
  'tenants',
  {
    publisherId: ofPublisher(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    issuer: text('issuer').notNull(),
    clientId: text('client_id').notNull(),
    clientSecretSealed: text('client_secret_sealed').notNull(),
    secretSetAt: instant('secret_set_at').notNull(),
    secretSetBy: uuid('secret_set_by').references(() => people.id, { onDelete: 'set null' }),
    /** Roles of people who come in from a verified domain; null: they do not become members by themselves. */
    defaultRoles: text('default_roles').array(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.publisherId, t.id] })],
)

/** An e-mail domain whose people a tenant may vouch for, once it is shown that the domain is the publisher's. */
export const tenantDomains = pgTable(
  'tenant_domains',
  {
    publisherId: text('publisher_id').notNull(),
    tenantId: uuid('tenant_id').notNull(),
    domain: text('domain').notNull(),
    status: text('status').$type<'pending' | 'verified'>().notNull(),
    /** How it was shown: a code mailed to an address of the domain, or the operator's word. */
    proof: text('proof').$type<'mail' | 'operator'>(),
    codeHash: text('code_hash'),
    codeSentTo: text('code_sent_to'),
    codeExpiresAt: instant('code_expires_at'),
    codeTriesLeft: integer('code_tries_left').notNull().default(0),
    verifiedAt: instant('verified_at'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.tenantId, t.domain] }),
    foreignKey({ columns: [t.publisherId, t.tenantId], foreignColumns: [tenants.publisherId, tenants.id] }).onDelete(
      'cascade',
    ),
    uniqueIndex('tenant_domains_one_owner').on(t.domain).where(sql`${t.status} = 'verified'`),
    check('tenant_domains_status', sql`${t.status} in ('pending', 'verified')`),
  ],
)

/** A service principal: a program of the publisher that uses the API. */
export const applications = pgTable(
  'applications',
  {
    publisherId: ofPublisher(),
    /** Also its OAuth client_id. */
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    roles: text('roles').array().notNull(),
    limitedTo: text('limited_to').array(),
    /** Whoever created it or last changed its roles: it never may more than this person may. */
    answerableId: uuid('answerable_id')
      .notNull()
      .references(() => people.id),
    createdAt: instant('created_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    index('applications_id').on(t.id),
    check('applications_have_roles', sql`cardinality(${t.roles}) > 0`),
  ],
)

export const applicationSecrets = pgTable(
  'application_secrets',
  {
    publisherId: text('publisher_id').notNull(),
    applicationId: uuid('application_id').notNull(),
    id: uuid('id').notNull(),
    /** Its first characters, so that people can tell secrets apart; of a certificate, its thumbprint. */
    hint: text('hint').notNull(),
    secretHash: text('secret_hash'),
    /** Instead of a secret: the certificate whose key signs what the application shows. PEM, no key. */
    certificate: text('certificate'),
    description: text('description'),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.applicationId, t.id] }),
    foreignKey({
      columns: [t.publisherId, t.applicationId],
      foreignColumns: [applications.publisherId, applications.id],
    }),
    check('application_secrets_one_kind', sql`num_nonnulls(${t.secretHash}, ${t.certificate}) = 1`),
  ],
)

/** Keys that sign tokens which others verify: their public halves are published. The newest signs. */
export const signingKeys = pgTable('signing_keys', {
  kid: text('kid').primaryKey(),
  publicJwk: jsonb('public_jwk').$type<JsonWebKey>().notNull(),
  /** PKCS #8, sealed. */
  privateKeySealed: text('private_key_sealed').notNull(),
  createdAt: instant('created_at').notNull(),
})

/** The audit log: one row for each act that changed something. Appended, never changed. */
export const acts = pgTable(
  'acts',
  {
    /** Empty for acts on the instance itself. */
    publisherId: text('publisher_id').notNull().default(''),
    id: uuid('id').notNull(),
    offerId: text('offer_id'),
    act: text('act').notNull(),
    subject: text('subject').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    requestId: text('request_id'),
    detail: jsonb('detail').$type<Record<string, unknown>>(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publisherId, t.id] }),
    index('acts_newest').on(t.publisherId, t.at.desc(), t.id.desc()),
    index('acts_of_actor').on(t.actorId, t.at.desc()),
  ],
)
