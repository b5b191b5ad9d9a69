/** Who asks: a person by the session cookie, an application by its access token, or nobody known. */
import { sql } from 'drizzle-orm'
import { parseSigned } from 'hono/utils/cookie'
import { type Actor, anonymous, type Ctx } from '#platform/ctx'
import { applicationOf } from './access-tokens.ts'
import { cookieSecret, sessionCookieName } from './auth.ts'
import { optIns } from './opt-ins.ts'

/**
 * One query, or none for visitors: asked before everything else on every request.
 * @throws unauthenticated when an access token is sent that is no good; a dead session is just nobody
 */
export async function actorOf(ctx: Ctx, headers: Headers): Promise<Actor> {
  const bearer = headers.get('authorization')?.match(/^Bearer +(\S+)$/i)?.[1]
  if (bearer) return applicationOf(ctx, bearer)
  return (await visitOf(ctx, headers))?.actor ?? anonymous
}

export type Visit = { actor: Actor; sessionId: string; locale: 'en' | 'fr' | null }

/** The session behind the cookie, if it is alive. */
export async function visitOf(ctx: Ctx, headers: Headers): Promise<Visit | undefined> {
  const cookies = headers.get('cookie')
  const name = sessionCookieName(ctx)
  if (!cookies?.includes(name)) return undefined
  const token = (await parseSigned(cookies, cookieSecret(ctx), name))[name]
  return token ? findVisit(ctx, token) : undefined
}

type Row = {
  session_id: string
  person_id: string
  name: string
  email: string
  locale: 'en' | 'fr' | null
  grants: { publisherId: string; roles: string[]; limitedTo: string[] | null; edit: boolean; leads: boolean }[]
  instance_roles: string[]
}

async function findVisit(ctx: Ctx, token: string): Promise<Visit | undefined> {
  const { rows } = await ctx.db.execute(sql`
    select s.id as session_id, p.id as person_id, p.name, p.email, p.locale,
      array(select role from instance_roles r where r.person_id = p.id) as instance_roles,
      coalesce((
        select json_agg(json_build_object('publisherId', m.publisher_id, 'roles', m.roles, 'limitedTo', m.limited_to,
          'edit', u.marketers_edit_listings, 'leads', u.marketers_read_leads) order by m.publisher_id)
        from members m join publishers u on u.publisher_id = m.publisher_id
        where m.person_id = p.id), '[]'::json) as grants
    from sessions s join people p on p.id = s.person_id
    where s.token = ${token} and s.expires_at > ${ctx.now().toISOString()}`)
  const row = rows[0] as Row | undefined
  if (!row) return undefined
  const grants = row.grants.map((g) => ({
    organisationId: g.publisherId,
    roles: [...g.roles, ...optIns(g)],
    ...(g.limitedTo && { limitedTo: g.limitedTo }),
  }))
  return {
    sessionId: row.session_id,
    locale: row.locale,
    actor: {
      kind: 'person',
      id: row.person_id,
      name: row.name,
      email: row.email,
      grants,
      instanceRoles: row.instance_roles,
    },
  }
}
