/** A refused file, as the person who uploaded it is told: which field, which rule, what to do. */
import type { Locale } from '#platform/messages'
import { type FieldError, type Problem, tooLarge, unprocessable } from '#platform/problem'
import type { BrokenRule } from './asset-checks/refusal.ts'
import { type AssetKind, kindRules } from './asset-kinds.ts'
import { offerMessages } from './messages.ts'

type Refused = { filename: string; broken: BrokenRule[]; locale?: Locale }

export function refusedFile(kind: AssetKind, { filename, broken, locale = 'en' }: Refused): Problem {
  const errors = broken.map((one) => asError(kind, { filename, locale }, one))
  const detail = errors.map((error) => error.detail).join(' ')
  return broken.some(({ rule }) => rule === 'tooManyBytes')
    ? tooLarge(detail, { errors })
    : unprocessable(detail, { errors })
}

type Told = { filename: string; locale: Locale }

function asError(kind: AssetKind, { filename, locale }: Told, { rule, params }: BrokenRule): FieldError {
  const { code, sizeCode, pointer, maxBytes } = kindRules(kind)
  const full = rule === 'size' && sizeCode ? sizeCode : `${code}.${rule}`
  const all = { filename, max: maxBytes / 1024 / 1024, ...params }
  return { pointer, code: full, params: all, detail: offerMessages(locale, full, all) }
}
