import type { Ctx } from '#platform/ctx'
import type { ConsentText } from './consent.ts'

/** What a page or a program needs to ask for an offer. */
export type EnquiryForm = {
  offerKey: string
  offerTitle: string
  publisherName: string
  actionCode: string
  /** To be sent back with the enquiry; good from 2 seconds to 2 hours after now, once. */
  token: string
  consent: ConsentText
  required: string[]
  /** Greatest length of each field, in characters. */
  limits: Record<string, number>
}

/** @throws offerNotLive */
export async function openEnquiryForm(
  _ctx: Ctx,
  _request: { offerKey: string; session: string; actionCode: string; locale?: string; previewKey?: string },
): Promise<EnquiryForm> {
  throw new Error('not written yet')
}
