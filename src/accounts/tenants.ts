/** Identity providers that a publisher links, for instance its Entra tenant, so that its people sign in with their work accounts. */
import { and, asc, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound } from '#platform/problem'
import { recordAct } from './acts.ts'
import { describeProvider, type ProviderSettings } from './identity-provider.ts'
import { isUuid } from './ids.ts'
import { parseInput } from './input.ts'
import { requirePermission } from './may.ts'
import { lockMembers, requireOwner } from './members.ts'
import { type PublisherRole, publisherRoles } from './permissions.ts'
import { tenantInUse } from './problems.ts'
import { requireGrantable } from './roles.ts'
import { credentials, members, sessions, tenantDomains, tenants } from './schema.ts'

export type TenantDomain = {
  domain: string
  status: 'pending' | 'verified'
  proof: 'mail' | 'operator' | null
  /** Where a code is waiting to be read. */
  codeSentTo: string | null
  verifiedAt: Date | null
}
export type Tenant = {
  publisherId: string
  id: string
  name: string
  issuer: string
  clientId: string
  secretSetAt: Date
  secretSetBy: string | null
  /** Roles of people who come in by a verified domain; null: they have to be invited. */
  defaultRoles: PublisherRole[] | null
  /** To be registered with the provider. */
  redirectUri: string
  domains: TenantDomain[]
  createdAt: Date
}

const joiners = z
  .array(z.enum(publisherRoles))
  .min(1)
  .refine((roles) => !roles.includes('owner'))
  .nullable()

const tenantForm = z.object({
  name: z.string().trim().min(1).max(100),
  issuer: z.url({ protocol: /^https?$/ }).max(500),
  clientId: z.string().trim().min(1).max(200),
  clientSecret: z.string().min(1).max(500),
  defaultRoles: joiners.default(null),
})
export type TenantForm = z.input<typeof tenantForm>

/**
 * Links a provider after asking it for its description. Its people can sign in once a domain is verified.
 * @throws identity-provider-unreachable
 */
export async function linkTenant(ctx: Ctx, publisherId: string, input: TenantForm): Promise<Tenant> {
  requirePermission(ctx, 'tenants.write', { publisherId })
  const form = parseInput(tenantForm, input)
  requireGrantable(ctx, publisherId, { roles: form.defaultRoles ?? [] })
  const id = ctx.newId()
  await describeProvider(ctx, { issuer: form.issuer, tenant: { id, publisherId, domains: [], defaultRoles: null } })
  return inTransaction(ctx, async (ctx) => {
    const { name, issuer, clientId, defaultRoles } = form
    await ctx.db.insert(tenants).values({
      publisherId,
      id,
      name,
      issuer,
      clientId,
      defaultRoles,
      ...sealed(ctx, id, form.clientSecret),
      createdAt: ctx.now(),
    })
    await recordAct(ctx, { publisherId, act: 'tenant.linked', subject: id, detail: { issuer, defaultRoles } })
    return getTenant(ctx, publisherId, id)
  })
}

const tenantChange = tenantForm.omit({ issuer: true }).partial().extend({ defaultRoles: joiners.optional() })

/** Changes name, client or the roles of newcomers; the issuer is who the tenant is, and stays. */
export async function updateTenant(
  ctx: Ctx,
  publisherId: string,
  change: z.input<typeof tenantChange> & { tenantId: string },
): Promise<Tenant> {
  requirePermission(ctx, 'tenants.write', { publisherId })
  const { clientSecret, ...form } = parseInput(tenantChange, change)
  requireGrantable(ctx, publisherId, { roles: form.defaultRoles ?? [] })
  return inTransaction(ctx, async (ctx) => {
    const { id } = await getTenant(ctx, publisherId, change.tenantId)
    await ctx.db
      .update(tenants)
      .set({ ...form, ...(clientSecret ? sealed(ctx, id, clientSecret) : {}), publisherId })
      .where(and(eq(tenants.publisherId, publisherId), eq(tenants.id, id)))
    const fields = [...Object.keys(form), ...(clientSecret ? ['clientSecret'] : [])]
    await recordAct(ctx, { publisherId, act: 'tenant.changed', subject: id, detail: { fields } })
    return getTenant(ctx, publisherId, id)
  })
}

/**
 * Unlinks a provider: those signed in through it are signed out, and members who came with it leave.
 * @throws tenantInUse when the actor is signed in through it
 * @throws lastOwner
 */
export async function removeTenant(ctx: Ctx, publisherId: string, tenantId: string): Promise<void> {
  requirePermission(ctx, 'tenants.write', { publisherId })
  await inTransaction(ctx, async (ctx) => {
    const { id } = await getTenant(ctx, publisherId, tenantId)
    if (await actsThrough(ctx, id)) throw tenantInUse('Sign in with a password, then remove the tenant.')
    await lockMembers(ctx, publisherId)
    await ctx.db.delete(sessions).where(eq(sessions.tenantId, id))
    await ctx.db.delete(credentials).where(eq(credentials.providerId, id))
    const left = await ctx.db
      .delete(members)
      .where(and(eq(members.publisherId, publisherId), eq(members.tenantId, id)))
      .returning({ personId: members.personId })
    if (left.length > 0) await requireOwner(ctx, publisherId)
    await ctx.db.delete(tenants).where(and(eq(tenants.publisherId, publisherId), eq(tenants.id, id)))
    await recordAct(ctx, { publisherId, act: 'tenant.removed', subject: id, detail: { members: left.length } })
  })
}

/** The publisher's identity providers with their domains, oldest first. Requires `tenants.write`. */
export async function listTenants(ctx: Ctx, publisherId: string): Promise<Tenant[]> {
  requirePermission(ctx, 'tenants.write', { publisherId })
  const rows = await ctx.db
    .select()
    .from(tenants)
    .where(eq(tenants.publisherId, publisherId))
    .orderBy(asc(tenants.createdAt), asc(tenants.id))
  const domains = await ctx.db
    .select()
    .from(tenantDomains)
    .where(eq(tenantDomains.publisherId, publisherId))
    .orderBy(asc(tenantDomains.domain))
  return rows.map(({ clientSecretSealed: _, ...row }) => ({
    ...row,
    defaultRoles: row.defaultRoles as PublisherRole[] | null,
    redirectUri: `${ctx.config.url}/api/auth/callback/${row.id}`,
    domains: domains
      .filter((domain) => domain.tenantId === row.id)
      .map(({ domain, status, proof, codeSentTo, verifiedAt }) => ({ domain, status, proof, codeSentTo, verifiedAt })),
  }))
}

/** @throws notFound */
export async function getTenant(ctx: Ctx, publisherId: string, tenantId: string): Promise<Tenant> {
  const tenant = (await listTenants(ctx, publisherId)).find(({ id }) => id === tenantId)
  if (!tenant) throw notFound('There is no such tenant.')
  return tenant
}

/** What a sign-in through the tenant needs, its secret included; nothing while no domain is verified. */
export async function findProvider(ctx: Ctx, tenantId: string): Promise<ProviderSettings | undefined> {
  if (!isUuid(tenantId)) return undefined
  const [row] = await ctx.db.select().from(tenants).where(eq(tenants.id, tenantId))
  if (!row) return undefined
  const domains = await ctx.db
    .select({ domain: tenantDomains.domain })
    .from(tenantDomains)
    .where(
      and(
        eq(tenantDomains.publisherId, row.publisherId),
        eq(tenantDomains.tenantId, row.id),
        eq(tenantDomains.status, 'verified'),
      ),
    )
  if (domains.length === 0) return undefined
  return {
    id: row.id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.clientId,
    clientSecret: ctx.keys.unseal(row.clientSecretSealed, boundTo(row.id)),
    tenant: {
      id: row.id,
      publisherId: row.publisherId,
      domains: domains.map(({ domain }) => domain),
      defaultRoles: row.defaultRoles as PublisherRole[] | null,
    },
  }
}

async function actsThrough(ctx: Ctx, tenantId: string): Promise<boolean> {
  if (ctx.actor.kind !== 'person') return false
  const [session] = await ctx.db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.personId, ctx.actor.id), eq(sessions.tenantId, tenantId), gt(sessions.expiresAt, ctx.now())))
    .limit(1)
  return session !== undefined
}

function sealed(ctx: Ctx, tenantId: string, clientSecret: string) {
  return {
    clientSecretSealed: ctx.keys.seal(clientSecret, boundTo(tenantId)),
    secretSetAt: ctx.now(),
    secretSetBy: ctx.actor.kind === 'person' ? ctx.actor.id : null,
  }
}

const boundTo = (tenantId: string) => `tenants/${tenantId}/client_secret`
