/**
 * The shop for trying out and for working on it: the sample marketplace when the instance is empty, stand-ins for
 * the publishers' systems beside it, and the real program in front. --prepare-only stops before the last;
 * --stand-ins also starts stand-ins for the vendors' systems, with a page that shows which leads landed there.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '#platform/config'
import { operatorPeople, sampleMarketplace, samplePassword } from '../sample/marketplace.ts'
import { samplePublishers } from '../sample/publishers.ts'
import { startStandIns } from '../sample/stand-ins.ts'
import { startVendors } from '../sample/vendors.ts'
import { servingFlags } from '../server/serving-flags.ts'

const root = join(import.meta.dirname, '..')
const preparesOnly = process.argv.includes('--prepare-only')
// In a process of its own, which ends: what was loaded to prepare is not kept while the shop is open.
if (!preparesOnly && !isPrepared()) await prepareElsewhere()
const standIns = await startStandIns(readConfig().dataDir)
const vendors = process.argv.includes('--stand-ins')
  ? await startVendors(readConfig().dataDir, { authority: standIns.authority })
  : undefined
// The sample offers' addresses are invented, so that publication can only look at their shape.
const env: Record<string, string | undefined> = {
  COMPTOIR_NAME: sampleMarketplace.name,
  COMPTOIR_OFFER_LINKS: 'shape',
  COMPTOIR_LOG_LEVEL: 'warn',
  ...process.env,
  ...standIns.env,
  ...(vendors && {
    COMPTOIR_LEADS_STAND_INS: vendors.standIns.join(','),
    COMPTOIR_LEADS_EGRESS_ALLOW: [standIns.env.COMPTOIR_LEADS_EGRESS_ALLOW, ...vendors.allow].join(','),
  }),
}

if (preparesOnly) {
  await prepare()
  await closeStandIns()
} else await run()

/** A server is asked each time; the embedded database is there as long as its folder. */
function isPrepared(): boolean {
  const { databaseUrl } = readConfig()
  return !databaseUrl && existsSync(preparedMark()) && existsSync(join(readConfig().dataDir, 'pglite', 'PG_VERSION'))
}

function preparedMark(): string {
  return join(readConfig().dataDir, 'sample-marketplace')
}

async function prepareElsewhere() {
  const child = spawn(process.execPath, ['script/server.ts', '--prepare-only'], { cwd: root, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) process.exit(code ?? 1)
}

async function prepare() {
  const { listPublishers } = await import('#accounts')
  const { loadSample } = await import('../sample/load.ts')
  const { jobKinds, openShop } = await import('../server/shop.ts')
  const shop = await openShop(readConfig(env), { worker: false })
  try {
    const { items } = await listPublishers(shop.ctx, { limit: 1 })
    if (items.length > 0) return markPrepared()
    process.stdout.write('Preparing the sample marketplace; this happens once.\n')
    const started = Date.now()
    await loadSample({ ctx: shop.ctx, jobs: jobKinds, standIns, say: (line) => process.stdout.write(`  ${line}\n`) })
    markPrepared()
    process.stdout.write(`Ready after ${Math.round((Date.now() - started) / 1000)} seconds.\n`)
  } finally {
    await shop.close()
  }
}

function markPrepared() {
  writeFileSync(preparedMark(), '')
}

async function run() {
  const child = spawn(process.execPath, [...servingFlags, 'server/main.ts', 'all'], {
    cwd: root,
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  child.once('message', () => welcome())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  child.once('exit', async (code) => {
    await closeStandIns()
    process.exit(code ?? 1)
  })
}

async function closeStandIns() {
  await Promise.all([standIns.close(), vendors?.close()])
}

function welcome() {
  const { url } = readConfig(env)
  const [operator, reviewer] = operatorPeople
  const people: [string, string][] = [
    ...samplePublishers.map(({ people, displayName, publisherId }): [string, string] => [
      people[0]!.email,
      `owner of ${displayName} (${publisherId})`,
    ]),
    [reviewer!.email, 'reviewer'],
    [operator!.email, 'operator administrator'],
  ]
  process.stdout.write(`
  ${sampleMarketplace.name} is open at ${url}

  Sign in at ${url}/account/sign-in, everybody with the password ${samplePassword}
${people.map(([email, what]) => `    ${email.padEnd(36)} ${what}`).join('\n')}

  API ${url}/docs/api    Ctrl-C stops it
${
  vendors
    ? `
  What landed in the vendors’ stand-ins, and what to enter to send leads there: ${vendors.pageUrl}
`
    : ''
}
`)
}
