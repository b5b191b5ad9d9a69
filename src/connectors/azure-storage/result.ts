/** What Azure Storage's answers mean: the tables of spec leads §3.4 and §3.5, by the error codes it documents. */
import type { Verdict } from '../contract.ts'
import { verdictOnFailure } from '../network.ts'
import { retryAfter } from '../retry-after.ts'
import { type Answer, jsonOf, type Wire } from '../wire.ts'

export type StorageService = 'table' | 'blob'

// https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes and its table and blob pages
const connectionFaults: Record<string, string> = {
  AuthenticationFailed: 'key',
  InvalidAuthenticationInfo: 'key',
  NoAuthenticationInformation: 'key',
  AuthorizationFailure: 'firewall',
  KeyBasedAuthenticationNotPermitted: 'key_disabled',
  AuthorizationPermissionMismatch: 'sas',
  AuthorizationResourceTypeMismatch: 'sas',
  AuthorizationServiceMismatch: 'sas',
  AuthorizationProtocolMismatch: 'sas',
  AuthorizationSourceIPMismatch: 'sas',
  AccountIsDisabled: 'account',
  ResourceNotFound: 'account',
  PublicAccessNotPermitted: 'sas',
}
const taken = new Set(['EntityAlreadyExists', 'BlobAlreadyExists', 'ConditionNotMet', 'UnauthorizedBlobOverwrite'])
const badInput = new Set(['OutOfRangeInput', 'InvalidInput', 'PropertiesNeedValue', 'InvalidHeaderValue', 'InvalidUri'])
const passing = new Set([
  'InternalError',
  'OperationTimedOut',
  'ServerBusy',
  'TableBeingDeleted',
  'ContainerBeingDeleted',
])
// A table or container that is being deleted stays so for at least this long.
const deletionMs = 40_000
// Azure refuses what was signed more than a quarter of an hour away from its own time.
const clocksDifferMs = 15 * 60_000

export function verdictOf(
  wire: Wire,
  { service, url, now }: { service: StorageService; url: string; now: Date },
): Verdict {
  const { reply } = wire
  const say = (name: string) => `leads.${service}.${name}`
  if (!reply) throw new Error('nothing was called')
  if (reply.kind === 'failure') {
    const verdict = verdictOnFailure(reply, { destination: service, url })
    return reply.stage === 'dns' ? { ...verdict, code: say('account') } : verdict
  }
  const { status } = reply
  const vendorCode = errorCodeOf(reply)
  const said = { vendorCode, vendorMessage: errorTextOf(reply), params: { status, reason: vendorCode ?? '' } }
  if (status >= 200 && status < 300) return { class: 'delivered', code: say('delivered'), params: { status } }
  if (vendorCode && taken.has(vendorCode))
    return { class: 'delivered', code: say('delivered_before'), params: { status } }
  // Azurite, and proxies that imitate it, give the firewall's code to what was signed with a wrong key.
  const isKey = vendorCode === 'AuthorizationFailure' && /failed to authenticate/i.test(said.vendorMessage ?? '')
  const fault = isKey ? 'key' : vendorCode && connectionFaults[vendorCode]
  const minutes = fault === 'key' ? minutesApart(wire) : 0
  if (minutes * 60_000 > clocksDifferMs)
    return { class: 'connection_error', code: say('clock'), ours: true, ...said, params: { ...said.params, minutes } }
  if (fault) return { class: 'connection_error', code: say(fault), ...said }
  if (vendorCode && badInput.has(vendorCode))
    return { class: 'record_error', code: say('refused'), ours: true, ...said }
  if (
    status === 413 ||
    vendorCode === 'PropertyValueTooLarge' ||
    vendorCode === 'EntityTooLarge' ||
    vendorCode === 'RequestBodyTooLarge'
  ) {
    return { class: 'record_error', code: say('too_large'), ...said }
  }
  const busy = vendorCode === 'ServerBusy' || status === 429 || (status === 503 && reply.headers['retry-after'])
  const retryAt = retryAfter(reply.headers, now)
  if (busy && (retryAt || status === 429)) return { class: 'throttled', code: say('unavailable'), retryAt, ...said }
  if (vendorCode?.endsWith('BeingDeleted')) {
    return { class: 'throttled', code: say('being_deleted'), retryAt: new Date(now.getTime() + deletionMs), ...said }
  }
  if ((vendorCode && passing.has(vendorCode)) || status >= 500 || status === 408)
    return { class: 'transient', code: say('unavailable'), ...said }
  if (status >= 300 && status < 400) return { class: 'connection_error', code: say('redirect'), ...said }
  if (status === 401 || status === 403) return { class: 'connection_error', code: say('key'), ...said }
  if (status === 400 || status === 422) return { class: 'record_error', code: say('refused'), ...said }
  return { class: 'transient', code: say('unexpected'), ...said }
}

/** How far the time that we signed with is from the destination's. */
function minutesApart({ request, reply }: Wire): number {
  const ours = Date.parse(request?.headers?.['x-ms-date'] ?? '')
  const theirs = Date.parse((reply?.kind === 'answer' && reply.headers.date) || '')
  return Math.round(Math.abs(ours - theirs) / 60_000) || 0
}

/** From the header; from the body where a proxy took the header away. */
export function errorCodeOf(answer: Answer): string | undefined {
  const inHeader = answer.headers['x-ms-error-code']
  if (inHeader) return inHeader
  const inJson = jsonOf(answer)?.['odata.error'] as { code?: unknown } | undefined
  if (typeof inJson?.code === 'string') return inJson.code
  return /<Code>(\w+)<\/Code>/i.exec(answer.body)?.[1]
}

function errorTextOf(answer: Answer): string | undefined {
  const inJson = jsonOf(answer)?.['odata.error'] as { message?: { value?: unknown } } | undefined
  if (typeof inJson?.message?.value === 'string') return inJson.message.value
  return /<Message>([\s\S]*?)<\/Message>/i.exec(answer.body)?.[1]
}
