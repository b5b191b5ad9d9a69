/** Applications: programs of a publisher that use the API with credentials of their own. */
import { randomBytes } from 'node:crypto'
import { and, asc, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { forbidden, notFound, unprocessable } from '#platform/problem'
import { sameSecret } from '#platform/secrets'
import { recordAct } from './acts.ts'
import { readCertificate, subjectOf } from './certificates.ts'
import { isUuid } from './ids.ts'
import { fieldError, parseInput } from './input.ts'
import { requirePermission } from './may.ts'
import type { PublisherRole } from './permissions.ts'
import { heldRoles, type Rights, rightsForm, rolesWithin } from './roles.ts'
import { applicationSecrets, applications } from './schema.ts'

const DAY_MS = 86_400_000
const MAX_SECRETS = 10

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

const secretForm = z.object({
  description: z.string().trim().max(100).optional(),
  lifetimeDays: z.number().int().min(1).max(730).default(365),
})
export type SecretForm = z.input<typeof secretForm>

const certificateForm = z.object({
  certificate: z.string().trim().min(1).max(20_000),
  description: z.string().trim().max(100).optional(),
})
export type CertificateForm = z.input<typeof certificateForm>

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

/** A new secret beside those there are, so that one can be exchanged without a pause. Shown this once. */
export async function addSecret(
  ctx: Ctx,
  publisherId: string,
  input: SecretForm & { applicationId: string },
): Promise<ApplicationSecret & { secret: string }> {
  requirePermission(ctx, 'users.write', { publisherId })
  const { description, lifetimeDays } = parseInput(secretForm, input)
  const secret = `cs_${randomBytes(32).toString('base64url')}`
  const kept = await keepSecret(ctx, publisherId, {
    applicationId: input.applicationId,
    secretHash: hashOf(ctx, secret),
    hint: secret.slice(0, 7),
    description: description || null,
    expiresAt: new Date(ctx.now().getTime() + lifetimeDays * DAY_MS),
  })
  return { ...kept, secret }
}

/**
 * A certificate beside the secrets there are: whoever has its key signs in with what the key signed. It ends when
 * the certificate does, or is revoked as a secret is.
 * @throws unprocessable when it is none, is not valid now, is too weak, or comes with its key
 */
export async function addCertificate(
  ctx: Ctx,
  publisherId: string,
  input: CertificateForm & { applicationId: string },
): Promise<ApplicationSecret> {
  requirePermission(ctx, 'users.write', { publisherId })
  const { description, certificate } = parseInput(certificateForm, input)
  const { pem, thumbprint, expiresAt } = readCertificate(certificate, ctx.now())
  return keepSecret(ctx, publisherId, {
    applicationId: input.applicationId,
    certificate: pem,
    hint: thumbprint,
    description: description || null,
    expiresAt,
  })
}

type NewSecret = Pick<ApplicationSecret, 'hint' | 'description' | 'expiresAt'> & {
  applicationId: string
  secretHash?: string
  certificate?: string
}

async function keepSecret(
  ctx: Ctx,
  publisherId: string,
  { applicationId, ...given }: NewSecret,
): Promise<ApplicationSecret> {
  return inTransaction(ctx, async (ctx) => {
    const application = await getApplication(ctx, publisherId, applicationId)
    requireWithin(ctx, publisherId, application.roles)
    if (application.secrets.length >= MAX_SECRETS) {
      throw unprocessable('Revoke a secret first.', {
        errors: [fieldError('#/', 'accounts.too_many_secrets', { max: MAX_SECRETS })],
      })
    }
    const id = ctx.newId()
    await ctx.db
      .insert(applicationSecrets)
      .values({ publisherId, applicationId: application.id, id, createdAt: ctx.now(), ...given })
    await recordAct(ctx, {
      publisherId,
      act: given.certificate ? 'application.certificateAdded' : 'application.secretAdded',
      subject: application.id,
      detail: { secretId: id, expiresAt: given.expiresAt.toISOString() },
    })
    return (await getApplication(ctx, publisherId, applicationId)).secrets.find((one) => one.id === id)!
  })
}

/** The secret, and every token got with it, stops working at once. @throws notFound */
export async function revokeSecret(
  ctx: Ctx,
  publisherId: string,
  which: { applicationId: string; secretId: string },
): Promise<void> {
  requirePermission(ctx, 'users.write', { publisherId })
  await inTransaction(ctx, async (ctx) => {
    const application = await getApplication(ctx, publisherId, which.applicationId)
    if (!application.secrets.some(({ id }) => id === which.secretId)) throw notFound('There is no such secret.')
    await ctx.db
      .update(applicationSecrets)
      .set({ revokedAt: ctx.now() })
      .where(
        and(
          eq(applicationSecrets.publisherId, publisherId),
          eq(applicationSecrets.applicationId, application.id),
          eq(applicationSecrets.id, which.secretId),
        ),
      )
    await recordAct(ctx, {
      publisherId,
      act: 'application.secretRevoked',
      subject: application.id,
      detail: { secretId: which.secretId },
    })
  })
}

/** Which of an application's secrets was shown. */
export type ShownSecret = { publisherId: string; applicationId: string; secretId: string }

/** The live secret that was presented, if it is one of this application's. Notes that it was used. */
export async function matchSecret(
  ctx: Ctx,
  { clientId, secret }: { clientId: string; secret: string },
): Promise<ShownSecret | undefined> {
  const presented = hashOf(ctx, secret)
  const match = (await liveSecrets(ctx, clientId)).find(({ hash }) => hash !== null && sameSecret(hash, presented))
  return match && noteUse(ctx, clientId, match)
}

type LiveSecret = { id: string; publisherId: string; hash: string | null; certificate: string | null }

/** What an application may sign in with now. */
export async function liveSecrets(ctx: Ctx, clientId: string): Promise<LiveSecret[]> {
  if (!isUuid(clientId)) return []
  return ctx.db
    .select({
      id: applicationSecrets.id,
      hash: applicationSecrets.secretHash,
      certificate: applicationSecrets.certificate,
      publisherId: applications.publisherId,
    })
    .from(applications)
    .innerJoin(
      applicationSecrets,
      and(
        eq(applicationSecrets.publisherId, applications.publisherId),
        eq(applicationSecrets.applicationId, applications.id),
      ),
    )
    .where(
      and(
        eq(applications.id, clientId),
        isNull(applications.removedAt),
        isNull(applicationSecrets.revokedAt),
        gt(applicationSecrets.expiresAt, ctx.now()),
      ),
    )
}

export async function noteUse(
  ctx: Ctx,
  applicationId: string,
  { publisherId, id }: Pick<LiveSecret, 'publisherId' | 'id'>,
): Promise<ShownSecret> {
  await ctx.db
    .update(applicationSecrets)
    .set({ lastUsedAt: ctx.now() })
    .where(and(eq(applicationSecrets.publisherId, publisherId), eq(applicationSecrets.id, id)))
  return { publisherId, applicationId, secretId: id }
}

function vetted(ctx: Ctx, publisherId: string, input: ApplicationForm) {
  requirePermission(ctx, 'users.write', { publisherId })
  const form = parseInput(applicationForm, input)
  requireWithin(ctx, publisherId, form.roles)
  return form
}

function requireWithin(ctx: Ctx, publisherId: string, roles: PublisherRole[]): void {
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

function hashOf(ctx: Pick<Ctx, 'keys'>, secret: string): string {
  return ctx.keys.hash('accounts.application-secret', secret)
}
