/** What a context knows of the background queues: sending to them, and how full they are. See jobs.ts. */
import type { Db } from './db.ts'

export type Jobs = {
  send(ctx: { db: Db }, name: string, data: object, options: SendOptions): Promise<void>
  counts(): Promise<QueueCount[]>
}
export type SendOptions = { startAfter?: Date; singletonKey?: string }
export type QueueCount = { name: string; queued: number; active: number; failed: number }
