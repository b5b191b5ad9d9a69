/**
 * The only door out of the house towards addresses that publishers choose: every resolved address is
 * vetted and the connection pinned to a vetted one, redirects are not followed, time and size are bounded.
 */
import { lookup, Resolver } from 'node:dns/promises'
import { readFileSync } from 'node:fs'
import { createSecureContext, rootCertificates } from 'node:tls'
import ipaddr from 'ipaddr.js'
import { Pool } from 'undici'
import type { Config } from './config.ts'
import { ConnectFailure, connectTo } from './egress-connect.ts'
import { type Guard, openGuard, type Refusal, type Target } from './egress-guard.ts'
import type { Log } from './log.ts'
import { histogram } from './metrics.ts'

export type EgressRequest = {
  url: string
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** Whole call, milliseconds. Default 30 000. */
  timeoutMs?: number
  /** Bytes of the answer's body that are read before the connection is dropped. Default 65 536. */
  maxBodyBytes?: number
}

/** The call ended before an answer; `stage` says how far it came. */
export type EgressFailure = {
  kind: 'failure'
  stage: 'guard' | 'dns' | 'connect' | 'tls' | 'answer'
  /**
   * `malformed`, `scheme`, `userinfo`, `port`, `private-address` at the guard; `not-found`, `unanswered` of
   * names; `refused`, `reset`, `timeout`, `unreachable`; of certificates `expired`, `not-yet-valid`, `revoked`,
   * `self-signed`, `unknown-authority`, `name-mismatch`, `protocol`; of answers `not-http`, `headers-too-large`.
   */
  reason: string
  message: string
  /** The whole request went out: the other side may have acted on it although it did not answer. */
  requestSent: boolean
  durationMs: number
}

/** The outside answered (any status), or it did not. A value, never thrown. */
export type EgressReply =
  | {
      kind: 'answer'
      status: number
      headers: Record<string, string>
      body: string
      /** The body was longer than is read, too slow, or cut off. */
      bodyTruncated: boolean
      durationMs: number
    }
  | EgressFailure

export type Egress = {
  call(request: EgressRequest): Promise<EgressReply>
  /**
   * Gets a file of any size: hands the body of a 200 to `take` as it comes. Any other answer, and every way
   * of not answering, is a value; what `take` throws is thrown.
   */
  download(
    request: { url: string; timeoutMs: number },
    take: (body: AsyncIterable<Uint8Array>) => Promise<void>,
  ): Promise<{ kind: 'answer'; status: number; durationMs: number } | EgressFailure>
  /** Whether mail to a domain has a server to go to. Only a plain no counts: a resolver out of order says nothing. */
  takesMail(domain: string): Promise<boolean>
  /** Connects, verifies the certificate and hangs up: nothing is sent. */
  reach(url: string): Promise<{ kind: 'reached'; address: string; durationMs: number } | EgressFailure>
  /** Judges an address without connecting: what the guard refuses about its shape, or undefined. */
  judgeUrl(url: string): Refusal | undefined
  close(): Promise<void>
}

export type Resolve = (host: string) => Promise<string[]>

const callMs = 30_000
const bodyMs = 5_000
const maxBodyBytes = 65_536
const maxHeaderBytes = 16_384
const connectionsPerAddress = 16
const idleMs = 60_000
const addressesTried = 3

const seconds = histogram('egress_seconds', 'Duration of calls to outside systems.', ['result'])

/** @throws Error when an exception or the file of certificate authorities cannot be read */
export function openEgress(
  config: Pick<Config, 'leads'>,
  log: Log,
  { resolve = resolveName, resolveMail = mailServersOf }: { resolve?: Resolve; resolveMail?: Resolve } = {},
): Egress {
  const guard = openGuard(config.leads.egressAllow)
  const extra = config.leads.egressCaFile ? [readFileSync(config.leads.egressCaFile, 'utf8')] : []
  const trust = createSecureContext({ ca: [...rootCertificates, ...extra], minVersion: 'TLSv1.2' })
  const pools = new Map<string, { pool: Pool; usedAt: number }>()

  // One pool for each host and vetted address: a kept-alive connection is only used again after the address
  // was vetted again, and a name that moves inside gets no old connection either.
  function poolFor({ url, host, port }: Target, address: string): Pool {
    const now = performance.now()
    for (const [key, { pool, usedAt }] of pools) {
      if (now - usedAt < idleMs) continue
      pools.delete(key)
      pool.close().catch((error: Error) => log.debug({ err: error.message }, 'closing an idle outside connection'))
    }
    const key = `${url.protocol}//${host}:${port} ${address}`
    const known = pools.get(key)
    if (known) {
      known.usedAt = now
      return known.pool
    }
    const secure = url.protocol === 'https:'
    const pool = new Pool(url.origin, {
      connections: connectionsPerAddress,
      pipelining: 1,
      allowH2: false,
      maxHeaderSize: maxHeaderBytes,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (_options, done) => {
        connectTo(address, { host, port, secure, trust }).then(
          (socket) => done(null, socket),
          (error: Error) => done(error, null),
        )
      },
    })
    pools.set(key, { pool, usedAt: now })
    return pool
  }

  /** Runs `use` with each vetted address until one can be connected to. */
  async function withAddress<T>(
    url: string,
    elapsed: () => number,
    use: (target: Target, address: string) => Promise<T | EgressFailure>,
  ) {
    const vetted = await vet(guard, resolve, url, elapsed)
    if ('kind' in vetted) return vetted
    let last: EgressFailure | undefined
    for (const address of vetted.addresses.slice(0, addressesTried)) {
      const result = await use(vetted.target, address)
      if (!isFailure(result) || result.stage !== 'connect') return result
      last = result
    }
    return last!
  }

  return {
    async call(request) {
      const elapsed = stopwatch()
      const deadlineMs = request.timeoutMs ?? callMs
      const reply = await withAddress<EgressReply>(request.url, elapsed, (target, address) =>
        exchange(poolFor(target, address), target, request, {
          elapsed,
          remainingMs: Math.max(1, deadlineMs - elapsed()),
        }),
      )
      seconds.observe({ result: reply.kind === 'answer' ? 'answered' : reply.stage }, reply.durationMs / 1000)
      return reply
    },
    async download({ url, timeoutMs }, take) {
      const elapsed = stopwatch()
      return withAddress(url, elapsed, (target, address) =>
        fetchFile(poolFor(target, address), target, take, {
          elapsed,
          remainingMs: Math.max(1, timeoutMs - elapsed()),
        }),
      )
    },
    async takesMail(domain) {
      try {
        return (await resolveMail(domain)).length > 0
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        return code !== 'ENOTFOUND' && code !== 'ENODATA'
      }
    },
    async reach(url) {
      const elapsed = stopwatch()
      return withAddress(url, elapsed, async ({ url: { protocol }, host, port }, address) => {
        try {
          const socket = await connectTo(address, { host, port, secure: protocol === 'https:', trust })
          socket.destroy()
          return { kind: 'reached' as const, address, durationMs: elapsed() }
        } catch (error) {
          return failureOf(error, { requestSent: false, elapsed })
        }
      })
    },
    judgeUrl(url) {
      const judged = guard.judge(url)
      return 'refusal' in judged ? judged.refusal : undefined
    },
    async close() {
      await Promise.all([...pools.values()].map(({ pool }) => pool.destroy()))
      pools.clear()
    },
  }
}

/** Every address of the name is vetted; one bad address refuses them all, or a rebinding name would be tried until it leads inside. */
async function vet(
  guard: Guard,
  resolve: Resolve,
  url: string,
  elapsed: () => number,
): Promise<{ target: Target; addresses: string[] } | EgressFailure> {
  const judged = guard.judge(url)
  const refused = (reason: string, message: string): EgressFailure => ({
    kind: 'failure',
    stage: 'guard',
    reason,
    message,
    requestSent: false,
    durationMs: elapsed(),
  })
  if ('refusal' in judged) return refused(judged.refusal.reason, judged.refusal.message)
  const { target } = judged
  try {
    const addresses = ipaddr.isValid(target.host) ? [target.host] : await resolve(target.host)
    if (addresses.length === 0) throw Object.assign(new Error('the name has no address'), { code: 'ENOTFOUND' })
    if (!addresses.every((address) => guard.mayConnect(address, target))) {
      return refused('private-address', 'the name leads to a private or reserved address')
    }
    return { target, addresses }
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    const reason = code === 'ENOTFOUND' || code === 'ENODATA' ? 'not-found' : 'unanswered'
    return { kind: 'failure', stage: 'dns', reason, message, requestSent: false, durationMs: elapsed() }
  }
}

// The resolver that does not block: getaddrinfo runs on the few threads that files and passwords also use, so
// the slow name servers of one publisher would hold up everybody. It is asked only for what DNS does not
// know, which is where names of /etc/hosts are found.
const resolver = new Resolver({ timeout: 2_000, tries: 2 })

async function mailServersOf(domain: string): Promise<string[]> {
  return (await resolver.resolveMx(domain)).map(({ exchange }) => exchange)
}

async function resolveName(host: string): Promise<string[]> {
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  const found = [v4, v6].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  if (found.length > 0) return found
  const codes = [v4, v6].map((answer) =>
    answer.status === 'rejected' ? (answer.reason as NodeJS.ErrnoException).code : '',
  )
  if (codes.includes('ETIMEOUT') || codes.includes('ESERVFAIL')) throw (v4 as PromiseRejectedResult).reason
  return (await lookup(host, { all: true })).map(({ address }) => address)
}

function exchange(
  pool: Pool,
  target: Target,
  request: EgressRequest,
  { elapsed, remainingMs }: { elapsed: () => number; remainingMs: number },
): Promise<EgressReply> {
  const limit = request.maxBodyBytes ?? maxBodyBytes
  return new Promise((resolve) => {
    let abort: ((reason: Error) => void) | undefined
    let requestSent = false
    let answer: { status: number; headers: Record<string, string> } | undefined
    const chunks: Buffer[] = []
    let size = 0

    const settle = (reply: EgressReply) => {
      clearTimeout(timer)
      clearTimeout(bodyTimer)
      resolve(reply)
    }
    const answered = (bodyTruncated: boolean) => {
      const body = Buffer.concat(chunks).subarray(0, limit).toString('utf8')
      settle({ kind: 'answer', ...answer!, body, bodyTruncated, durationMs: elapsed() })
    }
    const giveUp = () => {
      const late = Object.assign(new Error(`no complete answer within ${request.timeoutMs ?? callMs} ms`), {
        code: 'ETIMEDOUT',
      })
      if (answer) answered(true)
      else settle(failureOf(late, { requestSent, elapsed }))
      abort?.(late)
    }
    const timer = setTimeout(giveUp, remainingMs)
    let bodyTimer: NodeJS.Timeout | undefined

    pool.dispatch(
      {
        path: target.path,
        method: request.method,
        // Compressed answers could be far larger than they look; nothing here needs them.
        headers: { 'user-agent': userAgent, 'accept-encoding': 'identity', host: target.url.host, ...request.headers },
        body: request.body === undefined ? null : Buffer.from(request.body),
      },
      {
        onRequestStart: (controller) => {
          abort = (reason) => controller.abort(reason)
        },
        onRequestSent: () => {
          requestSent = true
        },
        onResponseStart: (_controller, status, headers) => {
          if (status < 200) return
          answer = { status, headers: flatten(headers) }
          bodyTimer = setTimeout(giveUp, bodyMs)
        },
        onResponseData: (controller, chunk) => {
          chunks.push(chunk)
          size += chunk.length
          if (size <= limit) return
          answered(true)
          controller.abort(new Error('the body is longer than is read'))
        },
        onResponseEnd: () => answered(false),
        onResponseError: (_controller, error) => {
          if (answer) answered(true)
          else settle(failureOf(error, { requestSent, elapsed }))
        },
      },
    )
  })
}

async function fetchFile(
  pool: Pool,
  target: Target,
  take: (body: AsyncIterable<Uint8Array>) => Promise<void>,
  { elapsed, remainingMs }: { elapsed: () => number; remainingMs: number },
): Promise<{ kind: 'answer'; status: number; durationMs: number } | EgressFailure> {
  const deadline = new AbortController()
  const late = Object.assign(new Error(`not complete within ${remainingMs} ms`), { code: 'ETIMEDOUT' })
  const timer = setTimeout(() => deadline.abort(late), remainingMs)
  try {
    const { statusCode, body } = await pool
      .request({
        path: target.path,
        method: 'GET',
        headers: { 'user-agent': userAgent, 'accept-encoding': 'identity', host: target.url.host },
        signal: deadline.signal,
      })
      .catch((error: unknown) => {
        throw new CutOff(error)
      })
    if (statusCode === 200) await take(untilCutOff(body))
    else await body.dump({ limit: maxBodyBytes })
    return { kind: 'answer', status: statusCode, durationMs: elapsed() }
  } catch (error) {
    if (error instanceof CutOff) return failureOf(error.cause, { requestSent: true, elapsed })
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** What the connection did, told apart from a fault of whoever reads the body. */
class CutOff extends Error {
  constructor(cause: unknown) {
    super('the connection was cut off', { cause })
    this.name = 'CutOff'
  }
}

async function* untilCutOff(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw new CutOff(error)
  }
}

const userAgent = 'Comptoir-Leads/1'

function failureOf(
  error: unknown,
  { requestSent, elapsed }: { requestSent: boolean; elapsed: () => number },
): EgressFailure {
  const { code = '', name, message } = error as NodeJS.ErrnoException
  const at =
    error instanceof ConnectFailure
      ? { stage: error.stage, reason: error.reason }
      : { stage: 'answer' as const, reason: answerReasons[code] ?? answerReasons[name] ?? 'reset' }
  return { kind: 'failure', ...at, message, requestSent, durationMs: elapsed() }
}

const answerReasons: Record<string, string> = {
  ETIMEDOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'headers-too-large',
  HTTPParserError: 'not-http',
}

function isFailure(result: unknown): result is EgressFailure {
  return (result as { kind?: string }).kind === 'failure'
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}

function stopwatch(): () => number {
  const start = performance.now()
  return () => Math.round(performance.now() - start)
}
