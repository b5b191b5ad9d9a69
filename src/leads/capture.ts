import type { Ctx } from '#platform/ctx'
import type { Enquiry, Lead } from './lead.ts'

/**
 * Records an enquiry and sends it on its way to the publisher's destinations.
 *
 * @throws unprocessable with everything wrong at once: a pointer, a code and a sentence for each field
 * @throws offerNotLive when the offer was withdrawn while the form was open
 * @throws formStale when the form must be sent again (with a fresh token)
 * @throws tooManyEnquiries with Retry-After
 * @throws notSent when the database did not take it: nothing was kept
 */
export async function captureLead(_ctx: Ctx, _enquiry: Enquiry): Promise<Lead> {
  throw new Error('not written yet')
}
