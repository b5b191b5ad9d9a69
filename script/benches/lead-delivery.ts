/**
 * From a lead's acceptance to its arrival at a local HTTPS receiver, with the real program under a steady
 * load: posted over the API, delivered by the worker. The raw limit beside it is a bare POST of as many
 * bytes to the same receiver at the same rate.
 * node script/benches/lead-delivery.ts [pglite | postgres | both] [seconds] [per second]
 */
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { reckon } from '../../test/torture/reckoning.ts'
import { senders } from '../../test/torture/senders.ts'
import { aStand, type DatabaseKind, type Stand } from '../../test/torture/stand.ts'
import { percentile, steadyRate } from './lead/pace.ts'
import { kindsIn } from './lead/shop.ts'

const SECONDS = Number(process.argv[3] ?? 60)
const PER_SECOND = Number(process.argv[4] ?? 100)
const limits = { p50Ms: 150, p99Ms: 2000 }

async function measure(kind: DatabaseKind) {
  const stand = await aStand(kind)
  const customers = senders(stand)
  const program = await stand.start()
  try {
    // The first leads warm the program up, and are not measured.
    customers.sendTo([program.url], { perSecond: PER_SECOND })
    await pause(3_000)
    await customers.stop()
    await reckon(stand, customers, { withinSeconds: 30 })
    customers.accepted.clear()

    customers.sendTo([program.url], { perSecond: PER_SECOND })
    await pause(SECONDS * 1000)
    await customers.stop()
    const { accepted, lost, doubled, repeated } = await reckon(stand, customers, { withinSeconds: 30 })
    const took = [...customers.accepted.values()].map(
      ({ leadId, capturedAt }) => (stand.arrivedAt.get(leadId) ?? Number.POSITIVE_INFINITY) - Date.parse(capturedAt),
    )
    const raw = await barePosts(stand)
    const [p50Ms, p99Ms] = [percentile(took, 0.5), percentile(took, 0.99)]
    const rawP50Ms = percentile(raw, 0.5)
    return {
      database: kind,
      perSecond: Math.round(accepted / SECONDS),
      accepted,
      lost,
      doubled,
      repeated,
      acceptedToArrived: { p50Ms, p99Ms, maxMs: percentile(took, 1) },
      rawPost: { p50Ms: rawP50Ms, p99Ms: percentile(raw, 0.99) },
      p50ToRaw: Math.round((p50Ms / rawP50Ms) * 10) / 10,
    }
  } finally {
    await customers.stop()
    await program.kill()
    await stand.close()
  }
}

/** What the receiver itself takes: the same shape of body, over kept connections. */
async function barePosts({ receiver }: Stand): Promise<number[]> {
  const dispatcher = new Agent({ connect: { ca: readFileSync(receiver.caFile) } })
  const details = ['FirstName', 'LastName', 'Email', 'Phone', 'Country', 'Company', 'Title'].map((key) => [
    key,
    'x'.repeat(20),
  ])
  const body = JSON.stringify({
    UserDetails: Object.fromEntries(details),
    LeadSource: 'SPZA',
    ActionCode: 'PLT',
    OfferTitle: 'Route Planner',
    Description: 'x'.repeat(400),
  })
  let n = 0
  const took = await steadyRate(Math.min(SECONDS, 10), PER_SECOND, async () => {
    const id = `bare-${++n}`
    const headers = { 'content-type': 'application/json; charset=utf-8', 'webhook-id': id, 'idempotency-key': id }
    const answer = await request(receiver.url(), { method: 'POST', headers, body, dispatcher })
    await answer.body.dump()
  })
  await dispatcher.close()
  return took
}

const results = []
for (const kind of kindsIn(process.argv[2])) results.push(await measure(kind))
process.stdout.write(`${JSON.stringify({ bench: 'lead-delivery', limits, seconds: SECONDS, results }, null, 2)}\n`)
const isMissed = results.some(
  ({ acceptedToArrived: { p50Ms, p99Ms }, lost, doubled }) =>
    p50Ms > limits.p50Ms || p99Ms > limits.p99Ms || lost > 0 || doubled > 0,
)
if (isMissed) process.exitCode = 1
