/**
 * The shop for trying out and for working on it: the sample marketplace when the instance is empty, stand-ins for
 * the publishers' systems beside it, and the real program in front. --prepare-only stops before the last;
 * --stand-ins also starts stand-ins for the vendors' systems, with a page that shows which leads landed there.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { listPublishers } from '#accounts'
import { readConfig } from '#platform/config'
import { loadSample, samplePassword } from '../sample/load.ts'
import { operatorPeople, sampleMarketplace } from '../sample/marketplace.ts'
import { samplePublishers } from '../sample/publishers.ts'
import { startStandIns } from '../sample/stand-ins.ts'
import { startVendors } from '../sample/vendors.ts'
import { jobKinds, openShop } from '../server/shop.ts'

const root = join(import.meta.dirname, '..')
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

await prepare()
if (process.argv.includes('--prepare-only')) await closeStandIns()
else await run()

async function prepare() {
  const shop = await openShop(readConfig(env), { worker: false })
  try {
    const { items } = await listPublishers(shop.ctx, { limit: 1 })
    if (items.length > 0) return
    process.stdout.write('Preparing the sample marketplace; this happens once.\n')
    const started = Date.now()
    await loadSample({ ctx: shop.ctx, jobs: jobKinds, standIns, say: (line) => process.stdout.write(`  ${line}\n`) })
    process.stdout.write(`Ready after ${Math.round((Date.now() - started) / 1000)} seconds.\n`)
  } finally {
    await shop.close()
  }
}

async function run() {
  const child = spawn(process.execPath, ['server/main.ts', 'all'], {
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
  const [publisher] = samplePublishers
  process.stdout.write(`
  ${sampleMarketplace.name} is open at ${url}

  Sign in at ${url}/account/sign-in, everybody with the password ${samplePassword}
    ${publisher?.people[0]?.email}   owner of ${publisher?.displayName} (${publisher?.publisherId})
    ${reviewer?.email}   reviewer
    ${operator?.email}   operator administrator

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
