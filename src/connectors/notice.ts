/** Notices to a program that listens: what happened, signed like a lead (Standard Webhooks), and what it answered. */
import type { Egress } from '#platform/egress'
import type { Verdict } from './contract.ts'
import { verdictOn } from './https/result.ts'
import { checkUrl } from './https/settings.ts'
import { signedHeaders } from './https/signature.ts'
import { jsonOf } from './wire.ts'

export { maskUrl as maskListener } from './https/settings.ts'
export { newSigningSecret } from './https/signature.ts'
export { checkUrl as checkListener }

export type Notice = { id: string; type: string; at: Date; data: Record<string, unknown> }
export type Listener = { url: string; signingSecrets: string[]; headers?: Record<string, string> }

/** @returns what the answer means, and its JSON members where it has some */
export async function postNotice(
  egress: Egress,
  { url, signingSecrets, headers }: Listener,
  { notice: { id, type, at, data }, now }: { notice: Notice; now: Date },
): Promise<{ verdict: Verdict; members?: Record<string, unknown> }> {
  const body = Buffer.from(JSON.stringify({ type, timestamp: at.toISOString(), data }))
  const reply = await egress.call({
    url,
    method: 'POST',
    headers: { ...signedHeaders(signingSecrets, { id, body, now }), ...headers },
    body,
  })
  const host = URL.canParse(url) ? new URL(url).host : '?'
  return {
    verdict: verdictOn(reply, { host, now }),
    members: reply.kind === 'answer' ? jsonOf(reply) : undefined,
  }
}
