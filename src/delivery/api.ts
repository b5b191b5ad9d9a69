import { apiRoom } from '#platform/http'

/** Connections, deliveries, attempts and replays over REST. */
export const deliveryApi = apiRoom()
