/** Whose leads, and which one: as they stand in addresses. */
import { z } from '#platform/api-shapes'

export const publisherParam = z.object({ publisherId: z.string() })
export const leadParam = publisherParam.extend({ leadId: z.uuid() })
