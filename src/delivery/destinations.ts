import type { Ctx } from '#platform/ctx'
import type { ConnectionState } from './connection.ts'

export type Destination = {
  connectionId: string
  name: string
  kind: string
  state: ConnectionState
  /** The first is the primary one. */
  position: number
}

/**
 * Says where the leads of an offer go from now on: none to five connections, the first is the primary one.
 * When destinations are taken away, what was not delivered there goes to the new ones; with no new one it
 * is held. In the caller's transaction; requires leads.connect.
 *
 * @throws unprocessable when a connection is not the publisher's, or there are more than five
 */
export async function setOfferDestinations(
  _ctx: Ctx,
  _input: {
    publisherId: string
    offerId: string
    environment: 'live' | 'preview'
    connectionIds: string[]
    /** Deliveries under way stay with the old destination. */
    finishWithOld?: boolean
  },
): Promise<void> {
  throw new Error('not written yet')
}

/** Where the leads of an offer go, primary first. For rooms that checked who asks. */
export async function destinationsOf(
  _ctx: Pick<Ctx, 'db'>,
  _of: { publisherId: string; offerId: string; environment: 'live' | 'preview' },
): Promise<Destination[]> {
  throw new Error('not written yet')
}

/** The offers whose leads go to a connection. Requires leads.connect. */
export async function offersOf(
  _ctx: Ctx,
  _of: { publisherId: string; connectionId: string },
): Promise<{ offerId: string; environment: 'live' | 'preview' }[]> {
  throw new Error('not written yet')
}
