/** What the relay is told to do, its secrets opened. */
import type { MappingEntry } from '#connectors'

export const idPattern = /^[a-z0-9_-]{1,50}$/

export type RelayListener = {
  /** Stands for the offer in lead sources and lists: one address for each offer is the usual way. */
  id: string
  path: string
  /** Absent: the path itself is the secret. */
  token?: string
  /** Names of connections, the primary one first. */
  to: string[]
  /** Instead of what the payload calls the offer. */
  offerTitle?: string
  /** The same bytes again within this many minutes are the same lead; 0: each request is one. */
  sameBodyMinutes: 0 | 10
}

export type RelayConnection = {
  name: string
  kind: string
  settings: Record<string, string | boolean>
  mapping: MappingEntry[]
}

export type RelayConfig = {
  publisher: { id: string; name: string }
  marketplace: string
  listen: { host: string; port: number; tls?: { certificate: string; key: string } }
  databaseUrl?: string
  dataDir: string
  /** Leads are made anonymous after this many days. */
  keepDays: number
  retrySchedule?: number[]
  egressAllow: string[]
  /** `host=origin`: called in place of vendors' hosts. */
  standIns?: string[]
  egressCertificates?: string
  /** Opens the lists and deeds of leads over REST; absent: they are closed. */
  adminToken?: string
  listeners: RelayListener[]
  connections: RelayConnection[]
}
