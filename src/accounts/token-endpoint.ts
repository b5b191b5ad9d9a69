/**
 * `POST /oauth2/token`: an application's id and secret against an access token (RFC 6749, 4.4).
 * Its errors are those of the RFC, section 5.2, because OAuth libraries read them.
 */
import type { Ctx } from '#platform/ctx'
import { Problem } from '#platform/problem'
import { basicCredentials, readTokenForm } from '#platform/token-request'
import { issueToken, TOKEN_SECONDS } from './access-tokens.ts'
import { signInApplication } from './application-sign-in.ts'

export async function answerTokenRequest(ctx: Ctx, request: Request): Promise<Response> {
  if (request.method !== 'POST')
    return refuse('invalid_request', 'Use POST.', { status: 405, headers: { Allow: 'POST' } })
  const isForm = request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')
  const form = isForm ? await readTokenForm(request) : undefined
  if (!form) return refuse('invalid_request', 'Send application/x-www-form-urlencoded, each parameter once.')
  const grant = form.get('grant_type')
  if (!grant) return refuse('invalid_request', 'grant_type is missing.')
  if (grant !== 'client_credentials') return refuse('unsupported_grant_type', 'Only client_credentials is offered.')
  const basic = basicCredentials(request.headers)
  if (basic && form.has('client_secret'))
    return refuse('invalid_request', 'Send the client secret once: in the header or in the body.')
  const client = basic ?? { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' }
  const challenge = { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="comptoir", charset="UTF-8"' } }
  if (!client.id || !client.secret) return refuse('invalid_client', 'Send the client id and its secret.', challenge)
  try {
    const match = await signInApplication(ctx, { clientId: client.id, secret: client.secret })
    if (!match)
      return refuse('invalid_client', 'The client id or its secret is not right, expired or was revoked.', challenge)
    return answer(200, { access_token: await issueToken(ctx, match), token_type: 'Bearer', expires_in: TOKEN_SECONDS })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return refuse('invalid_client', error.detail, { status: error.status, headers: error.headers })
  }
}

function refuse(error: string, description: string, more: { status?: number; headers?: Record<string, string> } = {}) {
  return answer(more.status ?? 400, { error, error_description: description }, more.headers)
}

function answer(status: number, body: object, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache', ...headers } })
}
