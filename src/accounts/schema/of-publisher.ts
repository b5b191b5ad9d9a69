import { text } from 'drizzle-orm/pg-core'
import { publishers } from './publishers.ts'

/** The column that says whose a row is: the first of its key. */
export const ofPublisher = () =>
  text('publisher_id')
    .notNull()
    .references(() => publishers.publisherId)
