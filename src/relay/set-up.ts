/**
 * Makes the connections what the file says. The file is the word of whoever runs the relay: what it names is
 * live at once, without a test lead; what it no longer names gets nothing more, and keeps what waits for it.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createPublisher, findPublisher, updatePublisher } from '#accounts'
import {
  adoptVersion,
  type Connection,
  createConnection,
  listConnections,
  pauseConnection,
  removeConnection,
  resumeConnection,
  setOfferDestinations,
  updateConnection,
} from '#delivery'
import type { Ctx } from '#platform/ctx'
import { unprocessable } from '#platform/problem'
import type { RelayConfig, RelayConnection } from './config.ts'
import { relayTexts } from './texts.ts'

/** @throws unprocessable with every setting that a connection refuses */
export async function setUp(ctx: Ctx, relay: RelayConfig): Promise<void> {
  const publisherId = relay.publisher.id
  const known = await findPublisher(ctx, publisherId)
  if (!known) await createPublisher(ctx, { publisherId, displayName: relay.publisher.name })
  else if (known.displayName !== relay.publisher.name)
    await updatePublisher(ctx, publisherId, {
      revision: known.revision,
      profile: { displayName: relay.publisher.name },
    })

  const before = new Map((await listConnections(ctx, { publisherId })).map((found) => [found.name, found]))
  const ids = new Map<string, string>()
  for (const connection of relay.connections) {
    const { id } = await asTheFileSays(ctx, relay, { connection, before: before.get(connection.name) })
    ids.set(connection.name, id)
  }
  for (const { id: offerId, to } of relay.listeners) {
    const connectionIds = to.map((name) => ids.get(name)!)
    await setOfferDestinations(ctx, { publisherId, offerId, environment: 'live', connectionIds, finishWithOld: true })
  }
  for (const connection of before.values()) if (!ids.has(connection.name)) await retire(ctx, connection)
}

async function asTheFileSays(
  ctx: Ctx,
  relay: RelayConfig,
  { connection, before }: { connection: RelayConnection; before?: Connection },
): Promise<Connection> {
  const publisherId = relay.publisher.id
  const { name, kind, settings, mapping } = connection
  try {
    if (!before || before.kind !== kind) {
      if (before) throw unprocessable(relayTexts(ctx.locale, 'relay.other_kind', { kind: before.kind }))
      const created = await createConnection(ctx, { publisherId, name, kind, settings, mapping })
      keepMadeSecrets(ctx, relay, name, created.shownOnce)
      return await adoptVersion(ctx, { publisherId, connectionId: created.connection.id })
    }
    const connectionId = before.id
    await updateConnection(ctx, { publisherId, connectionId, revision: before.revision, settings, mapping })
    await adoptVersion(ctx, { publisherId, connectionId })
    // It was paused when the file left it out, or failed with what the file said before.
    return await resumeConnection(ctx, { publisherId, connectionId })
  } catch (error) {
    throw inWords(ctx, name, error)
  }
}

/** Says which connection it is about. */
function inWords(ctx: Ctx, name: string, error: unknown): unknown {
  if (!unprocessable.is(error)) return error
  const about = (detail: string) => relayTexts(ctx.locale, 'relay.setting', { name, detail })
  return unprocessable(about(error.detail), {
    errors: error.errors.map((fault) => ({ ...fault, detail: about(fault.detail) })),
  })
}

/** Secrets that were made here, such as the one that signs, are told once: to a file only its owner can read. */
function keepMadeSecrets(ctx: Ctx, relay: RelayConfig, name: string, made: Record<string, string>): void {
  for (const [key, value] of Object.entries(made)) {
    const folder = join(relay.dataDir, 'made-secrets')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, `${name.replaceAll(/[^\w.-]/g, '_')}.${key}`)
    writeFileSync(file, `${value}\n`, { mode: 0o600 })
    ctx.log.info({ connection: name, file }, 'a secret was made for this connection; give it to the other side')
  }
}

async function retire(ctx: Ctx, { publisherId, id, name, waiting, failed }: Connection): Promise<void> {
  if (waiting + failed > 0) {
    await pauseConnection(ctx, { publisherId, connectionId: id })
    ctx.log.warn(
      { connection: name, waiting, failed },
      'the file does not name this connection any more: it is paused, and keeps the leads that wait for it',
    )
  } else await removeConnection(ctx, { publisherId, connectionId: id })
}
