/** Telephone numbers: kept as typed, with a copy in E.164 when the number can be read as one. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'

export const PHONE_MAX = 50

export function isPhoneText(typed: string): boolean {
  return /^[0-9+().\-/ x#]+$/.test(typed) && /[0-9]/.test(typed)
}

/** @param country ISO 3166-1 alpha-2 of the customer, for numbers typed without an international prefix */
export function toE164(typed: string, country: string | null): string | null {
  const number = parsePhoneNumberFromString(typed, (country ?? undefined) as CountryCode | undefined)
  return number?.isPossible() ? number.number : null
}
