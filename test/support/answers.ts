/**
 * Every answer of a vendor's, as rows of a table: what it means, and what is said of it. Behind the door stands a
 * script instead of a server, so that a table of fifty rows costs nothing.
 */
import { expect, test } from 'vitest'
import type { Egress, EgressFailure, EgressReply, EgressRequest } from '#platform/egress'
import { aLeadMessage } from '../../src/connectors/conformance.ts'
import type { ConnectionSettings, Connector, LeadMessage, OutcomeClass } from '../../src/connectors/contract.ts'
import { explain } from '../../src/connectors/explain.ts'

export type ScriptedAnswer =
  | { status: number; headers?: Record<string, string>; body?: string | object }
  | { stage: EgressFailure['stage']; reason: string }

export type Row = {
  /** How the row is called in the table of the specification. */
  row: string
  /** One after the other; then the door answers as usual. */
  answers: ScriptedAnswer[]
  /** What is answered so: the sign-in, instead of the lead. */
  at?: 'sign-in'
  is: OutcomeClass
  code: string
  /** In English, whole: these words are promised. */
  what: string
  /** A part of the cure in English; absent where there is nothing to mend. */
  fix?: string
  /** Codes of the remarks that stand with a delivered lead. */
  warnings?: string[]
  /** Of the outcome, what else counts. */
  more?: object
  /** How often the destination is called. */
  calls?: number
  settings?: ConnectionSettings['settings']
  secrets?: Record<string, string>
  message?: Partial<LeadMessage>
}

export const answersAt = new Date('2026-03-02T09:14:08.500Z')
let secretsMade = 0

/** @param usual what is answered when the script is at its end: tokens, and success */
export function everyAnswer(
  connector: Connector,
  {
    connection,
    usual,
    rows,
  }: { connection: ConnectionSettings; usual: (request: EgressRequest) => ScriptedAnswer; rows: Row[] },
) {
  test.each(rows.map((row) => [row.row, row] as const))('%s', async (_, row) => {
    const { egress, asked } = scriptedDoor(row, usual)
    // New ones each time, so that no token of another row is used.
    const fresh = `secret-${secretsMade++}`
    const outcome = await connector.send({
      settings: { ...connection.settings, ...row.settings },
      secrets: { clientSecret: fresh, password: fresh, ...connection.secrets, ...row.secrets },
      mapping: connection.mapping,
      egress,
      message: aLeadMessage(row.message),
      attempt: 1,
      now: answersAt,
    })
    expect(outcome).toMatchObject({ class: row.is, code: row.code, ...row.more })
    expect((outcome.warnings ?? []).map(({ code }) => code)).toEqual(row.warnings ?? [])
    if (row.calls !== undefined) expect(asked).toHaveLength(row.calls)
    const said = { en: explain('en', outcome.code, outcome.params), fr: explain('fr', outcome.code, outcome.params) }
    expect(said.en.what).toBe(row.what)
    if (row.fix) expect(said.en.fix).toContain(row.fix)
    expect(said.fr.what).not.toBe(said.en.what)
    expect(said.fr.fix !== '').toBe(said.en.fix !== '')
    if (said.en.fix) expect(said.fr.fix).not.toBe(said.en.fix)
    const remarks = (outcome.warnings ?? []).flatMap(({ code, params }) =>
      (['en', 'fr'] as const).map((locale) => explain(locale, code, params)),
    )
    for (const { what, fix } of [said.en, said.fr, ...remarks]) expect(`${what} ${fix}`).not.toMatch(/[{}]|leads\./)
  })
}

const signsIn = ({ url }: EgressRequest) => /\/oauth2?\/(v2\.0\/)?token/.test(url)

export function scriptedDoor(
  { answers, at }: Pick<Row, 'answers' | 'at'>,
  usual: (request: EgressRequest) => ScriptedAnswer,
): { egress: Egress; asked: EgressRequest[] } {
  const asked: EgressRequest[] = []
  const script = [...answers]
  const call = async (request: EgressRequest): Promise<EgressReply> => {
    asked.push(request)
    const isMeant = signsIn(request) === (at === 'sign-in')
    return replyOf((isMeant && script.shift()) || usual(request))
  }
  const none = async () => {
    throw new Error('only calls are scripted')
  }
  const egress: Egress = {
    call,
    download: none,
    reach: none,
    takesMail: async () => true,
    judgeUrl: () => undefined,
    isException: () => false,
    close: async () => {},
  }
  return { egress, asked }
}

function replyOf(answer: ScriptedAnswer): EgressReply {
  if ('stage' in answer) {
    const requestSent = answer.stage === 'answer'
    return { kind: 'failure', ...answer, message: `scripted: ${answer.reason}`, requestSent, durationMs: 5 }
  }
  const { status, headers = {}, body = '' } = answer
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return { kind: 'answer', status, headers, body: text, bodyTruncated: false, durationMs: 5 }
}

/** What networks do to everybody alike, in the words of one destination. */
export function networkRows(destination: string, { name, host }: { name: string; host: string }): Row[] {
  const row = (stage: EgressFailure['stage'], reason: string) => ({
    row: `${stage}: ${reason}`,
    answers: [{ stage, reason }],
  })
  const code = (of: string) => `leads.${destination}.${of}`
  return [
    {
      ...row('guard', 'private-address'),
      is: 'blocked',
      code: code('url_private'),
      what: `The address ${host} leads into a private or reserved network.`,
      fix: 'Enter the public address.',
    },
    {
      ...row('tls', 'expired'),
      is: 'connection_error',
      code: code('tls'),
      what: `No secure connection to ${host}: the certificate has expired.`,
      fix: 'must be valid for browsers',
    },
    {
      ...row('tls', 'name-mismatch'),
      is: 'connection_error',
      code: code('tls'),
      what: `No secure connection to ${host}: name mismatch, the certificate is for another name.`,
      fix: 'must be valid for browsers',
    },
    {
      ...row('connect', 'refused'),
      is: 'transient',
      code: code('timeout'),
      what: `No complete answer from ${name} at ${host}: the connection was refused.`,
      fix: 'sent again',
      more: { ambiguous: false },
    },
    {
      ...row('answer', 'timeout'),
      is: 'transient',
      code: code('timeout'),
      what: `No complete answer from ${name} at ${host}: it took too long.`,
      fix: 'sent again',
      more: { ambiguous: true },
    },
  ]
}
