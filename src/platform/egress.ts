/**
 * The only door out of the house towards addresses that publishers choose: every resolved address is
 * vetted and the connection pinned to a vetted one, redirects are not followed, time and size are bounded.
 */
import { readFileSync } from 'node:fs'
import { createSecureContext, rootCertificates } from 'node:tls'
import ipaddr from 'ipaddr.js'
import { Pool } from 'undici'
import type { Config } from './config.ts'
import { connectTo } from './egress-connect.ts'
import {
  callMs,
  type EgressFailure,
  type EgressReply,
  type EgressRequest,
  exchange,
  failureOf,
  fetchFile,
} from './egress-exchange.ts'
import { type Guard, openGuard, type Refusal, type Target } from './egress-guard.ts'
import { mailServersOf, type Resolve, resolveName } from './egress-names.ts'
import { openStandIns } from './egress-stand-ins.ts'
import type { Log } from './log.ts'
import { histogram } from './metrics.ts'

export type { EgressFailure, EgressReply, EgressRequest } from './egress-exchange.ts'

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
  /** Whether the operator named this address as one that may be called although it is private. */
  isException(url: string): boolean
  close(): Promise<void>
}

const maxHeaderBytes = 16_384
// As many as the most calls at once that a destination gets.
const connectionsPerAddress = 64
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
  const standIns = openStandIns(config.leads.standIns)
  const standInGuard = openGuard([...config.leads.egressAllow, ...standIns.hosts])
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
    const standIn = standIns.of(url)
    const vetted = await vet(standIn ? standInGuard : guard, resolve, standIn ?? url, elapsed)
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
    isException: (url) => guard.isException(url),
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

function isFailure(result: unknown): result is EgressFailure {
  return (result as { kind?: string }).kind === 'failure'
}

function stopwatch(): () => number {
  const start = performance.now()
  return () => Math.round(performance.now() - start)
}
