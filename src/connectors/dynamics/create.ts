/** Creates a lead through the Web API, and once more with less in it where the environment takes that. */
import type { Outcome, SendCall, Verdict, Warning } from '../contract.ts'
import { forgetToken } from '../tokens.ts'
import { Wire } from '../wire.ts'
import { columnsOf, type Mend } from './columns.ts'
import { onFailure } from './failure.ts'
import { type Judged, judge } from './result.ts'
import { signIn, signInKey } from './sign-in.ts'

// As long as the original waited: its messages name these two minutes.
const budgetMs = 120_000
export const apiPath = '/api/data/v9.2'

export type Call = Omit<SendCall, 'message' | 'attempt'>

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

export function mended(wire: Wire, first: Judged, again: Judged | { refused: Verdict }): Outcome {
  if ('refused' in again) return wire.outcome(again.refused)
  if (again.verdict.class !== 'delivered') return wire.outcome(again.verdict)
  const warning: Warning = { code: warningOf(first), params: first.verdict.params }
  return wire.outcome({ ...again.verdict, warnings: [...(again.verdict.warnings ?? []), warning] })
}

function warningOf({ verdict, mend }: Judged): string {
  return mend && 'cut' in mend ? 'leads.dynamics.cut' : verdict.code
}

export async function createOnce(call: SendCall, wire: Wire, mend?: Mend): Promise<Judged | { refused: Verdict }> {
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

export function createHeaders(detectDuplicates: boolean): Record<string, string> {
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
