/** Contacts, by their address, with a note for each lead. */
import type { LeadMessage, Outcome, ReachResult, SendCall, Verdict, Warning } from '../contract.ts'
import { descriptionOf, present } from '../fit.ts'
import { applyMapping } from '../mapping.ts'
import { verdictOnFailure, verdictOnPage } from '../network.ts'
import { type Answer, jsonOf, Wire } from '../wire.ts'
import { type Judged, judge } from './result.ts'

export const apiOrigin = 'https://api.hubapi.com'
// https://developers.hubspot.com/docs/api/crm/associations: a note of a contact.
const noteOfContact = 202
const longestNote = 65_000

type Call = Pick<SendCall, 'egress' | 'secrets' | 'settings' | 'now'>
type Properties = Record<string, string | number | boolean>

export async function sendContact(call: SendCall): Promise<Outcome> {
  const { message } = call
  const wire = new Wire(call.egress, { secrets: [call.secrets.token] })
  if (message.customer.email === '') return wire.outcome({ class: 'record_error', code: 'leads.hubspot.email_missing' })
  const warnings: Warning[] = []
  let properties = propertiesOf(call)
  let upserted = await upsert(call, wire, properties)
  const unknown = 'property' in upserted ? upserted.property : undefined
  if (unknown && unknown in properties) {
    const { [unknown]: _, ...others } = properties
    properties = others
    warnings.push({ code: 'leads.hubspot.property_left', params: { property: unknown } })
    upserted = await upsert(call, wire, properties)
  }
  if (!('contactId' in upserted)) return wire.outcome(upserted.verdict)
  const { contactId } = upserted
  const noted = await note(call, wire, contactId)
  // An app that may not write notes will not by waiting; the contact is there, and the warning says what is not.
  if (noted && noted.code !== 'leads.hubspot.scope') return wire.outcome(noted)
  if (noted) warnings.push({ code: 'leads.hubspot.no_note' })
  return wire.outcome({
    class: 'delivered',
    code: 'leads.hubspot.delivered',
    destinationId: contactId,
    ...(warnings.length > 0 && { warnings }),
  })
}

function propertiesOf({ message, settings, mapping }: SendCall): Properties {
  const { customer } = message
  return present({
    firstname: customer.firstName,
    lastname: customer.lastName,
    company: customer.company,
    jobtitle: customer.title,
    phone: customer.phone,
    country: customer.country,
    ...(settings.sourceProperty && { [String(settings.sourceProperty)]: message.leadSource }),
    ...Object.fromEntries(applyMapping(mapping, message).map(({ target, value }) => [target, value])),
  }) as Properties
}

async function upsert(
  { message, now, secrets }: SendCall,
  wire: Wire,
  properties: Properties,
): Promise<{ contactId: string } | Judged> {
  const { email } = message.customer
  const reply = await post(wire, secrets, '/crm/v3/objects/contacts/batch/upsert', {
    inputs: [{ idProperty: 'email', id: email, properties }],
  })
  if (reply.kind === 'failure') return { verdict: verdictOnFailure(reply, { destination: 'hubspot', url: apiOrigin }) }
  const judged = judgeUpsert(reply, now)
  if ('contactId' in judged || !judged.existingId) return judged
  const update = await wire.call({
    url: `${apiOrigin}/crm/v3/objects/contacts/${judged.existingId}`,
    method: 'PATCH',
    headers: headersOf(secrets),
    body: JSON.stringify({ properties }),
  })
  if (update.kind === 'failure')
    return { verdict: verdictOnFailure(update, { destination: 'hubspot', url: apiOrigin }) }
  return update.status === 200 ? { contactId: judged.existingId } : judge(update, now)
}

/** 207 means that each result has to be looked at; here there is one. */
function judgeUpsert(reply: Answer, now: Date): { contactId: string } | Judged {
  const isPage = verdictOnPage(reply, { destination: 'hubspot', url: apiOrigin }) !== undefined
  if (isPage || (reply.status !== 200 && reply.status !== 201 && reply.status !== 207)) return judge(reply, now)
  const body = jsonOf(reply)
  const [result] = (Array.isArray(body?.results) ? body.results : []) as { id?: unknown }[]
  if (result?.id !== undefined) return { contactId: String(result.id) }
  const [error] = (Array.isArray(body?.errors) ? body.errors : []) as object[]
  if (error) return judge({ ...reply, status: 400, body: JSON.stringify(error) }, now)
  return {
    verdict: {
      class: 'transient',
      code: 'leads.hubspot.unexpected',
      params: { status: reply.status },
      ambiguous: true,
    },
  }
}

/** Once for each lead: a repeat first looks whether the note is there already. */
async function note(
  { message, attempt, now, secrets }: SendCall,
  wire: Wire,
  contactId: string,
): Promise<Verdict | undefined> {
  const onFailure = (failure: Parameters<typeof verdictOnFailure>[0]) =>
    verdictOnFailure(failure, { destination: 'hubspot', url: apiOrigin })
  if (attempt > 1) {
    const filters = [{ propertyName: 'hs_note_body', operator: 'CONTAINS_TOKEN', value: message.leadId }]
    const found = await post(wire, secrets, '/crm/v3/objects/notes/search', { filterGroups: [{ filters }], limit: 1 })
    if (found.kind === 'failure') return onFailure(found)
    if (found.status === 200 && Number(jsonOf(found)?.total) > 0) return undefined
    // Who may not look may still write; any other answer leaves open whether it is there, and a second one would be wrong.
    if (found.status !== 200 && found.status !== 403) return judge(found, now).verdict
  }
  const reply = await post(wire, secrets, '/crm/v3/objects/notes', {
    properties: { hs_timestamp: message.capturedAt.toISOString(), hs_note_body: bodyOf(message) },
    associations: [
      { to: { id: contactId }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: noteOfContact }] },
    ],
  })
  if (reply.kind === 'failure') return onFailure(reply)
  return reply.status === 201 || reply.status === 200 ? undefined : judge(reply, now).verdict
}

/**
 * Notes are HTML: what a customer typed is shown as it was typed. A repeat finds the note by the lead's id, which a
 * description made elsewhere does not have.
 */
function bodyOf(message: LeadMessage): string {
  const described = descriptionOf(message, { limit: longestNote / 4 })
  const body = described.includes(message.leadId) ? described : `${described}\nLead ID: ${message.leadId}`
  const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\n': '<br>' }
  return body.replace(/[&<>\n]/g, (character) => escaped[character]!)
}

export async function authenticateCrm(call: Call): Promise<ReachResult> {
  const { settings, secrets, now } = call
  const wire = new Wire(call.egress, { secrets: [secrets.token] })
  const refuse = (verdict: Verdict): ReachResult => ({ reached: false, outcome: wire.outcome(verdict) })
  const get = (path: string) => wire.call({ url: apiOrigin + path, method: 'GET', headers: headersOf(secrets) })
  const contacts = await get('/crm/v3/objects/contacts?limit=1&properties=email')
  if (contacts.kind === 'failure') return refuse(verdictOnFailure(contacts, { destination: 'hubspot', url: apiOrigin }))
  // An app that may write and not read is enough; the test lead shows it.
  if (contacts.status !== 200 && contacts.status !== 403) return refuse(judge(contacts, now).verdict)
  const property = String(settings.sourceProperty ?? '')
  if (property === '') return { reached: true }
  const known = await get(`/crm/v3/properties/contacts/${property}`)
  if (known.kind === 'failure' || known.status !== 404) return { reached: true }
  const missing: Warning = { code: 'leads.hubspot.no_property', params: { property } }
  if (settings.createProperties !== true) return { reached: true, warnings: [missing] }
  const made = await post(wire, secrets, '/crm/v3/properties/contacts', {
    name: property,
    label: 'Lead source (Comptoir)',
    type: 'string',
    fieldType: 'text',
    groupName: 'contactinformation',
  })
  return { reached: true, ...(made.kind === 'answer' && made.status !== 201 && { warnings: [missing] }) }
}

function post(wire: Wire, secrets: Record<string, string>, path: string, body: object) {
  return wire.call({ url: apiOrigin + path, method: 'POST', headers: headersOf(secrets), body: JSON.stringify(body) })
}

function headersOf({ token = '' }: Record<string, string>) {
  return { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' }
}
