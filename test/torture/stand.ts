/**
 * What every torture stands on: a marketplace with one live offer whose leads go to a receiver that takes
 * each webhook-id once, and a program's credentials to post with. The programs under torture are real
 * processes of server/main.ts.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openShop } from '../../server/shop.ts'
import { addSecret, createApplication } from '../../src/accounts/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { as } from '../../src/platform/ctx.ts'
import { type HttpsReceiver, startHttpsReceiver } from '../fakes/https-receiver.ts'
import { aDestination } from '../support/destination.ts'
import { aLiveOffer } from '../support/live-offer.ts'
import { aPerson } from '../support/people.ts'
import { freePort, type PostgresServer, startPostgres } from '../support/postgres.ts'
import { type Program, startProgram } from '../support/program.ts'

export type DatabaseKind = 'pglite' | 'postgres'

export type Stand = {
  kind: DatabaseKind
  dataDir: string
  postgres: PostgresServer | undefined
  receiver: HttpsReceiver
  /** E-mail address → the webhook-ids under which its leads were taken. */
  takenOf: Map<string, Set<string>>
  /** webhook-id → when it first came, in milliseconds. */
  arrivedAt: Map<string, number>
  credentials: { clientId: string; clientSecret: string }
  start(role?: 'all' | 'web' | 'worker', port?: string): Promise<Program>
  /** The port that programs listen on when none is given. */
  port: string
  close(): Promise<void>
}

const publisherId = 'fabrikam'

export async function aStand(kind: DatabaseKind): Promise<Stand> {
  const scratch = mkdtempSync(join(tmpdir(), 'comptoir-torture-'))
  const serverScratch = mkdtempSync(join(tmpdir(), 'comptoir-torture-'))
  const postgres = kind === 'postgres' ? await startPostgres(serverScratch, { durable: true }) : undefined
  await postgres?.createDatabase('torture')
  const receiver = await startHttpsReceiver({ forgetful: true })
  const takenOf = new Map<string, Set<string>>()
  const arrivedAt = new Map<string, number>()
  const port = String(await freePort())
  const env = {
    COMPTOIR_DATA: join(scratch, 'data'),
    COMPTOIR_LOG_LEVEL: 'warn',
    COMPTOIR_KEY: 'the key of a torture is known to everybody',
    COMPTOIR_URL: `http://127.0.0.1:${port}`,
    COMPTOIR_LEADS_EGRESS_ALLOW: receiver.allow,
    COMPTOIR_LEADS_EGRESS_CA: receiver.caFile,
    ...(postgres && { DATABASE_URL: postgres.urlOf('torture') }),
  }
  const credentials = await prepare(env, receiver)
  receiver.always(({ headers, json }) => {
    const id = String(headers['webhook-id'])
    if (!arrivedAt.has(id)) arrivedAt.set(id, Date.now())
    const { Email } = json.UserDetails as { Email: string }
    const ids = takenOf.get(Email) ?? new Set()
    takenOf.set(Email, ids.add(id))
    return 202
  })
  return {
    kind,
    dataDir: env.COMPTOIR_DATA,
    postgres,
    receiver,
    takenOf,
    arrivedAt,
    credentials,
    port,
    start: (role = 'all', on = port) => startProgram({ ...env, PORT: on }, role),
    async close() {
      await receiver.close()
      await postgres?.stop()
      for (const folder of [scratch, serverScratch]) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function prepare(env: Record<string, string>, receiver: HttpsReceiver) {
  const shop = await openShop(readConfig({ ...env, COMPTOIR_LOG_LEVEL: 'error' }))
  const { ctx } = shop
  await aLiveOffer(ctx)
  await aDestination({ ctx }, receiver)
  const owner = as(ctx, await aPerson({ ctx }, { publisherId }))
  const application = await createApplication(owner, publisherId, { name: 'Torture', roles: ['developer'] })
  const { secret } = await addSecret(owner, publisherId, { applicationId: application.id })
  await shop.close()
  return { clientId: application.id, clientSecret: secret }
}
