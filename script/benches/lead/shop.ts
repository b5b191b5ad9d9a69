/** A shop for the lead benches: the program's own parts on a database of the bench's own, with one live offer. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openShop } from '../../../server/shop.ts'
import { captureLead, type Lead } from '../../../src/leads/index.ts'
import { readConfig } from '../../../src/platform/config.ts'
import type { Actor, Ctx } from '../../../src/platform/ctx.ts'
import { aLiveOffer } from '../../../test/support/live-offer.ts'
import { startPostgres } from '../../../test/support/postgres.ts'

export type BenchShop = { ctx: Ctx; env: Record<string, string>; close(): Promise<void> }
export const databaseKinds = ['postgres', 'pglite'] as const
export type DatabaseKind = (typeof databaseKinds)[number]

/** The databases that a bench was asked to run on. */
export function kindsIn(asked = 'both'): readonly DatabaseKind[] {
  const kinds = databaseKinds.filter((kind) => asked === kind || asked === 'both')
  if (kinds.length === 0) throw new Error(`${asked} is none of ${databaseKinds.join(', ')}, both`)
  return kinds
}

/** PostgreSQL as it comes: fsync and synchronous_commit are on. */
export async function aBenchShop(kind: DatabaseKind, env: Record<string, string> = {}): Promise<BenchShop> {
  const scratch = mkdtempSync(join(tmpdir(), 'comptoir-bench-'))
  // The server's files are given to the user it runs as, so they stand in a folder of their own.
  const serverScratch = mkdtempSync(join(tmpdir(), 'comptoir-bench-'))
  const server = kind === 'postgres' ? await startPostgres(serverScratch, { durable: true }) : undefined
  await server?.createDatabase('bench')
  const all = {
    COMPTOIR_DATA: join(scratch, 'data'),
    COMPTOIR_LOG_LEVEL: 'error',
    ...(server && { DATABASE_URL: server.urlOf('bench') }),
    ...env,
  }
  const shop = await openShop(readConfig(all), { worker: false })
  await aLiveOffer(shop.ctx)
  return {
    ctx: shop.ctx,
    env: all,
    async close() {
      await shop.close()
      await server?.stop()
      for (const folder of [scratch, serverScratch]) rmSync(folder, { recursive: true, force: true })
    },
  }
}

const program: Actor = { kind: 'application', id: 'bench', name: 'Bench', grants: [], instanceRoles: [] }
const consent = { textId: 'bench', textHash: 'a'.repeat(64), method: 'import' }
let customers = 0

/** One lead of one more customer, as a program with credentials sends it. */
export function captureOne(ctx: Ctx): Promise<Lead> {
  const n = ++customers
  return captureLead(
    { ...ctx, actor: program },
    {
      offerKey: 'fabrikam.route-planner',
      actionCode: 'PLT',
      firstName: 'Amélie',
      lastName: 'Okonkwo',
      email: `a.okonkwo-${process.pid}-${n}@delvaux.example`,
      phone: '+3225550143',
      country: 'BE',
      company: 'Transports Delvaux SA',
      title: 'Responsable flotte',
      message: 'We run 140 vans in three countries and plan their days by hand. Can you show us yours?',
      campaign: { src: 'website', mktcmpid: 'spring26' },
      consent,
    },
  )
}
