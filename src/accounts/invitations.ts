/** Asking people by e-mail to join a publisher account. */
import { randomBytes } from 'node:crypto'
import { and, desc, eq, inArray, lte } from 'drizzle-orm'
import { recordEvents } from '#events'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { type FieldError, notFound } from '#platform/problem'
import { actingPerson } from './acting.ts'
import { recordAct } from './acts.ts'
import { addressesIn, nobodyInvited } from './addresses.ts'
import { isUuid } from './ids.ts'
import { fieldError, parseInput } from './input.ts'
import { mailInvitation } from './mails.ts'
import { requirePermission } from './may.ts'
import type { PublisherRole } from './permissions.ts'
import { onAddressConfirmed } from './person.ts'
import { invitationClosed, invitationForSomebodyElse, linkExpired } from './problems.ts'
import { findPublisher, publisherIdPattern } from './publishers.ts'
import { countTry } from './rate-limits.ts'
import { type Rights, requireGrantable, rightsForm } from './roles.ts'
import { invitations, members, people } from './schema.ts'

const DAYS_OPEN = 14

export type Invitation = {
  publisherId: string
  id: string
  email: string
  roles: PublisherRole[]
  limitedTo: string[] | null
  status: 'pending' | 'accepted' | 'revoked' | 'expired'
  createdAt: Date
  sentAt: Date
  expiresAt: Date
}

const shown = {
  publisherId: invitations.publisherId,
  id: invitations.id,
  email: invitations.email,
  roles: invitations.roles,
  limitedTo: invitations.limitedTo,
  status: invitations.status,
  createdAt: invitations.createdAt,
  sentAt: invitations.sentAt,
  expiresAt: invitations.expiresAt,
}

/**
 * Invites up to ten people, all to the same rights, and mails each a link. `emails` is what was typed:
 * addresses separated by commas, semicolons or new lines.
 * @throws unprocessable naming each address that cannot be invited; then nobody is
 * @throws forbidden when the actor may not give those roles
 */
export async function invitePeople(
  ctx: Ctx,
  publisherId: string,
  input: Rights & { emails: string },
): Promise<Invitation[]> {
  requirePermission(ctx, 'users.write', { publisherId })
  const rights = parseInput(rightsForm, input)
  requireGrantable(ctx, publisherId, rights)
  const emails = addressesIn(input.emails)
  await requireInvitable(ctx, publisherId, emails)
  for (const _ of emails) await countTry(ctx, 'invitationsOfPublisher', publisherId)
  return inTransaction(ctx, async (ctx) => {
    const made: Invitation[] = []
    for (const email of emails) {
      const token = newToken(publisherId)
      const [invitation] = await ctx.db
        .insert(invitations)
        .values({
          publisherId,
          id: ctx.newId(),
          email,
          ...rights,
          status: 'pending',
          tokenHash: hashOf(ctx, token),
          invitedBy: ctx.actor.kind === 'person' ? ctx.actor.id : null,
          createdAt: ctx.now(),
          ...freshFrom(ctx.now()),
        })
        .onConflictDoNothing()
        .returning(shown)
      if (!invitation) throw nobodyInvited([fieldError('#/emails', 'accounts.already_invited', { email })])
      await send(ctx, invitation as Invitation, token)
      await recordAct(ctx, {
        publisherId,
        act: 'invitation.sent',
        subject: invitation.id,
        detail: { roles: rights.roles, limitedTo: rights.limitedTo },
      })
      made.push(invitation as Invitation)
    }
    return made
  })
}

/** Invitations of the account, newest first. */
export async function listInvitations(ctx: Ctx, publisherId: string): Promise<Invitation[]> {
  requirePermission(ctx, 'users.write', { publisherId })
  const rows = await ctx.db
    .select(shown)
    .from(invitations)
    .where(eq(invitations.publisherId, publisherId))
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(200)
  return rows.map((row) => presentStatus(ctx, row as Invitation))
}

/** Mails a new link, open for another 14 days; the old one stops working. @throws invitationClosed */
export async function resendInvitation(ctx: Ctx, publisherId: string, invitationId: string): Promise<Invitation> {
  requirePermission(ctx, 'users.write', { publisherId })
  await countTry(ctx, 'invitationsOfPublisher', publisherId)
  return inTransaction(ctx, async (ctx) => {
    const token = newToken(publisherId)
    const invitation = await change(
      ctx,
      { publisherId, invitationId, from: ['pending', 'expired'] },
      {
        status: 'pending' as const,
        closedAt: null,
        tokenHash: hashOf(ctx, token),
        ...freshFrom(ctx.now()),
      },
    )
    requireGrantable(ctx, publisherId, invitation)
    await send(ctx, invitation, token)
    await recordAct(ctx, { publisherId, act: 'invitation.resent', subject: invitationId })
    return invitation
  })
}

/** Takes an invitation back: its link stops working. @throws invitationClosed */
export async function revokeInvitation(ctx: Ctx, publisherId: string, invitationId: string): Promise<void> {
  requirePermission(ctx, 'users.write', { publisherId })
  await inTransaction(ctx, async (ctx) => {
    await change(
      ctx,
      { publisherId, invitationId, from: ['pending'] },
      { status: 'revoked' as const, closedAt: ctx.now() },
    )
    await recordAct(ctx, { publisherId, act: 'invitation.revoked', subject: invitationId })
  })
}

/** What the page behind a link shows before anybody signs in. @throws linkExpired */
export async function findInvitation(ctx: Ctx, token: string): Promise<Invitation & { publisherName: string }> {
  const [publisherId = ''] = token.split('.')
  if (!publisherIdPattern.test(publisherId)) throw linkExpired('This link is not whole.')
  const [row] = await ctx.db
    .select(shown)
    .from(invitations)
    .where(and(eq(invitations.publisherId, publisherId), eq(invitations.tokenHash, hashOf(ctx, token))))
  const invitation = row && presentStatus(ctx, row as Invitation)
  if (invitation?.status !== 'pending') throw linkExpired('Ask for a new invitation.')
  const publisher = await findPublisher(ctx, publisherId)
  return { ...invitation, publisherName: publisher?.displayName ?? publisherId }
}

/**
 * Makes the actor a member; one who is already gets the roles on top. The link was mailed to their
 * address, which thereby counts as confirmed.
 * @throws linkExpired, invitationForSomebodyElse
 */
export async function acceptInvitation(ctx: Ctx, token: string): Promise<{ publisherId: string }> {
  const person = actingPerson(ctx)
  return inTransaction(ctx, async (ctx) => {
    const { publisherId, id, email, roles, limitedTo } = await findInvitation(ctx, token)
    if (email !== person.email) {
      throw invitationForSomebodyElse(`Sign in as ${email}, or ask for an invitation to your address.`)
    }
    await change(
      ctx,
      { publisherId, invitationId: id, from: ['pending'] },
      { status: 'accepted' as const, closedAt: ctx.now() },
    )
    await addMember(ctx, { publisherId, personId: person.id, roles, limitedTo })
    const [accepter] = await ctx.db.select().from(people).where(eq(people.id, person.id))
    if (accepter && !accepter.emailVerified) await onAddressConfirmed(ctx, accepter)
    await recordAct(ctx, { publisherId, act: 'member.joined', subject: person.id, detail: { by: 'invitation', roles } })
    await recordEvents(ctx, [{ kind: 'member.joined', publisherId, subjectId: person.id, data: { by: 'invitation' } }])
    return { publisherId }
  })
}

/** Closes what nobody accepted in time. */
export async function expireInvitations(ctx: Ctx): Promise<void> {
  await ctx.db
    .update(invitations)
    .set({ status: 'expired', closedAt: ctx.now() })
    .where(and(eq(invitations.status, 'pending'), lte(invitations.expiresAt, ctx.now())))
}

async function requireInvitable(ctx: Ctx, publisherId: string, emails: string[]): Promise<void> {
  const here = await ctx.db
    .select({ email: people.email })
    .from(members)
    .innerJoin(people, eq(people.id, members.personId))
    .where(and(eq(members.publisherId, publisherId), inArray(people.email, emails)))
  const errors: FieldError[] = here.map(({ email }) => fieldError('#/emails', 'accounts.already_member', { email }))
  await expireInvitations(ctx)
  const waiting = await ctx.db
    .select({ email: invitations.email })
    .from(invitations)
    .where(
      and(
        eq(invitations.publisherId, publisherId),
        eq(invitations.status, 'pending'),
        inArray(invitations.email, emails),
      ),
    )
  errors.push(...waiting.map(({ email }) => fieldError('#/emails', 'accounts.already_invited', { email })))
  if (errors.length > 0) throw nobodyInvited(errors)
}

async function change(
  ctx: Ctx,
  which: { publisherId: string; invitationId: string; from: Invitation['status'][] },
  to: Partial<typeof invitations.$inferInsert>,
): Promise<Invitation> {
  const { publisherId, invitationId, from } = which
  if (!isUuid(invitationId)) throw notFound('There is no such invitation.')
  const one = and(eq(invitations.publisherId, publisherId), eq(invitations.id, invitationId))
  const [changed] = await ctx.db
    .update(invitations)
    .set(to)
    .where(and(one, inArray(invitations.status, from)))
    .returning(shown)
  if (changed) return changed as Invitation
  const [present] = await ctx.db.select(shown).from(invitations).where(one)
  if (!present) throw notFound('There is no such invitation.')
  throw invitationClosed(`It is ${present.status}.`)
}

async function addMember(
  ctx: Ctx,
  { publisherId, personId, roles, limitedTo }: Required<Rights> & { publisherId: string; personId: string },
): Promise<void> {
  const [present] = await ctx.db
    .select()
    .from(members)
    .where(and(eq(members.publisherId, publisherId), eq(members.personId, personId)))
    .for('update')
  if (!present) {
    await ctx.db.insert(members).values({ publisherId, personId, roles, limitedTo, joinedAt: ctx.now() })
    return
  }
  const both = [...new Set([...present.roles, ...roles])]
  const reach = present.limitedTo && limitedTo ? [...new Set([...present.limitedTo, ...limitedTo])] : null
  await ctx.db
    .update(members)
    .set({ roles: both, limitedTo: reach, tenantId: null })
    .where(and(eq(members.publisherId, publisherId), eq(members.personId, personId)))
}

async function send(ctx: Ctx, invitation: Invitation, token: string): Promise<void> {
  const publisher = await findPublisher(ctx, invitation.publisherId)
  const [known] = await ctx.db.select({ locale: people.locale }).from(people).where(eq(people.email, invitation.email))
  await mailInvitation(ctx, {
    email: invitation.email,
    locale: known?.locale,
    token,
    publisherName: publisher?.displayName ?? invitation.publisherId,
    invitedBy: ctx.actor.name,
  })
}

function freshFrom(now: Date) {
  return { sentAt: now, expiresAt: new Date(now.getTime() + DAYS_OPEN * 86_400_000) }
}

function presentStatus(ctx: Pick<Ctx, 'now'>, invitation: Invitation): Invitation {
  const over = invitation.status === 'pending' && invitation.expiresAt <= ctx.now()
  return over ? { ...invitation, status: 'expired' } : invitation
}

// The publisher's id leads, so that looking a link up asks one publisher's rows; ids have no dot.
function newToken(publisherId: string): string {
  return `${publisherId}.${randomBytes(32).toString('base64url')}`
}

function hashOf(ctx: Pick<Ctx, 'keys'>, token: string): string {
  return ctx.keys.hash('accounts.invitation', token)
}
