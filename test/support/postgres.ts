/** A PostgreSQL server of our own for a test or a bench: a fresh cluster in a scratch folder, on loopback, stopped at the end. */
import { execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'

export type PostgresServer = {
  urlOf(database: string): string
  createDatabase(name: string, template?: string): Promise<void>
  restart(mode?: 'fast' | 'immediate'): Promise<void>
  stop(): Promise<void>
}

export async function startPostgres(scratch: string, { durable = false } = {}): Promise<PostgresServer> {
  const bin = findBinaries()
  const folder = join(scratch, 'postgres')
  mkdirSync(folder, { recursive: true })
  // PostgreSQL refuses to run as root; Debian's package made the user `postgres`.
  const identity = process.getuid?.() === 0 ? userIds('postgres') : undefined
  if (identity) {
    chownSync(scratch, identity.uid, identity.gid)
    chownSync(folder, identity.uid, identity.gid)
  }
  const run = (program: string, args: string[]) =>
    execFileSync(join(bin, program), args, {
      ...identity,
      stdio: 'pipe',
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
    })
  run('initdb', ['-D', folder, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'])
  const port = await freePort()
  const settings = durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const args = Object.entries({
    ...settings,
    max_connections: '200',
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
  }).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  const urlOf = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`
  let server = await start()

  async function start() {
    const child = spawn(join(bin, 'postgres'), ['-D', folder, ...args], { ...identity, stdio: 'ignore' })
    await until(urlOf('postgres'))
    return child
  }
  async function halt(mode: 'fast' | 'immediate') {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
    await ended
  }
  return {
    urlOf,
    async createDatabase(name, template) {
      const client = new pg.Client({ connectionString: urlOf('postgres') })
      await client.connect()
      await client.query(
        `create database ${pg.escapeIdentifier(name)}${template ? ` template ${pg.escapeIdentifier(template)}` : ''}`,
      )
      await client.end()
    },
    async restart(mode = 'fast') {
      await halt(mode)
      server = await start()
    },
    stop: () => halt('immediate'),
  }
}

function findBinaries(): string {
  const versions = existsSync('/usr/lib/postgresql')
    ? readdirSync('/usr/lib/postgresql').sort((a, b) => Number(b) - Number(a))
    : []
  const found = versions.map((v) => `/usr/lib/postgresql/${v}/bin`).find((folder) => existsSync(join(folder, 'initdb')))
  if (!found) throw new Error('PostgreSQL is not installed: run script/bootstrap, or apt-get install postgresql')
  return found
}

function userIds(name: string) {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

async function until(url: string): Promise<void> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => {})
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
