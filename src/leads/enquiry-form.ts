/** The form of an enquiry: what a page or a program needs to ask, and whether what comes back is that form. */
import type { Ctx } from '#platform/ctx'
import { isLocale } from '#platform/messages'
import { type Challenge, challengeOf } from './challenge.ts'
import { limits, requiredFields } from './check-enquiry.ts'
import { type ConsentText, consentText } from './consent.ts'
import { FORM_MAX_AGE_MS, FORM_MIN_AGE_MS, issueFormToken, judgeFormToken } from './form-token.ts'
import type { Enquiry } from './lead.ts'
import type { ActionCode } from './lead-source.ts'
import { isFlooded } from './limits.ts'
import { leadTexts } from './messages.ts'
import { type EnquiredOffer, findEnquiredOffer } from './offer.ts'
import { withOwner } from './partners.ts'
import { offerNotLive } from './problems.ts'
import { asksToConfirm } from './settings-at-capture.ts'

export type EnquiryForm = {
  offerKey: string
  offerTitle: string
  publisherName: string
  actionCode: ActionCode
  /** To be sent back with the enquiry, once. */
  token: string
  /** Given while an offer is asked for more than people do: who sends its proof is not held back for it. */
  challenge: Challenge | null
  validFrom: Date
  validUntil: Date
  consent: ConsentText
  /** The enquiry counts once the customer confirms it by a mailed link. */
  confirmsByMail: boolean
  required: string[]
  /** Greatest length of each field, in characters. */
  limits: Record<string, number>
}

/** @throws offerNotLive */
export async function openEnquiryForm(
  ctx: Ctx,
  request: {
    offerKey: string
    session: string
    actionCode: ActionCode
    locale?: string
    previewKey?: string
    via?: string
  },
): Promise<EnquiryForm> {
  const offer = await findEnquiredOffer(ctx, request)
  if (!offer) throw offerNotLive(leadTexts(ctx.locale, 'leads.enquiry.not_live'))
  const now = ctx.now().getTime()
  const token = issueFormToken(ctx, { offerKey: offer.key, session: request.session })
  return {
    offerKey: offer.key,
    offerTitle: offer.title,
    publisherName: offer.publisherName,
    actionCode: request.actionCode,
    token,
    challenge: (await isFlooded(ctx, offer.key)) ? challengeOf(ctx, token) : null,
    validFrom: new Date(now + FORM_MIN_AGE_MS),
    validUntil: new Date(now + FORM_MAX_AGE_MS),
    consent: consentText(
      await withOwner(ctx, offer, request.via),
      request.actionCode,
      isLocale(request.locale) ? request.locale : ctx.locale,
    ),
    confirmsByMail: await asksToConfirm(ctx, offer),
    required: requiredFields(request.actionCode, 'form'),
    limits,
  }
}

/** `exempt`: a program with credentials. `robot`: answered like success, not kept. `stale`: to be sent again. */
export type FormVerdict = { kind: 'exempt' | 'good' | 'missing' | 'robot' } | { kind: 'stale'; code: string }

export function judgeForm(ctx: Ctx, { form }: Enquiry, offer: EnquiredOffer): FormVerdict {
  if (form?.honeypot) return { kind: 'robot' }
  if (ctx.actor.kind === 'application' || ctx.actor.kind === 'system') return { kind: 'exempt' }
  if (!form?.token) return { kind: 'missing' }
  const verdict = judgeFormToken(ctx, form.token, { offerKey: offer.key, session: form.session })
  if (verdict === 'good') return { kind: 'good' }
  if (verdict === 'forged') return { kind: 'robot' }
  return { kind: 'stale', code: stale[verdict] }
}

const stale = {
  early: 'leads.enquiry.form_early',
  late: 'leads.enquiry.form_late',
  'other-session': 'leads.enquiry.form_other_session',
}
