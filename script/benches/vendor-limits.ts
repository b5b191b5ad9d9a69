/**
 * Each vendor's destination as fast as delivery sends to it, for a minute and a half, against a stand-in that
 * counts as the vendor's documentation says and refuses what is over its limit: how many leads a minute arrive, and
 * what share of the calls was throttled. Two connections go to each account, as a publisher may have them. Beside
 * it the limit itself. node script/benches/vendor-limits.ts [seconds] [leads for each]
 */
import { setTimeout as pause } from 'node:timers/promises'
import { createPublisher } from '../../src/accounts/index.ts'
import { adoptVersion, createConnection, deliverWith, setOfferDestinations } from '../../src/delivery/index.ts'
import { aLeadBook } from '../../test/support/destination.ts'
import { startDestinations } from '../../test/torture/faults/destinations.ts'
import { aBenchShop } from './lead/shop.ts'
import { vendorLimits } from './lead/vendor-limits.ts'

const SECONDS = Number(process.argv[2] ?? 90)
const LEADS = Number(process.argv[3] ?? 3_000)
const limits = { throttledShare: 0.01 }

const destinations = await startDestinations()
const meters = vendorLimits(destinations.kinds)
const { ctx, close } = await aBenchShop('postgres', {
  COMPTOIR_LEADS_EGRESS_ALLOW: destinations.allow.join(','),
  COMPTOIR_LEADS_EGRESS_CA: destinations.caFile,
  COMPTOIR_LEADS_STAND_INS: destinations.standIns.join(','),
})
const book = aLeadBook()
const stopping = new AbortController()
try {
  for (const { name, kind, settings } of meters) await twoConnections(name, { kind, settings })
  const delivering = deliverWith(ctx, { messagesOf: book.messagesOf, signal: stopping.signal })
  await pause(SECONDS * 1000)
  stopping.abort()
  await delivering

  const results = meters.map(({ name, published, read }) => {
    const { calls, throttled, mostAtOnce, leads } = read()
    const throttledShare = Math.round((throttled / Math.max(1, calls)) * 10_000) / 10_000
    return {
      name,
      published,
      leads,
      calls,
      leadsPerCall: Math.round((leads / calls) * 10) / 10,
      mostAtOnce,
      throttledShare,
    }
  })
  const result = { bench: 'vendor-limits', limits, seconds: SECONDS, leadsWaiting: LEADS, results }
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`)
  if (results.some(({ throttledShare, leads }) => throttledShare > limits.throttledShare || leads === 0))
    process.exitCode = 1
} finally {
  await close()
  await destinations.close()
}

/** A publisher with two connections to the same account, and its leads waiting for both. */
async function twoConnections(
  publisherId: string,
  { kind, settings }: { kind: string; settings: Record<string, string> },
): Promise<void> {
  await createPublisher(ctx, { publisherId, displayName: publisherId })
  for (const half of ['first', 'second']) {
    const { connection } = await createConnection(ctx, { publisherId, kind, name: half, settings })
    await adoptVersion(ctx, { publisherId, connectionId: connection.id })
    const destination = { publisherId, offerId: half, environment: 'live' as const, connectionIds: [connection.id] }
    await setOfferDestinations(ctx, destination)
    const leads = Array.from({ length: LEADS / 2 }, (_, n) => {
      const customer = { firstName: 'Some', lastName: 'One', phone: '', country: 'BE', company: 'Contoso', title: '' }
      return { publisherId, offerId: half, customer: { ...customer, email: `${half}-${n}@contoso.example` } }
    })
    for (let from = 0; from < leads.length; from += 500) await book.capture({ ctx }, leads.slice(from, from + 500))
  }
}
