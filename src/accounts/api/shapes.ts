/** What the REST face of this room shows. */
import { instant as at, paging, z } from '#platform/api-shapes'
import { operatorRoles, publisherRoles } from '../permissions.ts'

const role = z.enum(publisherRoles)

const contact = z.object({ name: z.string(), email: z.string(), phone: z.string().optional() })
const address = z.object({
  line1: z.string(),
  line2: z.string().optional(),
  city: z.string(),
  region: z.string().optional(),
  postalCode: z.string(),
  country: z.string().openapi({ description: 'ISO 3166-1 alpha-2.', example: 'FR' }),
})
const verification = z.enum(['pending', 'verified', 'rejected'])

const profileFields = {
  displayName: z.string().openapi({ example: 'Fabrikam Robotics' }),
  website: z.string().nullable(),
  description: z.string().nullable(),
  sellerContact: contact.nullable(),
  companyApprover: contact.nullable(),
  address: address.nullable(),
  marketersEditListings: z
    .boolean()
    .openapi({ description: 'Members with the role marketer may edit texts and media of listings.' }),
  marketersReadLeads: z.boolean().openapi({ description: 'Members with the role marketer may read and export leads.' }),
}
const publisherId = z.string().openapi({ description: 'Chosen once, never changed.', example: 'fabrikam' })

export const publisherShape = z
  .object({
    publisherId,
    ...profileFields,
    emailVerification: verification,
    employmentVerification: verification,
    businessVerification: verification,
    revision: z.number().int(),
    createdAt: at,
    updatedAt: at,
  })
  .openapi('Publisher')

export const newPublisherShape = z
  .object({ ...profileFields, publisherId, displayName: profileFields.displayName })
  .partial()
  .required({ publisherId: true, displayName: true })
  .openapi('NewPublisher')
export const publisherChangeShape = z.object(profileFields).partial().openapi('PublisherChange')
export const verificationShape = z
  .object({ email: verification, employment: verification, business: verification })
  .partial()
  .openapi('PublisherVerification')

const rights = {
  roles: z.array(role).openapi({ example: ['developer'] }),
  limitedTo: z.array(z.string()).nullable().openapi({ description: 'Offer ids the rights end at; null: all offers.' }),
}
export const rightsShape = z.object({ roles: rights.roles, limitedTo: rights.limitedTo.optional() }).openapi('Rights')

export const memberShape = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    email: z.string(),
    locale: z.enum(['en', 'fr']).nullable(),
    ...rights,
    tenantId: z.uuid().nullable().openapi({ description: 'The tenant the membership came with, if it did.' }),
    joinedAt: at,
  })
  .openapi('Member')

export const invitationShape = z
  .object({
    publisherId: z.string(),
    id: z.uuid(),
    email: z.string(),
    ...rights,
    status: z.enum(['pending', 'accepted', 'revoked', 'expired']),
    createdAt: at,
    sentAt: at,
    expiresAt: at,
  })
  .openapi('Invitation')

export const secretShape = z
  .object({
    id: z.uuid(),
    hint: z.string().openapi({ description: 'The first characters of the secret; of a certificate, its thumbprint.' }),
    certificateSubject: z
      .string()
      .nullable()
      .openapi({ description: 'Whose certificate it is; null when it is a secret.' }),
    description: z.string().nullable(),
    createdAt: at,
    expiresAt: at,
    lastUsedAt: at.nullable(),
  })
  .openapi('ApplicationSecret')
export const newSecretShape = secretShape
  .extend({ secret: z.string().openapi({ description: 'The client secret. It is shown this once.' }) })
  .openapi('NewApplicationSecret')

export const applicationShape = z
  .object({
    publisherId: z.string(),
    id: z.uuid().openapi({ description: 'Also the OAuth client_id.' }),
    name: z.string(),
    ...rights,
    answerableId: z
      .uuid()
      .openapi({ description: 'The person whose rights bound those of the application at every moment.' }),
    createdAt: at,
    secrets: z.array(secretShape),
  })
  .openapi('Application')

const domainShape = z.object({
  domain: z.string(),
  status: z.enum(['pending', 'verified']),
  proof: z.enum(['mail', 'operator']).nullable(),
  codeSentTo: z.string().nullable(),
  verifiedAt: at.nullable(),
})
export const tenantShape = z
  .object({
    publisherId: z.string(),
    id: z.uuid(),
    name: z.string(),
    issuer: z.string(),
    clientId: z.string(),
    secretSetAt: at,
    secretSetBy: z.uuid().nullable(),
    defaultRoles: z.array(role).nullable(),
    redirectUri: z.string().openapi({ description: 'Register this address with the provider.' }),
    domains: z.array(domainShape),
    createdAt: at,
  })
  .openapi('Tenant')

export const sessionShape = z
  .object({
    id: z.uuid(),
    current: z.boolean(),
    ipAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: at,
    expiresAt: at,
  })
  .openapi('Session')

export const actShape = z
  .object({
    id: z.uuid(),
    publisherId: z.string(),
    offerId: z.string().nullable(),
    act: z.string().openapi({ example: 'offer.submitted' }),
    subject: z.string(),
    actorKind: z.string(),
    actorId: z.string(),
    actorName: z.string(),
    requestId: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()).nullable(),
    at,
  })
  .openapi('Act')

export const operatorShape = z
  .object({ personId: z.uuid(), name: z.string(), email: z.string(), role: z.enum(operatorRoles), grantedAt: at })
  .openapi('Operator')

export const callerShape = z
  .object({
    kind: z.enum(['person', 'application']),
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    emailVerified: z.boolean().nullable(),
    locale: z.enum(['en', 'fr']).nullable(),
    instanceRoles: z.array(z.string()),
    memberships: z.array(z.object({ publisherId: z.string(), ...rights })),
  })
  .openapi('Caller')

export const inPublisher = z.object({ publisherId: z.string().openapi({ param: { name: 'publisherId', in: 'path' } }) })
export const pageAsked = z.object(paging)
