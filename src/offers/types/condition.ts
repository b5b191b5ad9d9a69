/** Asks a condition of a document; `read` finds a value by its key. */
import type { Condition } from './offer-type.ts'

/** Whether the condition is met; what is absent is empty and false. */
export function holds(condition: Condition, read: (key: string) => unknown): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, read))
  if ('any' in condition) return condition.any.some((one) => holds(one, read))
  if ('not' in condition) return !holds(condition.not, read)
  const value = read(condition.key)
  if ('empty' in condition) return isEmpty(value) === condition.empty
  if ('in' in condition) return condition.in.includes(typeof value === 'string' ? value : '')
  return (value ?? false) === condition.is
}

/** Nothing was entered. A switch that is off counts as entered. */
export function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  )
}
