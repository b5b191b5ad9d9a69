/**
 * The relay as a program: one port that takes leads in, health and metrics beside it, the delivery loop, and,
 * with an admin token, the lists and deeds of leads over REST.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'drizzle-orm'
import { deliverWith, recoverLeftBehind } from '#delivery'
import { reapplyErasures, replayJournal } from '#leads'
import { readConfig } from '#platform/config'
import { forgetIdempotencyKeys } from '#platform/idempotency'
import type { JobKind } from '#platform/jobs'
import { postMail } from '#platform/mail'
import { histogram, registry } from '#platform/metrics'
import { notFound, Problem, tooLarge } from '#platform/problem'
import { sameSecret } from '#platform/secrets'
import { keepTidy } from '#platform/tidy'
import { acceptLead, type RelayConfig, type RelayListener, relayMessagesOf, setUp } from '#relay'
import { deliveryJobs } from '../src/delivery/jobs.ts'
import { leadsJobs } from '../src/leads/jobs.ts'
import { answerProblem } from './api.ts'
import { leadsFace } from './leads-face.ts'
import { openHouse, type Shop } from './open.ts'

const mostBytes = 256 * 1024
const answered = histogram('relay_seconds', 'Time to keep a posted lead, by class of status', ['status'])

/** Opens the relay's database, makes the connections what the file says, and puts back what the journal has. */
async function openRelay(relay: RelayConfig): Promise<Shop> {
  const kinds = [postMail, forgetIdempotencyKeys, ...deliveryJobs, ...leadsJobs] as JobKind[]
  const shop = await openHouse(configOf(relay), kinds, { worker: true })
  try {
    await setUp(shop.ctx, relay)
    await replayJournal(shop.ctx)
    await reapplyErasures(shop.ctx)
    return shop
  } catch (error) {
    await shop.close()
    throw error
  }
}

/** What the file leaves open, the environment may say. */
export function configOf(relay: RelayConfig) {
  return readConfig({
    ...process.env,
    COMPTOIR_DATA: relay.dataDir,
    COMPTOIR_NAME: relay.marketplace,
    ...(relay.databaseUrl && { DATABASE_URL: relay.databaseUrl }),
    ...(relay.retrySchedule && { COMPTOIR_LEADS_RETRY_SCHEDULE: relay.retrySchedule.join(',') }),
    ...(relay.egressAllow.length > 0 && { COMPTOIR_LEADS_EGRESS_ALLOW: relay.egressAllow.join(',') }),
    ...(relay.standIns?.length && { COMPTOIR_LEADS_STAND_INS: relay.standIns.join(',') }),
    ...(relay.egressCertificates && { COMPTOIR_LEADS_EGRESS_CA: relay.egressCertificates }),
  })
}

/** Listens and delivers; `stop` ends both after what is under way, and closes everything. */
export async function startRelay(relay: RelayConfig): Promise<{ url: string; shop: Shop; stop(): Promise<void> }> {
  const shop = await openRelay(relay)
  await shop.jobs.work(shop.ctx)
  const stopping = new AbortController()
  const untidy = keepTidy(shop.ctx.database, shop.ctx.log)
  await recoverLeftBehind(shop.ctx)
  const delivering = deliverWith(shop.ctx, { messagesOf: relayMessagesOf, signal: stopping.signal })
  const { tls, host, port } = relay.listen
  const listener = relayListener(shop, relay)
  const options = { keepAliveTimeout: 65_000, headersTimeout: 20_000, requestTimeout: 30_000 }
  const server = tls
    ? createSecureServer({ ...options, cert: tls.certificate, key: tls.key }, listener)
    : createServer(options, listener)
  server.listen(port, host)
  await once(server, 'listening')
  const at = server.address() as AddressInfo
  return {
    url: `${tls ? 'https' : 'http'}://${at.family === 'IPv6' ? `[${at.address}]` : at.address}:${at.port}`,
    shop,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 5_000).unref()
      await closed
      untidy()
      stopping.abort()
      await delivering
      await shop.close()
    },
  }
}

/** Runs until a signal stops it. */
export async function serveRelay(relay: RelayConfig): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  const { url, shop, stop } = await startRelay(relay)
  const listeners = relay.listeners.map(({ id, path }) => `${id} ${url}${path}`)
  shop.ctx.log.info({ url, database: shop.ctx.database.kind, listeners }, 'relay ready')
  process.send?.('ready')
  await asked
  shop.ctx.log.info('relay stopping')
  await stop()
}

function relayListener(shop: Shop, relay: RelayConfig): RequestListener {
  const byPath = new Map(relay.listeners.map((listener) => [listener.path.replace(/\/$/, ''), listener]))
  const admin = relay.adminToken ? getRequestListener(leadsFace(shop).fetch) : undefined
  return (request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'http://relay')
      if (url.pathname.startsWith('/api/v1/') && admin && mayAdminister(request, relay.adminToken!)) {
        await admin(request, response)
        return
      }
      if (request.method === 'GET') return answerGet(shop, relay, { request, response, path: url.pathname })
      const listener = listenerFor(byPath, url, request)
      if (!listener) throw notFound(`${request.method} ${url.pathname} is not an address of this relay.`)
      if (request.method !== 'POST') return send(response, 405, { title: 'Post leads here.' }, { allow: 'POST' })
      const end = answered.startTimer()
      const body = await bodyOf(request)
      const sentAs = textOf(request.headers['idempotency-key']) ?? textOf(request.headers['webhook-id'])
      const { lead, isNew } = await acceptLead(shop.ctx, { relay, listener, body, sentAs })
      send(response, 202, { leadId: lead.id, repeated: !isNew })
      end({ status: '2xx' })
    })().catch(async (error: unknown) => {
      const problem = answerProblem(error, (request.url ?? '/').split('?')[0]!, shop.ctx)
      if (!(error instanceof Problem)) shop.ctx.log.error({ err: error }, 'a posted lead was not kept')
      if (response.headersSent) return response.destroy()
      // Not kept for a reason of ours: the sender is asked to come again.
      const status = error instanceof Problem ? problem.status : 503
      response.writeHead(status, {
        ...Object.fromEntries(problem.headers),
        ...(status === 503 && { 'retry-after': '5' }),
      })
      response.end(await problem.text())
      request.resume()
    })
  }
}

/** The token is the last part of the path, a query parameter as function hosts have it, or a bearer token. */
function listenerFor(
  byPath: Map<string, RelayListener>,
  url: URL,
  request: IncomingMessage,
): RelayListener | undefined {
  const path = url.pathname.replace(/\/$/, '')
  const whole = byPath.get(path)
  if (whole && !whole.token) return whole
  const bearer = request.headers.authorization?.replace(/^Bearer /i, '')
  const given = [url.searchParams.get('token'), url.searchParams.get('code'), bearer]
  if (whole) return given.some((token) => token && sameSecret(token, whole.token!)) ? whole : undefined
  const cut = path.lastIndexOf('/')
  const before = byPath.get(path.slice(0, cut))
  return before?.token && sameSecret(path.slice(cut + 1), before.token) ? before : undefined
}

async function answerGet(
  shop: Shop,
  relay: RelayConfig,
  { request, response, path }: { request: IncomingMessage; response: ServerResponse; path: string },
): Promise<void> {
  if (path === '/healthz') return send(response, 200, { alive: true })
  if (path === '/readyz') {
    const isReady = await shop.ctx.db.execute(sql`select 1`).then(
      () => true,
      () => false,
    )
    return send(response, isReady ? 200 : 503, { ready: isReady })
  }
  if (path === '/metrics' && maySeeMetrics(request, relay)) {
    response.writeHead(200, { 'content-type': registry.contentType })
    response.end(await registry.metrics())
    return
  }
  throw notFound(`GET ${path} is not an address of this relay.`)
}

/** Loopback may always look; others need the admin token. */
function maySeeMetrics(request: IncomingMessage, { adminToken }: RelayConfig): boolean {
  if (/^(127\.|::1$|::ffff:127\.)/.test(request.socket.remoteAddress ?? '')) return true
  return adminToken !== undefined && mayAdminister(request, adminToken)
}

function mayAdminister(request: IncomingMessage, adminToken: string): boolean {
  const token = request.headers.authorization?.replace(/^Bearer /i, '')
  return token !== undefined && sameSecret(token, adminToken)
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) throw tooLarge(`A lead has at most ${mostBytes / 1024} KiB.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function textOf(header: string | string[] | undefined): string | undefined {
  const text = Array.isArray(header) ? header[0] : header
  return text && text.length <= 255 ? text : undefined
}

function send(response: ServerResponse, status: number, body: object, headers: Record<string, string> = {}): void {
  const text = JSON.stringify(body)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(text)
}
