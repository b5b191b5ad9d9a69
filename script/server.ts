/**
 * The shop for trying out and for working on it, in one process: the real program, and beside it stand-ins for the
 * publishers' systems of the sample marketplace. When the instance is empty it is filled first.
 * --prepare-only fills it and ends; --stand-ins also starts stand-ins for the vendors' systems, with a page that
 * shows which leads landed there.
 */
import '../server/resolve-once.ts'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '#platform/config'
import { openLog } from '#platform/log'
import { operatorPeople, sampleMarketplace, samplePassword } from '../sample/marketplace.ts'
import { samplePublishers } from '../sample/publishers.ts'
import { startStandIns } from '../sample/stand-ins.ts'

const root = join(import.meta.dirname, '..')
const preparesOnly = process.argv.includes('--prepare-only')
// In a process of its own, which ends: what was loaded to prepare is not kept while the shop is open.
if (!preparesOnly && !(await isPrepared())) prepareElsewhere()
const standIns = await startStandIns(readConfig().dataDir)
const vendors = process.argv.includes('--stand-ins') ? await besideThem() : undefined
// What the environment says wins; the stand-ins come beside those that it names.
const ours: Record<string, string> = {
  COMPTOIR_NAME: sampleMarketplace.name,
  // The sample offers' addresses are invented, so that publication can only look at their shape.
  COMPTOIR_OFFER_LINKS: 'shape',
  COMPTOIR_LOG_LEVEL: 'warn',
}
for (const [key, value] of Object.entries(ours)) process.env[key] ??= value
Object.assign(process.env, besideOwn())

if (preparesOnly) await prepare()
else {
  const { serveOrExplain } = await import('../server/main.ts')
  process.exitCode = await serveOrExplain('all', { opened: welcome })
}
await Promise.all([standIns.close(), vendors?.close()])

/** The embedded database is there as long as its folder; a server is asked each time. */
async function isPrepared(): Promise<boolean> {
  const config = readConfig()
  if (!config.databaseUrl) return existsSync(preparedMark()) && existsSync(join(config.dataDir, 'pglite', 'PG_VERSION'))
  const { openDatabase } = await import('#platform/db')
  const database = await openDatabase(config, openLog('error'))
  // Without the table, or without an answer, preparing says what is the matter.
  const someone = await database.pool.query('select from publishers limit 1').catch(() => undefined)
  await database.close()
  return existsSync(preparedMark()) && (someone?.rowCount ?? 0) > 0
}

function preparedMark(): string {
  return join(readConfig().dataDir, 'sample-marketplace')
}

function prepareElsewhere() {
  const { status } = spawnSync(process.execPath, ['script/server.ts', '--prepare-only'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}

async function besideThem() {
  const { startVendors } = await import('../sample/vendors.ts')
  return startVendors(readConfig().dataDir, { authority: standIns.authority })
}

/** Whoever starts the shop may have stands of their own: theirs are called first, and trusted as well. */
function besideOwn(): Record<string, string> {
  const {
    COMPTOIR_LEADS_EGRESS_ALLOW: allow,
    COMPTOIR_LEADS_EGRESS_CA: ca,
    COMPTOIR_LEADS_STAND_INS: hosts,
  } = process.env
  const list = (...entries: (string | undefined)[]) => entries.filter(Boolean).join(',')
  return {
    COMPTOIR_LEADS_EGRESS_ALLOW: list(allow, standIns.allow, ...(vendors?.allow ?? [])),
    COMPTOIR_LEADS_EGRESS_CA: ca ? bothAuthorities(ca) : standIns.caFile,
    ...(vendors && { COMPTOIR_LEADS_STAND_INS: list(hosts, ...vendors.standIns) }),
  }
}

function bothAuthorities(ca: string): string {
  const { dataDir } = readConfig()
  const file = join(dataDir, 'trusted-authorities.pem')
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(file, [ca, standIns.caFile].map((one) => readFileSync(one, 'utf8')).join('\n'))
  return file
}

async function prepare() {
  const { listPublishers } = await import('#accounts')
  const { loadSample } = await import('../sample/load.ts')
  const { jobKinds, openShop } = await import('../server/shop.ts')
  const shop = await openShop(readConfig(), { worker: false })
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

function welcome() {
  const { url } = readConfig()
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
