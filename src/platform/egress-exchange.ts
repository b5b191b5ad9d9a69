/** One request on one pinned connection, bounded in time and size, and what came of it. */
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import type { Pool } from 'undici'
import { ConnectFailure } from './egress-connect.ts'
import type { Target } from './egress-guard.ts'

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

export const callMs = 30_000
const bodyMs = 5_000
const maxBodyBytes = 65_536
const userAgent = 'Comptoir-Leads/1'

export function exchange(
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
      const body = plain(Buffer.concat(chunks).subarray(0, limit), answer!.headers['content-encoding'], limit)
      settle({
        kind: 'answer',
        ...answer!,
        body: body ? textIn(body, answer!.headers['content-type']) : '',
        bodyTruncated: bodyTruncated || body === undefined,
        durationMs: elapsed(),
      })
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
        // Compressed answers could be far larger than they look; some servers compress whatever is asked for.
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

const unpackers: Record<string, (packed: Buffer, options: { maxOutputLength: number }) => Buffer> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
}

/** Undefined: it cannot be unpacked, is cut off, or is longer than is read. */
function plain(body: Buffer, encoding: string | undefined, limit: number): Buffer | undefined {
  const unpack = unpackers[(encoding ?? '').trim().toLowerCase()]
  if (!unpack || body.length === 0) return body
  try {
    return unpack(body, { maxOutputLength: limit })
  } catch {
    return undefined
  }
}

/** As the answer says it is written; UTF-8 where it says nothing, or what nobody knows. */
function textIn(body: Buffer, contentType = ''): string {
  const charset = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType)?.[1]
  if (!charset || /^utf-?8$/i.test(charset)) return body.toString('utf8')
  try {
    return new TextDecoder(charset).decode(body)
  } catch {
    return body.toString('utf8')
  }
}

export async function fetchFile(
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

export function failureOf(
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

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )
}
