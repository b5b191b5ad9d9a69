/** comptoir doctor: looks at everything an instance stands on, and names the cure beside what is wrong. */
import { existsSync, mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, ConfigError, configKeys, readConfig } from '#platform/config'
import { type Database, openDatabase } from '#platform/db'
import { FolderInUse } from '#platform/lock'
import { openLog } from '#platform/log'
import { checkMailServer } from '#platform/mail'
import { pendingMigrations } from '#platform/migrate'

export type Check = { name: string; state: 'fine' | 'look' | 'wrong'; detail: string; cure?: string }

const lowDiskBytes = 1024 ** 3
const driftMs = 60_000

export async function doctor(): Promise<Check[]> {
  const node = nodeVersion()
  let config: Config
  try {
    config = readConfig()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return [
      node,
      ...error.wrong.map(
        (w): Check => ({
          name: 'configuration',
          state: 'wrong',
          detail: w,
          cure: 'docs/guides/configuration.md lists every key.',
        }),
      ),
    ]
  }
  const set = configKeys().filter((k) => k.value)
  return [
    node,
    {
      name: 'configuration',
      state: 'fine',
      detail: set.length ? set.map((k) => `${k.key}=${k.value}`).join(' ') : 'defaults only',
    },
    website(),
    dataFolder(config),
    key(config),
    ...(await databaseChecks(config)),
    await mail(config),
  ]
}

function nodeVersion(): Check {
  const fine = Number(process.versions.node.split('.')[0]) >= 24
  return {
    name: 'node',
    state: fine ? 'fine' : 'wrong',
    detail: process.version,
    cure: fine ? undefined : 'Node 24 or newer is needed: script/bootstrap brings it.',
  }
}

function website(): Check {
  const built = existsSync(join(import.meta.dirname, '../build/server/index.js'))
  return {
    name: 'website',
    state: built ? 'fine' : 'wrong',
    detail: built ? 'built' : 'not built',
    cure: built ? undefined : 'Run script/build.',
  }
}

function dataFolder(config: Config): Check {
  const name = 'data folder'
  try {
    mkdirSync(config.dataDir, { recursive: true })
    const probe = join(config.dataDir, '.doctor')
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    return {
      name,
      state: 'wrong',
      detail: `${config.dataDir}: ${(error as Error).message}`,
      cure: 'Give this user the right to write there, or set COMPTOIR_DATA.',
    }
  }
  const disk = statfsSync(config.dataDir)
  const free = disk.bavail * disk.bsize
  const detail = `${config.dataDir}, ${(free / 1024 ** 3).toFixed(1)} GB free`
  return free < lowDiskBytes
    ? { name, state: 'look', detail, cure: 'Uploads are refused when the disk is full; make room.' }
    : { name, state: 'fine', detail }
}

function key(config: Config): Check {
  const file = join(config.dataDir, 'key')
  if (config.key) return { name: 'master key', state: 'fine', detail: 'from COMPTOIR_KEY' }
  if (!existsSync(file))
    return { name: 'master key', state: 'fine', detail: `will be made at the first start in ${file}` }
  const open = (statSync(file).mode & 0o077) !== 0
  return open
    ? { name: 'master key', state: 'wrong', detail: `${file} can be read by others`, cure: `chmod 600 ${file}` }
    : {
        name: 'master key',
        state: 'fine',
        detail: `${file}; keep a copy apart from the backups: stored secrets do not open without it`,
      }
}

async function databaseChecks(config: Config): Promise<Check[]> {
  const name = 'database'
  let database: Database
  try {
    database = await openDatabase(config, openLog('silent'))
  } catch (error) {
    if (error instanceof FolderInUse)
      return [
        {
          name,
          state: 'look',
          detail: 'the embedded database is in use by a running instance',
          cure: 'Ask it instead: GET /readyz and /metrics.',
        },
      ]
    return [unreachable(error)]
  }
  try {
    return [await version(database), await tables(database), await clock(database)]
  } catch (error) {
    return [unreachable(error)]
  } finally {
    await database.close()
  }
}

function unreachable(error: unknown): Check {
  return {
    name: 'database',
    state: 'wrong',
    detail: (error as Error).message,
    cure: 'Check DATABASE_URL, and that PostgreSQL runs and lets this user in.',
  }
}

async function version(database: Database): Promise<Check> {
  const { rows } = await database.pool.query('show server_version')
  const found = String(rows[0].server_version)
  if (database.kind === 'pglite') {
    return {
      name: 'database',
      state: 'look',
      detail: `embedded (PostgreSQL ${found}); it never waits for the disk, so a power cut can cost its last writes, except accepted leads, which are journalled`,
      cure: 'For a real marketplace set DATABASE_URL to a PostgreSQL.',
    }
  }
  const fine = Number.parseInt(found, 10) >= 15
  return {
    name: 'database',
    state: fine ? 'fine' : 'wrong',
    detail: `PostgreSQL ${found}`,
    cure: fine ? undefined : 'PostgreSQL 15 or newer is needed.',
  }
}

async function tables(database: Database): Promise<Check> {
  const pending = await pendingMigrations(database)
  return pending.length
    ? {
        name: 'tables',
        state: 'wrong',
        detail: `${pending.length} migrations to apply: ${pending.join(', ')}`,
        cure: 'Run comptoir migrate.',
      }
    : { name: 'tables', state: 'fine', detail: 'of this version' }
}

async function clock(database: Database): Promise<Check> {
  const { rows } = await database.pool.query('select extract(epoch from clock_timestamp()) * 1000 as ms')
  const drift = Math.abs(Number(rows[0].ms) - Date.now())
  const detail = `${Math.round(drift)} ms from the database’s`
  return drift > driftMs
    ? {
        name: 'clock',
        state: 'wrong',
        detail,
        cure: 'Set this machine’s clock (NTP): signatures and leases depend on it.',
      }
    : { name: 'clock', state: 'fine', detail }
}

async function mail(config: Config): Promise<Check> {
  if (!config.smtpUrl) {
    const exposed = config.operators.length > 0
    return {
      name: 'mail',
      state: 'look',
      detail: `no mail server: mails are kept in the operator’s mailbox page${exposed ? ', and whoever first signs up with an address of COMPTOIR_OPERATORS becomes operator' : ''}`,
      cure: 'Set COMPTOIR_SMTP_URL to have them sent, and addresses confirmed.',
    }
  }
  const refusal = await checkMailServer(config.smtpUrl)
  return refusal
    ? { name: 'mail', state: 'wrong', detail: refusal, cure: 'Check COMPTOIR_SMTP_URL.' }
    : { name: 'mail', state: 'fine', detail: 'the mail server answers' }
}
