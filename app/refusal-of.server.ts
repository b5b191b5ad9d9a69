/** What a page is told of a problem. */
import type { Problem } from '#platform/problem'
import type { Refusal } from './ui/refusal.ts'

export function refusalOf(problem: Problem, requestId?: string): Refusal {
  const { type, status, title, detail, errors, extra } = problem
  return { type, status, title, detail, errors, extra, requestId }
}
