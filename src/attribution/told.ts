/** Values as strangers’ programs tell them, within what can be kept and added up. */
import { z } from 'zod'

/** Whether a text has the one character that PostgreSQL keeps in no text. */
export function isNoText(text: string): boolean {
  return text.includes('\u0000')
}

/** Text without the one character that PostgreSQL keeps in no text: a row with it would cost all others. */
export function told(most: number) {
  return z
    .string()
    .max(most)
    .refine((text) => !isNoText(text), 'Has a character of code 0.')
}

/** Beyond it, sums of months overflow; no bill has such a figure. */
const largest = 1e15

/** A number, or one as text: what is neither, like a gap, is no nought. */
export const amount = z
  .union([z.number(), z.string().regex(/^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?\s*$/i)], 'Not a number.')
  .transform(Number)
  .refine((value) => Math.abs(value) <= largest, 'Not between −10^15 and 10^15.')

const farthestMs = 400 * 86_400_000
const skewMs = 5 * 60_000

/** What is wrong with the times of something told, if anything: clocks differ by minutes, not by years. */
export function wrongTimes(
  now: Date,
  times: Record<string, string | undefined>,
  order: readonly [string, string] | undefined = undefined,
): string | undefined {
  for (const [name, text] of Object.entries(times))
    if (text !== undefined && Date.parse(text) - now.getTime() > farthestMs)
      return `${name}: lies more than a year ahead`
  const [first, last] = (order ?? []).map((name) => times[name])
  if (first === undefined || last === undefined || Date.parse(first) - Date.parse(last) <= skewMs) return undefined
  return `${order![1]}: lies before ${order![0]}`
}
