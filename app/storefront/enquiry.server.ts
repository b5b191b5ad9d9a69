/** From the form of a listing's button to the lead. */
import { captureLead, type Enquiry, openEnquiryForm } from '#leads'
import { entriesOf } from '#offers'
import type { Ctx } from '#platform/ctx'
import { cameBy } from '#storefront'
import { textOf } from '../forms.server.ts'
import type { Act } from './addresses.ts'
import { formSessionOf } from './form-session.ts'

/** What pressing each button means to the publisher (spec "leads" 2.4); on which storefront it was follows from the offer's type. */
const meaning = {
  get: { actionCode: 'INS', listingOption: 'get-it-now-free' },
  trial: { actionCode: 'INS', listingOption: 'free-trial' },
  buy: { actionCode: 'INS', listingOption: 'transact' },
  contact: { actionCode: 'PLT', listingOption: 'contact-me' },
  'test-drive': { actionCode: 'StartTestDrive', source: 'TestDrive', listingOption: 'test-drive' },
} as const satisfies Record<Act, Partial<Enquiry>>

export function openForm(
  ctx: Ctx,
  offerKey: string,
  act: Act,
  { hideKey, session, via }: { hideKey?: string; session: string; via?: string },
) {
  const { actionCode } = meaning[act]
  return openEnquiryForm(ctx, { offerKey, session, actionCode, locale: ctx.locale, previewKey: hideKey, via })
}

/** All countries by name: a customer may ask from where the offer is not sold yet. */
export function countries(ctx: Ctx): { value: string; label: string }[] {
  return entriesOf('markets')
    .map((market) => ({ value: market.id, label: market.label[ctx.locale] }))
    .sort((a, b) => a.label.localeCompare(b.label, ctx.locale))
}

/**
 * Keeps the enquiry; the reference is what the customer and the publisher can both name it by.
 * @throws the problems of captureLead
 */
export async function sendEnquiry(
  ctx: Ctx,
  request: Request,
  sent: { offerKey: string; act: Act; form: FormData; hideKey: string | undefined },
): Promise<{ reference: string; confirmsByMail: boolean }> {
  const { form } = sent
  const came = cameBy(request.headers.get('cookie'))
  const lead = await captureLead(ctx, {
    ...meaning[sent.act],
    offerKey: sent.offerKey,
    previewKey: sent.hideKey,
    firstName: textOf(form, 'firstName'),
    lastName: textOf(form, 'lastName'),
    email: textOf(form, 'email'),
    company: textOf(form, 'company'),
    country: textOf(form, 'country'),
    phone: textOf(form, 'phone'),
    title: textOf(form, 'title'),
    message: textOf(form, 'message'),
    via: textOf(form, 'via') || undefined,
    locale: ctx.locale,
    campaign: came.campaign,
    referrer: came.referrerHost && `https://${came.referrerHost}/`,
    ...(form.has('consent') && {
      consent: { textId: textOf(form, 'textId'), textHash: textOf(form, 'textHash'), locale: ctx.locale },
    }),
    allowMarketing: form.has('allowMarketing'),
    form: {
      token: textOf(form, 'token'),
      session: formSessionOf(request) ?? '',
      honeypot: textOf(form, 'website'),
      proof: textOf(form, 'proof') || undefined,
    },
  })
  return { reference: lead.id.slice(-8).toUpperCase(), confirmsByMail: lead.state === 'unconfirmed' }
}
