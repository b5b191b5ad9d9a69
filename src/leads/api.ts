/** Leads over REST: public enquiries, and a publisher's inbox. */
import { apiRoom } from '#platform/http'

export const leadsApi = apiRoom()
