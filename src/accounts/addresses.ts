/** The addresses somebody typed into one field, to invite their people. */
import { z } from 'zod'
import { type FieldError, unprocessable } from '#platform/problem'
import { fieldError } from './input.ts'

const MAX_ADDRESSES = 10

/**
 * Lower case, each once; they may be separated by commas, semicolons and new lines.
 * @throws unprocessable naming each that is no address
 */
export function addressesIn(typed: string): string[] {
  const parts = typed.split(/[,;\n\r]+/).map((part) => part.trim().toLowerCase())
  const emails = [...new Set(parts.filter(Boolean))]
  if (emails.length === 0) throw nobodyInvited([fieldError('#/emails', 'accounts.required')])
  if (emails.length > MAX_ADDRESSES) {
    throw nobodyInvited([
      fieldError('#/emails', 'accounts.too_many_addresses', { max: MAX_ADDRESSES, count: emails.length }),
    ])
  }
  const wrong = emails.filter((email) => email.length > 254 || !z.email().safeParse(email).success)
  if (wrong.length > 0) {
    throw nobodyInvited(wrong.map((email) => fieldError('#/emails', 'accounts.not_an_address', { email })))
  }
  return emails
}

export function nobodyInvited(errors: FieldError[]) {
  return unprocessable('Nobody was invited: some addresses need mending.', { errors })
}
