/**
 * The whole shop with the sample marketplace in it: how long it takes to start on data that is there, what it
 * holds in memory when nobody has asked for anything for a while, and the script that a listing page sends.
 * Beside them the raw limit: a bare process that opens the same database and does nothing else.
 * Everything is counted that script/server starts; of PostgreSQL, which others may share, its size is told apart.
 * node script/benches/memory.ts [pglite | postgres | both] [seconds of rest]
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { servingFlags } from '../../server/serving-flags.ts'
import { freePort, startPostgres } from '../../test/support/postgres.ts'
import { type DatabaseKind, kindsIn } from './lead/shop.ts'

const REST_SECONDS = Number(process.argv[3] ?? 20)
const limits = { restMegabytes: 350, coldStartSeconds: 5, scriptKilobytes: 120 }
const root = join(import.meta.dirname, '../..')

async function measure(kind: DatabaseKind) {
  const scratch = mkdtempSync(join(tmpdir(), 'comptoir-bench-'))
  const serverScratch = mkdtempSync(join(tmpdir(), 'comptoir-bench-'))
  const server = kind === 'postgres' ? await startPostgres(serverScratch, { durable: true }) : undefined
  await server?.createDatabase('bench')
  const env = {
    COMPTOIR_DATA: join(scratch, 'data'),
    COMPTOIR_LOG_LEVEL: 'warn',
    ...(server && { DATABASE_URL: server.urlOf('bench') }),
  }
  try {
    const preparing = performance.now()
    spawnSync(process.execPath, ['script/server.ts', '--prepare-only'], { cwd: root, env: { ...process.env, ...env } })
    const prepareSeconds = (performance.now() - preparing) / 1000
    const raw = await bare(env, scratch)

    const starting = performance.now()
    const port = String(await freePort())
    const url = `http://127.0.0.1:${port}`
    const shop = spawn('script/server', {
      cwd: root,
      env: { ...process.env, ...env, PORT: port, COMPTOIR_URL: url },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    await untilReady(url, shop)
    const coldStartSeconds = (performance.now() - starting) / 1000
    await fetch(url)
    await pause(REST_SECONDS * 1000)
    const restMegabytes = megabytesOf(shop.pid!)
    const scriptKilobytes = await scriptsOf(url)
    const serverPid = server && childrenOf(process.pid).find((pid) => pid !== shop.pid)
    const postgresMegabytes = serverPid && Math.round(megabytesOf(serverPid))
    const ended = once(shop, 'exit')
    shop.kill()
    await ended
    return {
      database: kind,
      prepareSeconds: round(prepareSeconds),
      coldStartSeconds: round(coldStartSeconds),
      rawStartSeconds: round(raw.seconds),
      restMegabytes: Math.round(restMegabytes),
      ...(postgresMegabytes && { postgresMegabytes }),
      rawMegabytes: Math.round(raw.megabytes),
      restToRaw: round(restMegabytes / raw.megabytes),
      scriptKilobytes: round(scriptKilobytes),
    }
  } finally {
    await server?.stop()
    for (const folder of [scratch, serverScratch]) rmSync(folder, { recursive: true, force: true })
  }
}

/** Nothing but the runtime and the database: what the shop itself could never go below. */
async function bare(env: Record<string, string>, scratch: string) {
  const dataDir = join(scratch, 'bare')
  cpSync(env.COMPTOIR_DATA!, dataDir, { recursive: true })
  const started = performance.now()
  const child = spawn(
    process.execPath,
    [
      ...servingFlags,
      '-e',
      `import { openDatabase } from '#platform/db'
       const database = await openDatabase({ dataDir: process.env.COMPTOIR_DATA, databaseUrl: process.env.DATABASE_URL, databasePool: 1 }, console)
       await database.pool.query('select 1')
       process.send('ready')
       setInterval(() => {}, 1000)`,
    ],
    {
      cwd: root,
      env: { ...process.env, ...env, COMPTOIR_DATA: dataDir },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    },
  )
  await once(child, 'message')
  const seconds = (performance.now() - started) / 1000
  await pause(5_000)
  const megabytes = megabytesOf(child.pid!)
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
  return { seconds, megabytes }
}

async function untilReady(url: string, shop: ChildProcess): Promise<void> {
  for (;;) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    if (shop.exitCode !== null) throw new Error(`script/server ended with ${shop.exitCode}`)
    await pause(20)
  }
}

/** A process and all that it started; what they share with others is divided among the sharers. */
function megabytesOf(pid: number): number {
  const [, kilobytes] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))!
  return Number(kilobytes) / 1024 + childrenOf(pid).reduce((sum, child) => sum + megabytesOf(child), 0)
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}

/** Everything a browser fetches as script for a listing, compressed. */
async function scriptsOf(url: string): Promise<number> {
  const page = await (await fetch(`${url}/product/dynamics-365/kestrel.route-planner`)).text()
  const scripts = [...page.matchAll(/<script[^>]+src="([^"]+)"|<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g)]
  let bytes = 0
  for (const [, src, href] of scripts) {
    const body = await (await fetch(new URL((src ?? href)!, url))).arrayBuffer()
    bytes += gzipSync(Buffer.from(body)).length
  }
  return bytes / 1000
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

const results = []
for (const kind of kindsIn(process.argv[2])) results.push(await measure(kind))
process.stdout.write(`${JSON.stringify({ bench: 'memory', limits, flags: servingFlags, results }, null, 2)}\n`)
const isMissed = results.some(
  (r) =>
    r.restMegabytes > limits.restMegabytes ||
    r.coldStartSeconds > limits.coldStartSeconds ||
    r.scriptKilobytes > limits.scriptKilobytes,
)
if (isMissed) process.exitCode = 1
