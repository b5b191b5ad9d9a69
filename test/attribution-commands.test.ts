/** The commands of attribution that talk to a marketplace: their words, their exit codes, a real server behind them. */
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { filterNames } from '../cli/attribution/report.ts'
import { attribution } from '../cli/attribution.ts'
import { api } from '../server/api.ts'
import { listenerOf } from '../server/listener.ts'
import { addGuid, dimensions, totalStaleMonths } from '../src/attribution/index.ts'
import { attributionJobs } from '../src/attribution/jobs.ts'
import { type Actor, as } from '../src/platform/ctx.ts'
import type { JobKind } from '../src/platform/jobs.ts'
import { aDeployment, created, storageId, subscriptionId } from './support/attribution.ts'
import { runCommand } from './support/commands.ts'
import { anActor, aPublisher } from './support/people.ts'
import { aShop, type TestShop } from './support/shop.ts'

let shop: TestShop
let server: Server
const folder = mkdtempSync(join(tmpdir(), 'comptoir-attribution-'))
const fabrikam = anActor({ publisherId: 'fabrikam', roles: ['owner'] })

beforeAll(async () => {
  shop = await aShop({ jobs: attributionJobs as unknown as JobKind[] })
  await aPublisher(shop, { publisherId: 'fabrikam' })
  await aPublisher(shop, { publisherId: 'contoso' })
  // The token says who it is: signing in has tests of its own.
  const actors: Record<string, Actor> = { fabrikam, operator: shop.ctx.actor }
  const app = new Hono().route(
    '/api/v1',
    api(async (c) => {
      const token = c.req.header('authorization')?.replace('Bearer ', '') ?? ''
      return { ...as(shop.ctx, actors[token] ?? anActor({ kind: 'anonymous' })), locale: 'en' as const }
    }),
  )
  server = createServer(listenerOf(app.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  vi.stubEnv('COMPTOIR_URL', `http://127.0.0.1:${port}`)
  vi.stubEnv('COMPTOIR_TOKEN', 'fabrikam')
  vi.stubEnv('COMPTOIR_PUBLISHER', 'fabrikam')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  server.close()
  server.closeAllConnections()
  await shop.close()
  rmSync(folder, { recursive: true })
})
const run = (...args: string[]) => runCommand(attribution, args)

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

async function aGuid(): Promise<string> {
  const { record } = await addGuid(as(shop.ctx, fabrikam), 'fabrikam', {
    description: 'Planner',
    channel: 'publicRepository',
    noticeUrl: 'https://fabrikam.example/privacy',
    optOut: 'parameter:enableUsageAttribution',
  })
  return record.guid!
}

test('a new GUID asks nobody, until it is to be registered', async () => {
  const made = await run('guid', 'new', '--url', 'http://127.0.0.1:1')
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^[0-9a-f-]{36}\n$/) })
  const registered = await run('guid', 'new', '--register', '--description', 'Planner', '--channel', 'other')
  expect(registered.out).toMatch(/^[0-9a-f-]{36}\tactive\tother\t-\tPlanner\n$/)
})

test('registering says what was put right, lists it, and shows its history', async () => {
  const guid = crypto.randomUUID()
  const made = await run(
    'guid',
    'register',
    `PID-{${guid.toUpperCase()}}`,
    '--description',
    'Toolbox',
    '--channel',
    'other',
  )
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining('prefix') })
  expect((await run('guid', 'list', '--state', 'active')).out).toContain(`${guid}\tactive\tother`)
  expect((await run('guid', 'show', guid)).out).toMatch(/description: Toolbox.*registered/s)
  expect((await run('guid', 'retire', guid)).out).toContain('retired')
  expect((await run('guid', 'retire', guid)).code).toBe(5)
  expect((await run('guid', 'reactivate', guid)).out).toContain('active')
})

test('A1 the printed sample is a mistake of whoever calls; a missing description is told by its field', async () => {
  expect(await run('guid', 'register', 'eb7927c8-dd66-43e1-b0cf-c346a422063')).toMatchObject({
    code: 2,
    err: expect.stringContaining('31 digits'),
  })
  const refused = await run('guid', 'register', crypto.randomUUID())
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('#/description') })
  expect((await run('guid', 'show', crypto.randomUUID())).code).toBe(7)
  expect(await run('guid', 'show', '5f0c3c2e')).toMatchObject({ code: 2, err: expect.stringContaining('this has 8') })
})

test('A6 what another publisher has is registered with a conflict, or claimed on purpose', async () => {
  const contoso = as(shop.ctx, anActor({ publisherId: 'contoso', roles: ['owner'] }))
  const theirs = async () =>
    (await addGuid(contoso, 'contoso', { description: 'Library', channel: 'other' })).record.guid!
  const fields = ['--description', 'Ours', '--channel', 'other']
  const [first, second] = [await theirs(), await theirs()]
  expect(await run('guid', 'register', first, ...fields)).toMatchObject({
    code: 5,
    out: expect.stringContaining('disputed'),
  })
  expect(await run('guid', 'dispute', second, ...fields)).toMatchObject({
    code: 0,
    out: expect.stringContaining('disputed'),
  })
})

test('the registry goes out as CSV and comes back all or nothing', async () => {
  const path = join(folder, 'guids.csv')
  await aGuid()
  expect((await run('guid', 'export', '-o', path)).code).toBe(0)
  expect(readFileSync(path, 'utf8')).toMatch(/^guid,description,offerId/)
  const rows = `guid,description,offerId,planId,channel,channelDetail,artifactKinds,noticeUrl\n${crypto.randomUUID()},One,,,other,,,\n`
  expect((await run('guid', 'import', file('in.csv', rows))).out).toContain('\tactive\tother\t-\tOne')
  const broken = file('broken.csv', `${rows}nonsense,Two,,,other,,,\n`)
  expect(await run('guid', 'import', broken)).toMatchObject({ code: 1, err: expect.stringContaining('Line 3') })
})

test('events go to the marketplace, rows that do not fit are told, and the report has the others', async () => {
  const guid = await aGuid()
  const events = [aDeployment(guid, { resources: [created('cli')] }), { trackingId: 'x' }]
  const path = file('events.ndjson', events.map((event) => JSON.stringify(event)).join('\n'))
  const pushed = await run('events', 'push', path)
  expect(pushed).toMatchObject({ code: 1, out: `${path}: 1 attributed, 1 rejected\n` })
  expect(pushed.err).toContain(`${path}:2: `)
  const usage = `usageDate,resourceId,quantity,unit\n2026-03-20,${storageId('cli')},4,h\n`
  const told = await run('events', 'push', file('usage.csv', usage), '--kind', 'usage', '--token', 'operator')
  expect(told.out).toContain('1 counted')
  expect((await run('events', 'push', join(folder, 'absent.json'))).code).toBe(7)
  expect((await run('events', 'push', file('bad.json', '{'))).code).toBe(7)
  const manifest = file(
    'manifest.json',
    JSON.stringify({
      runInfo: { runId: 'run-1' },
      blobs: [{ blobName: 'costs/march/usage.csv' }, { blobName: 'b.csv' }],
    }),
  )
  const restated = ['events', 'push', manifest, '--kind', 'usage', '--restates', '2026-03', '--token', 'operator']
  expect(await run(...restated)).toMatchObject({ code: 7, out: '', err: expect.stringContaining('b.csv') })
  file('b.csv', usage.replace(',4,', ',6,'))
  expect((await run(...restated)).out).toBe(
    ['usage', 'b']
      .map((part) => `${join(folder, part)}.csv: 1 counted, 0 unmatched, 0 duplicates, 0 rejected\n`)
      .join(''),
  )
  await totalStaleMonths(shop.ctx)
  const report = await run('report', '--by', 'guid', '--from', '2026-03', '--to', '2026-03', '--filter', `guid=${guid}`)
  expect(report.out).toMatch(new RegExp(`${guid},1,1,0,1,1,10,0`))
  const json = await run('report', '--from', '2026-03', '--to', '2026-03', '--format', 'json')
  expect(JSON.parse(json.out).rows.length).toBeGreaterThan(0)
  expect((await run('report', '--from', '2026-03', '--to', '2026-01')).code).toBe(1)
  expect(await run('report', '--by', 'guid,nothing')).toMatchObject({
    code: 1,
    err: expect.stringContaining('“nothing”'),
  })
  expect((await run('report', '--filter', 'nothing=x')).code).toBe(2)
  // Time is chosen by --from and --to, and a publisher asks of itself.
  const chosenOtherwise = ['month', 'week', 'day', 'publisher']
  const known = Object.keys(dimensions).filter((name) => !chosenOtherwise.includes(name))
  expect([...filterNames].sort()).toEqual(known.sort())
  expect(await run('report', '--from', '2026-03', '--to', '2026-03', '-o', join(folder, 'no', 'r.csv'))).toMatchObject({
    code: 7,
    err: expect.stringContaining('cannot be written'),
  })
})

test('a notice is shown to anybody, in the language asked for', async () => {
  const guid = await aGuid()
  const shown = await run('notice', 'show', guid, '--lang', 'fr')
  expect(shown.out).toContain('Pour être exclu, donnez au paramètre enableUsageAttribution')
  expect(await run('notice', 'show', crypto.randomUUID())).toMatchObject({ code: 1 })
})

test('events prove a deployment where history is gone', async () => {
  const guid = await aGuid()
  const event = aDeployment(guid, { resources: [created('proof'), created('read', { operation: 'Read' })] })
  const path = file('told.json', JSON.stringify([event]))
  const proved = await run('verify', '--guid', guid, '--from-events', path)
  expect(proved).toMatchObject({
    code: 0,
    out: `${storageId('proof')}\n`,
    err: expect.stringContaining('ignored: 1 Read'),
  })
  expect(proved.err).not.toContain('HISTORY_TRUNCATED')
  const elsewhere = ['--subscription', subscriptionId, '--resource-group', 'rg-other']
  expect((await run('verify', '--guid', guid, '--from-events', path, ...elsewhere)).code).toBe(1)
  const byHeader = file('header.json', JSON.stringify([{ ...event, method: 'userAgent' }]))
  expect(await run('verify', '--guid', guid, '--from-events', byHeader)).toMatchObject({
    code: 1,
    err: expect.stringContaining('METHOD_NOT_VERIFIABLE'),
  })
  expect((await run('verify', '--guid', guid, '--from-events', file('none.json', '[{}]'))).code).toBe(7)
})

test('who is nobody is told so, with the code of a server that refuses', async () => {
  expect(await run('guid', 'list', '--token', 'stranger')).toMatchObject({ code: 4 })
  expect((await run('guid', 'list', '--url', 'http://127.0.0.1:1')).code).toBe(4)
  vi.stubEnv('COMPTOIR_PUBLISHER', '')
  expect((await run('guid', 'list')).code).toBe(2)
  vi.stubEnv('COMPTOIR_PUBLISHER', 'fabrikam')
})
