/**
 * Reads deployment history from a Resource Manager endpoint: paging, throttling, bounds. Who makes the calls is
 * handed in; what comes back is a value. Specification: attribution §6.2.
 */
import type { MessageParams } from '#platform/messages'
import type { DeploymentHistory, HistoryAnswer, HistoryWarning } from './history.ts'
import { verifyWords } from './words.ts'

export type Call = (
  url: string,
  init: { headers: Record<string, string>; timeoutMs: number },
) => Promise<{ status: number; headers: Record<string, string | undefined>; body: string }>

export type ResourceManagerOptions = {
  /** https, or http on the own machine. */
  endpoint: string
  token?: string
  call: Call
  apiVersion?: string
  timeoutMs?: number
  now?: () => number
  wait?: (ms: number) => Promise<void>
}

export const publicEndpoint = 'https://management.azure.com'
const defaultApiVersion = '2021-04-01'
const maxRequests = 5_000
const maxInFlight = 4
const retryFloorMs = 1_000
const maxRetries = 8
/** Faults on the way that pass by themselves, or do not. */
const brief = new Set([408, 500, 502, 504])
const maxBriefRetries = 2

/** @throws RangeError when the endpoint is no address such calls may go to */
export function openResourceManager(options: ResourceManagerOptions): DeploymentHistory {
  const base = checkedEndpoint(options.endpoint)
  const { now = Date.now, wait = sleep, timeoutMs = 60_000, apiVersion = defaultApiVersion } = options
  const deadline = now() + timeoutMs
  const queue = limiter(maxInFlight)
  const warnings: HistoryWarning[] = []
  let requests = 0

  async function ask(url: string): Promise<HistoryAnswer<unknown>> {
    for (let attempt = 0; ; attempt++) {
      const remaining = deadline - now()
      if (remaining <= 0) return failed('timeout', { seconds: timeoutMs / 1000 })
      if (++requests > maxRequests) return failed('tooManyRequests', { requests: maxRequests })
      let reply: Awaited<ReturnType<Call>>
      try {
        reply = await options.call(url, {
          headers: { accept: 'application/json', ...(options.token && { authorization: `Bearer ${options.token}` }) },
          timeoutMs: remaining,
        })
      } catch (error) {
        return failed('network', { why: whyOf(error) })
      }
      const body = parsed(reply.body)
      if (reply.status === 200) {
        return body === undefined ? failed('notJson') : { kind: 'found', value: body }
      }
      const { code, message } = errorOf(body, reply.status)
      if ((reply.status === 429 || reply.status === 503) && attempt < maxRetries) {
        const pause = retryAfterMs(reply.headers['retry-after'], now())
        if (now() + pause < deadline) {
          warnings.push({ code: 'THROTTLED', params: { seconds: Math.ceil(pause / 1000) } })
          await wait(pause)
          continue
        }
      }
      if (brief.has(reply.status) && attempt < maxBriefRetries && now() + retryFloorMs < deadline) {
        await wait(retryFloorMs)
        continue
      }
      if (reply.status === 404) return { kind: 'missing', code, message }
      return { kind: 'refused', status: reply.status, code, message }
    }
  }

  function address(path: string): string {
    return `${base.origin}${base.pathname.replace(/\/$/, '')}${path}?api-version=${apiVersion}`
  }

  async function every(path: string): Promise<HistoryAnswer<unknown[]>> {
    const items: unknown[] = []
    const visited = new Set<string>()
    let next: string | undefined = address(path)
    while (next !== undefined) {
      visited.add(next)
      const url: string = next
      const page = await queue(() => ask(url))
      if (page.kind !== 'found') return page
      const { value, nextLink } = page.value as { value?: unknown; nextLink?: unknown }
      if (!Array.isArray(value)) return failed('noList')
      items.push(...value)
      if (typeof nextLink !== 'string' || nextLink === '') break
      const link: URL | null = URL.parse(nextLink)
      // A next page elsewhere would take the token there.
      if (link?.origin !== base.origin) return failed('foreignNextLink')
      if (visited.has(link.href)) return failed('circle')
      next = link.href
    }
    return { kind: 'found', value: items }
  }

  return {
    get: (path) => queue(() => ask(address(path))),
    list: every,
    parallel: maxInFlight,
    warnings,
  }
}

/** @throws RangeError when the endpoint is no address such calls may go to */
function checkedEndpoint(endpoint: string): URL {
  const refused = endpointRefusal(endpoint)
  if (refused) throw new RangeError(verifyWords('en', refused, { endpoint }))
  return new URL(endpoint)
}

/** Only https may carry a token, and http on the own machine. @returns which sentence says why not */
export function endpointRefusal(endpoint: string): 'cli.noAddress' | 'cli.notHttps' | undefined {
  const url = URL.parse(endpoint)
  if (!url) return 'cli.noAddress'
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && local) ? undefined : 'cli.notHttps'
}

function retryAfterMs(header: string | undefined, now: number): number {
  if (!header) return retryFloorMs
  const seconds = Number(header)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - now
  return Number.isFinite(ms) ? Math.max(ms, 0) : retryFloorMs
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function errorOf(body: unknown, status: number): { code: string; message: string } {
  const error = (body as { error?: { code?: unknown; message?: unknown } } | undefined)?.error
  return {
    code: typeof error?.code === 'string' ? error.code : `HTTP ${status}`,
    message: typeof error?.message === 'string' ? error.message : '',
  }
}

function failed(code: string, params: MessageParams = {}): HistoryAnswer<never> {
  return { kind: 'failed', code, message: verifyWords('en', `failure.${code}`, params), params }
}

/** What stands behind “fetch failed” is what helps. */
function whyOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: { message?: string; code?: string } }
  return [message, cause?.message || cause?.code].filter(Boolean).join(': ')
}

function limiter(size: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= size) await new Promise<void>((go) => waiting.push(go))
    running++
    try {
      return await work()
    } finally {
      running--
      waiting.shift()?.()
    }
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
