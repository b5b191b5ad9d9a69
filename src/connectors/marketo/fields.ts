/** A lead in Marketo's fields, by their REST names. */
import { domainToASCII } from 'node:url'
import type { LeadMessage, MappingEntry } from '../contract.ts'
import { cutAt } from '../description.ts'
import { type FieldLimits, fitLead, present } from '../fit.ts'
import { applyMapping } from '../mapping.ts'

const most = 255
const limits: FieldLimits = {
  most: { firstName: most, lastName: most, email: most, phone: most, company: most, title: most, country: most },
  description: 32_000,
}

export type Fields = Record<string, string | number | boolean>

export function fieldsOf(message: LeadMessage, mapping: MappingEntry[], left: string[] = []): Fields {
  const { customer } = fitLead(message, limits)
  const isNotice = message.actionCode === 'DNC'
  const fields = present({
    email: asciiAddress(customer.email),
    firstName: customer.firstName,
    lastName: customer.lastName,
    company: customer.company,
    title: customer.title,
    phone: customer.phone,
    country: customer.country,
    leadSource: cutAt(message.leadSource, most),
    ...(isNotice && { unsubscribed: true, doNotCall: true }),
    ...Object.fromEntries(applyMapping(mapping, message).map(({ target, value }) => [target, value])),
  }) as Fields
  for (const name of left) delete fields[name]
  return fields
}

/** Domains have a form in ASCII; what stands before them has none. */
export function asciiAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@')
  if (at < 1) return undefined
  const whole = `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1)) || address.slice(at + 1)}`
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is what is meant
  return /^[\x00-\x7f]+$/.test(whole) ? whole : undefined
}
