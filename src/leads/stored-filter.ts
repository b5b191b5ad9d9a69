/** A filter as it is kept in a row, until a job reads it again. */
import type { LeadFilter } from './lead-filter.ts'

export type StoredFilter = Omit<LeadFilter, 'capturedFrom' | 'capturedBefore'> & {
  capturedFrom?: string
  capturedBefore?: string
}

export function storedFilter({ capturedFrom, capturedBefore, ...filter }: LeadFilter): StoredFilter {
  return {
    ...filter,
    ...(capturedFrom && { capturedFrom: capturedFrom.toISOString() }),
    ...(capturedBefore && { capturedBefore: capturedBefore.toISOString() }),
  }
}

export function filterFrom({ capturedFrom, capturedBefore, ...filter }: StoredFilter): LeadFilter {
  return {
    ...filter,
    capturedFrom: capturedFrom === undefined ? undefined : new Date(capturedFrom),
    capturedBefore: capturedBefore === undefined ? undefined : new Date(capturedBefore),
  }
}
