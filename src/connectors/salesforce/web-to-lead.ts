/**
 * Web-to-Lead: a form posted to a servlet that answers 200 to nearly everything. What it really did with the
 * lead is known to Salesforce alone; the header Is-Processed is undocumented, and only its bad news counts.
 */
import type { Outcome, SendCall, Verdict } from '../contract.ts'
import { applyMapping } from '../mapping.ts'
import { hostOf, verdictOnFailure } from '../network.ts'
import { retryAfter } from '../retry-after.ts'
import { type Answer, Wire } from '../wire.ts'
import { fieldsOf } from './fields.ts'

const names: Record<string, string> = {
  FirstName: 'first_name',
  LastName: 'last_name',
  Company: 'company',
  Email: 'email',
  Phone: 'phone',
  Title: 'title',
  Country: 'country',
  CountryCode: 'country_code',
  LeadSource: 'lead_source',
  Rating: 'rating',
  Description: 'description',
  HasOptedOutOfEmail: 'emailOptOut',
  DoNotCall: 'doNotCall',
}

export function servletOrigin(host: unknown): string {
  return host === 'sandbox' ? 'https://test.salesforce.com' : 'https://webto.salesforce.com'
}

export async function sendWebToLead({ egress, settings, mapping, message, now }: SendCall): Promise<Outcome> {
  const oid = String(settings.oid ?? '')
  const url = `${servletOrigin(settings.host)}/servlet/servlet.WebToLead?encoding=UTF-8&orgId=${oid}`
  const form = new URLSearchParams({ oid, encoding: 'UTF-8' })
  // Where a browser would be led afterwards; the page that the servlet answers with is built around it.
  if (message.pageUrl) form.set('retURL', message.pageUrl)
  for (const [field, value] of Object.entries(fieldsOf(message, settings))) {
    if (value) form.set(names[field]!, value === true ? '1' : value)
  }
  for (const { target, value } of applyMapping(mapping, message)) form.set(target, value)

  const wire = new Wire(egress, { secrets: [] })
  const reply = await wire.call({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' },
    body: form.toString(),
  })
  if (reply.kind === 'failure') return wire.outcome(verdictOnFailure(reply, { destination: 'salesforce', url }))
  const verdict = verdictOn(reply, now)
  // The page it answers with repeats what was sent; only its refusals are worth keeping.
  const quoted = verdict.code === 'leads.salesforce.not_processed' ? reply.headers['is-processed'] : undefined
  return wire.outcome({ ...verdict, vendorMessage: quoted })
}

function verdictOn(answer: Answer, now: Date): Verdict {
  const { status, headers, body } = answer
  const say = (name: string) => `leads.salesforce.${name}`
  const params = { status, host: targetOf(answer) }
  const processed = headers['is-processed'] ?? ''
  if (status >= 200 && status < 300) {
    if (/invalid (organi[sz]ation|oid)|(organi[sz]ation( id)?|oid) is (invalid|not valid)/i.test(body)) {
      return { class: 'connection_error', code: say('oid'), params }
    }
    if (/exception|^\s*false/i.test(processed)) return { class: 'connection_error', code: say('not_processed'), params }
    return { class: 'delivered_unconfirmed', code: say('sent'), params }
  }
  if (status >= 300 && status < 400) return { class: 'connection_error', code: say('redirect'), params }
  const retryAt = retryAfter(headers, now)
  if (status === 429 || (status === 503 && retryAt))
    return { class: 'throttled', code: say('throttled'), retryAt, params }
  if (status >= 500 || status === 408) return { class: 'transient', code: say('unavailable'), params }
  return { class: 'transient', code: say('form_refused'), connectionErrorAfterTries: 3, params }
}

function targetOf({ headers }: Answer): string {
  return hostOf(headers.location ?? '')
}
