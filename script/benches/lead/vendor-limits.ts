/**
 * What the vendors publish, counted at their stand-ins: calls in any stretch of time, and calls at once. What is
 * over a limit is answered as the vendor does, and not done.
 */
import type { Fault, StandIn } from '../../../test/fakes/stand-in.ts'
import type { Torturable } from '../../../test/torture/faults/destinations.ts'

type Published = { calls: number; perMs: number; atOnce: number; says: string }
type Read = { calls: number; throttled: number; mostAtOnce: number; leads: number }
export type Meter = {
  name: string
  kind: string
  settings: Record<string, string>
  published: string
  read(): Read
}

const soon = { 'retry-after': '10' }
const marketo = (code: string): Fault => ({
  status: 200,
  body: { requestId: '1', success: false, errors: [{ code, message: 'limit' }] },
})
const published: Record<string, { limit: Published; refusal: Fault }> = {
  dynamics: {
    limit: { calls: 6_000, perMs: 300_000, atOnce: 52, says: '6 000 operations in 300 s and 52 calls at once' },
    refusal: { status: 429, headers: soon, body: { error: { code: '0x80072322', message: 'limit' } } },
  },
  marketo: {
    limit: { calls: 100, perMs: 20_000, atOnce: 10, says: '100 calls in 20 s and 10 at once' },
    refusal: marketo('606'),
  },
  hubspot: {
    limit: { calls: 100, perMs: 10_000, atOnce: 100, says: '100 calls in 10 s' },
    refusal: { status: 429, headers: soon, body: { status: 'error', category: 'RATE_LIMITS', message: 'limit' } },
  },
  salesforce: {
    limit: { calls: 15_000, perMs: 86_400_000, atOnce: 25, says: '15 000 calls a day and 25 long ones at once' },
    refusal: { status: 403, body: [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'limit', fields: [] }] },
  },
  'azure-table': {
    limit: { calls: 2_000, perMs: 1_000, atOnce: 1_000, says: '2 000 entities a second in a partition' },
    refusal: { status: 503, headers: { 'x-ms-error-code': 'ServerBusy' } },
  },
}

/** One meter for each kind with a limit. */
export function vendorLimits(kinds: Record<string, Torturable>): Meter[] {
  return Object.entries(published).map(([kind, { limit, refusal }]) => {
    const { standIn, settings, secrets } = kinds[kind]!
    return {
      name: kind,
      kind,
      settings: { ...settings, ...secrets },
      published: limit.says,
      read: count(standIn, { kind, limit, refusal }),
    }
  })
}

function count(
  standIn: StandIn,
  { kind, limit, refusal }: { kind: string; limit: Published; refusal: Fault },
): () => Read {
  const seen = { calls: 0, throttled: 0, mostAtOnce: 0, leads: 0 }
  let lately: number[] = []
  standIn.always(refusal, ({ path, body }) => {
    if (path.includes('oauth2') || path.includes('/identity/')) return false
    seen.calls++
    const leads = leadsIn(kind, { path, body })
    // Dataverse counts what is in a batch, the others count calls.
    const counted = kind === 'dynamics' ? leads : 1
    const now = performance.now()
    lately = lately.filter((at) => at > now - limit.perMs)
    for (let n = 0; n < counted; n++) lately.push(now)
    seen.mostAtOnce = Math.max(seen.mostAtOnce, standIn.atOnce())
    const isOver = lately.length > limit.calls || standIn.atOnce() > limit.atOnce
    if (isOver) seen.throttled++
    else seen.leads += leads
    return isOver
  })
  return () => ({ ...seen })
}

function leadsIn(kind: string, { path, body }: { path: string; body: string }): number {
  if (kind === 'dynamics') return Math.max(1, body.split('HTTP/1.1').length - 1)
  if (kind === 'marketo') return (JSON.parse(body || '{}') as { input?: unknown[] }).input?.length ?? 0
  if (kind === 'hubspot') return path.endsWith('/batch/upsert') ? 1 : 0
  if (kind === 'azure-table') return path.endsWith('/Tables') ? 0 : 1
  return 1
}
