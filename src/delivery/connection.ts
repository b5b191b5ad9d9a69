import type { MappingEntry, MessageParams, SettingValues } from '#connectors'
import type { Ctx } from '#platform/ctx'
import type { Validation } from './validate.ts'

/** How a connection stands. `draft`: saved, but no version of it has passed validation yet. */
export type ConnectionState = 'draft' | 'ok' | 'degraded' | 'failing' | 'suspended' | 'paused'

/** A connection as its publisher may see it: secrets only as set, with what may be seen of them. */
export type Connection = {
  publisherId: string
  id: string
  name: string
  kind: string
  state: ConnectionState
  /** Why it is not `ok`: the last error's code in the connector's catalogue. */
  problem: { code: string; params: MessageParams; since: Date } | null
  liveVersion: number | null
  lastVersion: number
  settings: SettingValues
  secrets: Record<string, { set: true; mask: string; setAt: string; setBy: string; expiresAt?: string }>
  mapping: MappingEntry[]
  contactEmails: string[]
  /** Leads that wait for it. */
  waiting: number
  /** Parked and rejected ones, that a person may send again. */
  failed: number
  lastValidation: Validation | null
  revision: number
  createdAt: Date
  updatedAt: Date
  updatedBy: string
}

/** The connections of a publisher by name. Requires leads.connect or leads.read. */
export async function listConnections(_ctx: Ctx, _of: { publisherId: string }): Promise<Connection[]> {
  throw new Error('not written yet')
}

/** @throws notFound when it is not there or was removed */
export async function getConnection(
  _ctx: Ctx,
  _which: { publisherId: string; connectionId: string },
): Promise<Connection> {
  throw new Error('not written yet')
}
