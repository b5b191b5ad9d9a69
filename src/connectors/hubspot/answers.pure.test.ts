/** Every answer of spec leads §3.7, in both modes. */
import { describe } from 'vitest'
import { answersAt, everyAnswer, networkRows, type Row, type ScriptedAnswer } from '../../../test/support/answers.ts'
import type { ConnectionSettings } from '../contract.ts'
import { hubspot } from './index.ts'

const crm: ConnectionSettings = {
  settings: { mode: 'crm', sourceProperty: 'comptoir_lead_source' },
  secrets: { token: 'pat-eu1-0192f3c1' },
  mapping: [],
}
const forms: ConnectionSettings = {
  settings: { mode: 'forms', form: '12345678/0192f3c1-7b7e-4a10-9c55-3d1f0a6f2b11' },
  secrets: {},
  mapping: [],
}
const usual = ({ url, method }: { url: string; method: string }): ScriptedAnswer => {
  if (url.includes('/batch/upsert')) return { status: 200, body: { results: [{ id: '101' }] } }
  return { status: url.endsWith('/notes') ? 201 : 200, body: { id: method === 'PATCH' ? '101' : '7' } }
}
const hub = (status: number, category: string, more: object = {}, headers = {}): ScriptedAnswer => ({
  status,
  headers,
  body: { status: 'error', category, message: 'Said by HubSpot', correlationId: '1', ...more },
})
const after = (ms: number) => new Date(answersAt.getTime() + ms)
const delivered = {
  is: 'delivered',
  code: 'leads.hubspot.delivered',
  what: 'The contact is in HubSpot, with a note of the lead.',
} as const
const rejected = {
  is: 'record_error',
  code: 'leads.hubspot.rejected',
  what: 'HubSpot refused this lead: Said by HubSpot.',
  fix: 'Mend what it names, in the mapping or in HubSpot; then send the lead again.',
} as const
const rate = (status: number) =>
  ({
    is: 'throttled',
    code: 'leads.hubspot.rate',
    what: `HubSpot asked to slow down (${status}).`,
    fix: 'Nothing to do',
  }) as const
const unknown = (property: string, code: string) =>
  hub(400, 'VALIDATION_ERROR', { errors: [{ code, message: 'No.', context: { propertyName: [property] } }] })

const crmRows: Row[] = [
  ...[200, 403, 407].map(
    (status): Row => ({
      row: `a page of a proxy or a firewall (${status})`,
      answers: [{ status, headers: { 'content-type': 'text/html' }, body: '<html>Blocked</html>' }],
      is: 'connection_error',
      code: 'leads.hubspot.page',
      what: `HubSpot answered with a page for people (${status}), not as HubSpot does.`,
      fix: 'A proxy, a firewall or a place to sign in',
    }),
  ),
  ...['INVALID_AUTHENTICATION', 'EXPIRED_AUTHENTICATION'].map(
    (category): Row => ({
      row: `401 ${category}`,
      answers: [hub(401, category)],
      is: 'connection_error',
      code: 'leads.hubspot.token',
      what: 'HubSpot refused the access token.',
      fix: 'copy the current one',
      more: { vendorCode: category },
    }),
  ),
  {
    row: '403 MISSING_SCOPES',
    answers: [hub(403, 'MISSING_SCOPES')],
    is: 'connection_error',
    code: 'leads.hubspot.scope',
    what: 'The private app lacks a scope: Said by HubSpot.',
    fix: 'Give it crm.objects.contacts.write, and copy the token again.',
  },
  {
    row: '403 of the note alone: the contact is there',
    answers: [{ status: 200, body: { results: [{ id: '101' }] } }, hub(403, 'MISSING_SCOPES')],
    ...delivered,
    warnings: ['leads.hubspot.no_note'],
  },
  ...['PROPERTY_DOESNT_EXIST', 'INVALID_OPTION'].map(
    (code): Row => ({
      row: `400 ${code}: left out once`,
      answers: [unknown('comptoir_lead_source', code)],
      ...delivered,
      warnings: ['leads.hubspot.property_left'],
    }),
  ),
  { row: '400 VALIDATION_ERROR that names nothing', answers: [hub(400, 'VALIDATION_ERROR')], ...rejected },
  {
    row: '400 VALIDATION_ERROR, again',
    answers: [unknown('phone', 'INVALID'), hub(400, 'VALIDATION_ERROR')],
    ...rejected,
    calls: 2,
  },
  {
    row: '207: the one result is a refusal',
    answers: [
      { status: 207, body: { results: [], errors: [{ category: 'VALIDATION_ERROR', message: 'Said by HubSpot' }] } },
    ],
    ...rejected,
    more: { vendorCode: 'VALIDATION_ERROR' },
  },
  {
    row: '409 with the id of the contact: that one is updated',
    answers: [hub(409, 'CONFLICT', { message: 'Contact already exists. Existing ID: 101' })],
    ...delivered,
    calls: 3,
    more: { destinationId: '101' },
  },
  { row: '429', answers: [hub(429, 'RATE_LIMITS')], ...rate(429), more: { retryAt: after(10_000) } },
  {
    row: '429 of the day',
    answers: [hub(429, 'RATE_LIMITS', { policyName: 'DAILY' })],
    is: 'throttled',
    code: 'leads.hubspot.quota',
    what: 'HubSpot’s daily limit of calls is used up.',
    fix: 'Sending goes on at midnight.',
    more: { retryAt: new Date('2026-03-03T00:00:00Z') },
  },
  ...[500, 502, 503, 504, 477].flatMap((status): Row[] => [
    {
      row: `${status}`,
      answers: [{ status }],
      is: 'transient',
      code: 'leads.hubspot.unavailable',
      what: `HubSpot cannot take leads at the moment (${status}).`,
      fix: 'Nothing to do',
    },
    {
      row: `${status} that says when`,
      answers: [{ status, headers: { 'retry-after': '7' } }],
      ...rate(status),
      more: { retryAt: after(7_000) },
    },
  ]),
  {
    row: 'a lead without an address is not sent',
    answers: [],
    message: {
      customer: { firstName: '', lastName: '', phone: '', country: '', company: '', title: '', email: '' },
    },
    is: 'record_error',
    code: 'leads.hubspot.email_missing',
    what: 'The lead has no address, and HubSpot knows contacts by it.',
    fix: 'Use the inbox or an export for this lead.',
    calls: 0,
  },
]

const listed = (errorType: string): ScriptedAnswer => ({
  status: 400,
  body: { status: 'error', message: 'Said by HubSpot', errors: [{ errorType, message: 'No.' }] },
})
const formRows: Row[] = [
  {
    row: '200 with a page of a proxy is no submission',
    answers: [{ status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in</html>' }],
    is: 'connection_error',
    code: 'leads.hubspot.page',
    what: 'HubSpot answered with a page for people (200), not as HubSpot does.',
    fix: 'A proxy, a firewall or a place to sign in',
  },
  {
    row: '200',
    answers: [],
    is: 'delivered_unconfirmed',
    code: 'leads.hubspot.submitted',
    what: 'HubSpot took the form. It makes the contact a little later.',
  },
  ...['BLOCKED_EMAIL', 'INVALID_EMAIL'].map(
    (errorType): Row => ({
      row: errorType,
      answers: [listed(errorType)],
      is: 'record_error',
      code: 'leads.hubspot.email',
      what: 'HubSpot does not take this e-mail address: Said by HubSpot No..',
      fix: 'Use the inbox or an export for this lead.',
    }),
  ),
  {
    row: 'FORM_HAS_RECAPTCHA_ENABLED',
    answers: [listed('FORM_HAS_RECAPTCHA_ENABLED')],
    is: 'connection_error',
    code: 'leads.hubspot.recaptcha',
    what: 'The form asks for a reCAPTCHA, which a program cannot solve.',
    fix: 'Turn it off in the form’s options.',
  },
  {
    row: 'FIELD_NOT_IN_FORM_DEFINITION',
    answers: [listed('FIELD_NOT_IN_FORM_DEFINITION')],
    is: 'connection_error',
    code: 'leads.hubspot.form_field',
    what: 'The form lacks a field: Said by HubSpot No..',
    fix: 'Add it to the form: email, firstname',
  },
  {
    row: 'form not found',
    answers: [hub(404, 'NOT_FOUND')],
    is: 'connection_error',
    code: 'leads.hubspot.not_found',
    what: 'HubSpot does not know this form or address (404).',
    fix: 'Paste the form’s embed code again.',
  },
]

describe('every answer of HubSpot', () => {
  const network = networkRows('hubspot', { name: 'HubSpot', host: 'api.hubapi.com' })
  everyAnswer(hubspot, { connection: crm, usual, rows: [...crmRows, ...network] })
})
describe('every answer to a submission of a HubSpot form', () => {
  everyAnswer(hubspot, { connection: forms, usual, rows: formRows })
})
