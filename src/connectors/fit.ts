/** Brings a lead's fields to what a destination takes (spec leads §3.0.5); what had to go is put in the description. */
import type { Customer, LeadMessage } from './contract.ts'
import { cutAt, describeLead } from './description.ts'

export type FieldLimits = {
  /** In UTF-16 units, as the destinations count. */
  most: Partial<Record<keyof Customer, number>>
  /** Fields that it insists on. */
  required?: (keyof Customer)[]
  description: number
}

const notProvided = '[not provided]'

export type Fitted = { customer: Customer; truncated: Record<string, string>; description: string }

/** @param left what the destination refused besides, told in the description too */
export function fitLead(message: LeadMessage, limits: FieldLimits, left: Record<string, string> = {}): Fitted {
  const truncated: Record<string, string> = { ...left }
  const customer = { ...message.customer }
  for (const key of Object.keys(customer) as (keyof Customer)[]) {
    const most = limits.most[key]
    const value = customer[key]
    if (most === undefined || value.length <= most) continue
    truncated[key] = value
    // Half an address is somebody else's address.
    customer[key] = key === 'email' ? '' : cutAt(value, most)
  }
  for (const key of limits.required ?? []) if (!customer[key]) customer[key] = notProvided
  return { customer, truncated, description: descriptionOf(message, { limit: limits.description, truncated }) }
}

/** A test lead's description begins with its marker, so that a search finds it. */
export function descriptionOf(
  message: LeadMessage,
  { limit, truncated }: { limit: number; truncated?: Record<string, string> },
): string {
  const mark = message.testMarker ? `${message.testMarker}\n` : ''
  return mark + describeLead(message, { limit: limit - mark.length, truncated })
}

/** Only the members that have a value: absent fields are not overwritten with nothing. */
export function present(members: Record<string, string | number | boolean | undefined>) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== ''))
}
