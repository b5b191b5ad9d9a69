/** The filter of lists, counts, exports and replays, out of a query. */
import type { z } from '#platform/api-shapes'
import type { filterShape } from '../api-shapes.ts'
import type { LeadFilter } from '../filter.ts'

export function filterOf({ src, mktcmpid, since, before, ...rest }: z.infer<typeof filterShape>): LeadFilter {
  return {
    ...rest,
    campaign: { ...(src !== undefined && { src }), ...(mktcmpid !== undefined && { mktcmpid }) },
    capturedFrom: since === undefined ? undefined : new Date(since),
    capturedBefore: before === undefined ? undefined : new Date(before),
  }
}
