/** The web role: health, metrics, sign-in, the API, and the pages, on one port. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'drizzle-orm'
import { Hono } from 'hono'
import { actorOf, authHandler, tokenEndpoint } from '#accounts'
import { anonymous, type Ctx } from '#platform/ctx'
import { histogram, registry } from '#platform/metrics'
import { answerProblem, api } from './api.ts'
import { apiPage } from './api-page.ts'
import { clientAddress, contextFor } from './request.ts'
import type { Shop } from './shop.ts'
import { webPages } from './web-pages.ts'

const answered = histogram('http_seconds', 'Time to answer, by kind of address and status class', ['kind', 'status'])

export async function startWeb(shop: Shop): Promise<{ port: number; stop(): Promise<void> }> {
  const app = await webApp(shop)
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer({ keepAliveTimeout: 65_000, headersTimeout: 20_000, requestTimeout: 120_000 }, (request, response) => listener(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(shop.ctx.config.port, shop.ctx.config.host, resolve)
  })
  const { port } = server.address() as { port: number }
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        // Whoever still talks after ten seconds is cut: an answer that long is not coming.
        setTimeout(() => server.closeAllConnections(), 10_000).unref()
      }),
  }
}
