/** Applications: programs of a publisher that use the API with credentials of their own. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { forbidden, notFound, unprocessable } from '#platform/problem'
import { recordAct } from './acts.ts'
import { subjectOf } from './certificates.ts'
import { fieldError, parseInput } from './input.ts'
import { requirePermission } from './may.ts'
import type { PublisherRole } from './permissions.ts'
import { heldRoles, type Rights, rightsForm, rolesWithin } from './roles.ts'
import { applicationSecrets, applications } from './schema.ts'

export type Application = {
  publisherId: string
  /** The OAuth client_id. */
  id: string
  name: string
  roles: PublisherRole[]
  limitedTo: string[] | null
  /** Whose rights bound the application's. */
  answerableId: string
  createdAt: Date
  secrets: ApplicationSecret[]
}
/** What an application signs in with: a secret, or a certificate that stands for one. */
export type ApplicationSecret = {
  id: string
  /** Its first characters; of a certificate, the thumbprint. */
  hint: string
  /** Whose it is, when it is a certificate. */
  certificateSubject: string | null
  description: string | null
  createdAt: Date
  expiresAt: Date
  lastUsedAt: Date | null
}

const applicationForm = rightsForm.extend({ name: z.string().trim().min(1).max(100) })
export type ApplicationForm = Rights & { name: string }

/**
 * @throws unprocessable naming the roles that would give more than the actor has
 */
export async function createApplication(ctx: Ctx, publisherId: string, input: ApplicationForm): Promise<Application> {
  const form = vetted(ctx, publisherId, input)
  return inTransaction(ctx, async (ctx) => {
    const id = ctx.newId()
    await ctx.db
      .insert(applications)
      .values({ publisherId, id, ...form, answerableId: await answerableOf(ctx, publisherId), createdAt: ctx.now() })
    await recordAct(ctx, { publisherId, act: 'application.created', subject: id, detail: { ...form } })
    return getApplication(ctx, publisherId, id)
  })
}

/** Whoever changes an application answers for it from then on. @throws unprocessable as createApplication */
export async function updateApplication(
  ctx: Ctx,
  publisherId: string,
  change: ApplicationForm & { applicationId: string },
): Promise<Application> {
  const form = vetted(ctx, publisherId, change)
  return inTransaction(ctx, async (ctx) => {
    const { id } = await getApplication(ctx, publisherId, change.applicationId)
    await ctx.db
      .update(applications)
      .set({ ...form, answerableId: await answerableOf(ctx, publisherId) })
      .where(one(publisherId, id))
    await recordAct(ctx, { publisherId, act: 'application.changed', subject: id, detail: { ...form } })
    return getApplication(ctx, publisherId, id)
  })
}

/** Ends the application: its secrets and tokens stop working at once. */
export async function removeApplication(ctx: Ctx, publisherId: string, applicationId: string): Promise<void> {
  requirePermission(ctx, 'users.write', { publisherId })
  await inTransaction(ctx, async (ctx) => {
    const { id } = await getApplication(ctx, publisherId, applicationId)
    await ctx.db.update(applications).set({ removedAt: ctx.now() }).where(one(publisherId, id))
    await recordAct(ctx, { publisherId, act: 'application.removed', subject: id })
  })
}

/**
 * The publisher's applications by name, with what may be shown of their secrets and certificates. Requires
 * `users.write`.
 */
export async function listApplications(ctx: Ctx, publisherId: string): Promise<Application[]> {
  requirePermission(ctx, 'users.write', { publisherId })
  const rows = await ctx.db
    .select()
    .from(applications)
    .where(and(eq(applications.publisherId, publisherId), isNull(applications.removedAt)))
    .orderBy(asc(applications.name), asc(applications.id))
  const secrets = await ctx.db
    .select()
    .from(applicationSecrets)
    .where(and(eq(applicationSecrets.publisherId, publisherId), isNull(applicationSecrets.revokedAt)))
    .orderBy(asc(applicationSecrets.createdAt), asc(applicationSecrets.id))
  return rows.map(({ removedAt: _, ...row }) => ({
    ...row,
    roles: row.roles as PublisherRole[],
    secrets: secrets
      .filter((secret) => secret.applicationId === row.id)
      .map(({ id, hint, certificate, description, createdAt, expiresAt, lastUsedAt }) => ({
        id,
        hint,
        certificateSubject: certificate && subjectOf(certificate),
        description,
        createdAt,
        expiresAt,
        lastUsedAt,
      })),
  }))
}

/** @throws notFound */
export async function getApplication(ctx: Ctx, publisherId: string, applicationId: string): Promise<Application> {
  const all = await listApplications(ctx, publisherId)
  const application = all.find(({ id }) => id === applicationId)
  if (!application) throw notFound('There is no such application.')
  return application
}

function vetted(ctx: Ctx, publisherId: string, input: ApplicationForm) {
  requirePermission(ctx, 'users.write', { publisherId })
  const form = parseInput(applicationForm, input)
  requireWithin(ctx, publisherId, form.roles)
  return form
}

/** @throws unprocessable naming the roles that would give an application more than the actor has */
export function requireWithin(ctx: Ctx, publisherId: string, roles: PublisherRole[]): void {
  const allowed = rolesWithin(heldRoles(ctx.actor, publisherId), roles)
  const errors = roles
    .filter((role) => !allowed.includes(role))
    .map((role) => fieldError('#/roles', 'accounts.role_beyond', { role }))
  if (errors.length > 0) throw unprocessable('An application never may more than whoever makes it.', { errors })
}

async function answerableOf(ctx: Ctx, publisherId: string): Promise<string> {
  if (ctx.actor.kind === 'person' && heldByMembership(ctx, publisherId)) return ctx.actor.id
  if (ctx.actor.kind === 'application') return (await getApplication(ctx, publisherId, ctx.actor.id)).answerableId
  throw forbidden('An application needs a member of the publisher who answers for it.')
}

function heldByMembership(ctx: Ctx, publisherId: string): boolean {
  return ctx.actor.grants.some((grant) => grant.organisationId === publisherId)
}

function one(publisherId: string, id: string) {
  return and(eq(applications.publisherId, publisherId), eq(applications.id, id))
}
