import type { MappingEntry, SettingValues } from '#connectors'
import type { Ctx } from '#platform/ctx'
import type { Connection } from './connection.ts'

/** What a person may set. Secrets are among the settings; one left out on an update stays as it is. */
export type ConnectionDraft = {
  name: string
  settings: SettingValues
  mapping?: MappingEntry[]
  /** Several, separated by `;`, `,` or new lines. */
  contactEmails?: string
}

/**
 * Saves a new connection. It takes no live leads until a version of it passed validation.
 * `shownOnce` has the secrets that Comptoir made, for the only time.
 *
 * @throws unprocessable with everything wrong at once
 */
export async function createConnection(
  _ctx: Ctx,
  _input: ConnectionDraft & { publisherId: string; kind: string },
): Promise<{ connection: Connection; shownOnce: Record<string, string> }> {
  throw new Error('not written yet')
}

/**
 * Saves a new version. Live leads keep going through the old one until the new one passed validation;
 * name and contact addresses take effect at once.
 *
 * @throws staleRevision when somebody else changed it since `revision`
 * @throws unprocessable with everything wrong at once
 */
export async function updateConnection(
  _ctx: Ctx,
  _input: Partial<ConnectionDraft> & { publisherId: string; connectionId: string; revision: number },
): Promise<Connection> {
  throw new Error('not written yet')
}

/** Makes a new generated secret; the old one stays valid for a day, and both are used until then. */
export async function rotateSecret(
  _ctx: Ctx,
  _input: { publisherId: string; connectionId: string; key: string },
): Promise<{ connection: Connection; shownOnce: Record<string, string> }> {
  throw new Error('not written yet')
}

/** Takes the connection away from its offers; what was not delivered is held. @throws connectionInUse … */
export async function removeConnection(
  _ctx: Ctx,
  _which: { publisherId: string; connectionId: string },
): Promise<void> {
  throw new Error('not written yet')
}
