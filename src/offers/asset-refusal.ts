/** A refused file, as the person who uploaded it is told: which field, which rule, what to do. */
import { type FieldError, type Problem, tooLarge, unprocessable } from '#platform/problem'
import type { BrokenRule } from './asset-checks/refusal.ts'
import { type AssetKind, kindRules } from './asset-kinds.ts'
import { offerMessages } from './messages.ts'

export function refusedFile(kind: AssetKind, filename: string, broken: BrokenRule[]): Problem {
  const errors = broken.map((one) => asError(kind, filename, one))
  const detail = errors.map((error) => error.detail).join(' ')
  return broken.some(({ rule }) => rule === 'tooManyBytes')
    ? tooLarge(detail, { errors })
    : unprocessable(detail, { errors })
}

function asError(kind: AssetKind, filename: string, { rule, params }: BrokenRule): FieldError {
  const { code, sizeCode, pointer, maxBytes } = kindRules(kind)
  const full = rule === 'size' && sizeCode ? sizeCode : `${code}.${rule}`
  const all = { filename, max: maxBytes / 1024 / 1024, ...params }
  return { pointer, code: full, params: all, detail: offerMessages('en', full, all) }
}
