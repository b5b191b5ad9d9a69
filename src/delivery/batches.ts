/** Which of the claimed deliveries go with one call: those of one connection and version, where its vendor takes several. */
import type { Claim } from './claim.ts'

/** Every claim once, in their order; most of them alone. */
export function batchesOf(claims: Claim[]): Claim[][] {
  const batches: Claim[][] = []
  const open = new Map<string, Claim[]>()
  for (const claim of claims) {
    const key = `${claim.connectionId} ${claim.version}`
    const batch = (claim.limits.batch ?? 1) > 1 ? open.get(key) : undefined
    if (batch && batch.length < (claim.limits.batch ?? 1)) {
      batch.push(claim)
      continue
    }
    const fresh = [claim]
    batches.push(fresh)
    open.set(key, fresh)
  }
  return batches
}
