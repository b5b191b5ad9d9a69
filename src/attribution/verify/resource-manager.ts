/**
 * Reads deployment history from a Resource Manager endpoint: paging, throttling, bounds. Who makes the calls is
 * handed in; what comes back is a value. Specification: attribution §6.2.
 */
import type { DeploymentHistory, HistoryAnswer } from './history.ts'

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

/** @throws RangeError when the endpoint is no address such calls may go to */
export function openResourceManager(options: ResourceManagerOptions): DeploymentHistory {
  const base = checkedEndpoint(options.endpoint)
  const { now = Date.now, wait = sleep, timeoutMs = 60_000, apiVersion = defaultApiVersion } = options
  const deadline = now() + timeoutMs
  const queue = limiter(maxInFlight)
  const warnings: NonNullable<DeploymentHistory['warnings']> = []
  let requests = 0

  async function ask(url: string): Promise<HistoryAnswer<unknown>> {
    for (let attempt = 0; ; attempt++) {
      const remaining = deadline - now()
      if (remaining <= 0) return failed('timeout', `No complete answer within ${timeoutMs / 1000} s.`)
      if (++requests > maxRequests)
        return failed('tooManyRequests', `More than ${maxRequests} requests would be needed.`)
      let reply: Awaited<ReturnType<Call>>
      try {
        reply = await options.call(url, {
          headers: { accept: 'application/json', ...(options.token && { authorization: `Bearer ${options.token}` }) },
          timeoutMs: remaining,
        })
      } catch (error) {
        return failed('network', (error as Error).message)
      }
      const body = parsed(reply.body)
      if (reply.status === 200) {
        return body === undefined ? failed('badAnswer', 'The answer is not JSON.') : { kind: 'found', value: body }
      }
      const { code, message } = errorOf(body, reply.status)
      if ((reply.status === 429 || reply.status === 503) && attempt < maxRetries) {
        const pause = retryAfterMs(reply.headers['retry-after'], now())
        if (now() + pause < deadline) {
          warnings.push({ code: 'THROTTLED', message: `The endpoint asked to wait ${Math.ceil(pause / 1000)} s.` })
          await wait(pause)
          continue
        }
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
      if (!Array.isArray(value)) return failed('badAnswer', 'A list was expected.')
      items.push(...value)
      if (typeof nextLink !== 'string' || nextLink === '') break
      const link: URL | null = URL.parse(nextLink)
      // A next page elsewhere would take the token there.
      if (link?.origin !== base.origin)
        return failed('foreignNextLink', 'The next page is on another host; it was not followed.')
      if (visited.has(link.href)) return failed('badAnswer', 'The pages go in a circle.')
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

/** Only https may carry a token, and http on the own machine. */
export function checkedEndpoint(endpoint: string): URL {
  const url = URL.parse(endpoint)
  if (!url) throw new RangeError(`“${endpoint}” is no address.`)
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local))
    throw new RangeError('The endpoint must be https; http is for the own machine only.')
  return url
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

function failed(code: string, message: string): HistoryAnswer<never> {
  return { kind: 'failed', code, message }
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
