/** Refusals of the Product Ingestion API: at once with a status, or later in the errors of a job. */
import { type FieldError, forbidden, Problem, unauthenticated, unprocessable } from '#platform/problem'
import type { WireError } from '../schema.ts'
import { jsonAnswer } from '../wire/answers.ts'

const codes: Record<number, string> = {
  400: 'badRequest',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  405: 'methodNotAllowed',
  408: 'requestTimeout',
  409: 'conflict',
  412: 'conflict',
  413: 'badRequest',
  422: 'badRequest',
  423: 'locked',
  429: 'locked',
  503: 'serviceUnavailable',
}

export function answerProductIngestionProblem(problem: Problem): Response {
  // Its clients know 400 for whatever is wrong with a request.
  const status = problem.status === 422 || problem.status === 413 ? 400 : problem.status
  return jsonAnswer(
    {
      error: {
        code: codes[problem.status] ?? 'internalServerError',
        message: problem.detail,
        details: (problem.extra.details as WireError[] | undefined) ?? problem.errors.map((error) => detailOf(error)),
      },
    },
    { status, headers: problem.headers },
  )
}

/** The request does not fit the schemas: refused before anything is done. */
export function schemaRefusal(faults: { resourceId?: string; message: string }[]): Problem {
  return unprocessable('Invalid configuration: schema validation failed', {
    extra: {
      details: faults.map(({ resourceId, message }) => ({
        ...(resourceId && { resourceId }),
        code: 'schemaValidationError',
        message,
        details: [],
      })),
    },
  })
}

const jobCodes: Record<string, string> = {
  'offer-state': 'productLocked',
  'private-offer-state': 'invalidState',
  'private-offer-incomplete': 'businessValidationError',
  'offer-id-taken': 'conflict',
  'stale-revision': 'conflict',
  'not-found': 'resourceNotFound',
  'offer-incomplete': 'businessValidationError',
  unprocessable: 'businessValidationError',
  malformed: 'invalidRequest',
}

/** Who asks, and whether they may, is answered with a status; anything else about a job stands in the job. */
export function isForJob(error: unknown): error is Problem {
  return error instanceof Problem && !forbidden.is(error) && !unauthenticated.is(error)
}

export function jobError(problem: Problem, resourceId?: string): WireError {
  return {
    ...(resourceId && { resourceId }),
    code: (problem.extra.code as string | undefined) ?? jobCodes[problem.type] ?? 'invalidState',
    message: problem.detail,
    details: problem.errors.map((error) => ({ ...detailOf(error), ...(resourceId && { resourceId }) })),
  }
}

function detailOf({ code, detail }: FieldError): WireError {
  return {
    code: 'businessValidationError',
    message: detail,
    details: code ? [{ code, message: detail, details: [] }] : [],
  }
}
