/** Every answer of spec leads §3.1: the eight cases of the source by name, then the rest by number. */
import { describe } from 'vitest'
import { answersAt, everyAnswer, networkRows, type Row, type ScriptedAnswer } from '../../../test/support/answers.ts'
import type { ConnectionSettings } from '../contract.ts'
import { dynamics } from './index.ts'

const url = 'https://contoso.crm4.dynamics.com'
const connection: ConnectionSettings = {
  settings: {
    url,
    authentication: 'entra-app',
    directoryId: '72f988bf-86f1-41af-91ab-2d7cd011db47',
    clientId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    leadSourceCode: '8',
    secretExpiresOn: '2026-01-31',
  },
  secrets: {},
  mapping: [],
}
const created: ScriptedAnswer = { status: 204, headers: { 'odata-entityid': `${url}/api/data/v9.2/leads(1)` } }
let tokens = 0
const usual = ({ url: asked }: { url: string }): ScriptedAnswer =>
  asked.includes('/oauth2/')
    ? { status: 200, body: { token_type: 'Bearer', expires_in: 3_599, access_token: `token-${tokens++}` } }
    : created

const entra = (number: number, status: number, error: string): ScriptedAnswer => ({
  status,
  body: { error, error_description: `AADSTS${number}: Said by Entra. Trace ID: 1`, error_codes: [number] },
})
const crm = (status: number, code: string, message: string, headers = {}): ScriptedAnswer => ({
  status,
  headers,
  body: { error: { code, message } },
})
const signIn = (answer: ScriptedAnswer) => ({
  at: 'sign-in' as const,
  answers: [answer],
  is: 'connection_error' as const,
})
const asUser = {
  settings: {
    authentication: 'user-password',
    userName: 'crm@contoso.onmicrosoft.com',
    userClientId: connection.settings.clientId!,
  },
}
const unable = (reason: string) => ({
  code: 'leads.dynamics.sign_in',
  what: `Dynamics refused the account this connection signs in with: ${reason}.`,
})

const eightCases: Row[] = [
  ...(
    [
      [50126, 'the user name or password is wrong', 'check user name, password, licence'],
      [50034, 'the directory has no such user', 'check user name'],
      [50055, 'the password has expired', 'password'],
      [50057, 'the account is disabled', 'access to this environment'],
      [50053, 'the account is locked', 'User account'],
      [50076, 'it asks for multi-factor sign-in, which a program cannot do', 'multi-factor sign-in cannot be used'],
      [50079, 'it asks for multi-factor sign-in, which a program cannot do', 'multi-factor sign-in cannot be used'],
      [65001, 'nobody consented to the application in that directory', 'App: check directory'],
    ] as const
  ).map(
    ([number, reason, fix]): Row => ({
      row: `S1: unable to sign in or connect, as a user: AADSTS${number}`,
      ...signIn(entra(number, 400, 'invalid_grant')),
      ...asUser,
      ...unable(reason),
      fix,
      more: { vendorCode: `AADSTS${number}` },
    }),
  ),
  {
    row: 'S1: unable to sign in or connect: the application is not a user of the environment',
    answers: [crm(403, '0x80072560', 'The user is not a member of the organization.')],
    is: 'connection_error',
    ...unable('it is not a user of this environment'),
    fix: 'add the application as an application user with a role',
  },
  {
    row: 'S1: unable to sign in or connect: the user is disabled',
    answers: [crm(403, '0x80041d1f', 'The user is disabled.')],
    is: 'connection_error',
    ...unable('the account is disabled'),
    fix: 'application user',
  },
  {
    row: 'S1, 13: unable to sign in or connect: 401 after a fresh token',
    answers: [{ status: 401 }, { status: 401 }],
    is: 'connection_error',
    ...unable('the environment does not take its token'),
    fix: 'application user',
    calls: 4,
  },
  {
    row: 'S2: no create permission on leadsourcecode of lead',
    answers: [
      crm(403, '', 'Caller does not have create permissions for the leadsourcecode attribute in the lead entity.'),
    ],
    is: 'delivered',
    code: 'leads.dynamics.delivered',
    what: 'The lead is in Dynamics 365 (204).',
    warnings: ['leads.dynamics.column_denied'],
    more: { warnings: [{ params: { attribute: 'leadsourcecode' } }] },
  },
  {
    row: 'S2: no create permission on any other column, in the older words',
    answers: [crm(403, '', 'Principal lacks create permission on jobtitle of entity lead')],
    is: 'delivered',
    code: 'leads.dynamics.delivered',
    what: 'The lead is in Dynamics 365 (204).',
    warnings: ['leads.dynamics.column_denied'],
    more: { warnings: [{ params: { attribute: 'jobtitle' } }] },
  },
  {
    row: 'S2: no create permission on lastname, without which there is no lead',
    answers: [crm(403, '', 'Caller does not have create permissions for the lastname attribute in the lead entity.')],
    is: 'connection_error',
    code: 'leads.dynamics.column_denied',
    what: 'The account may create leads but not fill the column lastname.',
    fix: 'Give the Lead Writer role (or a column security profile) create permission on that column',
  },
  {
    row: 'S3: tenant not found or no active subscription',
    ...signIn(entra(90_002, 400, 'invalid_request')),
    code: 'leads.dynamics.tenant_not_found',
    what: 'No directory exists with this Directory ID.',
    fix: 'Copy the Directory (tenant) ID from the directory’s properties page.',
    calls: 1,
  },
  ...['0x80042f09', ''].map(
    (code): Row => ({
      row: `S4: SecLib::RetrievePrivilegeForUser failed, no roles are assigned, with the code “${code}”`,
      answers: [crm(403, code, 'SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user.')],
      is: 'connection_error',
      code: 'leads.dynamics.no_role',
      what: 'The account has no security role in this environment.',
      fix: 'Assign the Lead Writer role to the (application) user.',
    }),
  ),
  {
    row: 'S5: application with identifier not found in directory',
    ...signIn(entra(700_016, 400, 'unauthorized_client')),
    code: 'leads.dynamics.app_not_found',
    what: 'This Application ID is not registered in that directory.',
    fix: 'Copy the Application (client) ID from the app’s overview; check that the directory is the app’s.',
  },
  {
    row: 'S6: tenant identifier is neither a valid DNS name nor an external domain',
    ...signIn(entra(900_023, 400, 'invalid_request')),
    code: 'leads.dynamics.tenant_malformed',
    what: 'The Directory ID is neither an ID nor a domain.',
    fix: 'properties page',
  },
  {
    row: 'S7: error validating credentials, invalid client secret',
    ...signIn(entra(7_000_215, 401, 'invalid_client')),
    code: 'leads.dynamics.secret_invalid',
    what: 'The client secret was refused.',
    fix: 'Create a new secret and paste its value (not its ID).',
  },
  {
    row: 'S8: request channel timed out after 00:02:00',
    answers: [{ stage: 'answer', reason: 'timeout' }],
    is: 'transient',
    code: 'leads.dynamics.timeout',
    what: `No answer from ${url} in 2 minutes.`,
    fix: 'Offer setup › Customer leads › URL: check that it is a live Dynamics environment.',
    more: { ambiguous: true, connectionErrorAfterTries: 3 },
  },
  {
    row: 'S8: request channel timed out while connecting',
    answers: [{ stage: 'connect', reason: 'timeout' }],
    is: 'transient',
    code: 'leads.dynamics.timeout',
    what: `No answer from ${url} in 2 minutes.`,
    fix: 'live Dynamics environment',
    more: { ambiguous: false, connectionErrorAfterTries: 3 },
  },
]

const theRest: Row[] = [
  {
    row: '9: the secret expired',
    ...signIn(entra(7_000_222, 401, 'invalid_client')),
    code: 'leads.dynamics.secret_expired',
    what: 'The client secret expired. Date entered here: 2026-01-31.',
    fix: 'Create a new one; set its expiry date here to be reminded.',
  },
  ...([[entra(500_011, 400, 'invalid_resource')], [{ status: 400, body: { error: 'invalid_resource' } }]] as const).map(
    ([answer], i): Row => ({
      row: `10: the directory does not know the environment, told by ${['number', 'error'][i]}`,
      ...signIn(answer),
      code: 'leads.dynamics.resource',
      what: 'The directory does not know this environment.',
      fix: 'URL and directory belong to different organisations',
    }),
  ),
  {
    row: '11: the name does not exist',
    answers: [{ stage: 'dns', reason: 'not-found' }],
    is: 'transient',
    code: 'leads.dynamics.not_dynamics',
    what: `${url} does not answer like Dynamics.`,
    fix: 'Check the URL.',
    more: { connectionErrorAfterMs: 3_600_000 },
  },
  {
    row: '11: a page for people',
    answers: [{ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }],
    is: 'connection_error',
    code: 'leads.dynamics.not_dynamics',
    what: `${url} does not answer like Dynamics.`,
    fix: 'Check the URL.',
  },
  ...['0x80040220', '0x80048306'].map(
    (code): Row => ({
      row: `12: a privilege is missing, ${code}`,
      answers: [crm(403, code, "Principal user is missing prvAppendToLead privilege on entity 'lead'.")],
      is: 'connection_error',
      code: 'leads.dynamics.privilege',
      what: 'The role lacks prvAppendToLead.',
      fix: 'Add what is missing to the role.',
    }),
  ),
  {
    row: '13: an ended token is renewed once',
    answers: [{ status: 401 }],
    is: 'delivered',
    code: 'leads.dynamics.delivered',
    what: 'The lead is in Dynamics 365 (204).',
    calls: 4,
  },
  ...['0x80072322', '0x80072321', '0x80072326'].map(
    (code): Row => ({
      row: `14: service protection ${code}`,
      answers: [crm(429, code, 'Limit exceeded', { 'retry-after': '30' })],
      is: 'throttled',
      code: 'leads.dynamics.throttled',
      what: 'Dynamics asked to slow down (429).',
      fix: 'Nothing to do',
      more: { retryAt: new Date(answersAt.getTime() + 30_000) },
    }),
  ),
  {
    row: '15: a column is too long and is cut',
    answers: [
      crm(
        400,
        '0x80044331',
        "The length of the 'firstname' attribute of the 'lead' entity exceeded the maximum allowed length of '3'.",
      ),
    ],
    is: 'delivered',
    code: 'leads.dynamics.delivered',
    what: 'The lead is in Dynamics 365 (204).',
    warnings: ['leads.dynamics.cut'],
  },
  {
    row: '15: a column is too long, again',
    answers: Array.from({ length: 2 }, () =>
      crm(400, '0x80044331', "The length of the 'firstname' attribute exceeded the maximum allowed length of '3'."),
    ),
    is: 'record_error',
    code: 'leads.dynamics.rejected',
    what: "Dynamics refused this lead: The length of the 'firstname' attribute exceeded the maximum allowed length of '3'..",
    fix: 'Fill the column it names with the custom mapping, or change its rules; then send the lead again.',
  },
  {
    row: '16: an option is out of range and left out',
    answers: [crm(400, '0x8004431A', "The value of 'leadsourcecode' is outside the valid range.")],
    is: 'delivered',
    code: 'leads.dynamics.delivered',
    what: 'The lead is in Dynamics 365 (204).',
    warnings: ['leads.dynamics.option_value'],
  },
  {
    row: '17: a duplicate rule matched',
    answers: [crm(412, '0x80040333', 'A duplicate of the current record already exists.')],
    is: 'delivered',
    code: 'leads.dynamics.delivered',
    what: 'The lead is in Dynamics 365 (412).',
    warnings: ['leads.dynamics.duplicate'],
  },
  {
    row: 'our own repeat',
    answers: [crm(412, '0x80040237', 'A record with matching key values already exists.')],
    is: 'delivered',
    code: 'leads.dynamics.delivered_before',
    what: 'The lead was there already: our own repeat (412).',
  },
  {
    row: '18: a plug-in refused',
    answers: [crm(400, '0x80040265', 'Province is mandatory')],
    is: 'record_error',
    code: 'leads.dynamics.plugin',
    what: 'A plug-in in your environment refused the lead: Province is mandatory.',
    fix: 'Fix the plug-in, or add the field it wants in the mapping',
  },
  ...(
    [
      [413, 'Too large'],
      [400, 'Something else'],
    ] as const
  ).map(
    ([status, message]): Row => ({
      row: `19: ${status} that nothing else explains`,
      answers: [crm(status, '', message)],
      is: 'record_error',
      code: 'leads.dynamics.rejected',
      what: `Dynamics refused this lead: ${message}.`,
      fix: 'send the lead again',
    }),
  ),
  {
    row: '19: no table Lead',
    answers: [crm(404, '0x80060888', "Resource not found for the segment 'leads'.")],
    is: 'connection_error',
    code: 'leads.dynamics.no_lead_table',
    what: 'The environment has no table Lead.',
    fix: 'Install Dynamics 365 Sales in it, or use another environment.',
  },
  ...[500, 502, 503, 504].map(
    (status): Row => ({
      row: `20: ${status}`,
      answers: [{ status }],
      is: 'transient',
      code: 'leads.dynamics.unavailable',
      what: `Dynamics 365 cannot take leads at the moment (${status}).`,
      fix: 'Nothing to do',
    }),
  ),
  {
    row: '20: the connection is cut',
    answers: [{ stage: 'answer', reason: 'reset' }],
    is: 'transient',
    code: 'leads.dynamics.cut_off',
    what: `No complete answer from ${url}: the connection was cut.`,
    fix: 'under the same id',
    more: { ambiguous: true },
  },
  {
    row: '20: a TLS alert',
    answers: [{ stage: 'tls', reason: 'reset' }],
    is: 'transient',
    code: 'leads.dynamics.cut_off',
    what: `No complete answer from ${url}: the connection was cut.`,
    fix: 'under the same id',
  },
  ...[403, 405, 407, 451].map(
    (status): Row => ({
      row: `a page of a proxy or a firewall (${status})`,
      answers: [{ status, headers: { 'content-type': 'text/html; charset=iso-8859-1' }, body: '<html>Blocked</html>' }],
      is: 'connection_error',
      code: 'leads.dynamics.page',
      what: `contoso.crm4.dynamics.com answered with a page for people (${status}), not as Dynamics 365 does.`,
      fix: 'must let calls to contoso.crm4.dynamics.com through',
    }),
  ),
  {
    row: 'a page of a proxy in place of a token',
    at: 'sign-in',
    answers: [{ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }],
    is: 'connection_error',
    code: 'leads.dynamics.page',
    what: 'login.microsoftonline.com answered with a page for people (200), not as Dynamics 365 does.',
    fix: 'Check the address',
  },
  {
    row: '403 of an IP firewall names no privilege',
    answers: [crm(403, '0x80095ffe', 'The IP address is not in the allowed list')],
    is: 'connection_error',
    code: 'leads.dynamics.forbidden',
    what: 'The environment refused the call: The IP address is not in the allowed list.',
    fix: 'let the addresses of this marketplace through',
  },
  ...[
    "Invalid property 'jobtitle' was found in entity 'Microsoft.Dynamics.CRM.lead'.",
    "Could not find a property named 'jobtitle' on type 'Microsoft.Dynamics.CRM.lead'.",
    "InnerException : Microsoft.OData.ODataException: An undeclared property 'jobtitle' which only has annotations",
  ].map(
    (message): Row => ({
      row: `a column that is gone is left out once: ${message.slice(0, 20)}`,
      answers: [crm(400, '0x80048d19', message)],
      is: 'delivered',
      code: 'leads.dynamics.delivered',
      what: 'The lead is in Dynamics 365 (204).',
      warnings: ['leads.dynamics.no_column'],
    }),
  ),
  {
    row: 'what a custom field points to is not there',
    answers: [crm(404, '0x80040217', 'campaign With Id = 1 Does Not Exist')],
    is: 'record_error',
    code: 'leads.dynamics.rejected',
    what: 'Dynamics refused this lead: campaign With Id = 1 Does Not Exist.',
    fix: 'custom mapping',
  },
  {
    row: 'Entra does not answer',
    at: 'sign-in',
    answers: [{ stage: 'answer', reason: 'timeout' }],
    is: 'transient',
    code: 'leads.dynamics.timeout',
    what: `No answer from https://login.microsoftonline.com/${connection.settings.directoryId}/oauth2/v2.0/token in 2 minutes.`,
    fix: 'live Dynamics environment',
  },
  {
    row: 'Entra says something new: its error decides',
    ...signIn({ status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7999999: New.' } }),
    code: 'leads.dynamics.secret_invalid',
    what: 'The client secret was refused.',
    fix: 'Create a new secret',
    more: { vendorCode: 'AADSTS7999999' },
  },
  {
    row: 'Entra says something that nobody knows',
    ...signIn({ status: 400, body: { error: 'brand_new', error_description: 'AADSTS7999999: New.' } }),
    code: 'leads.dynamics.credentials',
    what: 'Microsoft Entra refused the sign-in (AADSTS7999999).',
    fix: 'check directory, application and secret',
  },
]

describe('the eight error cases of the source', () => {
  everyAnswer(dynamics, { connection, usual, rows: eightCases })
})
describe('every other answer of Dynamics 365', () => {
  const network = networkRows('dynamics', { name: 'Dynamics 365', host: 'contoso.crm4.dynamics.com' })
  everyAnswer(dynamics, {
    connection,
    usual,
    rows: [...theRest, ...network.filter(({ code }) => !code.endsWith('timeout'))],
  })
})
