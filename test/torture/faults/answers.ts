/**
 * What each kind of destination may answer instead of doing its work: what its vendor documents, and what networks
 * do. Without quotas of an hour or a day, which nobody here can wait for.
 */
import type { Fault, Reply } from '../../fakes/stand-in.ts'

export type Kind = 'https' | 'dynamics' | 'marketo' | 'salesforce' | 'hubspot' | 'azure-table' | 'azure-blob'

const json = (status: number, body: object, headers: Record<string, string> = {}): Reply => ({ status, body, headers })
const soon = { 'retry-after': '1' }
const html: Reply = { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Please sign in</html>' }
const network: Fault[] = [
  { cut: true },
  { cut: true, after: true },
  { delayMs: 900 },
  { status: 500, body: 'oh' },
  { status: 502, body: '<html>Bad Gateway</html>' },
  { status: 503, headers: soon },
  { status: 504 },
]

const crm = (status: number, code: string, message: string, headers = {}) =>
  json(status, { error: { code, message } }, headers)
const no = (code: string) => json(200, { requestId: '1', success: false, errors: [{ code, message: 'no' }] })
const org = (status: number, errorCode: string) => json(status, [{ errorCode, message: 'no', fields: [] }])
const hub = (status: number, category: string, headers = {}) =>
  json(status, { status: 'error', category, message: 'no', correlationId: '1' }, headers)
const storage = (status: number, code: string): Reply => ({
  status,
  headers: { 'x-ms-error-code': code, 'content-type': 'application/json' },
  body: JSON.stringify({ 'odata.error': { code, message: { lang: 'en-US', value: 'no' } } }),
})
const storageCodes: [number, string][] = [
  [403, 'AuthenticationFailed'],
  [403, 'AuthorizationFailure'],
  [403, 'KeyBasedAuthenticationNotPermitted'],
  [403, 'AccountIsDisabled'],
  [500, 'InternalError'],
  [500, 'OperationTimedOut'],
  [503, 'ServerBusy'],
]

export const answers: Record<Kind, Fault[]> = {
  https: [
    ...network,
    ...[301, 400, 401, 403, 404, 405, 407, 408, 410, 413, 415, 422, 425].map((status) => ({ status })),
    { status: 429, headers: soon },
    { status: 503, headers: { 'retry-after': new Date(0).toUTCString() } },
  ],
  dynamics: [
    ...network,
    html,
    crm(401, '', 'Unauthorized'),
    crm(403, '0x80042f09', 'SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user.'),
    crm(403, '0x80040220', 'Principal user is missing prvCreateLead privilege'),
    crm(403, '', 'Caller does not have create permissions for the leadsourcecode attribute in the lead entity.'),
    crm(403, '0x80072560', 'The user is not a member of the organization.'),
    crm(400, '0x80044331', "The length of the 'firstname' attribute of the 'lead' entity exceeded the maximum"),
    crm(400, '0x80040265', 'Province is mandatory'),
    crm(400, '', 'Bad request'),
    crm(404, '', 'Resource not found for the segment leads'),
    crm(413, '', 'Too large'),
    ...['0x80072322', '0x80072321', '0x80072326'].map((code) => crm(429, code, 'Slow down', soon)),
  ],
  marketo: [
    ...network,
    html,
    { status: 200, body: '{"success":true,"result":[' },
    json(200, { success: true, result: [] }),
    ...['601', '602', '603', '604', '606', '608', '610', '611', '614', '615', '702', '713', '719', '1013'].map(no),
    json(200, { success: true, result: [{ status: 'skipped', reasons: [{ code: '1003', message: 'Invalid data' }] }] }),
  ],
  salesforce: [
    ...network,
    org(401, 'INVALID_SESSION_ID'),
    org(403, 'API_DISABLED_FOR_ORG'),
    org(403, 'INSUFFICIENT_ACCESS_OR_READONLY'),
    org(404, 'NOT_FOUND'),
    org(400, 'UNABLE_TO_LOCK_ROW'),
    org(400, 'FIELD_CUSTOM_VALIDATION_EXCEPTION'),
    org(400, 'REQUIRED_FIELD_MISSING'),
    org(503, 'SERVER_UNAVAILABLE'),
  ],
  hubspot: [
    ...network,
    hub(401, 'INVALID_AUTHENTICATION'),
    hub(401, 'EXPIRED_AUTHENTICATION'),
    hub(403, 'MISSING_SCOPES'),
    hub(400, 'VALIDATION_ERROR'),
    hub(429, 'RATE_LIMITS', soon),
    hub(477, 'MIGRATION', soon),
  ],
  'azure-table': [
    ...network,
    ...storageCodes.map(([status, code]) => storage(status, code)),
    storage(409, 'TableBeingDeleted'),
  ],
  'azure-blob': [
    ...network,
    ...storageCodes.map(([status, code]) => ({
      ...storage(status, code),
      body: `<Error><Code>${code}</Code></Error>`,
    })),
  ],
}
