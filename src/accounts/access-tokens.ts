/**
 * Access tokens of applications: short-lived signed tokens that name an application and the secret they
 * were got with. Rights are read at each use, so that taking one away, or the secret, works at once.
 */
import { sql } from 'drizzle-orm'
import { jwtVerify, SignJWT } from 'jose'
import type { Actor, Ctx } from '#platform/ctx'
import { executePrepared } from '#platform/prepared'
import { unauthenticated } from '#platform/problem'
import { optIns } from './opt-ins.ts'
import { isPublisherRole } from './permissions.ts'
import { rolesWithin } from './roles.ts'

export const TOKEN_SECONDS = 3600

const key = (ctx: Pick<Ctx, 'keys'>) => ctx.keys.derive('accounts.access-tokens')
const audience = (ctx: Pick<Ctx, 'config'>) => `${ctx.config.url}/api/v1`

export async function issueToken(ctx: Ctx, of: { applicationId: string; secretId: string }): Promise<string> {
  const now = Math.floor(ctx.now().getTime() / 1000)
  return new SignJWT({ sid: of.secretId })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .setIssuer(ctx.config.url)
    .setAudience(audience(ctx))
    .setSubject(of.applicationId)
    .setJti(ctx.newId())
    .setIssuedAt(now)
    .setExpirationTime(now + TOKEN_SECONDS)
    .sign(key(ctx))
}

/** The application behind a token, with the rights it has now. @throws unauthenticated */
export async function applicationOf(ctx: Ctx, token: string): Promise<Actor> {
  const claims = await jwtVerify(token, key(ctx), {
    algorithms: ['HS256'],
    typ: 'at+jwt',
    issuer: ctx.config.url,
    audience: audience(ctx),
    currentDate: ctx.now(),
  }).catch((cause: unknown) => {
    throw badToken('The access token is not valid, or is more than an hour old. Ask for a new one.', cause)
  })
  const application = await findLive(ctx, String(claims.payload.sub), String(claims.payload.sid))
  if (!application) throw badToken('The application or the secret behind this access token was removed.')
  return application
}

type Row = {
  id: string
  name: string
  publisher_id: string
  roles: string[]
  limited_to: string[] | null
  answerable_roles: string[] | null
  answerable_limited_to: string[] | null
  edit: boolean
  leads: boolean
}

/** The application, as long as it and the secret behind its token stand. */
export async function findLive(ctx: Ctx, applicationId: string, secretId: string): Promise<Actor | undefined> {
  // Asked with every call of a program.
  const [row] = await executePrepared<Row>(
    ctx,
    'accounts.token',
    sql`
    select a.id, a.name, a.publisher_id, a.roles, a.limited_to,
      m.roles as answerable_roles, m.limited_to as answerable_limited_to,
      u.marketers_edit_listings as edit, u.marketers_read_leads as leads
    from applications a
      join application_secrets s on s.publisher_id = a.publisher_id and s.application_id = a.id
      join publishers u on u.publisher_id = a.publisher_id
      left join members m on m.publisher_id = a.publisher_id and m.person_id = a.answerable_id
    where a.id = ${applicationId} and a.removed_at is null
      and s.id = ${secretId} and s.revoked_at is null and s.expires_at > ${ctx.now().toISOString()}`,
  )
  if (!row) return undefined
  // It never may more than whoever answers for it may at this moment, who may have left.
  const roles = rolesWithin((row.answerable_roles ?? []).filter(isPublisherRole), row.roles.filter(isPublisherRole))
  const limitedTo = narrower(row.limited_to, row.answerable_limited_to)
  return {
    kind: 'application',
    id: row.id,
    name: row.name,
    grants: [{ organisationId: row.publisher_id, roles: [...roles, ...optIns(row)], ...(limitedTo && { limitedTo }) }],
    instanceRoles: [],
  }
}

function narrower(a: string[] | null, b: string[] | null): string[] | null {
  return a && b ? a.filter((offerId) => b.includes(offerId)) : (a ?? b)
}

export function badToken(detail: string, cause?: unknown) {
  return unauthenticated(detail, { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' }, cause })
}
