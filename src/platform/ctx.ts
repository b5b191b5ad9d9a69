/**
 * The context: everything a deed needs from outside itself, handed in as its first argument.
 * Time, ids, identity and database are never reached for globally, so tests need no trick.
 */
import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'
import type { Config } from './config.ts'
import type { Database, Db } from './db.ts'
import type { Egress } from './egress.ts'
import type { Files } from './files.ts'
import type { Log } from './log.ts'
import type { Locale } from './messages.ts'
import type { Jobs } from './queue.ts'
import type { Keys } from './secrets.ts'

/** Who acts. `grants` are roles in organisations, `instanceRoles` roles in the instance itself. */
export type Actor = {
  kind: 'anonymous' | 'system' | 'person' | 'application'
  id: string
  name: string
  email?: string
  grants: { organisationId: string; roles: string[]; limitedTo?: string[] }[]
  instanceRoles: string[]
}

export type Ctx = {
  config: Config
  database: Database
  db: Db
  jobs: Jobs
  files: Files
  keys: Keys
  egress: Egress
  actor: Actor
  locale: Locale
  log: Log
  requestId?: string
  /** Who is at the other end of the request, for limits and bot tests; absent in jobs. */
  client?: { address: string; userAgent: string }
  now(): Date
  newId(): string
}

export const anonymous: Actor = { kind: 'anonymous', id: 'anonymous', name: '', grants: [], instanceRoles: [] }
export const system: Actor = { kind: 'system', id: 'system', name: 'Comptoir', grants: [], instanceRoles: [] }

/** The same context with somebody else acting. */
export function as(ctx: Ctx, actor: Actor): Ctx {
  return { ...ctx, actor }
}

export type Clock = () => Date

/**
 * Ids are UUIDv7: they sort by time, so that indexes grow at one end, and within one millisecond by the
 * order in which this process made them.
 */
export function idsOf(clock: Clock): () => string {
  const random = randomBytesInStock()
  let last = 0
  let sequence = 0
  return () => {
    const msecs = clock().getTime()
    sequence = msecs === last ? sequence + 1 : 0
    last = msecs
    return v7({ msecs, seq: sequence, random: random() })
  }
}

/** Sixteen random bytes at a time out of a larger supply: asking for them costs far more than they do. */
function randomBytesInStock(): () => Uint8Array {
  const stock = Buffer.alloc(16 * 512)
  let used = stock.length
  return () => {
    if (used === stock.length) {
      randomFillSync(stock)
      used = 0
    }
    used += 16
    return stock.subarray(used - 16, used)
  }
}
