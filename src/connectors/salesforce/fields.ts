/** A lead in Salesforce's fields, for both modes. */
import type { LeadMessage, SettingValues } from '../contract.ts'
import { cutAt } from '../description.ts'
import { type FieldLimits, fitLead } from '../fit.ts'

// https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_lead.htm
const limits: FieldLimits = {
  most: { firstName: 40, lastName: 80, email: 80, phone: 40, company: 255, title: 128, country: 80 },
  required: ['lastName', 'company'],
  description: 32_000,
}
const longestSource = 255
const countryNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** Values by their names in the REST API. Empty ones are to be left out. */
export type LeadFields = Record<string, string | boolean | undefined>

/** @param left fields that the organisation refused: their values are told in the description */
export function fieldsOf(message: LeadMessage, settings: SettingValues, left: Record<string, string> = {}): LeadFields {
  const { customer, truncated } = fitLead(message, limits)
  const { description } = fitLead(message, limits, { ...truncated, ...left })
  const isNotice = message.actionCode === 'DNC'
  return {
    FirstName: customer.firstName,
    LastName: customer.lastName,
    Company: customer.company,
    Email: customer.email,
    Phone: customer.phone,
    Title: customer.title,
    [settings.countryField === 'country_code' ? 'CountryCode' : 'Country']: countryOf(customer.country, settings),
    LeadSource: cutAt(message.leadSource, longestSource),
    Rating: isNotice ? undefined : `${message.rating[0]!.toUpperCase()}${message.rating.slice(1)}`,
    Description: description,
    ...(isNotice && { HasOptedOutOfEmail: true, DoNotCall: true }),
  }
}

function countryOf(code: string, { countryFormat, countryField }: SettingValues): string | undefined {
  if (countryFormat === 'omit' || code === '') return undefined
  if (countryFormat !== 'english-name' || countryField === 'country_code') return code
  try {
    return countryNames.of(code)
  } catch {
    return code
  }
}
