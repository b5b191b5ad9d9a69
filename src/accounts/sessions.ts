/** Where somebody is signed in, and ending it. */
import { and, desc, eq, gt, lt, ne } from 'drizzle-orm'
import type { Ctx } from '#platform/ctx'
import { inTransaction } from '#platform/db'
import { notFound } from '#platform/problem'
import { actingPerson } from './acting.ts'
import { visitOf } from './actor.ts'
import { recordAct } from './acts.ts'
import { isUuid } from './ids.ts'
import { sessions } from './schema.ts'

export type Session = {
  id: string
  /** The session that asks. */
  current: boolean
  ipAddress: string | null
  userAgent: string | null
  createdAt: Date
  expiresAt: Date
}

/** The actor's live sessions, newest first. */
export async function listSessions(ctx: Ctx, request: Headers): Promise<Session[]> {
  const person = actingPerson(ctx)
  const current = await currentSessionId(ctx, request)
  const rows = await ctx.db
    .select({
      id: sessions.id,
      ipAddress: sessions.ipAddress,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .where(and(eq(sessions.personId, person.id), gt(sessions.expiresAt, ctx.now())))
    .orderBy(desc(sessions.createdAt), desc(sessions.id))
  return rows.map((row) => ({ ...row, current: row.id === current }))
}

export async function currentSessionId(ctx: Ctx, request: Headers): Promise<string | undefined> {
  return (await visitOf(ctx, request))?.sessionId
}

/** Ends one of the actor's sessions, at once. @throws notFound */
export async function revokeSession(ctx: Ctx, sessionId: string): Promise<void> {
  const person = actingPerson(ctx)
  await inTransaction(ctx, async (ctx) => {
    const ended = isUuid(sessionId)
      ? await ctx.db
          .delete(sessions)
          .where(and(eq(sessions.id, sessionId), eq(sessions.personId, person.id)))
          .returning({ id: sessions.id })
      : []
    if (ended.length === 0) throw notFound('There is no such session of yours.')
    await recordAct(ctx, { act: 'session.revoked', subject: sessionId })
  })
}

/** Ends all sessions of the actor but the one that asks. */
export async function revokeOtherSessions(ctx: Ctx, request: Headers): Promise<number> {
  const person = actingPerson(ctx)
  const current = await currentSessionId(ctx, request)
  return inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .delete(sessions)
      .where(and(eq(sessions.personId, person.id), current ? ne(sessions.id, current) : undefined))
      .returning({ id: sessions.id })
    await recordAct(ctx, { act: 'session.othersRevoked', subject: person.id, detail: { count: ended.length } })
    return ended.length
  })
}

export async function removeDeadSessions(ctx: Ctx): Promise<void> {
  await ctx.db.delete(sessions).where(lt(sessions.expiresAt, ctx.now()))
}
