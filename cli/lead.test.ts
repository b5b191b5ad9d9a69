import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createConnection, setOfferDestinations } from '#delivery'
import { leadsFace } from '../server/leads-face.ts'
import { aLead } from '../test/support/enquiries.ts'
import { aLiveOffer } from '../test/support/live-offer.ts'
import { aShop, type TestShop } from '../test/support/shop.ts'
import { lead } from './lead.ts'

const publisherId = 'fabrikam'
let shop: TestShop
let server: Server
let url: string
const folder = mkdtempSync(join(tmpdir(), 'comptoir-cli-lead-'))

beforeAll(async () => {
  shop = await aShop()
  await aLiveOffer(shop.ctx)
  server = createServer(getRequestListener(leadsFace(shop).fetch))
  url = await listening(server)
})
afterAll(async () => {
  server.close()
  rmSync(folder, { recursive: true })
  await shop.close()
})
afterEach(() => {
  process.exitCode = undefined
})

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

/** Runs the command as somebody types it. */
async function run(...words: string[]): Promise<{ out: string; err: string; exit: number }> {
  let out = ''
  let err = ''
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text)
    return true
  })
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text)
    return true
  })
  process.exitCode = undefined
  try {
    await lead.parseAsync([...words, '--locale', 'en'], { from: 'user' })
  } finally {
    stdout.mockRestore()
    stderr.mockRestore()
  }
  return { out, err, exit: Number(process.exitCode ?? 0) }
}

test('explain tells a lead’s story by its id alone, and what to do next; findings are its exit code', async () => {
  const { id } = await aLead(shop.ctx)
  const { out, exit } = await run('explain', id, '--url', url)
  expect(out).toContain('It came: Contact me on “Route Planner” (SPZA-PLT|fabrikam.route-planner)')
  expect(out).toContain('→ It goes nowhere: the offer had no destination when it came. Give the offer a destination')
  expect(out).toContain(`comptoir lead replay --id ${id}`)
  expect(out).not.toMatch(/Okonkwo|Delvaux/)
  expect(exit).toBe(1)
})

test('a lead that nobody has is told in a sentence', async () => {
  const { err, exit } = await run('explain', '0192f3c1-7b7e-7a10-9c55-3d1f0a6f2b11', '--url', url)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(exit).toBe(4)
})

test('what cannot be meant is told with exit code 2, and a server that does not answer with 4, each in a sentence', async () => {
  for (const words of [
    ['explain', 'nonsense', '--url', url],
    ['tail', '--url', 'nonsense'],
    ['tail', '--url', url, '--publisher', publisherId, '--delivery', 'nonsense'],
    [
      'replay',
      '--url',
      url,
      '--connection',
      'CRM',
      '--id',
      '0192f3c1-7b7e-7a10-9c55-3d1f0a6f2b11',
      '--since',
      '2026-03-01',
    ],
    ['send', 'nonsense'],
    ['send', url, '--header', 'nonsense'],
  ]) {
    const { err, exit } = await run(...words)
    expect([words[0], exit, err.includes('    at ')]).toEqual([words[0], 2, false])
  }
  const silent = await run('tail', '--url', 'http://127.0.0.1:1', '--publisher', publisherId)
  expect(silent).toMatchObject({ exit: 4, err: expect.stringContaining('Nobody answers at http://127.0.0.1:1') })
})

test('tail shows the last leads and where they stand, and nobody’s name', async () => {
  const { id } = await aLead(shop.ctx, { email: 'prof@cs.example.edu' })
  const { out } = await run('tail', '--url', url, '--publisher', publisherId, '--count', '2')
  expect(out.trim().split('\n')).toHaveLength(2)
  expect(out).toContain(`${id}`)
  expect(out).toContain('withheld')
  expect(out).toContain('nowhere')
  expect(out).not.toMatch(/Okonkwo|@/)
  const { out: json } = await run('tail', '--url', url, '--publisher', publisherId, '--count', '1', '--format', 'json')
  expect(JSON.parse(json.trim())).toMatchObject({ id, state: 'withheld', deliveries: [] })
})

test('replay counts first, then sends what is missing, to the connection that was named', async () => {
  const { connection } = await createConnection(shop.ctx, {
    publisherId,
    kind: 'https',
    name: 'CRM',
    settings: { url: 'https://crm.example/leads' },
  })
  const destinations = { publisherId, offerId: 'route-planner', environment: 'live' as const }
  await setOfferDestinations(shop.ctx, { ...destinations, connectionIds: [connection.id] })
  const at = ['--url', url, '--publisher', publisherId]
  const unknown = await run('replay', ...at, '--connection', 'Sales')
  expect(unknown).toMatchObject({ err: 'There is no connection “Sales”. There are: CRM.\n', exit: 4 })
  const dry = await run('replay', ...at, '--connection', 'CRM', '--since', '2026-03-01', '--dry-run')
  expect(dry.out).toContain('Leads chosen: 1; to be sent: 1. Nothing was sent')
  const done = await run('replay', ...at, '--connection', 'CRM', '--since', '2026-03-01')
  expect(done.out).toContain('queued: 1, as replay')
  const again = await run('replay', ...at, '--connection', connection.id, '--since', '2026-03-01')
  expect(again.out).toBe('Leads chosen: 1; none of them is missing there.\n')
})

test('send posts what a marketplace posts, and says what was answered', async () => {
  const received: { body: string; key: unknown }[] = []
  const receiver = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    received.push({ body, key: request.headers['x-key'] })
    response.writeHead(received.length > 2 ? 500 : 202).end('thanks')
  })
  const to = await listening(receiver)
  const sent = await run(
    'send',
    to,
    '--count',
    '2',
    '--set',
    'Company=Delvaux',
    'ActionCode=PLT',
    '--header',
    'X-Key: a:b',
  )
  expect(sent).toMatchObject({ exit: 0 })
  expect(sent.out).toContain('202')
  const [first, second] = received.map(({ body }) => JSON.parse(body))
  expect(first).toMatchObject({
    ActionCode: 'PLT',
    UserDetails: { Company: 'Delvaux', Email: 'test.lead+1@example.com' },
  })
  expect(second.UserDetails.Email).toBe('test.lead+2@example.com')
  expect(received[0]!.key).toBe('a:b')
  expect((await run('send', to)).exit).toBe(4)
  receiver.close()
  expect((await run('send', to, '--set', 'nonsense')).exit).toBe(2)
  expect((await run('send', to, '--file', join(folder, 'absent.json'))).exit).toBe(7)
})

test('relay --check says what is wrong with its file, line by line, and opens nothing', async () => {
  const file = join(folder, 'relay.yaml')
  writeFileSync(file, 'publisher:\n  id: fabrikam\nlistners: []\n')
  const { err, exit } = await run('relay', '--config', file, '--check')
  expect(err).toContain('listners')
  expect(exit).toBe(1)
})
