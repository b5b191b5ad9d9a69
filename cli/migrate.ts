/** comptoir migrate */
import { readConfig } from '#platform/config'
import { openDatabase } from '#platform/db'
import { openLog } from '#platform/log'
import { migrateDatabase, pendingMigrations } from '#platform/migrate'

export async function migrate(): Promise<{ database: string; applied: string[] }> {
  const config = readConfig()
  const database = await openDatabase(config, openLog('silent'))
  try {
    const applied = await pendingMigrations(database)
    await migrateDatabase(database)
    return { database: database.kind, applied }
  } finally {
    await database.close()
  }
}
