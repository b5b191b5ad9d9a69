/**
 * Proof of work for offers that are asked for more often than people do: a browser finds it while its visitor
 * types. Who cannot, or has no script, solves nothing: a person looks at the enquiry instead.
 */
import { createHash } from 'node:crypto'
import type { Ctx } from '#platform/ctx'

/** A second of an ordinary browser; a robot pays it for each enquiry. */
const CHALLENGE_BITS = 16

export type Challenge = { text: string; bits: number }

/** Belongs to one form: its answer serves once. */
export function challengeOf(ctx: Pick<Ctx, 'keys'>, token: string): Challenge {
  return { text: ctx.keys.hash('enquiry-challenge', token).slice(0, 32), bits: CHALLENGE_BITS }
}

/** Whether SHA-256 of the text and what was sent begins with so many zero bits. */
export function holdsProof(ctx: Pick<Ctx, 'keys'>, form: { token?: string; proof?: string } | undefined): boolean {
  if (!form?.token || !form.proof || form.proof.length > 32) return false
  const { text, bits } = challengeOf(ctx, form.token)
  const digest = createHash('sha256').update(`${text}.${form.proof}`).digest()
  return Math.clz32(digest.readUInt32BE(0)) >= bits
}
