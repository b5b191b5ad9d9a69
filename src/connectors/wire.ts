/** The calls of one send: all of them through the guarded door, and what is kept of the last one as evidence. */
import type { Egress, EgressReply, EgressRequest } from '#platform/egress'
import type { Evidence, Outcome, Verdict } from './contract.ts'
import { redactor } from './redact.ts'

const keptBodyLength = 2_048
const keptVendorLength = 1_000
// What helps to understand an answer; cookies and the like are none of our business.
const keptHeaders = [
  'content-type',
  'date',
  'retry-after',
  'www-authenticate',
  'odata-entityid',
  'is-processed',
  'x-ms-error-code',
  'x-ms-request-id',
  'x-request-id',
  'x-correlation-id',
  'req_id',
  'req-id',
]
const hidden = '•••'

export type Answer = Extract<EgressReply, { kind: 'answer' }>
export type Failure = Extract<EgressReply, { kind: 'failure' }>

export class Wire {
  private readonly egress: Egress
  private readonly secrets: string[]
  private readonly budgetMs: number
  private spentMs = 0
  private last: { request: EgressRequest; reply: EgressReply } | undefined

  /** @param budgetMs for all the calls together */
  constructor(egress: Egress, { secrets, budgetMs = 30_000 }: { secrets: (string | undefined)[]; budgetMs?: number }) {
    this.egress = egress
    this.secrets = secrets.filter((secret) => secret !== undefined)
    this.budgetMs = budgetMs
  }

  /** A secret that only the other side told us, such as an access token. */
  learn(secret: string): void {
    this.secrets.push(secret)
  }

  async call(request: EgressRequest): Promise<EgressReply> {
    const timeoutMs = Math.max(1, Math.min(request.timeoutMs ?? this.budgetMs, this.budgetMs - this.spentMs))
    const reply = await this.egress.call({ ...request, timeoutMs })
    this.spentMs += reply.durationMs
    this.last = { request, reply }
    return reply
  }

  get reply(): EgressReply | undefined {
    return this.last?.reply
  }

  get request(): EgressRequest | undefined {
    return this.last?.request
  }

  /** In the destination's own words, without secrets. */
  quote(text: string | undefined): string | undefined {
    return text ? redactor(this.secrets)(text).slice(0, keptVendorLength) : undefined
  }

  /** A verdict with the evidence of the last call. */
  outcome(verdict: Verdict): Outcome {
    const reply = this.last?.reply
    const good = verdict.class === 'delivered' || verdict.class === 'delivered_unconfirmed'
    const own = reply?.kind === 'answer' && !good ? reply.body : undefined
    return {
      httpStatus: reply?.kind === 'answer' ? reply.status : undefined,
      ...verdict,
      vendorMessage: this.quote(verdict.vendorMessage ?? own),
      evidence: this.evidence(),
    }
  }

  /** Of one part of an answer to many: what concerns the others is none of this one's evidence. */
  outcomeOfPart(verdict: Verdict, part: { status: number; body: string }): Outcome {
    const whole = this.outcome({ ...verdict, httpStatus: part.status, vendorMessage: verdict.vendorMessage ?? ' ' })
    const response = { status: part.status, headers: {}, body: this.quote(part.body) ?? '', bodyTruncated: false }
    return {
      ...whole,
      vendorMessage: this.quote(verdict.vendorMessage),
      evidence: { ...whole.evidence, response },
    }
  }

  private evidence(): Evidence {
    if (!this.last) return { durationMs: 0 }
    const { request, reply } = this.last
    const redact = redactor(this.secrets)
    const headers = Object.entries(request.headers ?? {}).map(([name, value]) => [
      name,
      name.toLowerCase() === 'authorization' ? hidden : redact(value),
    ])
    return {
      request: {
        method: request.method,
        url: redact(request.url),
        headers: Object.fromEntries(headers) as Record<string, string>,
        bodyBytes: request.body === undefined ? 0 : Buffer.byteLength(request.body),
      },
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
        : { failure: { stage: reply.stage, reason: reply.reason, message: reply.message } }),
      durationMs: this.spentMs,
    }
  }
}

/** The members of a JSON object, or undefined: answers may be cut off, empty, or a page for people. */
export function jsonOf(answer: Answer): Record<string, unknown> | undefined {
  const value = parse(answer)
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}

export function jsonListOf(answer: Answer): Record<string, unknown>[] | undefined {
  const value = parse(answer)
  return Array.isArray(value) ? (value as Record<string, unknown>[]) : undefined
}

function parse({ body, bodyTruncated }: Answer): unknown {
  if (bodyTruncated) return undefined
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
