/** Marketo's REST API: leads as submissions of a form, or directly, many with one call. */
import type { LeadMessage, Outcome, ReachResult, SendCall, Verdict, Warning } from '../contract.ts'
import { verdictOnFailure } from '../network.ts'
import { forgetToken, type Granted, tokenFor, tokenKey } from '../tokens.ts'
import { type Answer, jsonOf, Wire } from '../wire.ts'
import { asciiAddress, type Fields, fieldsOf } from './fields.ts'
import { faultsIn, type Judged, judgeCall, judgeFault, judgeRecord } from './result.ts'

export type Call = Omit<SendCall, 'message' | 'attempt'>
type Checking = Pick<SendCall, 'egress' | 'settings' | 'secrets' | 'mapping' | 'now'>

export function originOf({ munchkinId }: Call['settings']): string {
  return `https://${String(munchkinId).toLowerCase()}.mktorest.com`
}

function formOf({ formId }: Call['settings']): string {
  return String(formId || '–')
}

export async function sendRest(call: SendCall): Promise<Outcome> {
  const [outcome] = await submit(call, [call.message])
  return outcome!
}

/** Without a form: people created and updated directly. With one, the vendor takes a single lead for each call. */
export async function sendManyRest(call: Call & { messages: LeadMessage[] }): Promise<Outcome[]> {
  return submit(call, call.messages)
}

async function submit(call: Call, messages: LeadMessage[]): Promise<Outcome[]> {
  const wire = open(call)
  const sendable = messages.filter((message) => !faultOf(message))
  const sent = sendable.length === 0 ? [] : await post(call, wire, sendable)
  return Promise.all(
    messages.map(async (message) => {
      const fault = faultOf(message)
      if (fault) return wire.outcome({ class: 'record_error', code: `leads.marketo.${fault}` })
      const judged = sent[sendable.indexOf(message)]!
      return judged.unknownField
        ? withoutField(call, message, judged.unknownField)
        : outcomeOf(wire, judged, messages.length)
    }),
  )
}

function outcomeOf(wire: Wire, { verdict }: Judged, of: number): Outcome {
  return of === 1 ? wire.outcome(verdict) : wire.outcomeOfPart(verdict, { status: 200, body: '' })
}

/** Marketo knows people by their address, and takes ASCII only. */
function faultOf({ customer }: LeadMessage): string | undefined {
  if (customer.email === '') return 'email_missing'
  return asciiAddress(customer.email) ? undefined : 'email_ascii'
}

async function withoutField(call: Call, message: LeadMessage, field: string): Promise<Outcome> {
  const wire = open(call)
  const [again] = await post(call, wire, [message], [field])
  const { verdict } = again!
  const warning: Warning = { code: 'leads.marketo.field', params: { field } }
  return wire.outcome(verdict.class === 'delivered' ? { ...verdict, warnings: [warning] } : verdict)
}

/** One call, and what it says of each lead. A token that ended in the meantime is renewed once. */
async function post(call: Call, wire: Wire, messages: LeadMessage[], left: string[] = []): Promise<Judged[]> {
  const { settings, mapping, now } = call
  const forAll = (verdict: Verdict): Judged[] => messages.map(() => ({ verdict }))
  const records = messages.map((message) => ({ message, fields: fieldsOf(message, mapping, left) }))
  const path = settings.formId ? '/rest/v1/leads/submitForm.json' : '/rest/v1/leads.json'
  const body = settings.formId
    ? formBody(settings, records)
    : { action: 'createOrUpdate', lookupField: 'email', input: records.map(({ fields }) => fields) }
  for (let renewals = 0; ; renewals++) {
    const signedIn = await signIn(call, wire)
    if ('refused' in signedIn) return forAll(signedIn.refused)
    const { token } = signedIn.granted
    const url = originOf(settings) + path
    const reply = await wire.call({
      url,
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      maxBodyBytes: 1_048_576,
    })
    if (reply.kind === 'failure') return forAll(verdictOnFailure(reply, { destination: 'marketo', url }))
    const first = messages[0]!
    const judged = judgeCall(reply, { leadId: first.leadId, form: formOf(settings), now })
    if (judged?.renew && renewals === 0) {
      forgetToken(keyOf(call), token)
      continue
    }
    if (judged) return messages.map(() => judged)
    return perRecord(reply, messages, call)
  }
}

function perRecord(reply: Answer, messages: LeadMessage[], { settings, now }: Call): Judged[] {
  const results = jsonOf(reply)?.result
  return messages.map((message, i) =>
    judgeRecord(Array.isArray(results) ? results[i] : undefined, {
      leadId: message.leadId,
      form: formOf(settings),
      now,
    }),
  )
}

function formBody({ formId, programId }: Call['settings'], records: { message: LeadMessage; fields: Fields }[]) {
  return {
    formId: Number(formId),
    ...(programId && { programId: Number(programId) }),
    // Neither address nor browser of the customer is passed on.
    input: records.map(({ message, fields }) => ({
      leadFormFields: fields,
      visitorData: visitOf(message),
    })),
  }
}

function visitOf({ pageUrl, campaign }: LeadMessage): Record<string, string> | undefined {
  const queryString = new URLSearchParams(campaign as Record<string, string>).toString()
  const visit = { ...(pageUrl && { pageURL: pageUrl }), ...(queryString && { queryString }) }
  return Object.keys(visit).length > 0 ? visit : undefined
}

function open({ egress, secrets }: Pick<Call, 'egress' | 'secrets'>): Wire {
  return new Wire(egress, { secrets: [secrets.clientSecret] })
}

function keyOf({ settings, secrets }: Pick<Call, 'settings' | 'secrets'>): string {
  return tokenKey('marketo', String(settings.munchkinId), String(settings.clientId), secrets.clientSecret ?? '')
}

async function signIn(
  call: Pick<Call, 'settings' | 'secrets' | 'now'>,
  wire: Wire,
): Promise<{ granted: Granted } | { refused: Verdict }> {
  const { settings, secrets, now } = call
  const answer = await tokenFor<Verdict>(keyOf(call), now, async () => {
    const query = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: String(settings.clientId),
      client_secret: secrets.clientSecret ?? '',
    })
    const url = `${originOf(settings)}/identity/oauth/token?${query}`
    const reply = await wire.call({ url, method: 'GET', headers: { accept: 'application/json' } })
    if (reply.kind === 'failure') return { refused: verdictOnFailure(reply, { destination: 'marketo', url }) }
    const { access_token: token, expires_in: seconds, error, error_description: said } = jsonOf(reply) ?? {}
    if (reply.status === 200 && typeof token === 'string')
      return { granted: { token, expiresInSeconds: Number(seconds) || 60 } }
    if (reply.status === 401 || reply.status === 400) {
      const reason = String(said ?? error ?? reply.status)
      return {
        refused: {
          class: 'connection_error',
          code: 'leads.marketo.credentials',
          vendorMessage: reason,
          params: { reason },
        },
      }
    }
    const judged = judgeCall(reply, { leadId: '', form: formOf(settings), now })
    return {
      refused: judged?.verdict ?? {
        class: 'transient',
        code: 'leads.marketo.unexpected',
        params: { status: reply.status },
      },
    }
  })
  if ('granted' in answer) wire.learn(answer.granted.token)
  return answer
}

/** The token, and where the API user may look at it, the form: whether it is approved and what it lacks. */
export async function authenticateRest(call: Checking): Promise<ReachResult> {
  const { settings, mapping, now } = call
  const wire = open(call)
  const refuse = (verdict: Verdict): ReachResult => ({ reached: false, outcome: wire.outcome(verdict) })
  const signedIn = await signIn(call, wire)
  if ('refused' in signedIn) return refuse(signedIn.refused)
  if (!settings.formId) return { reached: true }
  const get = (path: string) =>
    wire.call({
      url: `${originOf(settings)}/rest/asset/v1/form/${settings.formId}${path}`,
      method: 'GET',
      headers: { authorization: `Bearer ${signedIn.granted.token}`, accept: 'application/json' },
      maxBodyBytes: 1_048_576,
    })
  const form = await get('.json')
  if (form.kind === 'failure')
    return refuse(verdictOnFailure(form, { destination: 'marketo', url: originOf(settings) }))
  const about = jsonOf(form)
  const [fault] = faultsIn(about?.errors)
  if (fault?.code === '603' || !about || form.status !== 200)
    return { reached: true, warnings: [{ code: 'leads.marketo.unseen_form' }] }
  if (fault) return refuse(judgeFault(fault, { leadId: '', form: formOf(settings), now, status: form.status }).verdict)
  const [found] = (Array.isArray(about.result) ? about.result : []) as { status?: string }[]
  if (!found || (found.status && !/approved/i.test(found.status))) {
    return refuse({ class: 'connection_error', code: 'leads.marketo.form', params: { form: formOf(settings) } })
  }
  const fields = await get('/fields.json')
  const listed = fields.kind === 'answer' ? jsonOf(fields)?.result : undefined
  if (!Array.isArray(listed)) return { reached: true }
  const known = new Set((listed as { id?: string }[]).map(({ id }) => String(id).toLowerCase()))
  const used = [
    'email',
    'firstName',
    'lastName',
    'company',
    'title',
    'phone',
    'country',
    'leadSource',
    ...mapping.map(({ target }) => target),
  ]
  return {
    reached: true,
    warnings: used
      .filter((field) => !known.has(field.toLowerCase()))
      .map((field) => ({ code: 'leads.marketo.field', params: { field } })),
  }
}
