/** Refusals of the token endpoint, in the form that sign-in libraries of the field parse. */
import { randomUUID } from 'node:crypto'
import type { Ctx } from '#platform/ctx'
import { jsonAnswer } from '../wire/answers.ts'

type Refusal = { status: number; error: string; code: number; says: string }

export const refusals = {
  malformed: {
    status: 400,
    error: 'invalid_request',
    code: 900144,
    says: 'The request body must be a form with the parameter “grant_type”, and name each parameter once.',
  },
  clientMissing: {
    status: 400,
    error: 'invalid_request',
    code: 900144,
    says: 'The request body must have the parameters “client_id” and “client_secret”, or “client_assertion”.',
  },
  assertionTypeUnknown: {
    status: 400,
    error: 'invalid_request',
    code: 900144,
    says: 'With “client_assertion” comes “client_assertion_type”, urn:ietf:params:oauth:client-assertion-type:jwt-bearer.',
  },
  assertionMalformed: {
    status: 401,
    error: 'invalid_client',
    code: 50027,
    says: 'The client assertion is no signed token (JWT) with an end (“exp”).',
  },
  assertionOfAnother: {
    status: 401,
    error: 'invalid_client',
    code: 700021,
    says: 'The issuer and the subject of the client assertion must both be the “client_id”.',
  },
  assertionForAnother: {
    status: 401,
    error: 'invalid_client',
    code: 700023,
    says: 'The audience of the client assertion must be this token endpoint, or its issuer.',
  },
  assertionOutOfTime: {
    status: 401,
    error: 'invalid_client',
    code: 700024,
    says: 'The client assertion is not within its valid time range. Look at the clock of the program.',
  },
  certificateNotRegistered: {
    status: 401,
    error: 'invalid_client',
    code: 700027,
    says: 'The certificate used to sign the client assertion is not registered for an application with this id, or has ended. Register it on the page Applications of the publisher.',
  },
  assertionBadSignature: {
    status: 401,
    error: 'invalid_client',
    code: 700027,
    says: 'The client assertion contains an invalid signature: it was not signed with the key of the certificate registered.',
  },
  resourceMissing: {
    status: 400,
    error: 'invalid_request',
    code: 900144,
    says: 'Name what the token is for: “resource” in version 1, “scope” in version 2.',
  },
  wrongSecret: {
    status: 401,
    error: 'invalid_client',
    code: 7000215,
    says: 'Invalid client secret provided, or no application with this id. Ids and secrets are on the page Applications of the publisher.',
  },
  tooManyTries: {
    status: 429,
    error: 'temporarily_unavailable',
    code: 90055,
    says: 'Too many tries with wrong secrets for this application. Try again later.',
  },
  unknownResource: {
    status: 400,
    error: 'invalid_resource',
    code: 500011,
    says: 'The resource named is none of this marketplace’s APIs.',
  },
  unknownScope: {
    status: 400,
    error: 'invalid_scope',
    code: 70011,
    says: 'The scope named is none of this marketplace’s APIs. Scopes end in “/.default”.',
  },
  grantNotOffered: {
    status: 400,
    error: 'unsupported_grant_type',
    code: 70003,
    says: 'Only the grant type “client_credentials” is offered here: sign in as an application.',
  },
  noInteraction: {
    status: 400,
    error: 'unauthorized_client',
    code: 700016,
    says: 'Sign-in of people through a device or a browser is not offered here: sign in as an application.',
  },
} as const satisfies Record<string, Refusal>

export function refuse(
  ctx: Pick<Ctx, 'now' | 'requestId'>,
  which: keyof typeof refusals,
  { correlationId, headers }: { correlationId?: string; headers?: Record<string, string> } = {},
): Response {
  const { status, error, code, says } = refusals[which]
  const trace = ctx.requestId ?? randomUUID()
  const correlation = correlationId ?? randomUUID()
  const timestamp = ctx
    .now()
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z')
  return jsonAnswer(
    {
      error,
      error_description: `AADSTS${code}: ${says} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
      error_codes: [code],
      timestamp,
      trace_id: trace,
      correlation_id: correlation,
    },
    { status, headers: { ...(status === 401 && { 'www-authenticate': 'Basic realm="comptoir"' }), ...headers } },
  )
}
