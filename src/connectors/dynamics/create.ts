/** Creates leads through the Web API, one by one or many with one call. */
import { randomUUID } from 'node:crypto'
import type { LeadMessage, Outcome, SendCall, Verdict, Warning } from '../contract.ts'
import { forgetToken } from '../tokens.ts'
import { type Answer, Wire } from '../wire.ts'
import { columnsOf, type Mend } from './columns.ts'
import { onFailure } from './failure.ts'
import { type Judged, judge } from './result.ts'
import { signIn, signInKey } from './sign-in.ts'

// As long as the original waited: its messages name these two minutes.
export const budgetMs = 120_000
const apiPath = '/api/data/v9.2'
const batchAnswerBytes = 1_048_576

type Call = Omit<SendCall, 'message' | 'attempt'>

export function open({ egress, secrets }: Pick<Call, 'egress' | 'secrets'>): Wire {
  return new Wire(egress, { secrets: [secrets.clientSecret, secrets.password, secrets.certificate], budgetMs })
}

export async function createLead(call: SendCall): Promise<Outcome> {
  const wire = open(call)
  const first = await createOnce(call, wire)
  if ('refused' in first) return wire.outcome(first.refused)
  if (!first.mend) return wire.outcome(first.verdict)
  return mended(wire, first, await createOnce(call, wire, first.mend))
}

function mended(wire: Wire, first: Judged, again: Judged | { refused: Verdict }): Outcome {
  if ('refused' in again) return wire.outcome(again.refused)
  if (again.verdict.class !== 'delivered') return wire.outcome(again.verdict)
  const warning: Warning = { code: warningOf(first), params: first.verdict.params }
  return wire.outcome({ ...again.verdict, warnings: [...(again.verdict.warnings ?? []), warning] })
}

function warningOf({ verdict, mend }: Judged): string {
  return mend && 'cut' in mend ? 'leads.dynamics.cut' : verdict.code
}

async function createOnce(call: SendCall, wire: Wire, mend?: Mend): Promise<Judged | { refused: Verdict }> {
  const { settings, mapping, message, now } = call
  const url = String(settings.url)
  for (let renewals = 0; ; renewals++) {
    const signedIn = await signIn(call, wire)
    if ('refused' in signedIn) return signedIn
    const reply = await wire.call({
      url: `${url}${apiPath}/leads`,
      method: 'POST',
      headers: {
        authorization: `Bearer ${signedIn.granted.token}`,
        ...createHeaders(settings.duplicateDetection === true),
      },
      body: JSON.stringify(columnsOf(message, { settings, mapping, mend })),
    })
    if (reply.kind === 'failure') return { refused: onFailure(reply, url) }
    if (reply.status === 401 && renewals === 0) {
      forgetToken(signInKey(call), signedIn.granted.token)
      continue
    }
    return judge(reply, { leadId: message.leadId, url, now })
  }
}

function createHeaders(detectDuplicates: boolean): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    accept: 'application/json',
    'odata-version': '4.0',
    'odata-maxversion': '4.0',
    'if-none-match': 'null',
    prefer: 'odata.include-annotations="Microsoft.PowerApps.CDS.*"',
    ...(detectDuplicates && { 'mscrm.suppressduplicatedetection': 'false' }),
  }
}

/**
 * A batch outside of change sets: each lead stands and falls by itself. What the environment would take with
 * less in it is sent again alone.
 * https://learn.microsoft.com/power-apps/developer/data-platform/webapi/execute-batch-operations-using-web-api
 */
export async function createLeads(call: Call & { messages: LeadMessage[] }): Promise<Outcome[]> {
  const { messages, settings, mapping, now } = call
  const wire = open(call)
  const url = String(settings.url)
  const forAll = (verdict: Verdict) => messages.map(() => wire.outcome(verdict))
  for (let renewals = 0; ; renewals++) {
    const signedIn = await signIn(call, wire)
    if ('refused' in signedIn) return forAll(signedIn.refused)
    const boundary = `batch_${randomUUID()}`
    const headers = Object.entries(createHeaders(settings.duplicateDetection === true)).map(
      ([name, value]) => `${name}: ${value}`,
    )
    const parts = messages.map((message, i) =>
      [
        `--${boundary}`,
        'Content-Type: application/http',
        'Content-Transfer-Encoding: binary',
        `Content-ID: ${i + 1}`,
        '',
        `POST ${apiPath}/leads HTTP/1.1`,
        ...headers,
        '',
        JSON.stringify(columnsOf(message, { settings, mapping })),
      ].join('\r\n'),
    )
    const reply = await wire.call({
      url: `${url}${apiPath}/$batch`,
      method: 'POST',
      headers: {
        authorization: `Bearer ${signedIn.granted.token}`,
        'content-type': `multipart/mixed; boundary=${boundary}`,
        accept: 'application/json',
        'odata-version': '4.0',
        'odata-maxversion': '4.0',
        prefer: 'odata.continue-on-error',
      },
      body: `${parts.join('\r\n')}\r\n--${boundary}--\r\n`,
      maxBodyBytes: batchAnswerBytes,
    })
    if (reply.kind === 'failure') return forAll(onFailure(reply, url))
    if (reply.status === 401 && renewals === 0) {
      forgetToken(signInKey(call), signedIn.granted.token)
      continue
    }
    if (reply.status !== 200) return forAll(judge(reply, { leadId: '', url, now }).verdict)
    const answers = answersIn(reply)
    return Promise.all(
      messages.map(async (message, i) => {
        const answer = answers[i]
        // Cut off in the middle: those without an answer are sent again; their id makes that harmless.
        if (!answer)
          return wire.outcome({
            class: 'transient',
            code: 'leads.dynamics.cut_off',
            params: { url, reason: 'reset', host: url },
            ambiguous: true,
          })
        const judged = judge(answer, { leadId: message.leadId, url, now })
        if (judged.mend) {
          const own = open(call)
          return mended(own, judged, await createOnce({ ...call, message, attempt: 1 }, own, judged.mend))
        }
        return wire.outcomeOfPart(judged.verdict, answer)
      }),
    )
  }
}

/** The answers of a batch, in the order of its requests. */
function answersIn(reply: Answer): Pick<Answer, 'status' | 'headers' | 'body' | 'bodyTruncated'>[] {
  const boundary = /boundary="?([^";]+)/i.exec(reply.headers['content-type'] ?? '')?.[1]
  if (!boundary) return []
  return reply.body
    .split(`--${boundary}`)
    .slice(1)
    .flatMap((part) => {
      const http = /HTTP\/1\.\d (\d{3})[^\r\n]*([\s\S]*)/.exec(part)
      if (!http) return []
      const [head = '', ...rest] = http[2]!.split(/\r?\n\r?\n/)
      const headers = Object.fromEntries(
        head.split(/\r?\n/).flatMap((line) => {
          const at = line.indexOf(':')
          return at < 1 ? [] : [[line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()]]
        }),
      )
      return [{ status: Number(http[1]), headers, body: rest.join('\n\n').trim(), bodyTruncated: false }]
    })
}
