/** What the REST face of this room shows, and the parts its routes share. */
import { createRoute, z } from '@hono/zod-openapi'
import { operatorRoles, publisherRoles } from '../permissions.ts'

const at = z.iso.datetime().openapi({ description: 'UTC, ISO 8601.' })
const role = z.enum(publisherRoles)

export const problem = z
  .object({
    type: z.url(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string().optional(),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string(), code: z.string().optional() }).loose())
      .optional(),
  })
  .loose()
  .openapi('Problem')

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

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

export const inPublisher = z.object({ publisherId: z.string().openapi({ param: { name: 'publisherId', in: 'path' } }) })
export const paging = z.object({
  cursor: z.string().optional().openapi({ description: 'nextCursor of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const ifMatch = z.object({
  'if-match': z.string().optional().openapi({ description: 'The ETag that was read. Required.' }),
})
export const etagHeader = z.object({ ETag: z.string() })
export const idempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .optional()
    .openapi({ description: 'Repeating a create with the same key repeats its answer.' }),
})

export const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { 'application/json': { schema } },
})
export const body = <T extends z.ZodType>(schema: T) => ({
  required: true,
  content: { 'application/json': { schema } },
})
export const nothing = (description: string) => ({ description })

const refusals: Record<number, string> = {
  401: 'Not signed in, or the access token is no good.',
  403: 'The caller’s roles do not include this.',
  404: 'Nothing there, or nothing that the caller may see.',
  409: 'Not possible in the present state.',
  410: 'The link was used, withdrawn or is too old.',
  412: 'Somebody changed it since it was read.',
  422: 'Some members of the body need mending; `errors` names each.',
  428: 'If-Match is missing.',
  429: 'Too many tries; see Retry-After.',
}

/** The refusals a route can answer with, described once. */
export function refusing<S extends keyof typeof refusals & number>(...statuses: S[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: refusals[status] ?? '', content: { 'application/problem+json': { schema: problem } } },
    ]),
  )
}

export { createRoute, z }
