/** What an endpoint's answer means: the table of spec leads §3.6, and nothing guessed beyond it. */
import type { EgressReply } from '#platform/egress'
import type { Outcome } from '../contract.ts'
import { retryAfter } from '../retry-after.ts'

type Verdict = Omit<Outcome, 'evidence'>
type Answer = Extract<EgressReply, { kind: 'answer' }>
type Failure = Extract<EgressReply, { kind: 'failure' }>

const hourMs = 3_600_000

export function verdictOn(reply: EgressReply, { host, now }: { host: string; now: Date }): Verdict {
  return reply.kind === 'answer' ? onAnswer(reply, now) : onFailure(reply, host)
}

function onAnswer(answer: Answer, now: Date): Verdict {
  const { status } = answer
  const said = { httpStatus: status, params: { status } }
  const retryAt = retryAfter(answer.headers, now)
  // The body is never needed: flows answer 202 with none, and a body cut short changes nothing.
  if (status >= 200 && status < 300) return { class: 'delivered', code: 'leads.https.delivered', ...said }
  if (status >= 300 && status < 400) {
    return {
      class: 'connection_error',
      code: 'leads.https.redirect',
      httpStatus: status,
      params: { status, host: targetOf(answer) },
    }
  }
  if (status === 410) return { class: 'connection_error', code: 'leads.https.gone', suspends: true, ...said }
  if (status === 401 || status === 403 || status === 407) {
    return { class: 'connection_error', code: 'leads.https.auth', ...said }
  }
  if (status === 404) return { class: 'connection_error', code: 'leads.https.not_found', ...said }
  if (status === 405) return { class: 'connection_error', code: 'leads.https.method', ...said }
  if (status === 429 || (status === 503 && retryAt)) {
    return { class: 'throttled', code: 'leads.https.throttled', retryAt, ...said }
  }
  if (status === 408 || status === 425 || (status >= 500 && status < 600)) {
    return { class: 'transient', code: 'leads.https.unavailable', ...said }
  }
  if (status >= 400 && status < 500)
    return { class: 'record_error', code: 'leads.https.refused', graceTries: 3, ...said }
  return { class: 'transient', code: 'leads.https.unexpected', ...said }
}

function onFailure(failure: Failure, host: string): Verdict {
  const params = { host, reason: failure.reason }
  switch (failure.stage) {
    case 'guard':
      return guardVerdicts[failure.reason] ?? { class: 'blocked', code: 'leads.https.url_private', params }
    case 'dns':
      // Names come back: a resolver that is down for a minute must not stop a connection (outpost#314).
      return { class: 'transient', code: 'leads.https.dns', params, connectionErrorAfterMs: hourMs }
    case 'tls':
      return failure.reason === 'timeout' || failure.reason === 'reset'
        ? { class: 'transient', code: 'leads.https.timeout', params }
        : { class: 'connection_error', code: 'leads.https.tls', params }
    default:
      return { class: 'transient', code: 'leads.https.timeout', params, ambiguous: failure.requestSent }
  }
}

const guardVerdicts: Record<string, Verdict> = {
  malformed: { class: 'connection_error', code: 'leads.https.url_malformed' },
  scheme: { class: 'connection_error', code: 'leads.https.url_scheme' },
  userinfo: { class: 'connection_error', code: 'leads.https.url_userinfo' },
  port: { class: 'connection_error', code: 'leads.https.url_port', params: { port: '' } },
}

function targetOf(answer: Answer): string {
  try {
    return new URL(answer.headers.location ?? '', 'https://relative.invalid').host.replace('relative.invalid', '/')
  } catch {
    return '?'
  }
}
