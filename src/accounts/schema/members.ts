/** Who acts for a publisher, or for the instance. */
import { sql } from 'drizzle-orm'
import { check, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'
import { ofPublisher } from './of-publisher.ts'
import { people } from './sign-in.ts'

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
