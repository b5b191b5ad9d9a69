/**
 * Credentials: what a publisher holds by the operator's word (spec "offers" 4.4, eligibility). Services name the
 * competencies they were made with; some types ask their publisher for one.
 */
import { and, asc, eq } from 'drizzle-orm'
import { findPublisher, publisherNames, recordAct, requirePermission } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import type { Locale } from '#platform/messages'
import { type FieldError, unprocessable } from '#platform/problem'
import { publisherCredentials } from './schema.ts'
import { entriesOf, labelOf } from './taxonomies/taxonomy.ts'
import { type Text, words } from './types/offer-type.ts'

/** Beside the competencies of the list: programmes that stand in for one. */
const programmes: Record<string, Text> = {
  'expert-msp': words('Azure Expert or Networking MSP', 'Azure Expert ou Networking MSP'),
}

/** What a credential is called; its id when no list has it any more. */
export function credentialLabel(locale: Locale, id: string): string {
  return programmes[id]?.[locale] ?? labelOf(locale, 'competencies', id)
}

/** What can be granted, in the order of the lists. */
export function credentialChoices(locale: Locale): { value: string; label: string }[] {
  const ids = [...Object.keys(programmes), ...entriesOf('competencies').map(({ id }) => id)]
  return ids.map((value) => ({ value, label: credentialLabel(locale, value) }))
}

/** For certification. */
export async function credentialsOf(ctx: Pick<Ctx, 'db'>, publisherId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: publisherCredentials.credentialId })
    .from(publisherCredentials)
    .where(eq(publisherCredentials.publisherId, publisherId))
  return rows.map(({ id }) => id)
}

export type Credential = { publisherId: string; publisherName: string; credentialId: string; grantedAt: Date }

/** Every credential of the marketplace, for its operator. */
export async function listCredentials(ctx: Ctx): Promise<Credential[]> {
  requirePermission(ctx, 'operator.admin')
  const rows = await ctx.db
    .select()
    .from(publisherCredentials)
    .orderBy(asc(publisherCredentials.publisherId), asc(publisherCredentials.credentialId))
  const names = await publisherNames(ctx, [...new Set(rows.map((row) => row.publisherId))])
  return rows.map(({ publisherId, credentialId, grantedAt }) => ({
    publisherId,
    publisherName: names.get(publisherId) ?? publisherId,
    credentialId,
    grantedAt,
  }))
}

const noCredential = words('Choose a credential of the list.', 'Choisissez une qualification de la liste.')
const noPublisher = words('There is no such publisher.', 'Il n’existe pas de tel éditeur.')

type Grant = { publisherId: string; credentialId: string }

/** @throws unprocessable when there is no such credential, or no such publisher */
export async function grantCredential(ctx: Ctx, grant: Grant): Promise<void> {
  requirePermission(ctx, 'operator.admin', { publisherId: grant.publisherId })
  const errors: FieldError[] = []
  const say = (field: keyof Grant, text: Text) =>
    errors.push({ pointer: `#/${field}`, code: `credential.${field}`, detail: text[ctx.locale] })
  if (!credentialChoices('en').some(({ value }) => value === grant.credentialId)) say('credentialId', noCredential)
  if (!(await findPublisher(ctx, grant.publisherId))) say('publisherId', noPublisher)
  if (errors.length > 0) throw unprocessable(errors[0]!.detail, { errors })
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insert(publisherCredentials)
      .values({ ...grant, grantedAt: ctx.now(), grantedBy: ctx.actor.name })
      .onConflictDoNothing()
    await recordAct(ctx, { publisherId: grant.publisherId, act: 'credential.granted', subject: grant.credentialId })
  })
}

/** What is live stays so; reviewers of the next submission are told. */
export async function withdrawCredential(ctx: Ctx, grant: Grant): Promise<void> {
  requirePermission(ctx, 'operator.admin', { publisherId: grant.publisherId })
  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .delete(publisherCredentials)
      .where(
        and(
          eq(publisherCredentials.publisherId, grant.publisherId),
          eq(publisherCredentials.credentialId, grant.credentialId),
        ),
      )
    await recordAct(ctx, { publisherId: grant.publisherId, act: 'credential.withdrawn', subject: grant.credentialId })
  })
}
