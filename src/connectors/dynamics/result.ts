/**
 * What Dataverse's answers mean (spec leads §3.1): by the error's code, then by a fragment of its text, since
 * the code is often empty, then by the status.
 */
import type { Verdict } from '../contract.ts'
import { verdictOnPage } from '../network.ts'
import { retryAfter } from '../retry-after.ts'
import { type Answer, jsonOf } from '../wire.ts'
import { filledColumns, type Mend } from './columns.ts'

export type DataverseError = { code: string; message: string }

// https://learn.microsoft.com/power-apps/developer/data-platform/api-limits
const throttling = new Set(['0x80072322', '0x80072321', '0x80072326'])
const noColumn = /create permissions?\b.*?\b(?:the )?(\w+) attribute\b.*\blead\b/is
const noColumnOtherwise = /create permissions?\b(.*)\blead\b/is

function errorOf(answer: Pick<Answer, 'body' | 'bodyTruncated'>): DataverseError | undefined {
  const { error } = jsonOf(answer as Answer) ?? {}
  if (typeof error !== 'object' || error === null) return undefined
  const { code, message } = error as { code?: unknown; message?: unknown }
  return { code: codeIn(code), message: typeof message === 'string' ? message : '' }
}

/** A column that the environment does not have: renamed, deleted, or of an app that is not installed. */
function unknownColumn(message: string): string | undefined {
  const [, name] =
    /invalid property '(\w+)'|property named '(\w+)' on type|undeclared property '(\w+)'/i
      .exec(message)
      ?.filter((part) => part !== undefined) ?? []
  return name?.replace(/@.*/, '').toLowerCase()
}

/** Hexadecimal, as the documentation lists them; some services print the same number with its sign. */
function codeIn(code: unknown): string {
  const text = String(code ?? '').trim()
  if (/^-\d{6,10}$/.test(text)) return `0x${(Number(text) >>> 0).toString(16)}`
  return text.toLowerCase()
}

/** The sentence is not always the same: otherwise it is the word in it that is a column's name, one of ours or a custom one. */
function deniedColumn(message: string): string | undefined {
  const words = noColumnOtherwise.exec(message)?.[1]?.match(/\w+/g) ?? []
  const column =
    noColumn.exec(message)?.[1] ??
    words.find((word) => filledColumns.includes(word.toLowerCase()) || word.includes('_'))
  return column?.toLowerCase()
}

/** What follows from one answer to a create; with `mend` the lead may be sent once more with less in it. */
export type Judged = { verdict: Verdict; mend?: Mend }

export function judge(
  answer: Pick<Answer, 'status' | 'headers' | 'body' | 'bodyTruncated'>,
  { leadId, url, now }: { leadId: string; url: string; now: Date },
): Judged {
  const { status, headers } = answer
  const fault = errorOf(answer)
  const { code = '', message = '' } = fault ?? {}
  const params = { status, url, reason: message || String(status) }
  const said = { vendorCode: code || undefined, vendorMessage: message || undefined, params }
  const is = (...codes: string[]) => codes.includes(code)
  const judged = (verdict: Omit<Verdict, 'code'>, name: string, mend?: Mend): Judged => ({
    verdict: { code: `leads.dynamics.${name}`, ...said, ...verdict },
    mend,
  })
  const connection = (name: string, more: Record<string, string> = {}) =>
    judged({ class: 'connection_error', params: { ...params, ...more } }, name)

  if (status >= 200 && status < 300) {
    const isPage = /text\/html/i.test(headers['content-type'] ?? '')
    if (isPage) return connection('not_dynamics')
    const uri = headers['odata-entityid'] ?? `${url}/api/data/v9.2/leads(${leadId})`
    return judged(
      {
        class: 'delivered',
        destinationId: /\(([0-9a-f-]{36})\)/i.exec(uri)?.[1] ?? leadId,
        destinationUri: uri,
        vendorMessage: undefined,
      },
      'delivered',
    )
  }
  // Our own repeat: the row has our id.
  const idTold = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i.exec(message)?.[0]
  const isTaken = is('0x80040237') || /matching key values already exists|cannot insert duplicate key/i.test(message)
  if (isTaken && (!idTold || idTold.toLowerCase() === leadId.toLowerCase())) {
    return judged(
      { class: 'delivered', destinationId: leadId, destinationUri: `${url}/api/data/v9.2/leads(${leadId})` },
      'delivered_before',
    )
  }
  if (is('0x80040333') || /duplicate of the current record already exists/i.test(message))
    return judged({ class: 'delivered', warnings: [{ code: 'leads.dynamics.duplicate' }] }, 'delivered')
  if (status === 429 || throttling.has(code))
    return judged({ class: 'throttled', retryAt: retryAfter(headers, now) }, 'throttled')
  if (is('0x80042f09') || /no roles are assigned/i.test(message)) return connection('no_role')
  if (is('0x80072560') || /not a member of the organi[sz]ation/i.test(message))
    return connection('sign_in', { reason: 'not-member' })
  if (is('0x80041d1f') || /\buser is disabled\b|\buser has been disabled\b/i.test(message))
    return connection('sign_in', { reason: 'disabled' })
  const attribute = status === 403 || is('0x8004f507') ? deniedColumn(message) : undefined
  if (attribute) {
    const mend = attribute === 'lastname' || attribute === 'subject' ? undefined : { drop: [attribute] }
    return judged({ class: 'connection_error', params: { ...params, attribute } }, 'column_denied', mend)
  }
  const page = fault ? undefined : verdictOnPage({ status, headers }, { destination: 'dynamics', url })
  if (page && status !== 404 && status !== 401) return { verdict: page }
  const privilege = /missing (prv\w+) privilege/i.exec(message)?.[1] ?? /\b(prv[A-Z]\w+)\b/.exec(message)?.[1]
  if (privilege) return connection('privilege', { privilege })
  if (is('0x80040220', '0x80048306') || status === 403) return connection('forbidden')
  if (status === 401) return connection('sign_in', { reason: 'application' })
  if (is('0x80044331') || /exceeded the maximum allowed length/i.test(message)) {
    const [, name, most] = /'(\w+)'.*?(?:length of|maximum.*?)\s*'?(\d+)'?/is.exec(message) ?? []
    const mend = name
      ? most
        ? { cut: name.toLowerCase(), to: Number(most) }
        : { drop: [name.toLowerCase()] }
      : undefined
    return judged({ class: 'record_error', params: { ...params, attribute: name ?? '?' } }, 'rejected', mend)
  }
  if (is('0x8004431a') || /is outside the valid range/i.test(message))
    return judged({ class: 'record_error' }, 'option_value', { drop: ['leadsourcecode', 'leadqualitycode'] })
  if (is('0x80040265')) return judged({ class: 'record_error' }, 'plugin')
  const unknown = unknownColumn(message)
  if (unknown) {
    const mend = unknown === 'lastname' || unknown === 'subject' ? undefined : { drop: [unknown] }
    return judged({ class: 'record_error', params: { ...params, attribute: unknown } }, 'no_column', mend)
  }
  // What a custom field points to is not there: the leads table is.
  if (is('0x80040217')) return judged({ class: 'record_error' }, 'rejected')
  if (status === 404) return fault ? connection('no_lead_table') : connection('not_dynamics')
  if (status === 400 || status === 412 || status === 413 || status === 422)
    return judged({ class: 'record_error' }, 'rejected')
  if (status >= 300 && status < 400) return connection('not_dynamics')
  if (status >= 500 || status === 408) {
    const retryAt = retryAfter(headers, now)
    return status === 503 && retryAt
      ? judged({ class: 'throttled', retryAt }, 'throttled')
      : judged({ class: 'transient' }, 'unavailable')
  }
  return judged({ class: 'transient' }, 'unexpected')
}
