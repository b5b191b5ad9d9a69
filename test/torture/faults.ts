/**
 * Random faults at every kind of destination, in the relay, while leads come in: documented refusals, cut, slow and
 * lying answers, tokens that end, kills, a clock that jumps, settings that change while leads are under way. Then
 * everything works again, and each lead must be there, once, or its state be explained.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { explainReason } from '#delivery'
import { freePort, startPostgres } from '../support/postgres.ts'
import { answers, type Kind } from './faults/answers.ts'
import { type Lead, startDestinations } from './faults/destinations.ts'
import type { Reckoning } from './reckoning.ts'

export type FaultsReckoning = Reckoning & {
  faults: number
  /** How many of each kind; and where leads were lost, or became two. */
  by: Record<string, number>
  lostAt: Record<string, number>
  doubledAt: Record<string, number>
  /** Where each delivery stands that did not arrive: its state and the reason. */
  left: string[]
  unexplained: string[]
}

const TOKEN = 'a-token-of-the-torture'
const seldom = { kill: 0.03, clock: 0.03, tokens: 0.03 }
const leadsForEach = 3

export async function faults(times: number): Promise<FaultsReckoning> {
  const scratch = mkdtempSync(join(tmpdir(), 'comptoir-faults-'))
  const serverScratch = mkdtempSync(join(tmpdir(), 'comptoir-faults-'))
  const postgres = await startPostgres(serverScratch, { durable: true })
  await postgres.createDatabase('faults')
  const pool = new pg.Pool({ connectionString: postgres.urlOf('faults'), max: 2 })
  pool.on('error', () => {})
  const destinations = await startDestinations()
  const kinds = Object.keys(destinations.kinds) as Kind[]
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const accepted = new Map<Kind, Lead[]>(kinds.map((kind) => [kind, []]))
  const by: Record<string, number> = {}
  const sending: Promise<void>[] = []
  let edition = 0
  let people = 0
  let relay = await start()

  async function start(): Promise<ChildProcess> {
    writeSettings()
    const child = spawn(process.execPath, ['cli/main.ts', 'lead', 'relay', '--config', join(scratch, 'relay.yaml')], {
      cwd: join(import.meta.dirname, '../..'),
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'production',
        NODE_OPTIONS: `--import=${join(import.meta.dirname, 'faults/jumping-clock.ts')}`,
        COMPTOIR_LOG_LEVEL: 'silent',
        COMPTOIR_LEADS_STAND_INS: destinations.standIns.join(','),
        DATABASE: postgres.urlOf('faults'),
        TOKEN,
        ...secretsOf(destinations),
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    await once(child, 'message')
    return child
  }

  // Each edition differs: whoever starts on it edits every destination with leads under way.
  function writeSettings() {
    const settings = {
      listen: { port },
      database: { env: 'DATABASE' },
      data: 'data',
      retrySchedule: Array.from({ length: 13 }, () => 0.5),
      egress: { allow: destinations.allow, certificates: destinations.caFile },
      admin: { token: { env: 'TOKEN' } },
      listeners: kinds.map((kind) => ({ id: kind, path: `/${kind}`, token: { env: 'TOKEN' }, to: [kind] })),
      connections: kinds.map((kind) => ({
        name: kind,
        kind,
        settings: { ...destinations.kinds[kind].settings, ...referencesOf(kind, destinations.kinds[kind].secrets) },
        mapping: kind === 'https' ? [{ target: 'Edition', value: `edition ${edition}` }] : [],
      })),
    }
    edition++
    writeFileSync(join(scratch, 'relay.yaml'), JSON.stringify(settings))
  }

  async function send(kind: Kind): Promise<void> {
    const email = `someone-${++people}@contoso.example`
    const body = JSON.stringify({
      UserDetails: {
        FirstName: 'Some',
        LastName: 'One',
        Email: email,
        Country: 'US',
        Company: 'Contoso',
        Phone: '',
        Title: '',
      },
      LeadSource: 'AzureMarketplace',
      ActionCode: 'INS',
      OfferTitle: 'Route Planner',
      Description: 'Told by the marketplace.',
    })
    // Whoever is not answered sends the same again, as marketplaces do.
    for (;;) {
      const answer = await fetch(`${url}/${kind}/${TOKEN}`, { method: 'POST', body }).catch(() => undefined)
      if (answer?.status === 202) {
        const { leadId } = (await answer.json()) as { leadId: string }
        accepted.get(kind)!.push({ id: leadId, email })
        return
      }
      await pause(100)
    }
  }

  /** As a person at the portal would: asks failing connections at once, sends again what waits or was refused. */
  async function mend(): Promise<void> {
    const { rows: failing } = await pool.query(
      `select publisher_id, connection_id from connection_health where circuit <> 'closed'`,
    )
    const { rows: undelivered } = await pool.query(
      `select publisher_id, id from deliveries where state in ('rejected', 'parked') or (state = 'waiting' and next_at > now() + interval '2 seconds')
       union all
       select h.publisher_id, d.id from connection_health h
       cross join lateral (select id from deliveries where publisher_id = h.publisher_id and connection_id = h.connection_id
         and state in ('queued', 'waiting', 'held') order by requested_at, id limit 1) d
       where h.throttled_until > now() + interval '2 seconds'
       limit 50`,
    )
    const headers = { authorization: `Bearer ${TOKEN}` }
    const ask = (method: string, path: string) =>
      fetch(`${url}/api/v1${path}`, { method, headers }).catch(() => undefined)
    for (const { publisher_id: of, connection_id: id } of failing)
      await ask('DELETE', `/publishers/${of}/connections/${id}/pause`)
    for (const { publisher_id: of, id } of undelivered) await ask('POST', `/publishers/${of}/deliveries/${id}/attempts`)
  }

  async function oneFault(n: number): Promise<void> {
    const chance = Math.random()
    const kind = kinds[n % kinds.length]!
    const count = (what: string) => {
      by[what] = (by[what] ?? 0) + 1
    }
    // One of each at least, however few there are.
    if (n === Math.floor(times / 2) || chance < seldom.kill) {
      count('kill')
      const ended = once(relay, 'exit')
      relay.kill('SIGKILL')
      await ended
      relay = await start()
    } else if (n === 1 || chance < seldom.kill + seldom.clock) {
      count('clock')
      const jumping = relay
      jumping.kill('SIGUSR2')
      setTimeout(() => jumping.kill('SIGUSR2'), 1_000)
    } else if (n === 2 || chance < seldom.kill + seldom.clock + seldom.tokens) {
      count('tokens')
      for (const { endTokens } of Object.values(destinations.kinds)) endTokens?.()
    } else {
      count(kind)
      const known = answers[kind]
      destinations.kinds[kind].standIn.next(known[Math.floor(Math.random() * known.length)]!)
    }
  }

  try {
    let isMending = false
    const mending = setInterval(() => {
      if (isMending) return
      isMending = true
      void mend()
        .catch(() => {})
        .finally(() => {
          isMending = false
        })
    }, 300)
    for (let n = 0; n < times; n++) {
      for (let lead = 0; lead < leadsForEach; lead++) sending.push(send(kinds[(n + lead) % kinds.length]!))
      await oneFault(n)
      await pause(60)
    }
    await meetEveryFault(30)
    const unmet = pending()
    for (const { standIn } of Object.values(destinations.kinds)) standIn.forgive()
    await Promise.all(sending)
    const reckoning = await reckonAll(60)
    clearInterval(mending)
    return { faults: times - unmet, by, ...reckoning, unexplained: await unexplained() }
  } finally {
    relay.kill('SIGKILL')
    await pool.end()
    await destinations.close()
    await postgres.stop()
    for (const folder of [scratch, serverScratch]) rmSync(folder, { recursive: true, force: true })
  }

  /** Before the world works again. Where no lead is left to meet a fault, one more is sent. */
  async function meetEveryFault(idleSeconds: number): Promise<void> {
    let [fewest, movedAt] = [Number.POSITIVE_INFINITY, performance.now()]
    while (pending() > 0 && performance.now() - movedAt < idleSeconds * 1000) {
      if (pending() < fewest) [fewest, movedAt] = [pending(), performance.now()]
      for (const kind of kinds) if (destinations.kinds[kind].standIn.pending() > 0) sending.push(send(kind))
      await pause(400)
    }
  }

  function pending(): number {
    return Object.values(destinations.kinds).reduce((sum, { standIn }) => sum + standIn.pending(), 0)
  }

  /** Vendors' paces let thousands of leads through in minutes only: over is when nothing has moved for so long. */
  async function reckonAll(
    idleSeconds: number,
  ): Promise<Reckoning & Pick<FaultsReckoning, 'lostAt' | 'doubledAt' | 'left'>> {
    const start = performance.now()
    let [fewest, movedAt] = [Number.POSITIVE_INFINITY, start]
    for (;;) {
      const { rows } = await pool.query(
        `select count(*)::int as open from deliveries where state not in ('delivered', 'delivered_unconfirmed')`,
      )
      const now = performance.now()
      if (rows[0].open < fewest) [fewest, movedAt] = [rows[0].open, now]
      const seconds = (now - start) / 1000
      if (rows[0].open > 0 && now - movedAt < idleSeconds * 1000) {
        await pause(200)
        continue
      }
      let [lost, doubled] = [0, 0]
      const lostAt: Record<string, number> = {}
      const doubledAt: Record<string, number> = {}
      for (const [kind, leads] of accepted) {
        const held = await destinations.kinds[kind].held()
        const missing = leads.filter((lead) => held(lead) === 0).length
        if (missing > 0) lostAt[kind] = missing
        lost += missing
        const twice = leads.filter((lead) => held(lead) > 1).length
        if (twice > 0) doubledAt[kind] = twice
        doubled += twice
      }
      const { rows: again } = await pool.query(
        `select count(*)::int as repeated from (
           select from attempts where class = 'delivered' group by delivery_id having count(*) > 1) a`,
      )
      const total = [...accepted.values()].reduce((sum, leads) => sum + leads.length, 0)
      return {
        accepted: total,
        lost,
        lostAt,
        doubled,
        doubledAt,
        left: await left(),
        repeated: again[0].repeated,
        seconds: Math.round(seconds * 10) / 10,
      }
    }
  }

  async function left(): Promise<string[]> {
    const { rows } = await pool.query(
      `select c.kind, d.state, d.reason, d.next_at, d.tries, h.circuit, h.throttled_until
       from deliveries d join connections c on c.id = d.connection_id join connection_health h on h.connection_id = c.id
       where d.state not in ('delivered', 'delivered_unconfirmed') order by c.kind, d.id`,
    )
    return rows.map((row) => Object.values(row as object).join(' '))
  }

  /** Codes of attempts, and of deliveries that are not delivered, that have no words in one of the languages. */
  async function unexplained(): Promise<string[]> {
    const { rows } = await pool.query(
      `select distinct code from attempts
       union select coalesce(reason, state) from deliveries where state in ('held', 'rejected', 'parked')`,
    )
    const hasWords = (code: string) =>
      (['en', 'fr'] as const).every((locale) => explainReason(locale, code).what !== code)
    return rows.map(({ code }) => code as string).filter((code) => !hasWords(code))
  }
}

const nameOf = (kind: Kind, key: string) => `${kind}_${key}`.replaceAll('-', '_').toUpperCase()

function referencesOf(kind: Kind, secrets: Record<string, string>): Record<string, { env: string }> {
  return Object.fromEntries(Object.keys(secrets).map((key) => [key, { env: nameOf(kind, key) }]))
}

function secretsOf({ kinds }: Awaited<ReturnType<typeof startDestinations>>): Record<string, string> {
  return Object.fromEntries(
    (Object.entries(kinds) as [Kind, { secrets: Record<string, string> }][]).flatMap(([kind, { secrets }]) =>
      Object.entries(secrets).map(([key, value]) => [nameOf(kind, key), value]),
    ),
  )
}
