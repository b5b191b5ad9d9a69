import type { Ctx } from '#platform/ctx'
import type { Connection } from './connection.ts'

/** Sends nothing through a connection until it is resumed; leads keep queueing. */
export async function pauseConnection(
  _ctx: Ctx,
  _which: { publisherId: string; connectionId: string },
): Promise<Connection> {
  throw new Error('not written yet')
}

/** Takes up again after a pause or a suspension. */
export async function resumeConnection(
  _ctx: Ctx,
  _which: { publisherId: string; connectionId: string },
): Promise<Connection> {
  throw new Error('not written yet')
}
