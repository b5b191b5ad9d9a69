import { createRoute, idempotencyHeader, jsonAnswer, jsonBody, noContent, refusing, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { idempotent } from '#platform/idempotency'
import { publisherRoles } from '../permissions.ts'
import {
  addDomain,
  approveDomain,
  confirmDomain,
  domainMailboxes,
  removeDomain,
  sendDomainCode,
} from '../tenant-domains.ts'
import { getTenant, linkTenant, listTenants, removeTenant, type Tenant, updateTenant } from '../tenants.ts'
import { inPublisher, tenantShape } from './shapes.ts'

export const tenantsApi = apiRoom()
const tags = ['Tenants']

const shown = (t: Tenant) => ({
  ...t,
  secretSetAt: t.secretSetAt.toISOString(),
  createdAt: t.createdAt.toISOString(),
  domains: t.domains.map((d) => ({ ...d, verifiedAt: d.verifiedAt?.toISOString() ?? null })),
})
const inTenant = inPublisher.extend({ tenantId: z.string() })
const inDomain = inTenant.extend({ domain: z.string() })
const newcomers = z
  .array(z.enum(publisherRoles))
  .nullable()
  .openapi({ description: 'Roles of people who come in by a verified domain; null: they have to be invited.' })

tenantsApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/tenants',
    operationId: 'listTenants',
    tags,
    summary: 'Linked identity providers',
    request: { params: inPublisher },
    responses: { 200: jsonAnswer(z.object({ items: z.array(tenantShape) }), 'Tenants.'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const items = await listTenants(ctxOf(c), c.req.valid('param').publisherId)
    return c.json({ items: items.map(shown) }, 200)
  },
)

tenantsApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/tenants',
    operationId: 'linkTenant',
    tags,
    summary: 'Link an OpenID Connect provider',
    description:
      'The provider is asked for its description at once. Its people can sign in after a domain is verified.',
    request: {
      params: inPublisher,
      headers: idempotencyHeader,
      body: jsonBody(
        z.object({
          name: z.string(),
          issuer: z.string().openapi({ example: 'https://login.microsoftonline.com/TENANT/v2.0' }),
          clientId: z.string(),
          clientSecret: z.string().openapi({ description: 'Kept encrypted, never shown again.' }),
          defaultRoles: newcomers.optional(),
        }),
      ),
    },
    middleware: [idempotent] as const,
    responses: { 201: jsonAnswer(tenantShape, 'The tenant.'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    const tenant = await linkTenant(ctxOf(c), c.req.valid('param').publisherId, c.req.valid('json'))
    return c.json(shown(tenant), 201)
  },
)

tenantsApi.openapi(
  createRoute({
    method: 'get',
    path: '/publishers/{publisherId}/tenants/{tenantId}',
    operationId: 'getTenant',
    tags,
    summary: 'One tenant',
    request: { params: inTenant },
    responses: { 200: jsonAnswer(tenantShape, 'The tenant.'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const { publisherId, tenantId } = c.req.valid('param')
    return c.json(shown(await getTenant(ctxOf(c), publisherId, tenantId)), 200)
  },
)

tenantsApi.openapi(
  createRoute({
    method: 'patch',
    path: '/publishers/{publisherId}/tenants/{tenantId}',
    operationId: 'updateTenant',
    tags,
    summary: 'Change a tenant',
    description: 'Name, client, secret or the roles of newcomers. The issuer cannot change: link another tenant.',
    request: {
      params: inTenant,
      body: jsonBody(
        z
          .object({ name: z.string(), clientId: z.string(), clientSecret: z.string(), defaultRoles: newcomers })
          .partial(),
        { name: 'Fabrikam, staff', defaultRoles: ['developer'] },
      ),
    },
    responses: { 200: jsonAnswer(tenantShape, 'The tenant.'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    const { publisherId, tenantId } = c.req.valid('param')
    return c.json(shown(await updateTenant(ctxOf(c), publisherId, { ...c.req.valid('json'), tenantId })), 200)
  },
)

tenantsApi.openapi(
  createRoute({
    method: 'delete',
    path: '/publishers/{publisherId}/tenants/{tenantId}',
    operationId: 'removeTenant',
    tags,
    summary: 'Unlink a tenant',
    description:
      'Those signed in through it are signed out, and members who came with it leave. Not the one the caller is signed in with.',
    request: { params: inTenant },
    responses: { 204: noContent('Unlinked.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    const { publisherId, tenantId } = c.req.valid('param')
    await removeTenant(ctxOf(c), publisherId, tenantId)
    return c.body(null, 204)
  },
)

tenantsApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/tenants/{tenantId}/domains',
    operationId: 'addTenantDomain',
    tags,
    summary: 'Name an e-mail domain',
    request: {
      params: inTenant,
      body: jsonBody(z.object({ domain: z.string().openapi({ example: 'fabrikam.example' }) })),
    },
    responses: { 201: jsonAnswer(tenantShape, 'The tenant.'), ...refusing(401, 403, 404, 422) },
  }),
  async (c) => {
    const { publisherId, tenantId } = c.req.valid('param')
    return c.json(shown(await addDomain(ctxOf(c), publisherId, { tenantId, ...c.req.valid('json') })), 201)
  },
)

tenantsApi.openapi(
  createRoute({
    method: 'delete',
    path: '/publishers/{publisherId}/tenants/{tenantId}/domains/{domain}',
    operationId: 'removeTenantDomain',
    tags,
    summary: 'Take a domain off a tenant',
    request: { params: inDomain },
    responses: { 204: noContent('The provider vouches for it no longer.'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    const { publisherId, ...which } = c.req.valid('param')
    await removeDomain(ctxOf(c), publisherId, which)
    return c.body(null, 204)
  },
)

tenantsApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/tenants/{tenantId}/domains/{domain}/codes',
    operationId: 'sendTenantDomainCode',
    tags,
    summary: 'Mail a code to the domain',
    description: 'To one of the mailboxes that only whoever runs a domain reads.',
    request: {
      params: inDomain,
      body: jsonBody(z.object({ mailbox: z.enum(domainMailboxes) }), { mailbox: 'postmaster' }),
    },
    responses: { 202: noContent('On its way.'), ...refusing(401, 403, 404, 422, 429) },
  }),
  async (c) => {
    const { publisherId, ...which } = c.req.valid('param')
    await sendDomainCode(ctxOf(c), publisherId, { ...which, ...c.req.valid('json') })
    return c.body(null, 202)
  },
)

tenantsApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/tenants/{tenantId}/domains/{domain}/proofs',
    operationId: 'confirmTenantDomain',
    tags,
    summary: 'Hand in the code',
    request: { params: inDomain, body: jsonBody(z.object({ code: z.string() }), { code: '48210937' }) },
    responses: { 201: jsonAnswer(tenantShape, 'The domain is verified.'), ...refusing(401, 403, 404, 409, 422) },
  }),
  async (c) => {
    const { publisherId, ...which } = c.req.valid('param')
    return c.json(shown(await confirmDomain(ctxOf(c), publisherId, { ...which, ...c.req.valid('json') })), 201)
  },
)

tenantsApi.openapi(
  createRoute({
    method: 'post',
    path: '/publishers/{publisherId}/tenants/{tenantId}/domains/{domain}/approvals',
    operationId: 'approveTenantDomain',
    tags,
    summary: 'Vouch for a domain as the operator',
    request: { params: inDomain },
    responses: { 201: jsonAnswer(tenantShape, 'The domain is verified.'), ...refusing(401, 403, 404, 409) },
  }),
  async (c) => {
    const { publisherId, ...which } = c.req.valid('param')
    return c.json(shown(await approveDomain(ctxOf(c), publisherId, which)), 201)
  },
)
