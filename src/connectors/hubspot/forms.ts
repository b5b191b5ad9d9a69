/** Submissions of a HubSpot form, without a token. */
import type { Outcome, SendCall } from '../contract.ts'
import { descriptionOf } from '../fit.ts'
import { applyMapping } from '../mapping.ts'
import { verdictOnFailure, verdictOnPage } from '../network.ts'
import { Wire } from '../wire.ts'
import { judge } from './result.ts'

export const formsOrigin = 'https://api.hsforms.com'
const longestMessage = 65_000

export async function sendSubmission({ egress, settings, mapping, message, now }: SendCall): Promise<Outcome> {
  const wire = new Wire(egress, { secrets: [] })
  const { customer } = message
  if (customer.email === '') return wire.outcome({ class: 'record_error', code: 'leads.hubspot.email_missing' })
  const values: [string, string][] = [
    ['email', customer.email],
    ['firstname', customer.firstName],
    ['lastname', customer.lastName],
    ['company', customer.company],
    ['jobtitle', customer.title],
    ['phone', customer.phone],
    ['country', customer.country],
    ['message', descriptionOf(message, { limit: longestMessage })],
    ...applyMapping(mapping, message).map(({ target, value }): [string, string] => [target, value]),
  ]
  const fields = values
    .filter(([, value]) => value !== '')
    .map(([name, value]) => ({ objectTypeId: '0-1', name, value }))
  const consent = message.consent && { consentToProcess: true, text: message.consent.textId }
  const url = `${formsOrigin}/submissions/v3/integration/submit/${settings.form}`
  const reply = await wire.call({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      submittedAt: message.occurredAt.getTime(),
      fields,
      context: { ...(message.pageUrl && { pageUri: message.pageUrl }), pageName: message.offerTitle },
      ...(consent && { legalConsentOptions: { consent } }),
    }),
  })
  if (reply.kind === 'failure') return wire.outcome(verdictOnFailure(reply, { destination: 'hubspot', url }))
  const isPage = verdictOnPage(reply, { destination: 'hubspot', url }) !== undefined
  if (reply.status === 200 && !isPage)
    return wire.outcome({ class: 'delivered_unconfirmed', code: 'leads.hubspot.submitted' })
  return wire.outcome(judge(reply, now).verdict)
}
