/**
 * What Marketo's answers mean: it answers 200 to nearly everything, so that only the codes in the body count.
 * https://experienceleague.adobe.com/docs/marketo-developer/marketo/rest/error-codes.html
 */
import type { Verdict } from '../contract.ts'
import { verdictOnPage } from '../network.ts'
import { retryAfter } from '../retry-after.ts'
import { type Answer, jsonOf } from '../wire.ts'

export type Judged = { verdict: Verdict; renew?: boolean; unknownField?: string }
type Fault = { code: string; message: string }
/** What was asked of Marketo, as far as its answers speak of it. */
type About = { leadId: string; form: string; now: Date }

const dayMs = 86_400_000
// Quotas are reset at midnight in Chicago's standard time, summer or not.
const quotaResetMs = 6 * 3_600_000
const rateMs = 20_000

/** Of the call as a whole; undefined: it went through, and each record says how it fared. */
export function judgeCall(answer: Answer, about: About): Judged | undefined {
  const { now } = about
  const { status } = answer
  const body = jsonOf(answer)
  const say = (verdict: Omit<Verdict, 'code'>, name: string): Judged => ({
    verdict: { params: { status }, ...verdict, code: `leads.marketo.${name}` },
  })
  const page = status >= 400 && !body && verdictOnPage(answer, { destination: 'marketo', url: '' })
  if (page && status !== 404) return { verdict: { ...page, params: { host: 'Marketo', status } } }
  if (status === 401 || status === 403)
    return judgeFault({ code: '601', message: 'Unauthorized' }, { ...about, status })
  const retryAt = retryAfter(answer.headers, now)
  if (status === 429 || (status === 503 && retryAt))
    return say({ class: 'throttled', retryAt: retryAt ?? new Date(now.getTime() + rateMs) }, 'rate')
  if (status === 413) return say({ class: 'record_error', params: { status, reason: '413' } }, 'rejected')
  if (status === 404) return say({ class: 'connection_error' }, 'instance')
  if (status >= 300 && status < 400) return say({ class: 'connection_error' }, 'instance')
  if (!body || typeof body.success !== 'boolean') {
    return say(
      { class: 'transient', ambiguous: status === 200 },
      status >= 500 || status === 200 ? 'unavailable' : 'unexpected',
    )
  }
  if (body.success) return undefined
  const [fault] = faultsIn(body.errors)
  return fault ? judgeFault(fault, { ...about, status }) : say({ class: 'transient' }, 'unexpected')
}

/** Of one record of a call that went through. */
export function judgeRecord(record: unknown, about: About): Judged {
  const { status = '', id, reasons } = (record ?? {}) as { status?: unknown; id?: unknown; reasons?: unknown }
  if (status === 'created' || status === 'updated') {
    return {
      verdict: {
        class: 'delivered',
        code: 'leads.marketo.delivered',
        params: { status: String(status) },
        ...(id !== undefined && { destinationId: String(id) }),
      },
    }
  }
  const [fault] = faultsIn(reasons)
  if (fault) return judgeFault(fault, { ...about, status: 200 })
  // Nothing was said of it: it may be there or not, and sending it again updates the same person.
  return {
    verdict: { class: 'transient', code: 'leads.marketo.unexpected', params: { status: String(status) || 200 } },
  }
}

export function faultsIn(list: unknown): Fault[] {
  if (!Array.isArray(list)) return []
  return list.map((one) => ({ code: String((one as Fault).code ?? ''), message: String((one as Fault).message ?? '') }))
}

const passing = new Set(['500', '502', '604', '608', '611', '713', '719'])
const ours = new Set(['605', '609', '612'])
const refusals = new Set(['701', '1001', '1002', '1003', '1018', '1021', '1022'])

export function judgeFault(
  { code, message }: Fault,
  { leadId, form, now, status }: About & { status: number },
): Judged {
  const say = (verdict: Omit<Verdict, 'code'>, name: string): Judged => ({
    verdict: {
      vendorCode: code,
      vendorMessage: message,
      params: { status: code || status, reason: message || code },
      ...verdict,
      code: `leads.marketo.${name}`,
    },
  })
  const in_ = (ms: number) => new Date(now.getTime() + ms)
  if (code === '601' || code === '602') return { ...say({ class: 'connection_error' }, 'token'), renew: true }
  if (code === '600') return say({ class: 'transient', ours: true }, 'unexpected')
  if (code === '603') return say({ class: 'connection_error' }, 'permission')
  if (code === '606') return say({ class: 'throttled', retryAt: in_(rateMs) }, 'rate')
  if (code === '607') return say({ class: 'throttled', retryAt: nextQuota(now) }, 'quota')
  if (code === '615') return say({ class: 'throttled', retryAt: in_(2_000 + spread(leadId, 3_000)) }, 'concurrency')
  if (code === '610' || code === '614') return say({ class: 'connection_error' }, 'instance')
  if (code === '702' || code === '1013') return say({ class: 'connection_error', params: { form } }, 'form')
  if (code === '1006')
    return { ...say({ class: 'record_error' }, 'rejected'), unknownField: /[Ff]ield '([^']+)'/.exec(message)?.[1] }
  if (code === '1005' || code === '1007') return say({ class: 'record_error' }, 'ambiguous')
  if (code === '1008' || code === '1009' || code === '1010') return say({ class: 'connection_error' }, 'partition')
  if (passing.has(code)) return say({ class: 'transient' }, 'unavailable')
  if (ours.has(code)) return say({ class: 'record_error', ours: true }, 'rejected')
  if (refusals.has(code)) return say({ class: 'record_error' }, 'rejected')
  return say({ class: 'transient' }, 'unexpected')
}

function nextQuota(now: Date): Date {
  const intoDay = (now.getTime() - quotaResetMs) % dayMs
  return new Date(now.getTime() + dayMs - intoDay)
}

// Calls that were too many at once must not come back at once; the lead's own id spreads them.
function spread(seed: string, upTo: number): number {
  let hash = 0
  for (const character of seed) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0
  return hash % upTo
}
