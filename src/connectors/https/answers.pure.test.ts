/** Every answer of spec leads §3.6. */
import { describe } from 'vitest'
import { answersAt, everyAnswer, type Row } from '../../../test/support/answers.ts'
import type { ConnectionSettings } from '../contract.ts'
import { https } from './index.ts'

const connection: ConnectionSettings = {
  settings: { profile: 'documented' },
  secrets: {
    url: 'https://hooks.example.com/leads?sig=a%2Fb',
    signingSecret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  },
  mapping: [],
}
const after = (seconds: number) => new Date(answersAt.getTime() + seconds * 1_000)
const throttled = (status: number) =>
  ({
    is: 'throttled',
    code: 'leads.https.throttled',
    what: `Your endpoint asked to slow down (${status}).`,
    fix: 'Nothing to do',
  }) as const
const certificate = (reason: string, words: string): Row => ({
  row: `TLS: ${reason}`,
  answers: [{ stage: 'tls', reason }],
  is: 'connection_error',
  code: 'leads.https.tls',
  what: `No secure connection to hooks.example.com: ${words}.`,
  fix: 'Mend the certificate of your endpoint; it must be valid for browsers.',
})
const noAnswer = (stage: 'connect' | 'answer', reason: string, words: string): Row => ({
  row: `${stage}: ${reason}`,
  answers: [{ stage, reason }],
  is: 'transient',
  code: 'leads.https.timeout',
  what: `No complete answer from hooks.example.com: ${words}.`,
  fix: 'Check that your endpoint is running.',
  more: { ambiguous: stage === 'answer' },
})

const rows: Row[] = [
  ...[200, 201, 202, 204].map(
    (status): Row => ({
      row: `${status}`,
      answers: [{ status }],
      is: 'delivered',
      code: 'leads.https.delivered',
      what: `Your endpoint took the lead (${status}).`,
    }),
  ),
  ...[301, 302, 307, 308].map(
    (status): Row => ({
      row: `48: ${status} is never followed`,
      answers: [{ status, headers: { location: 'https://other.example/final' } }],
      is: 'connection_error',
      code: 'leads.https.redirect',
      what: 'The endpoint redirects to other.example; redirects are not followed.',
      fix: 'Enter the final address.',
      calls: 1,
    }),
  ),
  ...[400, 413, 415, 422].map(
    (status): Row => ({
      row: `${status}: three more tries within the hour, then refused`,
      answers: [{ status }],
      is: 'record_error',
      code: 'leads.https.refused',
      what: `Your endpoint refused the payload (${status}).`,
      fix: 'See the answer below',
      more: { graceTries: 3 },
    }),
  ),
  ...[401, 403, 407].map(
    (status): Row => ({
      row: `${status}`,
      answers: [{ status }],
      is: 'connection_error',
      code: 'leads.https.auth',
      what: `Your endpoint refused the credentials (${status}).`,
      fix: 'Check the header of this connection, and the key in the address if it has one.',
    }),
  ),
  {
    row: '404',
    answers: [{ status: 404 }],
    is: 'connection_error',
    code: 'leads.https.not_found',
    what: 'There is nothing at this address (404).',
    fix: 'Copy the address again',
  },
  {
    row: '405',
    answers: [{ status: 405 }],
    is: 'connection_error',
    code: 'leads.https.method',
    what: 'The address does not take POST requests (405).',
    fix: 'Enter the address that receives data',
  },
  {
    row: '49: 410 suspends at once',
    answers: [{ status: 410 }],
    is: 'connection_error',
    code: 'leads.https.gone',
    what: 'Your endpoint says that it is gone for good (410). Sending is suspended; it is asked again once an hour.',
    fix: 'Enter a new address, or resume the connection',
    more: { suspends: true },
  },
  ...[408, 425, 500, 502, 503, 504, 599].map(
    (status): Row => ({
      row: `${status}`,
      answers: [{ status }],
      is: 'transient',
      code: 'leads.https.unavailable',
      what: `Your endpoint cannot take leads at the moment (${status}).`,
      fix: 'Nothing to do here',
    }),
  ),
  { row: '429 that does not say when', answers: [{ status: 429 }], ...throttled(429), more: { retryAt: undefined } },
  {
    row: '429 with seconds',
    answers: [{ status: 429, headers: { 'retry-after': '120' } }],
    ...throttled(429),
    more: { retryAt: after(120) },
  },
  {
    row: '503 with a date',
    answers: [
      {
        status: 503,
        headers: { 'retry-after': 'Mon, 02 Mar 2026 09:15:08 GMT', date: 'Mon, 02 Mar 2026 09:14:08 GMT' },
      },
    ],
    ...throttled(503),
    more: { retryAt: after(60) },
  },
  {
    row: '429 for longer than a day is a day',
    answers: [{ status: 429, headers: { 'retry-after': '9999999' } }],
    ...throttled(429),
    more: { retryAt: after(86_400) },
  },
  {
    row: 'a name that cannot be looked up: the connection’s fault after an hour',
    answers: [{ stage: 'dns', reason: 'not-found' }],
    is: 'transient',
    code: 'leads.https.dns',
    what: 'The name hooks.example.com could not be looked up.',
    fix: 'Check that the name of your endpoint exists',
    more: { connectionErrorAfterMs: 3_600_000 },
  },
  certificate('expired', 'the certificate has expired'),
  certificate('not-yet-valid', 'the certificate is not valid yet'),
  certificate('self-signed', 'the certificate is self-signed'),
  certificate('name-mismatch', 'name mismatch, the certificate is for another name'),
  certificate('unknown-authority', 'the certificate comes from an unknown authority, or its chain is incomplete'),
  certificate('revoked', 'the certificate was revoked'),
  certificate('protocol', 'the server does not speak TLS 1.2 or newer on this port'),
  noAnswer('connect', 'refused', 'the connection was refused'),
  noAnswer('connect', 'unreachable', 'the network does not reach it'),
  noAnswer('answer', 'reset', 'the connection was cut'),
  noAnswer('answer', 'timeout', 'it took too long'),
  noAnswer('answer', 'not-http', 'what came back is not HTTP'),
  noAnswer('answer', 'headers-too-large', 'the headers of the answer are larger than 16 KiB'),
  {
    row: 'a private or reserved address',
    answers: [{ stage: 'guard', reason: 'private-address' }],
    is: 'blocked',
    code: 'leads.https.url_private',
    what: 'The address leads into a private or reserved network.',
    fix: 'Use an address that can be reached from the internet.',
  },
]

describe('every answer of an HTTPS endpoint', () => {
  everyAnswer(https, { connection, usual: () => ({ status: 202 }), rows })
})
