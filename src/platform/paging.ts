/** Cursors for keyset paging: opaque to callers, the sort values of the last row for us. */
import { z } from 'zod'
import { malformed } from './problem.ts'

export type Page<T> = { items: T[]; nextCursor: string | null }

/** What cursors hold, and how each is read back: nothing else may come to the database, which would choke on it. */
const kinds = {
  moment: z
    .string()
    .refine(isMoment)
    .transform((text) => new Date(text)),
  /** Hexadecimal digits, as UUIDs and their hashes have. */
  id: z.string().regex(/^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/),
  /** What people chose for a name in addresses. */
  key: z.string().regex(/^[\w.-]{1,200}$/),
  whole: z.int32(),
}
type Kind = keyof typeof kinds
type ValuesOf<K extends readonly Kind[]> = { -readonly [I in keyof K]: z.output<(typeof kinds)[K[I]]> }

export function encodeCursor(values: (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** @throws malformed when the cursor was not made by encodeCursor of such values */
export function decodeCursor<const K extends readonly Kind[]>(cursor: string, expected: K): ValuesOf<K> {
  const [first, ...rest] = expected.map((kind): z.ZodType => kinds[kind])
  const read = z.tuple([first!, ...rest]).safeParse(jsonOf(cursor))
  if (read.success) return read.data as ValuesOf<K>
  throw malformed('The cursor is not one this list gave out; start again without it.', {
    errors: [{ pointer: '#/cursor', detail: 'Use the nextCursor of the page before, or none.' }],
  })
}

/** As toISOString writes those of our calendar; no database knows a year 0. */
function isMoment(text: string): boolean {
  return /^(?!0000)\d{4}-/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString() === text
}

function jsonOf(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** Cuts the one row that was read too many, which says whether there is a next page. */
export function pageOf<T>(rows: T[], limit: number, keyOf: (row: T) => (string | number)[]): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last)) : null }
}
