/**
 * The relay as a program: one port that takes leads in, health and metrics beside it, the delivery loop, and,
 * with an admin token, the lists and deeds of leads over REST.
 */
import { once } from 'node:events'
import {
  createServer,
  type Server as HttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecureServer, type Server as HttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { deliverWith, recoverLeftBehind } from '#delivery'
import { reapplyErasures, replayJournal } from '#leads'
import { forgetIdempotencyKeys } from '#platform/idempotency'
import type { JobKind } from '#platform/jobs'
import { postMail } from '#platform/mail'
import { histogram, registry } from '#platform/metrics'
import { notFound, Problem, tooLarge, unauthenticated } from '#platform/problem'
import { sameSecret } from '#platform/secrets'
import { keepTidy } from '#platform/tidy'
import { acceptLead, configOf, notKept, type RelayConfig, type RelayListener, relayMessagesOf, setUp } from '#relay'
import { deliveryJobs } from '../src/delivery/jobs.ts'
import { leadsJobs } from '../src/leads/jobs.ts'
import { answerProblem } from './api.ts'
import { leadsFace } from './leads-face.ts'
import { listenerOf } from './listener.ts'
import { openHouse, type Shop } from './open.ts'

const mostBytes = 256 * 1024
const noListener = 'No listener has this address, or its token is another one.'
const answered = histogram('relay_seconds', 'Time to keep a posted lead, by class of status', ['status'])

/** Opens the relay's database, makes the connections what the file says, and puts back what the journal has. */
async function openRelay(relay: RelayConfig): Promise<Shop> {
  const kinds = [postMail, forgetIdempotencyKeys, ...deliveryJobs, ...leadsJobs] as JobKind[]
  const shop = await openHouse(configOf(relay, process.env), kinds, { worker: true })
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

export type Running = {
  url: string
  shop: Shop
  /** Takes the file as it is now: listeners, connections, tokens, certificates. What it cannot take is logged. */
  reload(relay: RelayConfig): Promise<void>
  /** Ends listening and delivering after what is under way, and closes everything. */
  stop(): Promise<void>
}

/** Listens and delivers. */
export async function startRelay(relay: RelayConfig): Promise<Running> {
  const shop = await openRelay(relay)
  const { host, port } = relay.listen
  let current = facesOf(shop, relay)
  const server = serverFor(relay, (request, response) => answer(shop, current, { request, response }))
  try {
    server.listen(port, host)
    await once(server, 'listening')
  } catch (error) {
    await shop.close()
    throw new CannotListen(`${host}:${port}`, error as NodeJS.ErrnoException)
  }
  await shop.jobs.work(shop.ctx)
  const stopping = new AbortController()
  const untidy = keepTidy(shop.ctx.database, shop.ctx.log)
  await recoverLeftBehind(shop.ctx)
  const delivering = deliverWith(shop.ctx, { messagesOf: relayMessagesOf, signal: stopping.signal })
  const at = server.address() as AddressInfo
  return {
    url: `${relay.listen.tls ? 'https' : 'http'}://${at.family === 'IPv6' ? `[${at.address}]` : at.address}:${at.port}`,
    shop,
    async reload(next) {
      const later = takenAtStart.filter((member) => JSON.stringify(next[member]) !== JSON.stringify(relay[member]))
      if (!sameAddress(relay, next)) later.push('listen')
      if (later.length > 0) shop.ctx.log.warn({ members: later }, 'these members of the file count after a restart')
      await setUp(shop.ctx, next)
      current = facesOf(shop, next)
      const { tls } = next.listen
      if (tls && 'setSecureContext' in server) server.setSecureContext({ cert: tls.certificate, key: tls.key })
    },
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

const takenAtStart: (keyof RelayConfig)[] = [
  'publisher',
  'marketplace',
  'databaseUrl',
  'dataDir',
  'retrySchedule',
  'egressAllow',
  'egressCertificates',
  'standIns',
]

function sameAddress({ listen: a }: RelayConfig, { listen: b }: RelayConfig): boolean {
  return a.host === b.host && a.port === b.port && !a.tls === !b.tls
}

/** The port is taken, or not ours to take: said to whoever started it, with what to do. */
export class CannotListen extends Error {
  readonly exitCode = 4
  constructor(address: string, cause: NodeJS.ErrnoException) {
    const cure =
      {
        EADDRINUSE: 'another program listens there: stop it, or choose another `listen.port`',
        EACCES: 'this user may not: choose a `listen.port` above 1023',
        EADDRNOTAVAIL: 'this machine has no such address: `listen.host` is one of its own, or 0.0.0.0 for all',
        ENOTFOUND: 'there is no such name: `listen.host` is an address of this machine, or 0.0.0.0 for all',
      }[cause.code ?? ''] ?? cause.message
    super(`Cannot listen on ${address}: ${cure}.`, { cause })
    this.name = 'CannotListen'
  }
}

function serverFor({ listen: { tls } }: RelayConfig, listener: RequestListener): HttpServer | HttpsServer {
  const options = { keepAliveTimeout: 65_000, headersTimeout: 20_000, requestTimeout: 30_000 }
  return tls
    ? createSecureServer({ ...options, cert: tls.certificate, key: tls.key }, listener)
    : createServer(options, listener)
}

/**
 * Runs until a signal stops it; SIGHUP has the file read again.
 * @param again the file as it is now, or undefined when it has faults, which were said
 */
export async function serveRelay(relay: RelayConfig, again: () => RelayConfig | undefined): Promise<void> {
  const asked = new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
  })
  const { url, shop, reload, stop } = await startRelay(relay)
  const { log } = shop.ctx
  let reloading = Promise.resolve()
  process.on('SIGHUP', () => {
    reloading = reloading.then(async () => {
      const next = again()
      if (!next) return log.error('the file has faults: the relay goes on with what it said before')
      await reload(next).then(
        () => log.info('the file was read again'),
        (error: unknown) =>
          log.error({ err: error }, 'the file could not be taken whole: mend it and send SIGHUP again'),
      )
    })
  })
  const listeners = relay.listeners.map(({ id, path }) => `${id} ${url}${path}`)
  log.info({ url, database: shop.ctx.database.kind, listeners }, 'relay ready')
  process.send?.('ready')
  await asked
  log.info('relay stopping')
  await reloading
  await stop()
}

/** What is listened for, as the file says at this moment. */
type Faces = {
  relay: RelayConfig
  byPath: Map<string, RelayListener>
  admin?: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

function facesOf(shop: Shop, relay: RelayConfig): Faces {
  return {
    relay,
    byPath: new Map(relay.listeners.map((listener) => [listener.path.replace(/\/$/, ''), listener])),
    admin: relay.adminToken ? listenerOf(leadsFace(shop).fetch) : undefined,
  }
}

function answer(shop: Shop, faces: Faces, { request, response }: Exchange): void {
  answerOrRefuse(shop, faces, { request, response }).catch(async (error: unknown) => {
    if (!(error instanceof Problem)) shop.ctx.log.error({ err: error }, 'a posted lead was not kept')
    if (response.headersSent) return response.destroy()
    // For a reason of ours: the sender is asked to come again.
    const said = error instanceof Problem ? error : notKept('Send it again; it is looked into here.')
    const problem = answerProblem(said, withoutToken(faces, new URL(request.url ?? '/', 'http://relay')), shop.ctx)
    response.writeHead(problem.status, {
      ...Object.fromEntries(problem.headers),
      ...(problem.status === 503 && { 'retry-after': '5' }),
    })
    response.end(await problem.text())
    request.resume()
  })
}

/** What was asked for, as it may be said back and kept by whoever sent it: a token in the path is not repeated. */
function withoutToken({ byPath }: Faces, { pathname }: URL): string {
  const before = pathname.replace(/\/$/, '').replace(/\/[^/]*$/, '')
  return byPath.has(before) ? before : pathname
}

type Exchange = { request: IncomingMessage; response: ServerResponse }

async function answerOrRefuse(shop: Shop, { relay, byPath, admin }: Faces, { request, response }: Exchange) {
  const url = new URL(request.url ?? '/', 'http://relay')
  if (url.pathname.startsWith('/api/v1/')) {
    if (!admin) throw notFound('The file of this relay has no admin.token: nothing is told or done here.')
    if (!mayAdminister(request, relay.adminToken!)) throw unauthenticated('The admin token is missing or another one.')
    await admin(request, response)
    return
  }
  const listener = listenerFor(byPath, url, request)
  if (!listener && request.method === 'GET') return answerGet(shop, relay, { request, response, path: url.pathname })
  if (!listener) throw notFound(noListener)
  if (request.method !== 'POST')
    return send(response, 405, { title: 'This address takes leads: post them.' }, { allow: 'POST' })
  const end = answered.startTimer()
  const body = await bodyOf(request)
  const sentAs = textOf(request.headers['idempotency-key']) ?? textOf(request.headers['webhook-id'])
  const { lead, isNew } = await acceptLead(shop.ctx, { relay, listener, body, sentAs })
  send(response, 202, { leadId: lead.id, repeated: !isNew })
  end({ status: '2xx' })
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
  { request, response, path }: Exchange & { path: string },
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
  throw notFound(noListener)
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
