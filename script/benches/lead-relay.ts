/**
 * The relay alone, HTTPS in to HTTPS out, on PostgreSQL with its durability on: how many leads a second it takes
 * and delivers, how long one takes at half that rate, and what a hundred thousand leads for a dead destination
 * cost the others. Receiver and sender share the machine with it. Beside it in the same run: the same bodies posted
 * to the receiver directly, and a workflow engine in its durable mode doing the same (lead/workflow-engine.ts).
 * node script/benches/lead-relay.ts [seconds] [leads for the dead destination]
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { Agent, request } from 'undici'
import { createAuthority } from '../../test/fakes/certificates.ts'
import { startHttpsReceiver } from '../../test/fakes/https-receiver.ts'
import { freePort, startPostgres } from '../../test/support/postgres.ts'
import { fullSpeed, percentile, steadyRate } from './lead/pace.ts'

const SECONDS = Number(process.argv[2] ?? 20)
const WAITING = Number(process.argv[3] ?? 100_000)
const CONCURRENCY = 128
const TOKEN = 'a-token-for-the-bench-only'
const limits = { p99Ms: 1000, waitingMegabytes: 100, slowedBy: 0.1 }

const scratch = mkdtempSync(join(tmpdir(), 'comptoir-relay-'))
const postgres = await startPostgres(mkdtempSync(join(tmpdir(), 'comptoir-relay-pg-')), { durable: true })
await postgres.createDatabase('relay')
await postgres.createDatabase('engine')
const authority = await createAuthority()
const receiver = await startHttpsReceiver({ authority, forgetful: true })
const arrivedAt = new Map<string, number>()
receiver.always(({ headers }) => {
  const id = String(headers['webhook-id'])
  if (!arrivedAt.has(id)) arrivedAt.set(id, performance.now())
  return 202
})
const dispatcher = new Agent({ connect: { ca: readFileSync(receiver.caFile) }, connections: CONCURRENCY })
const [port, deadPort, enginePort] = [await freePort(), await freePort(), await freePort()]
const certificate = await authority.issue()
const listeners = {
  alive: `https://127.0.0.1:${port}/alive/${TOKEN}`,
  dead: `https://127.0.0.1:${port}/dead/${TOKEN}`,
  engine: `https://127.0.0.1:${enginePort}/`,
}
const relay = await startRelay()

let customers = 0
function payload(): string {
  const n = ++customers
  return JSON.stringify({
    UserDetails: {
      FirstName: 'Some',
      LastName: `One ${n}`,
      Email: `someone.${n}@contoso-${n % 5_000}.example`,
      Phone: '16175555555',
      Country: 'US',
      Company: `Contoso ${n % 5_000}`,
      Title: 'Esquire',
    },
    LeadSource: 'AzureMarketplace',
    ActionCode: 'INS',
    OfferTitle: 'Route Planner',
    Description: 'Told by the marketplace, in a few words about what the customer did there.',
  })
}

async function post(listener: keyof typeof listeners, accepted?: Map<string, number>): Promise<void> {
  const startedAt = performance.now()
  const answer = await request(listeners[listener], {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: payload(),
    dispatcher,
  })
  const { leadId } = (await answer.body.json()) as { leadId: string }
  if (answer.statusCode !== 202) throw new Error(`the relay answered ${answer.statusCode}`)
  accepted?.set(leadId, startedAt)
}

const barePost = async () => {
  const id = `bare-${++customers}`
  const headers = { 'content-type': 'application/json; charset=utf-8', 'webhook-id': id, 'idempotency-key': id }
  const answer = await request(receiver.url(), { method: 'POST', headers, body: payload(), dispatcher })
  await answer.body.dump()
}

/** As fast as it goes, until everything accepted has arrived. */
async function throughput(seconds: number, to: 'alive' | 'engine' = 'alive') {
  const accepted = new Map<string, number>()
  const startedAt = performance.now()
  const perSecondIn = await fullSpeed(seconds, CONCURRENCY, () => post(to, accepted))
  const lost = await allArrived(accepted, 60)
  const last = Math.max(...[...accepted.keys()].map((id) => arrivedAt.get(id) ?? startedAt))
  return {
    acceptedPerSecond: Math.round(perSecondIn),
    deliveredPerSecond: Math.round((accepted.size * 1000) / (last - startedAt)),
    leads: accepted.size,
    lost,
  }
}

async function allArrived(accepted: Map<string, number>, withinSeconds: number): Promise<number> {
  const until = performance.now() + withinSeconds * 1000
  const missing = () => [...accepted.keys()].filter((id) => !arrivedAt.has(id)).length
  while (missing() > 0 && performance.now() < until) await pause(50)
  return missing()
}

try {
  await fullSpeed(3, CONCURRENCY, () => post('alive'))
  await pause(1_000)
  const raw = await fullSpeed(3, CONCURRENCY, barePost)
  const workflowEngine = await besideEngine()
  const full = await throughput(SECONDS)

  const accepted = new Map<string, number>()
  const rate = Math.max(1, Math.floor(full.deliveredPerSecond / 2))
  await steadyRate(SECONDS, rate, () => post('alive', accepted))
  const lost = await allArrived(accepted, 60)
  const took = [...accepted].map(([id, startedAt]) => (arrivedAt.get(id) ?? Number.POSITIVE_INFINITY) - startedAt)
  const halfRate = {
    perSecond: rate,
    p50Ms: percentile(took, 0.5),
    p99Ms: percentile(took, 0.99),
    maxMs: percentile(took, 1),
    lost,
  }

  const before = residentMegabytes()
  let sent = 0
  const sendDead = async () => {
    while (sent++ < WAITING) await post('dead')
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, sendDead))
  await upkeep()
  const after = residentMegabytes()
  const besideDead = await throughput(SECONDS)
  const slowedBy = Math.round((1 - besideDead.deliveredPerSecond / full.deliveredPerSecond) * 1000) / 1000
  const dead = { waiting: WAITING, megabytes: after - before, besideDead, slowedBy }

  const result = {
    bench: 'lead-relay',
    limits,
    seconds: SECONDS,
    rawPostsPerSecond: Math.round(raw),
    workflowEngine,
    full,
    halfRate,
    dead,
  }
  const ratio = Math.round((full.deliveredPerSecond / raw) * 1000) / 1000
  process.stdout.write(`${JSON.stringify({ ...result, deliveredToRaw: ratio }, null, 2)}\n`)
  const isMissed =
    full.lost + halfRate.lost + besideDead.lost > 0 ||
    full.deliveredPerSecond <= workflowEngine.deliveredPerSecond ||
    halfRate.p99Ms > limits.p99Ms ||
    dead.megabytes > limits.waitingMegabytes ||
    slowedBy > limits.slowedBy
  if (isMissed) process.exitCode = 1
} finally {
  relay.kill('SIGTERM')
  await once(relay, 'exit')
  await dispatcher.close()
  await receiver.close()
  await postgres.stop()
  rmSync(scratch, { recursive: true, force: true })
}

/** The server's own, after so many rows: it is not what the dead destination costs. */
async function upkeep(): Promise<void> {
  const client = new pg.Client(postgres.urlOf('relay'))
  await client.connect()
  const isAtIt = `select 1 from pg_stat_activity where backend_type = 'autovacuum worker'`
  const until = performance.now() + 120_000
  do await pause(5_000)
  while ((await client.query(isAtIt)).rowCount && performance.now() < until)
  await client.end()
}

function file(name: string, text: string): string {
  writeFileSync(join(scratch, name), text)
  return name
}

/** The same with a workflow engine, started and stopped for it. */
async function besideEngine() {
  const engine = spawn(process.execPath, [join(import.meta.dirname, 'lead/workflow-engine.ts')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(enginePort),
      CERTIFICATE: join(scratch, 'cert.pem'),
      KEY: join(scratch, 'key.pem'),
      DATABASE: postgres.urlOf('engine'),
      RECEIVER: receiver.url(),
      AUTHORITY: receiver.caFile,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await once(engine, 'message')
  try {
    await fullSpeed(2, CONCURRENCY, () => post('engine'))
    await pause(1_000)
    return { name: 'DBOS', ...(await throughput(SECONDS, 'engine')) }
  } finally {
    engine.kill('SIGKILL')
    await once(engine, 'exit')
  }
}

async function startRelay() {
  file(
    'relay.yaml',
    JSON.stringify({
      listen: {
        port,
        tls: { certificate: file('cert.pem', certificate.cert), key: file('key.pem', certificate.key) },
      },
      database: { env: 'BENCH_DATABASE' },
      data: 'data',
      egress: { allow: [receiver.allow, `127.0.0.1:${deadPort}`], certificates: receiver.caFile },
      listeners: [
        { id: 'alive', path: '/alive', token: TOKEN, to: ['alive'] },
        { id: 'dead', path: '/dead', token: TOKEN, to: ['dead'] },
      ],
      connections: [
        { name: 'alive', kind: 'https', settings: { url: receiver.url() } },
        { name: 'dead', kind: 'https', settings: { url: `https://127.0.0.1:${deadPort}/leads` } },
      ],
    }),
  )
  const root = join(import.meta.dirname, '../..')
  const flags = readFileSync(join(root, 'server/serving-flags'), 'utf8').trim().split('\n')
  const command = ['cli/main.ts', 'lead', 'relay', '--config', join(scratch, 'relay.yaml')]
  const child = spawn(process.execPath, [...flags, ...command], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      BENCH_DATABASE: postgres.urlOf('relay'),
      COMPTOIR_LOG_LEVEL: 'warn',
      NODE_ENV: 'production',
      ...(process.env.RELAY_NODE_OPTIONS && { NODE_OPTIONS: process.env.RELAY_NODE_OPTIONS }),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await once(child, 'message')
  return child
}

function residentMegabytes(): number {
  const status = readFileSync(`/proc/${relay.pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)
}
