import { createRoute, jsonAnswer, jsonBody, noContent, refusing, z } from '#platform/api-shapes'
import { apiRoom, ctxOf } from '#platform/http'
import { unauthenticated } from '#platform/problem'
import { ownActs } from '../acts.ts'
import { isPublisherRole } from '../permissions.ts'
import { getProfile, updateProfile } from '../profile.ts'
import { listSessions, revokeOtherSessions, revokeSession } from '../sessions.ts'
import { actShape, callerShape, sessionShape } from './shapes.ts'

export const meApi = apiRoom()
const tags = ['Caller']

meApi.openapi(
  createRoute({
    method: 'get',
    path: '/me',
    operationId: 'getCaller',
    tags,
    summary: 'Who is asking',
    description:
      'The person or application behind the request, with its roles. The first call to make with a new token.',
    responses: { 200: jsonAnswer(callerShape, 'The caller.'), ...refusing(401) },
  }),
  async (c) => {
    const ctx = ctxOf(c)
    const { kind, id, name, grants, instanceRoles } = ctx.actor
    if (kind !== 'person' && kind !== 'application') throw unauthenticated('Sign in, or send an access token.')
    const person = kind === 'person' ? await getProfile(ctx) : undefined
    return c.json(
      {
        kind,
        id,
        name: person?.name ?? name,
        email: person?.email ?? null,
        emailVerified: person?.emailVerified ?? null,
        locale: person?.locale ?? null,
        instanceRoles,
        memberships: grants.map((grant) => ({
          publisherId: grant.organisationId,
          roles: grant.roles.filter(isPublisherRole),
          limitedTo: grant.limitedTo ?? null,
        })),
      },
      200,
    )
  },
)

meApi.openapi(
  createRoute({
    method: 'patch',
    path: '/me',
    operationId: 'updateCaller',
    tags,
    summary: 'Change one’s own name or language',
    request: {
      body: jsonBody(z.object({ name: z.string(), locale: z.enum(['en', 'fr']).nullable() }).partial(), {
        name: 'Ada Lovelace',
        locale: 'fr',
      }),
    },
    responses: { 204: noContent('Changed.'), ...refusing(401, 403, 422) },
  }),
  async (c) => {
    await updateProfile(ctxOf(c), c.req.valid('json'))
    return c.body(null, 204)
  },
)

meApi.openapi(
  createRoute({
    method: 'get',
    path: '/me/sessions',
    operationId: 'listSessions',
    tags,
    summary: 'Where one is signed in',
    responses: {
      200: jsonAnswer(z.object({ items: z.array(sessionShape) }), 'Live sessions, newest first.'),
      ...refusing(401, 403),
    },
  }),
  async (c) => {
    const items = await listSessions(ctxOf(c), c.req.raw.headers)
    return c.json(
      {
        items: items.map((s) => ({ ...s, createdAt: s.createdAt.toISOString(), expiresAt: s.expiresAt.toISOString() })),
      },
      200,
    )
  },
)

meApi.openapi(
  createRoute({
    method: 'delete',
    path: '/me/sessions/{sessionId}',
    operationId: 'revokeSession',
    tags,
    summary: 'Sign out somewhere',
    request: { params: z.object({ sessionId: z.string() }) },
    responses: { 204: noContent('The session has ended.'), ...refusing(401, 403, 404) },
  }),
  async (c) => {
    await revokeSession(ctxOf(c), c.req.valid('param').sessionId)
    return c.body(null, 204)
  },
)

meApi.openapi(
  createRoute({
    method: 'delete',
    path: '/me/sessions',
    operationId: 'revokeOtherSessions',
    tags,
    summary: 'Sign out everywhere else',
    responses: { 204: noContent('All sessions but the one that asks have ended.'), ...refusing(401, 403) },
  }),
  async (c) => {
    await revokeOtherSessions(ctxOf(c), c.req.raw.headers)
    return c.body(null, 204)
  },
)

meApi.openapi(
  createRoute({
    method: 'get',
    path: '/me/acts',
    operationId: 'listOwnActs',
    tags,
    summary: 'What one did lately',
    responses: {
      200: jsonAnswer(z.object({ items: z.array(actShape) }), 'The last 50 acts, newest first.'),
      ...refusing(401),
    },
  }),
  async (c) => {
    const items = await ownActs(ctxOf(c))
    return c.json({ items: items.map((act) => ({ ...act, at: act.at.toISOString() })) }, 200)
  },
)
