/** The form's own address: Adobe does not support programs there, so that nothing it answers is a proof. */
import type { Outcome, SendCall } from '../contract.ts'
import { applyMapping } from '../mapping.ts'
import { verdictOnFailure } from '../network.ts'
import { retryAfter } from '../retry-after.ts'
import { jsonOf, Wire } from '../wire.ts'
import { fieldsOf } from './fields.ts'

const names: Record<string, string> = {
  email: 'Email',
  firstName: 'FirstName',
  lastName: 'LastName',
  company: 'Company',
  title: 'Title',
  phone: 'Phone',
  country: 'Country',
  leadSource: 'LeadSource',
}

export function serverOrigin(serverId: unknown): string {
  return `https://app-${serverId}.marketo.com`
}

export async function sendFormPost({ egress, settings, mapping, message, now }: SendCall): Promise<Outcome> {
  const wire = new Wire(egress, { secrets: [] })
  if (message.customer.email === '') return wire.outcome({ class: 'record_error', code: 'leads.marketo.email_missing' })
  const form = new URLSearchParams({
    formid: String(settings.formId),
    formVid: String(settings.formId),
    munchkinId: String(settings.munchkinId),
    ...(message.pageUrl && { _mktoReferrer: message.pageUrl }),
  })
  for (const [name, value] of Object.entries(fieldsOf(message, []))) form.set(names[name] ?? name, String(value))
  for (const { target, value } of applyMapping(mapping, message)) form.set(target, value)
  const url = `${serverOrigin(settings.serverId)}/index.php/leadCapture/save2`
  const reply = await wire.call({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8', accept: 'application/json' },
    body: form.toString(),
  })
  if (reply.kind === 'failure') return wire.outcome(verdictOnFailure(reply, { destination: 'marketo', url }))
  const { status } = reply
  const params = { status }
  if (status === 200 && jsonOf(reply)?.formId !== undefined)
    return wire.outcome({ class: 'delivered_unconfirmed', code: 'leads.marketo.sent', params })
  const retryAt = retryAfter(reply.headers, now)
  if (status === 429 || (status === 503 && retryAt))
    return wire.outcome({ class: 'throttled', code: 'leads.marketo.rate', retryAt, params })
  if (status >= 500) return wire.outcome({ class: 'transient', code: 'leads.marketo.unavailable', params })
  return wire.outcome({ class: 'transient', code: 'leads.marketo.form_post', connectionErrorAfterTries: 3, params })
}
