/**
 * The REST API: mounts each room's api.ts under /api/v1, describes them in one OpenAPI document, and
 * turns problems into answers, here and nowhere else.
 */
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Ctx } from '#platform/ctx'
import { apiRoom, strictJson } from '#platform/http'
import { malformed, notFound, Problem, tooLarge, unauthenticated, unsupportedMediaType } from '#platform/problem'
import { asUnstorable } from '#platform/unstorable'
import { accountsApi } from '../src/accounts/api.ts'
import { attributionApi } from '../src/attribution/api.ts'
import { deliveryApi } from '../src/delivery/api.ts'
import { leadsApi } from '../src/leads/api.ts'
import { offersApi } from '../src/offers/api.ts'
import { storefrontApi } from '../src/storefront/api.ts'
import { openApiDocument } from './openapi-document.ts'

const problemBase = 'https://comptoir.example/problems/'

// What the largest address takes; the others that have a limit of their own are stricter.
const BODY_MAX_BYTES = 32 * 1024 * 1024

/** @param ctxFor the context of one request: its actor, its id */
export function api<C extends Context>(ctxFor: (c: C) => Promise<Ctx>) {
  const app = apiRoom()
  app.use(async (c, next) => {
    c.set('ctx', await ctxFor(c as unknown as C))
    await next()
  })
  app.use(limitBody, strictJson)
  for (const room of [accountsApi, offersApi, storefrontApi, leadsApi, deliveryApi, attributionApi])
    app.route('/', room)
  app.openAPIRegistry.registerComponent('securitySchemes', 'client', {
    type: 'oauth2',
    description: 'An application of a publisher, with its client id and secret.',
    flows: { clientCredentials: { tokenUrl: '/oauth2/token', scopes: {} } },
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'comptoir.session_token',
    description: 'The session of a person who signed in on the website.',
  })
  let document: object | undefined
  app.get('/openapi.json', (c) => {
    document ??= openApiDocument(app)
    return c.json(document)
  })
  app.notFound((c) => {
    throw notFound(`${c.req.method} ${c.req.path} is not an address of this API; see /docs/api.`)
  })
  app.onError((error, c) => {
    return answerProblem(error, c.req.path, c.get('ctx'))
  })
  return app
}

const withinLimit = bodyLimit({
  maxSize: BODY_MAX_BYTES,
  onError: () => {
    throw tooLarge(`A body has at most ${BODY_MAX_BYTES / 1024 / 1024} MiB, unless it is a file.`)
  },
})

/** Files bring their own limits, and pass without being held in memory. */
const limitBody: MiddlewareHandler = (c, next) => (c.req.path.endsWith('/assets') ? next() : withinLimit(c, next))

/** A problem as its answer; anything else is a bug: logged with its cause, told to the caller by id only. */
export function answerProblem(
  error: unknown,
  instance: string,
  ctx: Pick<Ctx, 'log' | 'requestId'> | undefined,
): Response {
  const problem = asProblem(error)
  if (!problem) {
    ctx?.log.error({ err: error, requestId: ctx.requestId }, 'bug')
    return problemJson(500, {
      type: `${problemBase}internal`,
      title: 'Something went wrong on our side',
      status: 500,
      detail: `Nothing was changed. Tell the operator this id: ${ctx?.requestId ?? 'none'}.`,
      instance,
      requestId: ctx?.requestId,
    })
  }
  const { type, title, status, detail, errors, extra, headers } = problem
  return problemJson(
    status,
    { ...extra, type: problemBase + type, title, status, detail, instance, ...(errors.length && { errors }) },
    headers,
  )
}

function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error
  if (!(error instanceof HTTPException)) return asUnstorable(error)
  if (error.status === 401) return unauthenticated('Sign in first.')
  if (error.status === 415) return unsupportedMediaType('Send the body as application/json.')
  return malformed(error.message || 'The request could not be read; is the body valid JSON?')
}

function problemJson(status: number, body: object, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status: status as ContentfulStatusCode,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
}
