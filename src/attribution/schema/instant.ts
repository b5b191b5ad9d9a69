import { timestamp } from 'drizzle-orm/pg-core'

/** A moment with its zone, to the millisecond. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })
