/**
 * Prepares, once per run, what makes a fresh database cheap: for PGlite a dump of a migrated one to
 * load, for PostgreSQL a running server with a migrated template to copy.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { TestProject } from 'vitest/node'
import { openPostgres, overPglite } from '../../src/platform/db.ts'
import { openLog } from '../../src/platform/log.ts'
import { migrateDatabase } from '../../src/platform/migrate.ts'
import { startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    pgliteDump: string
    postgresUrl: string
  }
}

const silent = openLog('silent')

export default async function prepare(project: TestProject) {
  const scratch = mkdtempSync(join(tmpdir(), 'comptoir-test-'))
  const stop =
    project.name === 'postgres' ? await preparePostgres(project, scratch) : await preparePglite(project, scratch)
  return async () => {
    await stop?.()
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function preparePglite(project: TestProject, scratch: string) {
  const pglite = await PGlite.create()
  const database = overPglite(pglite, silent)
  await migrateDatabase(database)
  const dump = await pglite.dumpDataDir('none')
  const file = join(scratch, 'migrated.tar')
  writeFileSync(file, Buffer.from(await dump.arrayBuffer()))
  await database.close()
  project.provide('pgliteDump', file)
  return undefined
}

async function preparePostgres(project: TestProject, scratch: string) {
  const server = await startPostgres(scratch)
  await server.createDatabase('migrated')
  const database = openPostgres(server.urlOf('migrated'), 2, silent)
  await migrateDatabase(database)
  await database.close()
  project.provide('postgresUrl', server.urlOf('postgres'))
  return () => server.stop()
}
