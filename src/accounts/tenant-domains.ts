/**
 * Which e-mail domains a tenant may vouch for. A domain counts once it is shown to be the publisher's: by
 * a code mailed to one of the five mailboxes that only whoever runs the domain reads (the ones that
 * certificate authorities accept: CA/Browser Forum Baseline Requirements, 3.2.2.4.4), or by the operator.
 */
import { randomInt } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound, unprocessable } from '#platform/problem'
import { sameSecret } from '#platform/secrets'
import { recordAct } from './acts.ts'
import { isConsumerDomain } from './consumer-domains.ts'
import { fieldError, parseInput } from './input.ts'
import { mailDomainCode } from './mails.ts'
import { requirePermission } from './may.ts'
import { domainTaken } from './problems.ts'
import { findPublisher } from './publishers.ts'
import { countTry } from './rate-limits.ts'
import { tenantDomains } from './schema.ts'
import { getTenant, type Tenant } from './tenants.ts'

export const domainMailboxes = ['admin', 'administrator', 'hostmaster', 'postmaster', 'webmaster'] as const
export type DomainMailbox = (typeof domainMailboxes)[number]

const CODE_HOURS = 24
const CODE_TRIES = 5

type Which = { tenantId: string; domain: string }

const domainName = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/)

/** @throws unprocessable for what is no domain, or one where anybody gets an address */
export async function addDomain(ctx: Ctx, publisherId: string, which: Which): Promise<Tenant> {
  requirePermission(ctx, 'tenants.write', { publisherId })
  const { domain } = parseInput(z.object({ domain: domainName }), which)
  if (isConsumerDomain(domain)) {
    throw unprocessable('This domain is not a company’s.', {
      errors: [fieldError('#/domain', 'accounts.consumer_domain')],
    })
  }
  return inTransaction(ctx, async (ctx) => {
    const tenant = await getTenant(ctx, publisherId, which.tenantId)
    await ctx.db
      .insert(tenantDomains)
      .values({ publisherId, tenantId: tenant.id, domain, status: 'pending' })
      .onConflictDoNothing()
    await recordAct(ctx, { publisherId, act: 'tenant.domainAdded', subject: tenant.id, detail: { domain } })
    return getTenant(ctx, publisherId, tenant.id)
  })
}

/** The provider vouches for this domain no more. @throws notFound */
export async function removeDomain(ctx: Ctx, publisherId: string, which: Which): Promise<void> {
  requirePermission(ctx, 'tenants.write', { publisherId })
  await inTransaction(ctx, async (ctx) => {
    await getDomain(ctx, publisherId, which)
    await ctx.db.delete(tenantDomains).where(one(publisherId, which))
    await recordAct(ctx, {
      publisherId,
      act: 'tenant.domainRemoved',
      subject: which.tenantId,
      detail: { domain: which.domain },
    })
  })
}

/** Mails a code to a mailbox of the domain. @throws tooManyRequests */
export async function sendDomainCode(
  ctx: Ctx,
  publisherId: string,
  input: Which & { mailbox: DomainMailbox },
): Promise<void> {
  requirePermission(ctx, 'tenants.write', { publisherId })
  const { mailbox } = parseInput(z.object({ mailbox: z.enum(domainMailboxes) }), input)
  await getDomain(ctx, publisherId, input)
  await countTry(ctx, 'domainCode', `${publisherId}/${input.domain}`)
  const code = String(randomInt(0, 100_000_000)).padStart(8, '0')
  await inTransaction(ctx, async (ctx) => {
    const address = `${mailbox}@${input.domain}`
    await ctx.db
      .update(tenantDomains)
      .set({
        codeHash: hashOf(ctx, input, code),
        codeSentTo: address,
        codeExpiresAt: new Date(ctx.now().getTime() + CODE_HOURS * 3_600_000),
        codeTriesLeft: CODE_TRIES,
      })
      .where(one(publisherId, input))
    const publisher = await findPublisher(ctx, publisherId)
    await mailDomainCode(ctx, {
      mailbox: address,
      domain: input.domain,
      publisherName: publisher?.displayName ?? publisherId,
      code,
    })
    await recordAct(ctx, {
      publisherId,
      act: 'tenant.domainCodeSent',
      subject: input.tenantId,
      detail: { domain: input.domain },
    })
  })
}

/** @throws unprocessable when the code is not the one that was mailed, is too old, or was missed too often */
export async function confirmDomain(ctx: Ctx, publisherId: string, input: Which & { code: string }): Promise<Tenant> {
  requirePermission(ctx, 'tenants.write', { publisherId })
  await getDomain(ctx, publisherId, input)
  // The try is counted on its own, so that refusing a code does not undo the count.
  const [row] = await ctx.db
    .update(tenantDomains)
    .set({ codeTriesLeft: sql`${tenantDomains.codeTriesLeft} - 1` })
    .where(and(one(publisherId, input), sql`${tenantDomains.codeTriesLeft} > 0`))
    .returning()
  const right =
    row?.codeHash &&
    row.codeExpiresAt &&
    row.codeExpiresAt > ctx.now() &&
    sameSecret(row.codeHash, hashOf(ctx, input, input.code.trim()))
  if (!right) {
    throw unprocessable('The code is not right, or too old.', {
      errors: [fieldError('#/code', 'accounts.code_wrong')],
    })
  }
  return verify(ctx, publisherId, { ...input, proof: 'mail' })
}

/** The operator's word instead of a code. */
export async function approveDomain(ctx: Ctx, publisherId: string, which: Which): Promise<Tenant> {
  requirePermission(ctx, 'operator.admin', { publisherId })
  await getDomain(ctx, publisherId, which)
  return verify(ctx, publisherId, { ...which, proof: 'operator' })
}

async function verify(ctx: Ctx, publisherId: string, input: Which & { proof: 'mail' | 'operator' }): Promise<Tenant> {
  const { tenantId, domain, proof } = input
  return inTransaction(ctx, async (ctx) => {
    const [owner] = await ctx.db
      .select()
      .from(tenantDomains)
      .where(and(eq(tenantDomains.domain, domain), eq(tenantDomains.status, 'verified')))
      .for('update')
    if (owner && owner.tenantId !== tenantId) {
      throw domainTaken(`${domain} is verified for another tenant. Ask the operator.`)
    }
    await ctx.db
      .update(tenantDomains)
      .set({ status: 'verified', proof, verifiedAt: ctx.now(), codeHash: null, codeSentTo: null, codeExpiresAt: null })
      .where(one(publisherId, input))
    await recordAct(ctx, { publisherId, act: 'tenant.domainVerified', subject: tenantId, detail: { domain, proof } })
    return getTenant(ctx, publisherId, tenantId)
  })
}

async function getDomain(ctx: Ctx, publisherId: string, which: Which) {
  const tenant = await getTenant(ctx, publisherId, which.tenantId)
  const domain = tenant.domains.find(({ domain }) => domain === which.domain)
  if (!domain) throw notFound('This domain is not in the tenant’s list.')
  return domain
}

function one(publisherId: string, { tenantId, domain }: Which) {
  return and(
    eq(tenantDomains.publisherId, publisherId),
    eq(tenantDomains.tenantId, tenantId),
    eq(tenantDomains.domain, domain),
  )
}

function hashOf(ctx: Pick<Ctx, 'keys'>, { tenantId, domain }: Which, code: string): string {
  return ctx.keys.hash('accounts.domain-code', `${tenantId}/${domain}/${code}`)
}
