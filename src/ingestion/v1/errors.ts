/**
 * Refusals of Ingestion v1: a JSON text, in whose middle stands another JSON. Its clients split the text at the
 * first full stop with a blank behind it, so there is none before.
 */
import { randomUUID } from 'node:crypto'
import type { FieldError, Problem } from '#platform/problem'
import { jsonAnswer } from '../wire/answers.ts'

const reasons: Record<number, string> = {
  400: 'Request validation failed.',
  401: 'Unauthorized.',
  403: 'Forbidden.',
  404: 'Resource not found.',
  409: 'Conflict.',
  412: 'Precondition failed.',
  429: 'Too many requests.',
}

export function answerV1Problem(problem: Problem): Response {
  const status = problem.status === 422 || problem.status === 413 ? 400 : problem.status
  const fault = {
    faultCode: 50_000 + status,
    reasonPhrase: reasons[status] ?? 'Internal server error.',
    correlationId: randomUUID(),
    operationId: randomUUID(),
    data: dataOf(problem),
  }
  return jsonAnswer(`ICH${fault.faultCode} - Unable to complete request. ${JSON.stringify(fault)}`, {
    status,
    headers: problem.headers,
  })
}

/** Field → what is wrong with it. */
function dataOf({ errors, detail }: Problem): Record<string, string[]> {
  if (errors.length === 0) return { '': [detail] }
  const data: Record<string, string[]> = {}
  for (const error of errors) data[nameOf(error)] = [...(data[nameOf(error)] ?? []), error.detail]
  return data
}

function nameOf({ pointer }: FieldError): string {
  return pointer.replace(/^#\/?/, '').replaceAll('/', '.')
}
