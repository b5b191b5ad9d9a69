/** Publishers: how they describe themselves, and what the operator verified. */
import { sql } from 'drizzle-orm'
import { boolean, check, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from './instant.ts'

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
