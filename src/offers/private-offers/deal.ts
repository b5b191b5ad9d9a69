/** What a private offer says: the terms that its publisher writes down for named customers or resellers. */
import { z } from 'zod'

/** With a customer, who accepts it; or a margin for a reseller, which holds from its start. */
export const privateOfferTypes = ['customerPromotion', 'cspPromotion'] as const
export type PrivateOfferType = (typeof privateOfferTypes)[number]

export const dealLimits = {
  name: 200,
  text: 200,
  contacts: 10,
  lines: 10,
  beneficiaries: { customerPromotion: 10, cspPromotion: 400 },
  recipients: 400,
} as const

const text = z.string().trim().max(dealLimits.text)
/** A day in UTC, as `2027-01-31`; what is no day is kept as it was typed, and is a finding. */
const day = z.string().trim().max(30).optional()

const beneficiary = z.object({
  /** What the marketplace knows them by: a billing account, a tenant, a partner’s ID. */
  id: text,
  description: text.optional(),
  /** Customers whom a reseller’s margin is limited to. */
  recipients: z.array(text).max(dealLimits.recipients).optional(),
})

const priceLine = z.object({
  offerId: text,
  /** Left out, the line holds for all plans of the offer. */
  planId: text.optional(),
  discount: z.enum(['percentage', 'absolute']),
  percentage: z.number().optional(),
  /** By the keys of sellable.ts: a term, `monthly`, `hourly`, `meter:ID`. In US dollars. */
  prices: z.record(z.string().max(60), z.number().min(0).max(10_000_000)).optional(),
})

export const dealSchema = z.object({
  /** It begins on the day of acceptance; otherwise on `start`. */
  variableStartDate: z.boolean().default(true),
  start: day,
  end: day,
  /** Last day on which a customer can accept it. */
  acceptBy: day,
  preparedBy: text.optional(),
  /** Told by mail whatever happens to it. */
  notificationContacts: z.array(text).max(dealLimits.contacts).default([]),
  beneficiaries: z.array(beneficiary).max(dealLimits.beneficiaries.cspPromotion).default([]),
  pricing: z.array(priceLine).max(dealLimits.lines).default([]),
  /** An uploaded PDF; without one the terms of the offers hold. */
  termsFile: z.uuid().optional(),
})

export type Deal = z.output<typeof dealSchema>
export type DealInput = z.input<typeof dealSchema>
export type Beneficiary = Deal['beneficiaries'][number]
export type PriceLine = Deal['pricing'][number]

/** One customer said yes. Who it was is a person with a confirmed address. */
export type Acceptance = { beneficiaryId: string; at: string; personId: string; name: string; email: string }

export function isDay(value: string | undefined): value is string {
  return value !== undefined && z.iso.date().safeParse(value).success
}

/** The day of an instant, in UTC: days of deals are compared as texts. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10)
}
