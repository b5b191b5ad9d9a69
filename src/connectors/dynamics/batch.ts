/** Creates many leads with one call of the Web API. */
import { randomUUID } from 'node:crypto'
import type { LeadMessage, Outcome, Verdict } from '../contract.ts'
import { forgetToken } from '../tokens.ts'
import type { Answer } from '../wire.ts'
import { columnsOf } from './columns.ts'
import { apiPath, type Call, createHeaders, createLead, createOnce, mended, open } from './create.ts'
import { onFailure } from './failure.ts'
import { judge } from './result.ts'
import { signIn, signInKey } from './sign-in.ts'

const batchAnswerBytes = 1_048_576

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
    const went = reply.status >= 200 && reply.status < 300
    const answers = went ? answersIn(reply) : []
    if (answers.length === 0 && isRefusedAsAWhole(reply)) return oneByOne(call)
    if (!went) return forAll(judge(reply, { leadId: '', url, now }).verdict)
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

/** Not a word about any lead: what stands before the environment lets no batch through, or something in it is not taken. */
function isRefusedAsAWhole({ status, bodyTruncated }: Answer): boolean {
  if (status >= 200 && status < 300) return !bodyTruncated
  return status === 501 || (status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status))
}

/** The first tells whether the others are worth their calls. */
async function oneByOne(call: Call & { messages: LeadMessage[] }): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const message of call.messages) {
    const last = outcomes.at(-1)
    const isAboutAll = last && last.class !== 'delivered' && last.class !== 'record_error'
    outcomes.push(isAboutAll ? last : await createLead({ ...call, message, attempt: 1 }))
  }
  return outcomes
}

/** The answers of a batch, in the order of its requests. */
function answersIn(reply: Answer): Pick<Answer, 'status' | 'headers' | 'body' | 'bodyTruncated'>[] {
  const boundary = /boundary="?([^";]+)/i.exec(reply.headers['content-type'] ?? '')?.[1]?.trim()
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
