/** What HubSpot's answers mean. https://developers.hubspot.com/docs/api/error-handling */
import type { Verdict } from '../contract.ts'
import { verdictOnPage } from '../network.ts'
import { retryAfter } from '../retry-after.ts'
import { type Answer, jsonOf } from '../wire.ts'

export type Judged = { verdict: Verdict; property?: string; existingId?: string }

const dayMs = 86_400_000
const burstMs = 10_000

export function judge(answer: Answer, now: Date): Judged {
  const { status } = answer
  const body = jsonOf(answer) ?? {}
  const listed = Array.isArray(body.errors)
    ? (body.errors as {
        message?: unknown
        errorType?: unknown
        code?: unknown
        context?: { propertyName?: unknown[] }
      }[])
    : []
  const message = [body.message, ...listed.map((one) => one.message)]
    .filter((text) => typeof text === 'string')
    .join(' ')
  const category = String(body.category ?? listed[0]?.errorType ?? listed[0]?.code ?? '')
  const said = {
    vendorCode: category || undefined,
    vendorMessage: message || undefined,
    params: { status, reason: message || category || String(status) },
  }
  const say = (verdict: Omit<Verdict, 'code'>, name: string, more: Omit<Judged, 'verdict'> = {}): Judged => ({
    verdict: { ...said, ...verdict, code: `leads.hubspot.${name}` },
    ...more,
  })
  const mentions = (...names: string[]) =>
    names.some((name) => category.includes(name) || listed.some((one) => one.errorType === name || one.code === name))

  const page = verdictOnPage(answer, { destination: 'hubspot', url: '' })
  if (page && status !== 401) return { verdict: { ...page, params: { host: 'HubSpot', status } } }
  if (status === 401) return say({ class: 'connection_error' }, 'token')
  if (status === 403) return say({ class: 'connection_error' }, 'scope')
  if (status === 429) {
    const midnight = new Date(Math.ceil((now.getTime() + 1) / dayMs) * dayMs)
    const isDaily = body.policyName === 'DAILY' || /daily/i.test(message)
    const retryAt = retryAfter(answer.headers, now) ?? (isDaily ? midnight : new Date(now.getTime() + burstMs))
    return say({ class: 'throttled', retryAt }, isDaily ? 'quota' : 'rate')
  }
  if (status === 409)
    return say({ class: 'record_error' }, 'rejected', { existingId: /Existing ID:\s*(\d+)/i.exec(message)?.[1] })
  if (mentions('BLOCKED_EMAIL', 'INVALID_EMAIL')) return say({ class: 'record_error' }, 'email')
  if (mentions('FORM_HAS_RECAPTCHA_ENABLED')) return say({ class: 'connection_error' }, 'recaptcha')
  if (mentions('FIELD_NOT_IN_FORM_DEFINITION')) return say({ class: 'connection_error' }, 'form_field')
  if (status === 404) return say({ class: 'connection_error' }, 'not_found')
  if (status === 400)
    return say({ class: 'record_error' }, 'rejected', {
      property: propertyIn(message, listed[0]?.context?.propertyName),
    })
  if (status === 413 || status === 422) return say({ class: 'record_error' }, 'rejected')
  const retryAt = retryAfter(answer.headers, now)
  if (retryAt && (status === 477 || status >= 500)) return say({ class: 'throttled', retryAt }, 'rate')
  if (status === 477 || status === 408 || status >= 500) return say({ class: 'transient' }, 'unavailable')
  if (status >= 300 && status < 400) return say({ class: 'connection_error' }, 'not_found')
  return say({ class: 'transient' }, 'unexpected')
}

function propertyIn(message: string, named: unknown[] | undefined): string | undefined {
  if (typeof named?.[0] === 'string') return named[0]
  return /Property "([^"]+)"/.exec(message)?.[1] ?? /"name"\s*:\s*\\?"([a-z0-9_]+)/.exec(message)?.[1]
}
