/** An offer kept as a file, by the real command line against a real server: from init until it is live. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '../server/api.ts'
import { listenerOf } from '../server/listener.ts'
import { contextFor } from '../server/request.ts'
import { addSecret, answerTokenRequest, createApplication } from '../src/accounts/index.ts'
import { deliveryJobs } from '../src/delivery/jobs.ts'
import { writeOffer } from '../src/offers/file/write-offer.ts'
import { getDraft, getOffer, saveDraft } from '../src/offers/index.ts'
import { offersJobs } from '../src/offers/jobs.ts'
import { getOfferType } from '../src/offers/types/registry.ts'
import { aLogo, aPdf, aPng } from './support/files.ts'
import { aDocument } from './support/offers.ts'
import { aTeam, certify, refuse, submitAgain, type Team } from './support/publishing.ts'
import { aShop, type TestShop } from './support/shop.ts'

let shop: TestShop
let server: Server
let team: Team
let env: Record<string, string>
const folder = mkdtempSync(join(tmpdir(), 'comptoir-offer-'))
const key = { publisherId: 'fabrikam', offerId: 'crew-planner' }
const variables = { HIDE_KEY: 'crew7planner9key' }

beforeAll(async () => {
  shop = await aShop({ jobs: [...offersJobs, ...deliveryJobs] })
  team = await aTeam(shop, { publisherId: 'fabrikam' })
  const application = await createApplication(team.mine, 'fabrikam', { name: 'Pipeline', roles: ['manager'] })
  const { secret } = await addSecret(team.mine, 'fabrikam', { applicationId: application.id })
  const ctxFor = (request: Request) => contextFor(shop.ctx, request, '127.0.0.1')
  const app = new Hono()
    .post('/oauth2/token', async (c) => answerTokenRequest(await ctxFor(c.req.raw), c.req.raw))
    .route(
      '/api/v1',
      api((c) => ctxFor(c.req.raw)),
    )
  server = createServer(listenerOf(app.fetch)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  env = {
    COMPTOIR_URL: `http://127.0.0.1:${port}`,
    COMPTOIR_CLIENT_ID: application.id,
    COMPTOIR_CLIENT_SECRET: secret,
  }
})
afterAll(async () => {
  server.close()
  server.closeAllConnections()
  await shop.close()
  rmSync(folder, { recursive: true })
})

/** What a command printed, and its exit code. */
async function comptoir(...args: string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../cli/main.ts'), 'offer', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env, ...variables },
  })
  let out = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out }
}

/** A complete offer, with its files beside it. */
async function writeWhole(at: string): Promise<void> {
  const document = aDocument({
    listing: {
      documents: [{ title: 'Field guide', file: 'docs/guide.pdf' }],
      logos: { large: 'media/logo.png', medium: null, small: null },
      screenshots: [{ file: 'media/board.png', caption: 'The board of a dispatcher' }],
    },
    supplemental: { keyUsageScenario: 'docs/scenarios.pdf' },
    availability: { hideKey: 'HIDE' },
  })
  const identity = { ...key, alias: 'Crew planner', type: 'dynamics-365-ce' }
  const { text, texts } = writeOffer({ identity, type: getOfferType('dynamics-365-ce', '2020'), document })
  for (const sub of ['media', 'docs']) mkdirSync(join(at, sub), { recursive: true })
  // biome-ignore lint/suspicious/noTemplateCurlyInString: how a file names a variable of the environment
  writeFileSync(join(at, 'offer.yaml'), text.replace('hideKey: HIDE', 'hideKey: ${HIDE_KEY} # from the pipeline'))
  for (const [path, content] of texts) writeFileSync(join(at, path), content)
  writeFileSync(join(at, 'media/logo.png'), await aLogo())
  writeFileSync(join(at, 'media/board.png'), await aPng(1280, 720))
  writeFileSync(join(at, 'docs/guide.pdf'), aPdf())
  writeFileSync(join(at, 'docs/scenarios.pdf'), aPdf({ title: 'Scenarios' }))
}

test('an offer is begun, checked, applied, pulled and changed as a file', { timeout: 120_000 }, async () => {
  const begun = await comptoir('init', 'new', '--publisher', 'fabrikam', '--offer-id', 'crew-planner')
  expect(begun).toEqual({ code: 0, out: 'new/offer.yaml\n' })
  const empty = await comptoir('validate', 'new', '--format', 'json')
  expect(empty.code).toBe(1)
  expect(JSON.parse(empty.out).findings.map(({ rule }: { rule: string }) => rule)).not.toContainEqual(
    expect.stringMatching(/^(file|document)\./),
  )

  const whole = join(folder, 'crew-planner')
  await writeWhole(whole)
  expect(await comptoir('validate', 'crew-planner', '--lang', 'fr')).toMatchObject({
    code: 0,
    out: expect.stringContaining('1 fichier : 0 erreur'),
  })

  const planned = await comptoir('plan', 'crew-planner')
  expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('+ offer fabrikam.crew-planner') })
  const applied = await comptoir('apply', 'crew-planner')
  expect(applied).toMatchObject({ code: 0, out: expect.stringContaining('+ file media/logo.png (logo-large)') })
  const draft = await getDraft(team.mine, key)
  expect(draft.findings.filter(({ level }) => level === 'error')).toEqual([])
  expect(draft.document.availability?.hideKey).toBe('crew7planner9key')

  const again = await comptoir('apply', 'crew-planner', '--format', 'json')
  expect(JSON.parse(again.out)).toMatchObject({ changed: false, revision: draft.revision, changes: [], uploads: [] })
})

test('pulling brings back what was applied, byte for byte, and applying that changes nothing', {
  timeout: 120_000,
}, async () => {
  const before = readFileSync(join(folder, 'crew-planner/offer.yaml'), 'utf8')
  expect((await comptoir('pull', 'crew-planner')).code).toBe(0)
  expect(readFileSync(join(folder, 'crew-planner/offer.yaml'), 'utf8')).toBe(before)
  expect(readdirSync(join(folder, 'crew-planner/media')).sort()).toEqual(['board.png', 'logo.png'])

  expect((await comptoir('pull', 'fabrikam.crew-planner', '--into', 'elsewhere')).code).toBe(0)
  const elsewhere = await comptoir('apply', 'elsewhere', '--format', 'json')
  expect(JSON.parse(elsewhere.out)).toMatchObject({ changed: false, changes: [], uploads: [] })
})

test('what somebody else changed meanwhile is not overwritten, and pulled with every comment kept', {
  timeout: 120_000,
}, async () => {
  const { revision } = await getDraft(team.mine, key)
  await saveDraft(team.mine, { ...key, revision, values: { appVersion: '1.3.0' } })
  const stale = await comptoir('apply', 'crew-planner', '--revision', String(revision))
  expect(stale).toMatchObject({ code: 5, out: expect.stringContaining('look at the plan again') })
  const shown = await comptoir('diff', 'crew-planner', '--from', 'file', '--to', 'draft')
  expect(shown.out).toBe('~ properties.appVersion\n    - 1.2.0\n    + 1.3.0\n')
  await comptoir('pull', 'crew-planner')
  const text = readFileSync(join(folder, 'crew-planner/offer.yaml'), 'utf8')
  expect(text).toContain('appVersion: 1.3.0')
  expect(text).toContain('# from the pipeline')
})

test('a rejection is followed to its end, with the reasons; then the offer goes live (P3, P4)', {
  timeout: 120_000,
}, async () => {
  const watching = comptoir('submit', 'crew-planner', '--watch')
  const submissionId = await running()
  const again = await comptoir('submit', 'crew-planner')
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('Submission 1, to preview: running') })
  await shop.runJobs()
  await refuse(team, { ...key, submissionId })
  const rejected = await watching
  expect(rejected.code).toBe(6)
  expect(rejected.out).toContain('Submission 1: rejected')
  expect(rejected.out).toContain('The description does not say which licence is needed.')

  await certify(shop, team, await submitAgain(shop, team, key))
  const warned = await comptoir('golive', 'crew-planner')
  expect(warned).toMatchObject({
    code: 1,
    out: expect.stringMatching(/offer\.yaml:\d+:\d+: warning: .*\[goLive\.hidden\]/),
  })
  const signed = comptoir('golive', 'crew-planner', '--acknowledge-warnings', '--watch')
  await until(async () => (await getOffer(team.mine, key)).submission?.target === 'live')
  await shop.runJobs()
  expect(await signed).toMatchObject({ code: 0, out: expect.stringContaining('Submission 2: succeeded') })
  const status = await comptoir('status', 'crew-planner', '--format', 'json')
  expect(JSON.parse(status.out)).toMatchObject({ status: 'live' })
  expect((await comptoir('diff', 'crew-planner', '--from', 'live')).out).toBe('No difference.\n')
})

async function running(): Promise<string> {
  let id = ''
  await until(async () => {
    const { submission } = await getOffer(team.mine, key).catch(() => ({ submission: null }))
    id = submission?.submissionId ?? ''
    return id !== ''
  })
  return id
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  await expect.poll(holds, { timeout: 20_000, interval: 100 }).toBe(true)
}
