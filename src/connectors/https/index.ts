/**
 * HTTPS endpoint: the lead as JSON, posted to an address of the publisher's choice, signed as Standard
 * Webhooks says. The receiver's 2xx is the acknowledgement; what else it may answer is in result.ts.
 */
import type { Connector, Outcome, SendCall } from '../contract.ts'
import { checkMapping } from '../mapping.ts'
import { redactor } from '../redact.ts'
import { instructions } from './instructions.ts'
import { bodyOf, type Profile, reservedMembers } from './payload.ts'
import { verdictOn } from './result.ts'
import { checkSettings, maskUrl, settings, tidySettings } from './settings.ts'
import { newSigningSecret, signedHeaders } from './signature.ts'

const keptBodyLength = 2_048
// What helps to understand an answer; cookies and the like are none of our business.
const keptHeaders = [
  'content-type',
  'content-length',
  'date',
  'server',
  'retry-after',
  'allow',
  'www-authenticate',
  'x-request-id',
  'x-correlation-id',
]
const memberName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/

export const https: Connector = {
  kind: 'https',
  name: { en: 'HTTPS endpoint', fr: 'Point d’accès HTTPS' },
  summary: {
    en: 'Your own system, a flow or a function: each lead is posted to it as JSON.',
    fr: 'Votre propre système, un flux ou une fonction : chaque prospect y est envoyé en JSON.',
  },
  instructions,
  settings,
  limits: () => ({ maxInFlight: 4, growsTo: 64 }),
  // Many addresses are keys themselves, by what stands in their query.
  sendsCredentials: ({ secrets: { url = '', headerValue } }) => Boolean(headerValue) || /\?./.test(url),
  authCodes: ['leads.https.auth'],
  tidy: tidySettings,
  check: checkSettings,
  checkMapping: (mapping) => checkMapping(mapping, { pattern: memberName, reserved: reservedMembers }),
  generate: newSigningSecret,
  whereToLook: () => ({
    text: {
      en: 'Look into the log of your endpoint, or wherever it keeps what it received.',
      fr: 'Regardez dans le journal de votre point d’accès, ou là où il conserve ce qu’il reçoit.',
    },
  }),

  async reach({ egress, secrets, now }) {
    const url = secrets.url ?? ''
    const reply = await egress.reach(url)
    if (reply.kind === 'reached') return { reached: true }
    const evidence = { failure: failureOf(reply), durationMs: reply.durationMs }
    return { reached: false, outcome: { ...verdictOn(reply, { host: hostOf(url), now }), evidence } }
  },

  async send(call) {
    const profile = (call.settings.profile as Profile) ?? 'documented'
    const body = bodyOf(call.message, { profile, mapping: call.mapping, attempt: call.attempt })
    if (!body) return { class: 'record_error', code: 'leads.https.too_large', evidence: { durationMs: 0 } }
    return post(call, body)
  },

  // The documented sample: markers for the person, but a real-looking source and act, which receivers switch on.
  testMessage: (base) => ({ ...base, source: 'AzureMarketplace', actionCode: 'INS' }),
}

async function post({ egress, settings, secrets, message, attempt, now }: SendCall, body: Buffer): Promise<Outcome> {
  const url = secrets.url ?? ''
  const signingSecrets = [secrets.signingSecret, secrets['signingSecret.previous']].filter((s) => s !== undefined)
  const headers = {
    ...signedHeaders(signingSecrets, { id: message.leadId, body, now }),
    'comptoir-attempt': String(attempt),
  }
  const own = settings.headerName && secrets.headerValue ? { [String(settings.headerName)]: secrets.headerValue } : {}
  const reply = await egress.call({ url, method: 'POST', headers: { ...headers, ...own }, body })

  const redact = redactor([url, pathOf(url), secrets.headerValue, ...signingSecrets])
  const hiddenOwn = Object.fromEntries(Object.keys(own).map((name) => [name, '•••']))
  const verdict = verdictOn(reply, { host: hostOf(url), now })
  return {
    ...verdict,
    // What a blocked address answered, or would have, is never shown: it may be somebody else's inside.
    vendorMessage:
      reply.kind === 'answer' && verdict.class !== 'delivered' ? redact(reply.body).slice(0, 1_000) : undefined,
    evidence: {
      request: { method: 'POST', url: maskUrl(url), headers: { ...headers, ...hiddenOwn }, bodyBytes: body.length },
      ...(reply.kind === 'answer'
        ? {
            response: {
              status: reply.status,
              headers: Object.fromEntries(
                keptHeaders.flatMap((name) => (reply.headers[name] ? [[name, redact(reply.headers[name])]] : [])),
              ),
              body: redact(reply.body).slice(0, keptBodyLength),
              bodyTruncated: reply.bodyTruncated || reply.body.length > keptBodyLength,
            },
          }
        : { failure: failureOf(reply) }),
      durationMs: reply.durationMs,
    },
  }
}

function failureOf(reply: { stage: string; reason: string; message: string }) {
  return { stage: reply.stage, reason: reply.reason, message: reply.message }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '?'
}

function pathOf(url: string): string | undefined {
  const path = URL.canParse(url) ? new URL(url).pathname + new URL(url).search : ''
  return path.length > 1 ? path : undefined
}
