/** Everything wrong with an enquiry, at once; and what is kept of it when nothing is. */
import type { Ctx } from '#platform/ctx'
import { isLocale, type MessageParams } from '#platform/messages'
import type { FieldError } from '#platform/problem'
import { type ConsentSubject, isShownText } from './consent.ts'
import { readCampaign, referrerHostOf } from './fields/campaign.ts'
import { isCountry } from './fields/country.ts'
import { EMAIL_MAX, type Email, parseEmail } from './fields/email.ts'
import { isPhoneText, PHONE_MAX, toE164 } from './fields/phone.ts'
import { cleanLine, cleanParagraphs, isReadable, lengthOf } from './fields/text.ts'
import type { Campaign, Consent, Enquiry } from './lead.ts'
import { type ActionCode, happensAt, pairs, type Surface, surfaceOf, usualSurface } from './lead-source.ts'
import { leadTexts } from './messages.ts'

/** Greatest lengths, in characters. */
export const limits = {
  firstName: 100,
  lastName: 100,
  email: EMAIL_MAX,
  phone: PHONE_MAX,
  country: 2,
  company: 255,
  title: 128,
  message: 2000,
  planId: 50,
  locale: 35,
} as const
type TextField = keyof typeof limits

/** What a person must fill in to be contacted; a profile or a program may know less. */
const requiredToBeContacted: TextField[] = ['firstName', 'lastName', 'email', 'company', 'country']

export const listingOptions = ['contact-me', 'get-it-now-free', 'free-trial', 'transact', 'test-drive'] as const

export function requiredFields(action: string, method: string | undefined): TextField[] {
  return action === 'PLT' && (method ?? 'form') === 'form' ? requiredToBeContacted : ['email']
}

export type CheckedEnquiry = {
  surface: Surface
  actionCode: ActionCode
  listingOption: string
  planId: string | null
  firstName: string | null
  lastName: string | null
  email: string
  parsedEmail: Email
  phone: string | null
  phoneE164: string | null
  country: string | null
  company: string | null
  title: string | null
  message: string | null
  campaign: Campaign
  referrerHost: string | null
  locale: string
  consent: Consent
  allowMarketing: boolean
  occurredAt: Date | null
}

export type Verdict = { checked: CheckedEnquiry } | { errors: FieldError[] }

export function checkEnquiry(
  ctx: Pick<Ctx, 'now' | 'locale' | 'actor'>,
  enquiry: Enquiry,
  offer: ConsentSubject & { type: string; listingOption: string },
): Verdict {
  const errors: FieldError[] = []
  const fault = (pointer: string, code: string, params?: MessageParams) => {
    errors.push({ pointer: `#/${pointer}`, code, params, detail: leadTexts(ctx.locale, code, params) })
  }
  const text = (field: TextField, clean = cleanLine): string | null => {
    const typed = enquiry[field]
    if (typed === undefined) return null
    if (!isReadable(typed)) {
      fault(field, 'leads.enquiry.unreadable')
      return null
    }
    const value = clean(typed)
    const length = lengthOf(value)
    if (length <= limits[field]) return value || null
    fault(field, 'leads.enquiry.too_long', { limit: limits[field], length })
    return null
  }

  const firstName = text('firstName')
  const lastName = text('lastName')
  const email = text('email')
  const phone = text('phone')
  const country = text('country')?.toUpperCase() ?? null
  const company = text('company')
  const title = text('title')
  const message = text('message', cleanParagraphs)
  const planId = text('planId')
  const locale = text('locale') ?? ctx.locale

  const filled = { firstName, lastName, email, phone, country, company, title, message, planId, locale }
  const faulty = new Set(errors.map((e) => e.pointer))
  for (const field of requiredFields(enquiry.actionCode, enquiry.consent?.method)) {
    if (filled[field] === null && !faulty.has(`#/${field}`)) fault(field, 'leads.enquiry.required')
  }
  const parsedEmail = email === null ? undefined : parseEmail(email)
  if (email !== null && !parsedEmail) fault('email', 'leads.enquiry.email')
  if (phone !== null && !isPhoneText(phone)) fault('phone', 'leads.enquiry.phone')
  if (country !== null && !isCountry(country)) fault('country', 'leads.enquiry.country')
  if (!isLanguage(locale)) fault('locale', 'leads.enquiry.locale')

  const source = enquiry.source ?? usualSurface(offer.type, enquiry.actionCode)
  const surface = surfaceOf(source)
  const { actionCode } = enquiry
  if (!surface || !happensAt(surface, actionCode)) {
    fault('actionCode', 'leads.enquiry.source_action', { source, action: actionCode, pairs })
  }
  const listingOption = enquiry.listingOption ?? (actionCode === 'StartTestDrive' ? 'test-drive' : offer.listingOption)
  if (!(listingOptions as readonly string[]).includes(listingOption)) {
    fault('listingOption', 'leads.enquiry.listing_option', { options: listingOptions.join(', ') })
  }
  const now = ctx.now()
  const occurredAt = enquiry.occurredAt === undefined ? null : pastInstant(enquiry.occurredAt, now)
  if (occurredAt === undefined) fault('occurredAt', 'leads.enquiry.occurred_at')
  const consent = checkConsent(enquiry, offer, locale, now, ctx.actor.kind === 'application', fault)

  if (errors.length > 0 || !surface || !parsedEmail || !consent || email === null) return { errors }
  return {
    checked: {
      ...filled,
      email,
      parsedEmail,
      phoneE164: phone === null ? null : toE164(phone, country),
      surface,
      actionCode: actionCode as ActionCode,
      listingOption,
      consent,
      campaign: readCampaign(enquiry.campaign),
      referrerHost: referrerHostOf(enquiry.referrer),
      allowMarketing: enquiry.allowMarketing === true,
      occurredAt: occurredAt ?? null,
    },
  }
}

type Fault = (pointer: string, code: string, params?: MessageParams) => void

/** Sharing needs the customer's agreement to a text that names who gets the data. Programs vouch for their own texts. */
function checkConsent(
  { consent }: Enquiry,
  offer: ConsentSubject,
  pageLocale: string,
  now: Date,
  isProgram: boolean,
  fault: Fault,
): Consent | undefined {
  if (!consent) {
    fault('consent', 'leads.enquiry.consent', { publisher: offer.publisherName })
    return undefined
  }
  const { textId, textHash, method = 'form', locale = pageLocale.slice(0, 2) } = consent
  const methods = isProgram ? (['form', 'account', 'import'] as const) : (['form', 'account'] as const)
  const known = methods.find((m) => m === method)
  if (!known) fault('consent/method', 'leads.enquiry.consent_method', { method, methods: methods.join(', ') })
  const isShown = isShownText(offer, { textId, textHash, locale })
  const isVouchedFor = method === 'import' && /^[\w.:-]{1,100}$/.test(textId) && /^[0-9a-f]{64}$/.test(textHash)
  if (!isShown && !isVouchedFor) fault('consent', 'leads.enquiry.consent_changed')
  const at = consent.at === undefined ? now : pastInstant(consent.at, now)
  if (!at) fault('consent/at', 'leads.enquiry.consent_at')
  if (!known || !at || !(isShown || isVouchedFor)) return undefined
  return { textId, textHash, locale, at: at.toISOString(), method: known }
}

// Clocks of others run a little fast; more than this is a mistake.
const CLOCK_SKEW_MS = 5 * 60_000

function pastInstant(text: string, now: Date): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined
  const at = new Date(text)
  return at.getTime() <= now.getTime() + CLOCK_SKEW_MS ? at : undefined
}

function isLanguage(locale: string): boolean {
  if (isLocale(locale)) return true
  try {
    return Intl.getCanonicalLocales(locale).length === 1
  } catch {
    return false
  }
}
