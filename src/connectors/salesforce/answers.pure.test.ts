/** Every answer of spec leads §3.3, in both modes. */
import { describe } from 'vitest'
import { answersAt, everyAnswer, networkRows, type Row, type ScriptedAnswer } from '../../../test/support/answers.ts'
import type { ConnectionSettings } from '../contract.ts'
import { salesforce } from './index.ts'

const common = { countryFormat: 'iso2', countryField: 'country' }
const form: ConnectionSettings = {
  settings: { ...common, mode: 'web-to-lead', oid: '00Do0000000ZHog', host: 'production' },
  secrets: {},
  mapping: [],
}
const myDomain = 'https://acme.my.salesforce.com'
const rest: ConnectionSettings = {
  settings: {
    ...common,
    mode: 'rest',
    myDomain,
    clientId: 'client',
    externalId: 'Comptoir_Lead_Id__c',
    onDuplicate: 'refuse',
  },
  secrets: {},
  mapping: [],
}
let tokens = 0
const usual = ({ url }: { url: string }): ScriptedAnswer => {
  if (url.includes('/servlet.WebToLead')) return { status: 200 }
  return url.includes('/oauth2/')
    ? { status: 200, body: { access_token: `token-${tokens++}`, instance_url: myDomain } }
    : { status: 201, body: { id: '00Q000000000001', success: true } }
}
const org = (
  status: number,
  errorCode: string,
  fields: string[] = [],
  message = 'Said by Salesforce',
): ScriptedAnswer => ({
  status,
  body: [{ errorCode, message, fields }],
})
const after = (ms: number) => new Date(answersAt.getTime() + ms)

const sent = {
  is: 'delivered_unconfirmed',
  code: 'leads.salesforce.sent',
  what: 'Salesforce took the form (200). It does not confirm that a lead was made.',
} as const
const unavailable = (status: number) =>
  ({
    is: 'transient',
    code: 'leads.salesforce.unavailable',
    what: `Salesforce cannot take leads at the moment (${status}).`,
    fix: 'Nothing to do',
  }) as const

const formRows: Row[] = [
  { row: '200 and Is-Processed: true', answers: [{ status: 200, headers: { 'is-processed': 'true' } }], ...sent },
  { row: '200 and no Is-Processed', answers: [{ status: 200 }], ...sent },
  ...['Exception:common.exception.SalesforceGenericException', 'false'].map(
    (processed): Row => ({
      row: `200 and Is-Processed: ${processed}`,
      answers: [{ status: 200, headers: { 'is-processed': processed } }],
      is: 'connection_error',
      code: 'leads.salesforce.not_processed',
      what: 'Salesforce took the form but did not create the lead (wrong organisation identifier, Web-to-Lead disabled, or reCAPTCHA required).',
      fix: 'turn reCAPTCHA off, and make no picklist field of the web form mandatory',
    }),
  ),
  {
    row: '200 whose body names an invalid organisation',
    answers: [{ status: 200, body: '<h1>Error: invalid organization ID</h1>' }],
    is: 'connection_error',
    code: 'leads.salesforce.oid',
    what: 'Salesforce does not know this organisation identifier.',
    fix: 'Copy it from Setup › Company Information',
  },
  {
    row: '3xx is never followed',
    answers: [{ status: 302, headers: { location: 'https://login.salesforce.com/x' } }],
    is: 'connection_error',
    code: 'leads.salesforce.redirect',
    what: 'Salesforce redirects to login.salesforce.com; redirects are not followed.',
    fix: 'Check the environment and the address',
    calls: 1,
  },
  {
    row: '4xx',
    answers: [{ status: 404 }],
    is: 'transient',
    code: 'leads.salesforce.form_refused',
    what: 'Salesforce refused the form (404).',
    fix: 'enable Web-to-Lead in Setup',
    more: { connectionErrorAfterTries: 3 },
  },
  {
    row: '429',
    answers: [{ status: 429, headers: { 'retry-after': '9' } }],
    is: 'throttled',
    code: 'leads.salesforce.throttled',
    what: 'Salesforce asked to slow down (429).',
    fix: 'Nothing to do',
    more: { retryAt: after(9_000) },
  },
  { row: '5xx', answers: [{ status: 503 }], ...unavailable(503) },
]

const delivered = {
  is: 'delivered',
  code: 'leads.salesforce.delivered',
  what: 'The lead is in Salesforce (201).',
} as const
const rejected = {
  is: 'record_error',
  code: 'leads.salesforce.rejected',
  what: 'Salesforce refused this lead: Said by Salesforce.',
  fix: 'Fill the field it names with the custom mapping, or make it not mandatory; then send the lead again.',
} as const
const externalId = {
  is: 'connection_error',
  code: 'leads.salesforce.external_id',
  what: 'The Lead has no external ID field Comptoir_Lead_Id__c that this user can see.',
  fix: 'Create a unique external-ID text(36) field on Lead',
} as const

const restRows: Row[] = [
  ...['invalid_client_id', 'invalid_client', 'invalid_grant', 'inactive_org', 'inactive_user'].flatMap((error) =>
    [400, 401].map(
      (status): Row => ({
        row: `token ${status} ${error}`,
        at: 'sign-in',
        answers: [{ status, body: { error, error_description: 'No.' } }],
        is: 'connection_error',
        code: 'leads.salesforce.credentials',
        what: `Salesforce refused the consumer key or secret (${error}).`,
        fix: 'Copy both again from the connected app.',
        calls: 1,
      }),
    ),
  ),
  { row: '401 INVALID_SESSION_ID once', answers: [org(401, 'INVALID_SESSION_ID')], ...delivered, calls: 4 },
  {
    row: '401 INVALID_SESSION_ID twice',
    answers: [org(401, 'INVALID_SESSION_ID'), org(401, 'INVALID_SESSION_ID')],
    is: 'connection_error',
    code: 'leads.salesforce.session',
    what: 'Salesforce refused a token that it had just given.',
    fix: 'The connected app needs the scope api',
  },
  {
    row: '403 REQUEST_LIMIT_EXCEEDED',
    answers: [org(403, 'REQUEST_LIMIT_EXCEEDED')],
    is: 'throttled',
    code: 'leads.salesforce.quota',
    what: 'The organisation’s daily API limit is used up.',
    fix: 'Sending goes on by itself.',
    more: { retryAt: after(3_600_000) },
  },
  ...['API_DISABLED_FOR_ORG', 'INSUFFICIENT_ACCESS_OR_READONLY', 'FUNCTIONALITY_NOT_ENABLED'].map(
    (errorCode): Row => ({
      row: `403 ${errorCode}`,
      answers: [org(403, errorCode)],
      is: 'connection_error',
      code: 'leads.salesforce.permission',
      what: 'The user of the connected app may not do this (Said by Salesforce).',
      fix: 'Give it API Enabled, and create and edit on Lead',
    }),
  ),
  ...[200, 403, 404, 407].map(
    (status): Row => ({
      row: `a page of a proxy or a firewall (${status}) is no lead`,
      answers: [{ status, headers: { 'content-type': 'text/html' }, body: '<html>Blocked</html>' }],
      is: 'connection_error',
      code: 'leads.salesforce.page',
      what: `acme.my.salesforce.com answered with a page for people (${status}), not as Salesforce does.`,
      fix: 'must let calls to acme.my.salesforce.com through',
    }),
  ),
  {
    row: 'a redirect names where to',
    answers: [{ status: 302, headers: { location: 'https://login.example.com/x' } }],
    is: 'connection_error',
    code: 'leads.salesforce.redirect',
    what: 'Salesforce redirects to login.example.com; redirects are not followed.',
    fix: 'Check the environment and the address',
  },
  {
    row: '400 STORAGE_LIMIT_EXCEEDED is no fault of the lead',
    answers: [org(400, 'STORAGE_LIMIT_EXCEEDED')],
    is: 'connection_error',
    code: 'leads.salesforce.storage',
    what: 'The organisation’s data storage is full: Said by Salesforce.',
    fix: 'Make room',
  },
  {
    row: '400 DUPLICATE_VALUE of our own id: two of our tries met',
    answers: [
      org(400, 'DUPLICATE_VALUE', [], 'duplicate value found: Comptoir_Lead_Id__c on record with id: 00Q000000000001'),
    ],
    is: 'delivered',
    code: 'leads.salesforce.delivered',
    what: 'The lead is in Salesforce (400).',
    more: { destinationId: '00Q000000000001' },
  },
  { row: '404 NOT_FOUND', answers: [org(404, 'NOT_FOUND')], ...externalId },
  {
    row: '400 INVALID_FIELD on the external id field',
    answers: [org(400, 'INVALID_FIELD', [], "Field name 'Comptoir_Lead_Id__c' does not exist")],
    ...externalId,
  },
  {
    row: '300, several records share the id',
    answers: [{ status: 300, body: [] }],
    is: 'delivered',
    code: 'leads.salesforce.delivered',
    what: 'The lead is in Salesforce (300).',
    warnings: ['leads.salesforce.not_unique'],
  },
  ...['REQUIRED_FIELD_MISSING', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'].map(
    (errorCode): Row => ({ row: `400 ${errorCode}`, answers: [org(400, errorCode, ['Industry'])], ...rejected }),
  ),
  {
    row: '400 INVALID_EMAIL_ADDRESS: left out once',
    answers: [org(400, 'INVALID_EMAIL_ADDRESS', ['Email'])],
    ...delivered,
    warnings: ['leads.salesforce.field_left'],
  },
  {
    row: '400 INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: left out once',
    answers: [org(400, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', ['LeadSource'])],
    ...delivered,
    warnings: ['leads.salesforce.field_left'],
    more: { warnings: [{ params: { field: 'LeadSource' } }] },
  },
  {
    row: '400 INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST, again',
    answers: Array.from({ length: 2 }, () => org(400, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', ['LeadSource'])),
    ...rejected,
    calls: 3,
  },
  {
    row: '400 STRING_TOO_LONG: cut once',
    answers: [org(400, 'STRING_TOO_LONG', ['LeadSource'])],
    ...delivered,
    warnings: ['leads.salesforce.field_cut'],
  },
  {
    row: '400 DUPLICATES_DETECTED, and the publisher wants them refused',
    answers: [org(400, 'DUPLICATES_DETECTED')],
    is: 'record_error',
    code: 'leads.salesforce.duplicate',
    what: 'A duplicate rule of yours matched an existing record.',
    fix: 'Choose in the settings what is to happen then, or merge the records.',
  },
  {
    row: '400 DUPLICATES_DETECTED, and the publisher counts them as delivered',
    answers: [org(400, 'DUPLICATES_DETECTED')],
    settings: { onDuplicate: 'deliver' },
    is: 'delivered',
    code: 'leads.salesforce.delivered',
    what: 'The lead is in Salesforce (400).',
    warnings: ['leads.salesforce.duplicate'],
  },
  { row: '400 UNABLE_TO_LOCK_ROW', answers: [org(400, 'UNABLE_TO_LOCK_ROW')], ...unavailable(400) },
  { row: '500', answers: [{ status: 500 }], ...unavailable(500) },
  { row: '503 SERVER_UNAVAILABLE', answers: [org(503, 'SERVER_UNAVAILABLE')], ...unavailable(503) },
]

describe('every answer to Web-to-Lead', () => {
  const network = networkRows('salesforce', { name: 'Salesforce', host: 'webto.salesforce.com' })
  everyAnswer(salesforce, { connection: form, usual, rows: [...formRows, ...network] })
})
describe('every answer of Salesforce’s REST API', () => {
  const network = networkRows('salesforce', { name: 'Salesforce', host: 'acme.my.salesforce.com' })
  everyAnswer(salesforce, { connection: rest, usual, rows: [...restRows, ...network] })
})
