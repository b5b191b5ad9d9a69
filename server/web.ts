/** The web role: health, metrics, sign-in, the API, and the pages, on one port. */
import { createServer, type IncomingMessage } from 'node:http'
import { sql } from 'drizzle-orm'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { answerAuthRequest, answerTokenRequest } from '#accounts'
import type { Ctx } from '#platform/ctx'
import { histogram, registry } from '#platform/metrics'
import { sameSecret } from '#platform/secrets'
import { followCatalogue, writeVisits } from '#storefront'
import { answerPublishingApis } from '../src/ingestion/api.ts'
import { answerProblem, api } from './api.ts'
import { apiPage } from './api-page.ts'
import { listenerOf } from './listener.ts'
import { publicPages } from './public-pages.ts'
import { clientAddress, contextFor, strangerContext } from './request.ts'
import type { Shop } from './shop.ts'
import { webPages } from './web-pages.ts'

type Env = { Bindings: { incoming: IncomingMessage } }

const answered = histogram('http_seconds', 'Time to answer, by kind of address and class of status', ['kind', 'status'])

export async function startWeb(shop: Shop): Promise<{ port: number; stop(): Promise<void> }> {
  const app = await webApp(shop)
  const unfollow = await followCatalogue(shop.ctx)
  const answerFromMemory = publicPages(shop.ctx, (request) => app.fetch(request))
  const answer = listenerOf(app.fetch)
  const server = createServer(
    { keepAliveTimeout: 65_000, headersTimeout: 20_000, requestTimeout: 120_000 },
    (req, res) => {
      if (!answerFromMemory(req, res)) void answer(req, res)
    },
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(shop.ctx.config.port, shop.ctx.config.host, resolve)
  })
  const { port } = server.address() as { port: number }
  return {
    port,
    async stop() {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        // Whoever still talks after ten seconds is cut: an answer that long is not coming.
        setTimeout(() => server.closeAllConnections(), 10_000).unref()
      })
      await unfollow()
      await writeVisits(shop.ctx)
    },
  }
}

/** Every address of the web role. */
export async function webApp(shop: Shop): Promise<Hono<Env>> {
  const { ctx } = shop
  const ctxFor = (c: Context<Env>) =>
    contextFor(ctx, c.req.raw, clientAddress(c.env?.incoming, c.req.raw.headers, ctx.config.trustProxy))
  const app = new Hono<Env>()
  app.use(timed)
  app.get('/healthz', (c) => c.text('alive'))
  app.get('/readyz', async (c) => {
    const failing = await whatFails(shop)
    return failing ? c.json({ ready: false, failing }, 503) : c.json({ ready: true })
  })
  app.get('/metrics', async (c) => {
    if (!maySeeMetrics(ctx, c)) return c.text('Send the metrics token as a bearer token.', 401)
    return c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType })
  })
  // The way back from an identity provider: a code and a state, as a form with some.
  app.use('/api/auth/*', bodyLimit({ maxSize: 64 * 1024 }))
  app.all('/api/auth/*', async (c) => answerAuthRequest(await ctxFor(c), c.req.raw))
  app.post('/oauth2/token', async (c) => answerTokenRequest(await ctxFor(c), c.req.raw))
  app.use(async (c, next) => {
    const address = clientAddress(c.env?.incoming, c.req.raw.headers, ctx.config.trustProxy)
    const answer = await answerPublishingApis(() => strangerContext(ctx, c.req.raw, address), c.req.raw)
    return answer ?? next()
  })
  app.route('/docs/api', apiPage)
  app.route('/api/v1', api(ctxFor))
  // Collectors written for the field’s own addresses send here; what is taken is the same.
  app.post('/api/attribution/v1/:what', (c) => {
    const url = new URL(c.req.url)
    url.pathname = `/api/v1/attribution/${c.req.param('what')}`
    return app.fetch(new Request(url, c.req.raw), c.env)
  })
  app.route('/', await webPages(ctx.config, ctxFor))
  app.onError((error, c) => answerProblem(error, c.req.path, ctx))
  return app
}

async function whatFails({ ctx, jobs }: Shop): Promise<string | undefined> {
  try {
    await ctx.db.execute(sql`select 1`)
    await jobs.counts()
    return undefined
  } catch (error) {
    ctx.log.warn({ err: (error as Error).message }, 'not ready')
    return 'database'
  }
}

/** Loopback may always look; others need the token, and there is none by default. */
function maySeeMetrics(ctx: Ctx, c: Context<Env>): boolean {
  const address = c.env?.incoming?.socket.remoteAddress ?? ''
  if (!ctx.config.trustProxy && /^(127\.|::1$|::ffff:127\.)/.test(address)) return true
  const token = c.req.header('authorization')?.replace(/^Bearer /, '')
  return !!ctx.config.metricsToken && !!token && sameSecret(token, ctx.config.metricsToken)
}

const timed: MiddlewareHandler = async (c, next) => {
  const end = answered.startTimer()
  await next()
  end({ kind: kindOf(c.req.path), status: `${Math.floor(c.res.status / 100)}xx` })
}

function kindOf(path: string): string {
  const first = path.split('/')[1] ?? ''
  if (['api', 'oauth2', 'rp', 'v1.0'].includes(first)) return 'api'
  if (['assets', 'files', 'publishing-files'].includes(first)) return 'asset'
  return ['publisher', 'operator', 'account'].includes(first) ? 'portal' : 'storefront'
}
