/** Programs of publishers, what they sign in with, and the keys that sign what they are given. */
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'
import { ofPublisher } from './of-publisher.ts'
import { people } from './sign-in.ts'

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
