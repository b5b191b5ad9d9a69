/**
 * Events: things that happened, as rows under names that do not change.
 *
 * An event is written in the transaction that made it true, so reports cannot disagree with the facts.
 * Its data is flat and tells nothing about a person. Rows are appended and never edited.
 * This room decides nothing, calls nobody and knows no other room.
 */
export { countByOffer, type OfferCount } from './count.ts'
export { hasHappened } from './has-happened.ts'
export type { EventData, EventKind } from './kinds.ts'
export { eventsBetween, type RecordedEvent } from './read.ts'
export { type Happening, recordEvents } from './record.ts'
