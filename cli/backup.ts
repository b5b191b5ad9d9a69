/** comptoir backup, comptoir restore */
import { resolve } from 'node:path'
import { ArchiveUnreadable } from '#platform/archive'
import { backUp, type Inventory, type Manifest, RestoreRefused, restore } from '#platform/backup'
import { readConfig } from '#platform/config'
import { openDatabase } from '#platform/db'
import { openLog } from '#platform/log'
import { pendingMigrations } from '#platform/migrate'
import { openHouse } from '../server/open.ts'
import { jobKinds, openShop } from '../server/shop.ts'
import { exitCodes } from './exit-codes.ts'

const quiet = () => ({ ...readConfig(), logLevel: 'silent' as const })

/** Opening the shop puts back what only the journal of leads has: then the database is the whole. */
export async function takeBackup(file: string): Promise<Inventory & { file: string }> {
  const config = quiet()
  await refuseOlderTables(config)
  const shop = await openShop(config, { worker: false })
  try {
    return { file: resolve(file), ...(await backUp(shop, file)) }
  } finally {
    await shop.close()
  }
}

export async function restoreBackup(
  file: string,
  options: { anotherKey?: boolean },
): Promise<{ manifest: Manifest; inventory: Inventory }> {
  const shop = await openHouse(quiet(), jobKinds, { worker: false })
  try {
    return await restore(shop, { path: file, ...options })
  } catch (error) {
    if (error instanceof ArchiveUnreadable) throw Object.assign(error, { exitCode: exitCodes.unreadable })
    if (error instanceof RestoreRefused) throw Object.assign(error, { exitCode: exitCodes.conflict })
    throw error
  } finally {
    await shop.close()
  }
}

/** A backup before an upgrade is taken of the tables as they are, not as the new version makes them. */
async function refuseOlderTables(config: ReturnType<typeof readConfig>): Promise<void> {
  const database = await openDatabase(config, openLog('silent'))
  const pending = await pendingMigrations(database).finally(() => database.close())
  if (pending.length > 0)
    throw Object.assign(
      new Error(
        `The database is older than this version (${pending.join(', ')} not applied). Take the backup with the version that ran until now, or run comptoir migrate first.`,
      ),
      { exitCode: exitCodes.conflict },
    )
}
