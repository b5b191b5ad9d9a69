/** Cursors for keyset paging: opaque to callers, the sort values of the last row for us. */
import { z } from 'zod'
import { malformed } from './problem.ts'

export type Page<T> = { items: T[]; nextCursor: string | null }

const cursorValues = z.array(z.union([z.string(), z.number(), z.null()])).min(1)

export function encodeCursor(values: (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** @throws malformed when the cursor was not made by encodeCursor with as many values */
export function decodeCursor(cursor: string, length: number): (string | number | null)[] {
  try {
    const values = cursorValues.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (values.length === length) return values
  } catch {
    // falls through to the refusal
  }
  throw noCursor()
}

/**
 * Of lists by a moment, then by an id in hexadecimal digits.
 * @throws malformed when the cursor was not made for such a list
 */
export function decodeMomentCursor(cursor: string): { at: Date; id: string } {
  const [at, id] = decodeCursor(cursor, 2).map(String) as [string, string]
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/.test(id)) throw noCursor()
  return { at: new Date(at), id }
}

function noCursor() {
  return malformed('The cursor is not one this list gave out; start again without it.', {
    errors: [{ pointer: '#/cursor', detail: 'Use the nextCursor of the page before, or none.' }],
  })
}

/** Cuts the one row that was read too many, which says whether there is a next page. */
export function pageOf<T>(rows: T[], limit: number, keyOf: (row: T) => (string | number | null)[]): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last)) : null }
}
