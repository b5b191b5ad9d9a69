/**
 * How soon customers find what was published: from the press of Go live to the first search that has the offer, in a
 * catalogue of 100 000, with the real queue, checks and index of one process. Beside it the raw limit: one durable
 * row and the notice of it, heard by a listener on the same database.
 * node script/benches/publish.ts [offers] [rounds]
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { as, type Ctx } from '#platform/ctx'
import { inTransaction, notify } from '#platform/db'
import { openShop, type Shop } from '../../server/shop.ts'
import { startWorking } from '../../server/worker.ts'
import {
  approve,
  getOffer,
  getReview,
  goLive,
  type OfferKey,
  recordCheck,
  saveDraft,
  submitOffer,
} from '../../src/offers/index.ts'
import { readConfig } from '../../src/platform/config.ts'
import { followCatalogue, searchCatalogue } from '../../src/storefront/index.ts'
import { anOffer } from '../../test/support/offers.ts'
import { anOperator, aPerson, aPublisher } from '../../test/support/people.ts'
import { generatedCatalogue } from './catalogue/generated.ts'
import { publishAll } from './catalogue/publish-all.ts'
import { median } from './lead/pace.ts'

const OFFERS = Number(process.argv[2] ?? 100_000)
const ROUNDS = Number(process.argv[3] ?? 10)
const LIMIT_MS = 2000
const GIVE_UP_MS = 60_000

const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-'))
const config = readConfig({
  ...(process.env.DATABASE_URL && { DATABASE_URL: process.env.DATABASE_URL }),
  COMPTOIR_DATA: folder,
  COMPTOIR_LOG_LEVEL: 'error',
  COMPTOIR_OFFER_LINKS: 'shape',
})
const shop = await openShop(config)
await publishAll(shop.ctx, generatedCatalogue(OFFERS))
const unfollow = await followCatalogue(shop.ctx)
const stop = await startWorking(shop)

const { publisherId } = await aPublisher(shop, { publisherId: 'bench' })
const mine = as(shop.ctx, await aPerson(shop, { publisherId, roles: ['owner'] }))
const reviewers = as(shop.ctx, anOperator('reviewer'))
const seen: number[] = []
for (let round = 0; round < ROUNDS; round++) seen.push(await publishOne(shop, round))
const raw: number[] = []
for (let round = 0; round < ROUNDS; round++) raw.push(await noticed(shop.ctx))

const results = { p50Ms: round(median(seen)), maxMs: round(Math.max(...seen)), rawNoticeMs: round(median(raw)) }
process.stdout.write(
  `${JSON.stringify({ bench: 'publish', offers: OFFERS, database: shop.ctx.database.kind, rounds: ROUNDS, limitMs: LIMIT_MS, ...results, toRaw: round(results.p50Ms / results.rawNoticeMs) }, null, 2)}\n`,
)
if (results.maxMs > LIMIT_MS) process.exitCode = 1
await stop()
await unfollow()
await shop.close()
rmSync(folder, { recursive: true, force: true })

/** An offer on its whole road; timed from Go live. @returns milliseconds */
async function publishOne({ ctx }: Shop, round: number): Promise<number> {
  const word = `xylograph${String.fromCharCode(97 + round)}`
  const key = { publisherId, offerId: `bench-${round}` }
  const draft = await anOffer(mine, { ...key, document: { listing: { name: `${word} planner` } } })
  await toPreview(key, draft.revision)
  // A first preview has its hide key; without it the offer is for everybody.
  const { revision } = await saveDraft(mine, {
    ...key,
    revision: draft.revision,
    values: { 'availability.hideKey': '' },
  })
  await toPreview(key, revision)
  const from = performance.now()
  await goLive(mine, { ...key, acknowledgeWarnings: true })
  await until(async () => (await searchCatalogue(ctx, { text: word })).total > 0)
  return performance.now() - from
}

async function toPreview(key: OfferKey, revision: number): Promise<void> {
  const { submissionId } = await submitOffer(mine, { ...key, revision })
  const at = { ...key, submissionId }
  await until(async () => {
    const { submission, moves } = await getOffer(mine, key)
    if (submission?.steps.some(({ stepId, status }) => stepId === 'certification' && status === 'waitingForApproval')) {
      const { checklist } = await getReview(reviewers, at)
      const items = checklist.filter(({ state }) => state === 'open').map(({ id }) => id)
      for (const itemId of items) await recordCheck(reviewers, { ...at, itemId, state: 'pass' })
      await approve(reviewers, at)
    }
    return moves.includes('goLive')
  })
}

async function noticed(ctx: Ctx): Promise<number> {
  let hear: (at: number) => void = () => {}
  const heard = new Promise<number>((resolve) => {
    hear = resolve
  })
  const unlisten = await ctx.database.listen('bench', () => hear(performance.now()))
  const from = performance.now()
  await inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`update catalogue set changed_at = now()`)
    await notify(ctx, 'bench', '1')
  })
  const at = await heard
  await unlisten()
  return at - from
}

async function until(holds: () => Promise<unknown>): Promise<void> {
  for (const end = performance.now() + GIVE_UP_MS; performance.now() < end; await pause(5)) {
    if (await holds()) return
  }
  throw new Error('Waited in vain.')
}

function round(n: number): number {
  return Math.round(n * 10) / 10
}
