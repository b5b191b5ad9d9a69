/** Background work of delivery besides the deliveries themselves, which are their own queue. */
export const deliveryJobs = []
