/** What an application signs in with: secrets, and certificates that stand for one. */
import { randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound, unprocessable } from '#platform/problem'
import { sameSecret } from '#platform/secrets'
import { recordAct } from './acts.ts'
import { type ApplicationSecret, getApplication, requireWithin } from './applications.ts'
import { readCertificate } from './certificates.ts'
import { isUuid } from './ids.ts'
import { fieldError, parseInput } from './input.ts'
import { requirePermission } from './may.ts'
import { applicationSecrets, applications } from './schema.ts'

const DAY_MS = 86_400_000
const MAX_SECRETS = 10

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
    .where(
      and(
        eq(applicationSecrets.publisherId, publisherId),
        eq(applicationSecrets.applicationId, applicationId),
        eq(applicationSecrets.id, id),
      ),
    )
  return { publisherId, applicationId, secretId: id }
}

function hashOf(ctx: Pick<Ctx, 'keys'>, secret: string): string {
  return ctx.keys.hash('accounts.application-secret', secret)
}
