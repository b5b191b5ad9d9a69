/** Standard Webhooks signatures (https://www.standardwebhooks.com): the endpoint can tell that a lead comes from us. */
import { createHmac, randomBytes } from 'node:crypto'

/** `whsec_…`: 24 random bytes, as the standard asks for at least. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`
}

/** What every signed request carries: the id under which it may be repeated, when it was sent, and the proof of both. */
export function signedHeaders(
  secrets: string[],
  { id, body, now }: { id: string; body: Buffer; now: Date },
): Record<string, string> {
  const timestamp = Math.floor(now.getTime() / 1000)
  return {
    'content-type': 'application/json; charset=utf-8',
    'idempotency-key': id,
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signaturesOf(secrets, { id, timestamp, body }),
  }
}

/** One signature for each valid secret, so that the receiver can change its own while both are. */
function signaturesOf(secrets: string[], { id, timestamp, body }: { id: string; timestamp: number; body: Buffer }) {
  return secrets.map((secret) => `v1,${sign(secret, id, timestamp, body)}`).join(' ')
}

function sign(secret: string, id: string, timestamp: number, body: Buffer): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')
}
