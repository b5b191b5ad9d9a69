/** Every answer of spec leads §3.2. */
import { describe } from 'vitest'
import { answersAt, everyAnswer, networkRows, type Row, type ScriptedAnswer } from '../../../test/support/answers.ts'
import type { ConnectionSettings } from '../contract.ts'
import { marketo } from './index.ts'

const connection: ConnectionSettings = {
  settings: { mode: 'rest', munchkinId: '123-PQR-789', serverId: 'ys12', formId: '1179', clientId: 'client' },
  secrets: {},
  mapping: [],
}
let tokens = 0
const usual = ({ url }: { url: string }): ScriptedAnswer =>
  url.includes('/identity/')
    ? { status: 200, body: { access_token: `token-${tokens++}`, token_type: 'bearer', expires_in: 3_599 } }
    : { status: 200, body: { success: true, result: [{ id: 9, status: 'created' }] } }
const no = (code: string, message = 'Said by Marketo'): ScriptedAnswer => ({
  status: 200,
  body: { success: false, errors: [{ code, message }] },
})
const skipped = (code: string, message = 'Said by Marketo'): ScriptedAnswer => ({
  status: 200,
  body: { success: true, result: [{ status: 'skipped', reasons: [{ code, message }] }] },
})
const after = (ms: number) => new Date(answersAt.getTime() + ms)
const delivered = {
  is: 'delivered',
  code: 'leads.marketo.delivered',
  what: 'The person is in Marketo (created).',
} as const
const busy = (status: string | number) =>
  ({
    is: 'transient',
    code: 'leads.marketo.unavailable',
    what: `Marketo cannot take leads at the moment (${status}).`,
    fix: 'Nothing to do',
  }) as const
const refused = {
  is: 'record_error',
  code: 'leads.marketo.rejected',
  what: 'Marketo refused this lead: Said by Marketo.',
  fix: 'Mend what it names, in the mapping or in Marketo; then send the lead again.',
} as const
const undocumented = (status: string | number) =>
  ({
    is: 'transient',
    code: 'leads.marketo.unexpected',
    what: `Marketo answered in a way that is not documented (${status}).`,
    fix: 'show the answer below to the operator',
  }) as const

const rest: Row[] = [
  ...[403, 407].map(
    (status): Row => ({
      row: `a page of a proxy or a firewall (${status})`,
      answers: [{ status, headers: { 'content-type': 'text/html' }, body: '<html>Blocked</html>' }],
      is: 'connection_error',
      code: 'leads.marketo.page',
      what: `Marketo answered with a page for people (${status}), not as Marketo does.`,
      fix: 'A proxy, a firewall or a place to sign in',
      calls: 2,
    }),
  ),
  {
    row: 'identity 401',
    at: 'sign-in',
    answers: [{ status: 401, body: { error: 'invalid_client', error_description: 'Bad client credentials' } }],
    is: 'connection_error',
    code: 'leads.marketo.credentials',
    what: 'Client ID or secret refused.',
    fix: 'Copy both again from the LaunchPoint custom service.',
    calls: 1,
  },
  ...['601', '602'].map((code): Row => ({ row: `${code} once`, answers: [no(code)], ...delivered, calls: 4 })),
  ...['601', '602'].map(
    (code): Row => ({
      row: `${code} twice`,
      answers: [no(code), no(code)],
      is: 'connection_error',
      code: 'leads.marketo.token',
      what: 'Marketo refused a token that it had just given.',
      fix: 'Look whether the API user is still active',
    }),
  ),
  { row: '600 is our own fault', answers: [no('600')], ...undocumented('600'), more: { ours: true } },
  {
    row: '603',
    answers: [no('603')],
    is: 'connection_error',
    code: 'leads.marketo.permission',
    what: 'The API role lacks Read-Write Person, or an IP allow-list blocks this marketplace.',
    fix: 'Grant it; allow the addresses of this marketplace.',
  },
  ...['604', '608', '611', '713', '719', '500', '502'].map(
    (code): Row => ({ row: code, answers: [no(code)], ...busy(code) }),
  ),
  ...[500, 502].map((status): Row => ({ row: `the status ${status}`, answers: [{ status }], ...busy(status) })),
  {
    row: '606',
    answers: [no('606')],
    is: 'throttled',
    code: 'leads.marketo.rate',
    what: 'Marketo asked to slow down (606).',
    fix: 'Nothing to do',
    more: { retryAt: after(20_000) },
  },
  {
    row: '607, until midnight in Chicago',
    answers: [no('607')],
    is: 'throttled',
    code: 'leads.marketo.quota',
    what: 'Daily API quota used up.',
    fix: 'Raise the quota if it happens often.',
    more: { retryAt: new Date('2026-03-03T06:00:00Z') },
  },
  {
    row: '615',
    answers: [no('615')],
    is: 'throttled',
    code: 'leads.marketo.concurrency',
    what: 'Marketo had too many calls at once.',
    fix: 'Nothing to do',
  },
  ...['605', '609', '612'].map(
    (code): Row => ({ row: `${code} is our own fault`, answers: [no(code)], ...refused, more: { ours: true } }),
  ),
  ...['610', '614'].map(
    (code): Row => ({
      row: code,
      answers: [no(code)],
      is: 'connection_error',
      code: 'leads.marketo.instance',
      what: 'Marketo instance not found or unreachable.',
      fix: 'Check the Munchkin ID.',
    }),
  ),
  ...['702', '1013'].map(
    (code): Row => ({
      row: `${code}: the form`,
      answers: [no(code)],
      is: 'connection_error',
      code: 'leads.marketo.form',
      what: 'Form 1179 does not exist or is not approved.',
      fix: 'approve the form',
    }),
  ),
  {
    row: 'record 1006: a field is left out once',
    answers: [skipped('1006', "Field 'company' not found")],
    ...delivered,
    warnings: ['leads.marketo.field'],
    more: { warnings: [{ params: { field: 'company' } }] },
  },
  ...['1001', '1002', '1003', '701', '1018', '1021', '1022'].map(
    (code): Row => ({ row: `record ${code}`, answers: [skipped(code)], ...refused, more: { vendorCode: code } }),
  ),
  ...['1005', '1007'].map(
    (code): Row => ({
      row: `record ${code}: several people`,
      answers: [skipped(code)],
      is: 'record_error',
      code: 'leads.marketo.ambiguous',
      what: 'Several people share this e-mail.',
      fix: 'Merge them, then resend.',
    }),
  ),
  ...['1008', '1009', '1010'].map(
    (code): Row => ({
      row: `record ${code}: partition`,
      answers: [skipped(code)],
      is: 'connection_error',
      code: 'leads.marketo.partition',
      what: 'The API user may not write into the partition of this person.',
      fix: 'Give the API user the partition.',
    }),
  ),
  {
    row: 'an address with letters outside of ASCII before the @ is not sent',
    answers: [],
    message: {
      customer: {
        firstName: '',
        lastName: '',
        phone: '',
        country: '',
        company: '',
        title: '',
        email: 'é@delvaux.example',
      },
    },
    is: 'record_error',
    code: 'leads.marketo.email_ascii',
    what: 'Marketo takes no address with letters outside of ASCII before the @. The lead was not sent.',
    fix: 'Use the inbox or an export for this lead.',
    calls: 0,
  },
  {
    row: '413',
    answers: [{ status: 413 }],
    is: 'record_error',
    code: 'leads.marketo.rejected',
    what: 'Marketo refused this lead: 413.',
    fix: 'Mend what it names',
  },
  { row: '200 alone proves nothing: cut off', answers: [{ status: 200, body: '{"success":tr' }], ...busy(200) },
  {
    row: '200 alone proves nothing: an empty result',
    answers: [{ status: 200, body: { success: true, result: [] } }],
    ...undocumented(200),
  },
]

const formPost: Row[] = [
  {
    row: '200 and the form’s JSON',
    answers: [{ status: 200, body: { formId: 1179, followUpUrl: '' } }],
    is: 'delivered_unconfirmed',
    code: 'leads.marketo.sent',
    what: 'Marketo took the form (200). It does not confirm that a person was made.',
  },
  ...([{ status: 200, body: '<html>' }, { status: 404 }] as const).map(
    (answer): Row => ({
      row: `${answer.status} without JSON`,
      answers: [answer],
      is: 'transient',
      code: 'leads.marketo.form_post',
      what: `Marketo did not take the form (${answer.status}).`,
      fix: 'Switch to REST mode',
      more: { connectionErrorAfterTries: 3 },
    }),
  ),
]

describe('every answer of Marketo', () => {
  const network = networkRows('marketo', { name: 'Marketo', host: '123-pqr-789.mktorest.com' })
  everyAnswer(marketo, { connection, usual, rows: [...rest, ...network] })
})
describe('every answer of Marketo to a form post', () => {
  const settings = { ...connection.settings, mode: 'form-post' }
  everyAnswer(marketo, { connection: { ...connection, settings }, usual, rows: formPost })
})
