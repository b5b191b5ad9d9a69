/**
 * Access tokens, kept in the memory of each process until shortly before they end: a token call for each lead
 * would be throttled. Asked for once however many leads want one; never written anywhere.
 */
import { createHash } from 'node:crypto'

export type Granted = { token: string; expiresInSeconds: number; extra?: string }

const endsBeforeMs = 300_000
const most = 2_000
const kept = new Map<string, { granted: Granted; until: number }>()
const asked = new Map<string, Promise<unknown>>()

/** @param parts everything that the token depends on, the secret included: a rotated one asks anew */
export function tokenKey(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64')
}

/** A token that is still good, or what `ask` brings; a refusal is handed to everybody who waits, and kept by nobody. */
export async function tokenFor<Refusal>(
  key: string,
  now: Date,
  ask: () => Promise<{ granted: Granted } | { refused: Refusal }>,
): Promise<{ granted: Granted } | { refused: Refusal }> {
  const known = kept.get(key)
  if (known && known.until > now.getTime()) return { granted: known.granted }
  const running = asked.get(key) as ReturnType<typeof ask> | undefined
  if (running) return running
  const asking = ask().then((answer) => {
    if ('granted' in answer) keep(key, answer.granted, now)
    return answer
  })
  asked.set(key, asking)
  try {
    return await asking
  } finally {
    asked.delete(key)
  }
}

/** The destination does not take it any more, whatever its end was said to be. */
export function forgetToken(key: string, token: string): void {
  if (kept.get(key)?.granted.token === token) kept.delete(key)
}

function keep(key: string, granted: Granted, now: Date): void {
  if (kept.size >= most) kept.delete(kept.keys().next().value!)
  const lifeMs = granted.expiresInSeconds * 1000
  kept.set(key, { granted, until: now.getTime() + Math.max(lifeMs - endsBeforeMs, lifeMs / 2) })
}
