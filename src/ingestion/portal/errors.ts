/** Refusals of the older portal API. Never an empty body: its clients parse whatever comes. */
import { Problem } from '#platform/problem'
import { jsonAnswer } from '../wire/answers.ts'

const codes: Record<number, string> = {
  400: 'BadRequest',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  412: 'PreconditionFailed',
  413: 'BadRequest',
  422: 'UnprocessableEntity',
  429: 'TooManyRequests',
}

export function answerPortalProblem({ status, detail, errors, extra, headers }: Problem): Response {
  const code = (extra.code as string | undefined) ?? codes[status] ?? 'InternalServerError'
  const details = errors.map((error) => ({
    code: error.code ?? code,
    message: error.detail,
    target: error.pointer.replace(/^#\/?/, '').replaceAll('/', '.'),
  }))
  return jsonAnswer({ error: { code, message: detail, ...(details.length > 0 && { details }) } }, { status, headers })
}

export function badRequest(message: string, code = 'BadRequest'): Problem {
  return new Problem({ type: 'malformed', status: 400, title: 'Bad request', detail: message, extra: { code } })
}
