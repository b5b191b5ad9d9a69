/** Identity providers of publishers. */
import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'
import { ofPublisher } from './of-publisher.ts'
import { people } from './sign-in.ts'

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
