/** Background work of this room. */
import type { JobKind } from '#platform/jobs'

export const leadsJobs: JobKind[] = []
