/** What people typed, checked against a schema: everything wrong told at once, with a code for its words. */
import type { z } from 'zod'
import { type FieldError, unprocessable } from '#platform/problem'
import { accountsMessages } from './messages.ts'

/** @throws unprocessable with one error for each field concerned */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw unprocessable('Some fields need mending.', { errors: parsed.error.issues.map(fieldErrorOf) })
}

/** One field's refusal, in English for the API and with the code that pages translate. */
export function fieldError(pointer: string, code: string, params: Record<string, string | number> = {}): FieldError {
  return { pointer, detail: accountsMessages('en', code, params), code, params }
}

function fieldErrorOf(issue: z.core.$ZodIssue): FieldError {
  const pointer = `#/${issue.path.map(String).join('/')}`
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'number') return fieldError(pointer, 'accounts.at_least', { min: Number(issue.minimum) })
      return Number(issue.minimum) <= 1
        ? fieldError(pointer, 'accounts.required')
        : fieldError(pointer, 'accounts.too_short', { min: Number(issue.minimum) })
    case 'too_big':
      if (issue.origin !== 'string') return fieldError(pointer, 'accounts.at_most', { max: Number(issue.maximum) })
      return fieldError(pointer, 'accounts.too_long', { max: Number(issue.maximum) })
    case 'invalid_type':
      return fieldError(pointer, ['number', 'int'].includes(issue.expected) ? 'accounts.number' : 'accounts.required')
    case 'invalid_format':
      return fieldError(pointer, formatCodes[pointer] ?? formatCodes[issue.format] ?? 'accounts.invalid')
    default:
      return fieldError(pointer, 'accounts.invalid')
  }
}

const formatCodes: Record<string, string> = {
  '#/publisherId': 'accounts.publisher_id_format',
  '#/address/country': 'accounts.country_format',
  '#/domain': 'accounts.domain_format',
  email: 'accounts.email_format',
  url: 'accounts.url_format',
}
