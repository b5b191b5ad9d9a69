/** Node's requests as `Request`s, for whoever answers those. */
import { getRequestListener } from '@hono/node-server'

type Answer = Parameters<typeof getRequestListener>[0]

export function listenerOf(answer: Answer): ReturnType<typeof getRequestListener> {
  return getRequestListener((request, env) => answer(withOwnBody(request), env), { overrideGlobalObjects: false })
}

// Whoever bounds a body that does not say its length reads it and makes a new request of the old one, and Node makes
// none of the listener's own kind.
function withOwnBody(request: Request): Request {
  const { body, headers, method, url, signal } = request
  if (!body || headers.has('content-length')) return request
  return new Request(url, { method, headers, body, signal, duplex: 'half' } as RequestInit)
}
