/** The REST API: an upsert by our own id, confirmed, with errors that say which field they mean. */
import type { ConnectionSettings, Outcome, ReachResult, SendCall, Verdict, Warning } from '../contract.ts'
import { cutAt } from '../description.ts'
import { present } from '../fit.ts'
import { applyMapping } from '../mapping.ts'
import { hostOf, verdictOnFailure, verdictOnPage } from '../network.ts'
import { retryAfter } from '../retry-after.ts'
import { forgetToken, type Granted, tokenFor, tokenKey } from '../tokens.ts'
import { type Answer, jsonListOf, jsonOf, Wire } from '../wire.ts'
import { fieldsOf, type LeadFields } from './fields.ts'

const version = 'v60.0'
const hourMs = 3_600_000
// Insisted on by Salesforce itself: leaving one of these out cannot help.
const indispensable = new Set(['LastName', 'Company'])
const shortestSource = 40
const describeBytes = 4_000_000
const salesforceHost =
  /^https:\/\/[a-z0-9.-]+\.(salesforce\.com|force\.com|cloudforce\.com|salesforce\.mil|sfcrmproducts\.cn)$/

type Call = Omit<SendCall, 'message' | 'attempt' | 'mapping'> & Partial<Pick<ConnectionSettings, 'mapping'>>
type Fault = { errorCode: string; message: string; fields: string[] }

export async function sendRest(call: SendCall): Promise<Outcome> {
  const { message, settings, mapping } = call
  const wire = open(call)
  const own = Object.fromEntries(applyMapping(mapping, message).map(({ target, value }) => [target, value]))
  const first: LeadFields = { ...fieldsOf(message, settings), ...own }
  const upserted = await upsert(call, wire, first)
  if ('outcome' in upserted) return upserted.outcome
  const degraded = degrade(upserted.fault, first)
  if (!degraded) return wire.outcome(upserted.verdict)
  // Once, with what was refused told in the description, which every organisation takes.
  const left = { ...fieldsOf(message, settings, degraded.left), ...own }
  const again = await upsert(call, wire, { ...degraded.fields, Description: left.Description })
  if (!('outcome' in again)) return wire.outcome(again.verdict)
  const { outcome } = again
  return outcome.class === 'delivered'
    ? { ...outcome, warnings: [...(outcome.warnings ?? []), degraded.warning] }
    : outcome
}

export async function authenticateRest(call: Call): Promise<ReachResult> {
  const wire = open(call)
  const signedIn = await signIn(call, wire)
  if ('refused' in signedIn) return { reached: false, outcome: wire.outcome(signedIn.refused) }
  const { token, extra } = signedIn.granted
  const url = `${extra}/services/data/${version}/sobjects/Lead/describe`
  const reply = await wire.call({
    url,
    method: 'GET',
    headers: { authorization: `Bearer ${token}` },
    maxBodyBytes: describeBytes,
  })
  if (reply.kind === 'failure') {
    return { reached: false, outcome: wire.outcome(verdictOnFailure(reply, { destination: 'salesforce', url })) }
  }
  // Whose profile hides the object's description may still write: the test lead shows it.
  if (reply.status === 404 || reply.status === 405 || reply.status === 501) return { reached: true }
  if (reply.status !== 200) return { reached: false, outcome: wire.outcome(verdictOnError(reply, call).verdict) }
  const about = jsonOf(reply)
  const refuse = (verdict: Verdict): ReachResult => ({
    reached: false,
    outcome: { ...wire.outcome(verdict), vendorMessage: undefined },
  })
  if (!about) return { reached: true }
  if (about.createable === false || about.updateable === false) {
    return refuse({ class: 'connection_error', code: 'leads.salesforce.permission' })
  }
  const fields = new Map(
    ((about.fields as { name: string; createable?: boolean; externalId?: boolean; unique?: boolean }[]) ?? []).map(
      (f) => [f.name, f],
    ),
  )
  const externalId = String(call.settings.externalId)
  const key = fields.get(externalId)
  if (!key?.externalId)
    return refuse({ class: 'connection_error', code: 'leads.salesforce.external_id', params: { field: externalId } })
  const used = [
    ...(call.mapping ?? []).map(({ target }) => target),
    'FirstName',
    'Email',
    'Phone',
    'Title',
    'LeadSource',
    'Description',
    'Rating',
  ]
  const warnings: Warning[] = used
    .filter((name) => !fields.get(name)?.createable)
    .map((field) => ({ code: 'leads.salesforce.field_denied', params: { field } }))
  if (!key.unique) warnings.push({ code: 'leads.salesforce.not_unique', params: { field: externalId } })
  return { reached: true, warnings }
}

function open({ egress, secrets }: Call): Wire {
  return new Wire(egress, { secrets: [secrets.clientSecret] })
}

function keyOf({ settings, secrets }: Call): string {
  return tokenKey('salesforce', String(settings.myDomain), String(settings.clientId), secrets.clientSecret ?? '')
}

async function signIn(call: Call, wire: Wire): Promise<{ granted: Granted } | { refused: Verdict }> {
  const { settings, secrets, now } = call
  const answer = await tokenFor<Verdict>(keyOf(call), now, async () => {
    const url = `${settings.myDomain}/services/oauth2/token`
    const reply = await wire.call({
      url,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: String(settings.clientId),
        client_secret: secrets.clientSecret ?? '',
      }).toString(),
    })
    if (reply.kind === 'failure') return { refused: verdictOnFailure(reply, { destination: 'salesforce', url }) }
    const { access_token: token, instance_url: instance, error, error_description: said } = jsonOf(reply) ?? {}
    if (reply.status === 200 && typeof token === 'string') {
      // Salesforce does not say when it ends; sessions last two hours or less, and an ended one is renewed.
      return { granted: { token, expiresInSeconds: 3_600, extra: originOf(instance, call) } }
    }
    const page = pageOf(reply, url)
    if (page) return { refused: page }
    if (reply.status === 400 || reply.status === 401) {
      const vendorCode = typeof error === 'string' ? error : undefined
      return {
        refused: {
          class: 'connection_error',
          code: 'leads.salesforce.credentials',
          vendorCode,
          vendorMessage: typeof said === 'string' ? said : undefined,
          params: { reason: vendorCode ?? String(reply.status) },
        },
      }
    }
    return { refused: verdictOnError(reply, call).verdict }
  })
  if ('granted' in answer) wire.learn(answer.granted.token)
  return answer
}

/** Where the organisation is served: as Salesforce says, if it names one of its own hosts. A token goes nowhere else. */
function originOf(instance: unknown, { egress, settings }: Call): string {
  const url = String(instance ?? '')
  const origin = URL.canParse(url) ? new URL(url).origin : ''
  const isTheirs = salesforceHost.test(origin) || egress.isException(origin)
  return isTheirs && !egress.judgeUrl(origin) ? origin : String(settings.myDomain)
}

async function upsert(
  call: SendCall,
  wire: Wire,
  fields: LeadFields,
): Promise<{ outcome: Outcome } | { fault: Fault | undefined; verdict: Verdict }> {
  const { settings, message } = call
  for (let renewals = 0; ; renewals++) {
    const signedIn = await signIn(call, wire)
    if ('refused' in signedIn) return { outcome: wire.outcome(signedIn.refused) }
    const { token, extra: instance } = signedIn.granted
    const url = `${instance}/services/data/${version}/sobjects/Lead/${settings.externalId}/${message.leadId}`
    const reply = await wire.call({
      url,
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json; charset=UTF-8',
        accept: 'application/json',
        ...(settings.onDuplicate === 'save' && { 'sforce-duplicate-rule-header': 'allowSave=true' }),
      },
      body: JSON.stringify(present(fields)),
    })
    if (reply.kind === 'failure')
      return { outcome: wire.outcome(verdictOnFailure(reply, { destination: 'salesforce', url })) }
    const said = jsonOf(reply)
    const page = pageOf(reply, url)
    if (page) return { outcome: wire.outcome(page) }
    if ((reply.status === 200 || reply.status === 201 || reply.status === 204) && said?.success !== false) {
      const id = said?.id
      const known = typeof id === 'string' ? { destinationId: id, destinationUri: `${instance}/${id}` } : {}
      return {
        outcome: wire.outcome({
          class: 'delivered',
          code: 'leads.salesforce.delivered',
          params: { status: reply.status },
          ...known,
        }),
      }
    }
    const { verdict, fault } = verdictOnError(reply, call)
    // Sessions end before their time when somebody ends them; a new one is asked for once.
    if (reply.status === 401 && renewals === 0) {
      forgetToken(keyOf(call), token)
      continue
    }
    return verdict.class === 'record_error' ? { fault, verdict } : { outcome: wire.outcome(verdict) }
  }
}

/** A 401 page is still a session that ended, and a redirect has its own words. */
function pageOf(answer: Answer, url: string): Verdict | undefined {
  const { status } = answer
  return status === 401 || (status >= 300 && status < 400)
    ? undefined
    : verdictOnPage(answer, { destination: 'salesforce', url })
}

// https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm and the SOAP API's list of status codes
function verdictOnError(answer: Answer, { settings, now }: Call): { verdict: Verdict; fault: Fault | undefined } {
  const { status, headers } = answer
  const fault = faultOf(answer)
  const { errorCode = '', message = '', fields = [] } = fault ?? {}
  const params = {
    status,
    host: hostOf(headers.location ?? ''),
    field: fields[0] ?? String(settings.externalId ?? ''),
    reason: message || errorCode || String(status),
  }
  const said = { vendorCode: errorCode || undefined, vendorMessage: message || undefined, params }
  const say = (verdict: Omit<Verdict, 'code'>, name: string) => ({
    verdict: { ...verdict, code: `leads.salesforce.${name}`, ...said },
    fault,
  })
  const retryAt = retryAfter(headers, now)
  if (status === 300) {
    const warnings = [{ code: 'leads.salesforce.not_unique', params: { field: String(settings.externalId) } }]
    return say({ class: 'delivered', warnings }, 'delivered')
  }
  if (errorCode === 'REQUEST_LIMIT_EXCEEDED')
    return say({ class: 'throttled', retryAt: retryAt ?? new Date(now.getTime() + hourMs) }, 'quota')
  if (errorCode === 'UNABLE_TO_LOCK_ROW' || errorCode === 'SERVER_UNAVAILABLE')
    return say({ class: 'transient' }, 'unavailable')
  if (errorCode === 'STORAGE_LIMIT_EXCEEDED') return say({ class: 'connection_error' }, 'storage')
  // Two of our own tries met: the record is there under our id.
  if (errorCode === 'DUPLICATE_VALUE' && message.includes(String(settings.externalId)))
    return say({ class: 'delivered', destinationId: /\bid: (\w{15,18})\b/.exec(message)?.[1] }, 'delivered')
  if (status === 429 || (status === 503 && retryAt)) return say({ class: 'throttled', retryAt }, 'throttled')
  if (status === 401) return say({ class: 'connection_error' }, 'session')
  const isKey =
    errorCode === 'INVALID_FIELD' &&
    (message.includes(String(settings.externalId)) || fields.includes(String(settings.externalId)))
  if (status === 404 || errorCode === 'NOT_FOUND' || isKey) {
    return say({ class: 'connection_error' }, 'external_id')
  }
  if (status === 403) return say({ class: 'connection_error' }, 'permission')
  if (errorCode === 'DUPLICATES_DETECTED') {
    return settings.onDuplicate === 'deliver'
      ? say({ class: 'delivered', warnings: [{ code: 'leads.salesforce.duplicate' }] }, 'delivered')
      : say({ class: 'record_error' }, 'duplicate')
  }
  if (status === 400 || status === 413 || status === 422 || (status < 300 && fault))
    return say({ class: 'record_error' }, 'rejected')
  if (status >= 300 && status < 400) return say({ class: 'connection_error' }, 'redirect')
  if (status >= 500 || status === 408) return say({ class: 'transient' }, 'unavailable')
  return say({ class: 'transient' }, 'unexpected')
}

function faultOf(answer: Answer): Fault | undefined {
  // A list, by the documentation; some refusals come as one object, or inside of the result that they belong to.
  const whole = jsonOf(answer)
  const inside = Array.isArray(whole?.errors) ? (whole.errors as Record<string, unknown>[])[0] : undefined
  const first = jsonListOf(answer)?.[0] ?? inside ?? whole
  if (!first) return undefined
  const { errorCode = first.statusCode, message, fields } = first
  return {
    errorCode: typeof errorCode === 'string' ? errorCode : '',
    message: typeof message === 'string' ? message : '',
    fields: Array.isArray(fields) ? fields.map(String) : [],
  }
}

const droppable = new Set([
  'REQUIRED_FIELD_MISSING',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  'INVALID_EMAIL_ADDRESS',
  'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  'INVALID_FIELD',
  'INVALID_FIELD_FOR_INSERT_UPDATE',
])

/** The lead without the field that was refused, or with it cut; undefined when that cannot help. */
function degrade(
  fault: Fault | undefined,
  fields: LeadFields,
): { fields: LeadFields; left: Record<string, string>; warning: Warning } | undefined {
  const name =
    fault?.fields.find((field) => fields[field]) ??
    Object.keys(fields).find((field) => fields[field] && fault?.message.includes(`'${field}'`))
  const value = name && fields[name]
  if (!fault || !name || typeof value !== 'string') return undefined
  const left = { [name]: value }
  if (fault.errorCode === 'STRING_TOO_LONG') {
    const most = Number(/max(?:imum)? length\s*=\s*(\d+)/i.exec(fault.message)?.[1] ?? shortestSource)
    const warning = { code: 'leads.salesforce.field_cut', params: { field: name } }
    return { fields: { ...fields, [name]: cutAt(value, most) }, left, warning }
  }
  if (!droppable.has(fault.errorCode) || indispensable.has(name)) return undefined
  return {
    fields: { ...fields, [name]: undefined },
    left,
    warning: { code: 'leads.salesforce.field_left', params: { field: name, reason: fault.message || fault.errorCode } },
  }
}
